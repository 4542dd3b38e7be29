import type { Service } from '../aws/shapes/ecs.ts'
import { unlessRefused } from '../aws/unless-refused.ts'
import { unlessUnavailable } from '../aws/unless-unavailable.ts'
import type { AccountContext } from '../deploy/context.ts'
import { nameIn } from './name-in.ts'
import type { TaskStatus } from './service-status.ts'

/** The tasks of a service that are to run, the newest first: those of one page, which DescribeTasks takes at once. */
export async function readTasks(
  { clusterArn: cluster, serviceName }: Service,
  missing: Set<string>,
  { aws }: AccountContext,
): Promise<TaskStatus[] | undefined> {
  const listed = await unlessUnavailable('ecs:ListTasks', missing, () =>
    unlessRefused(aws.ecs('ListTasks', { cluster, serviceName }), 'ServiceNotFoundException'),
  )
  const { taskArns: tasks = [] } = listed ?? {}
  if (tasks.length === 0) return listed && []
  const described = await unlessUnavailable('ecs:DescribeTasks', missing, () =>
    aws.ecs('DescribeTasks', { cluster, tasks }),
  )
  return described?.tasks
    ?.map(({ taskArn, lastStatus = '', healthStatus = 'UNKNOWN', taskDefinitionArn, startedAt, createdAt }) => ({
      id: nameIn(taskArn),
      status: lastStatus,
      health: healthStatus,
      taskDefinition: nameIn(taskDefinitionArn),
      since: (startedAt ?? createdAt)?.getTime() ?? 0,
    }))
    .toSorted((a, b) => b.since - a.since)
}
