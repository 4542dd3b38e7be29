import type { ContainerDefinition, Service, TaskDefinition } from '../../aws/shapes/ecs.ts'
import type { Context } from '../context.ts'
import { idIn, ownerOf } from '../ownership.ts'
import { fromEcsTags } from '../resources/ecs-tags.ts'
import { readable } from './readable.ts'

/** What AWS says of a service and of what it runs: all that a cause is told from. */
export interface Subject {
  readonly service: Service
  /** Absent when it may not be read. */
  readonly definition: TaskDefinition | undefined
  /** What the program that made it calls it. */
  readonly definitionId?: string | undefined
  /** A program of this package made it: what to change is then said in the program's words. */
  readonly program: boolean
  /** It was run to its end, and no service says where it ran. */
  readonly ran?: RanAlone | undefined
  /** The containers whose command was another in that run. */
  readonly commanded?: readonly string[]
}

/** A run of a task, by what its program calls it; without a name it was said by hand. */
export interface RanAlone {
  readonly task?: string
}

/** AWS's words on one failure, and what they are about. */
export interface Clue {
  readonly words: string
  readonly subject: Subject
  /** The container that failed, where one did. */
  readonly container?: ContainerDefinition | undefined
  /** Its name, though the definition may not have it: ECS adds containers of its own. */
  readonly failed?: string | undefined
  /** Where the task runs, as the task says. */
  readonly launchType?: string | undefined
}

/** `Container "app"`, or as much as is known. */
export function containerOf({ container, failed }: Clue): string {
  const name = container?.name ?? failed
  return name === undefined ? 'A container' : `Container "${name}"`
}

/** What evidence is read with. */
export type AwsAccess = Pick<Context, 'aws'>

/** What AWS says of a task definition; it knows it better than any program. */
export async function readDefinition(
  taskDefinition: string | undefined,
  { aws }: AwsAccess,
): Promise<Pick<Subject, 'definition' | 'definitionId'> & { readonly evidence: readonly string[] }> {
  if (!taskDefinition) return { definition: undefined, evidence: [] }
  const { value, evidence } = await readable('task definition', () =>
    aws.ecs('DescribeTaskDefinition', { taskDefinition, include: ['TAGS'] }),
  )
  const owner = ownerOf(fromEcsTags(value?.tags))
  return { definition: value?.taskDefinition, definitionId: owner && idIn(owner.id), evidence }
}
