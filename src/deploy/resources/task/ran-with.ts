import type { Context } from '../../context.ts'
import { RAN } from '../../ownership.ts'
import { fromEcsTags, toEcsTags } from '../ecs-tags.ts'

const LONGEST_KEY = 128

/** The hash of the overrides that a task has run with, and well, on this revision; nothing where it has not. */
export async function ranWith(revision: string, id: string, { aws }: Context): Promise<string | undefined> {
  const { tags } = await aws.ecs('DescribeTaskDefinition', { taskDefinition: revision, include: ['TAGS'] })
  const [number, overrides] = fromEcsTags(tags)[keyFor(id)]?.split(' ') ?? []
  // Tools copy the tags of a revision to the next one.
  return number === numberOf(revision) ? overrides : undefined
}

/** Says on the revision that the task has run well with it. ECS itself forgets a task an hour after it has stopped. */
export async function noteRan(revision: string, id: string, overrides: string, { aws }: Context): Promise<void> {
  const tags = toEcsTags({ [keyFor(id)]: `${numberOf(revision)} ${overrides}` })
  await aws.ecs('TagResource', { resourceArn: revision, tags })
}

const keyFor = (id: string): string => `${RAN}${id}`.slice(0, LONGEST_KEY)

const numberOf = (revision: string): string => revision.slice(revision.lastIndexOf(':') + 1)
