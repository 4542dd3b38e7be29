import type { Context } from '../../context.ts'

/** As many as DeleteTaskDefinitions takes. */
const BATCH = 10
const GONE = /^MISSING$|does not exist/

/**
 * Deletes deregistered revisions; one that is already gone is deleted. Tells of each as soon as ECS has answered.
 *
 * @throws Error what ECS said of the first that it did not delete.
 */
export async function deleteRevisions(
  arns: readonly string[],
  { aws }: Pick<Context, 'aws'>,
  deleted: (arn: string) => void = () => {},
): Promise<void> {
  for (let start = 0; start < arns.length; start += BATCH) {
    const taskDefinitions = arns.slice(start, start + BATCH)
    const { failures = [] } = await aws.ecs('DeleteTaskDefinitions', { taskDefinitions })
    const refused = failures.filter(({ reason = '' }) => !GONE.test(reason))
    const names = refused.map(({ arn = '' }) => revisionIn(arn))
    for (const arn of taskDefinitions) if (!names.includes(revisionIn(arn))) deleted(arn)
    const [first] = refused
    if (first) throw new Error(`ECS did not delete ${first.arn}: ${[first.reason, first.detail].join(' ').trim()}`)
  }
}

const revisionIn = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1)
