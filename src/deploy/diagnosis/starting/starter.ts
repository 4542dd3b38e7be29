import type { AccountContext } from '../../context.ts'

/** What starts tasks by itself, as AWS has it. */
export interface TaskStarter {
  /** What it is called in sentences: `schedule nightly`. */
  readonly name: string
  /** The service of AWS that starts its tasks: what it is called, and as what it assumes the role. */
  readonly service: { readonly name: string; readonly principal: string; readonly docs: string }
  /** What its tasks say of who has started them. */
  readonly startedBy: string
  readonly cluster: string
  readonly taskDefinition: string
  readonly roleArn: string
  /** The tasks are tagged as they start. */
  readonly tags: boolean
  readonly deadLetterQueue: string | undefined
}

/** With what a starter is looked at. */
export type StarterReader = Pick<AccountContext, 'account' | 'aws' | 'clock' | 'partition' | 'region'>

// Seen of running tasks: `chronos-schedule/gold-coast-data-lak`, of a schedule whose name goes on.
const LONGEST_STARTED_BY = 36

/** ECS keeps 36 characters, so that long names of which only the end differs cannot be told apart. */
export const startedByOf = (prefix: 'chronos-schedule' | 'events-rule', name: string): string =>
  `${prefix}/${name}`.slice(0, LONGEST_STARTED_BY)

/** Where names may have been cut off. */
export const isCut = ({ startedBy }: Pick<TaskStarter, 'startedBy'>): boolean => startedBy.length === LONGEST_STARTED_BY
