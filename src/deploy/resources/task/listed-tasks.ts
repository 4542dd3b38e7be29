import { allPages } from '../../../aws/pages.ts'
import type { ListTasksRequest, Task } from '../../../aws/shapes/ecs.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Context } from '../../context.ts'

const LARGEST_BATCH = 100

/** The tasks of a cluster that a filter lets through; none where the cluster is gone. */
export async function listedTasks(
  filter: ListTasksRequest & { readonly cluster: string },
  { aws }: Pick<Context, 'aws'>,
): Promise<readonly Task[]> {
  const { cluster } = filter
  const list = allPages(async nextToken => {
    const page = await aws.ecs('ListTasks', { ...filter, ...(nextToken ? { nextToken } : {}) })
    return { items: page.taskArns, next: page.nextToken }
  })
  const arns = (await unlessRefused(list, 'ClusterNotFoundException')) ?? []
  const found: Task[] = []
  for (let from = 0; from < arns.length; from += LARGEST_BATCH) {
    const { tasks = [] } = await aws.ecs('DescribeTasks', { cluster, tasks: arns.slice(from, from + LARGEST_BATCH) })
    found.push(...tasks)
  }
  return found
}
