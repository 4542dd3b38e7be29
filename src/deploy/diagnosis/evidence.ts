import type { Task } from '@aws-sdk/client-ecs'
import type { ServiceModel } from '../../model/service.ts'
import type { Context } from '../resources/handler.ts'
import type { TaskDiagnosis } from './task.ts'

const LINES = 10

/** What else can be seen of a failed task: the last words of its containers, and what the load balancer says of it. */
export async function moreEvidence(
  { code }: TaskDiagnosis,
  task: Task,
  model: ServiceModel,
  targetGroups: readonly string[],
  context: Context,
): Promise<readonly string[]> {
  if (code.startsWith('container.')) return containerLogs(task, model, context)
  if (code === 'target.unhealthy') return (await Promise.all(targetGroups.map(arn => health(arn, context)))).flat()
  return []
}

async function containerLogs(task: Task, model: ServiceModel, context: Context): Promise<readonly string[]> {
  const id = task.taskArn?.split('/').at(-1)
  const failed = (task.containers ?? []).filter(({ exitCode }) => exitCode !== 0)
  const logs = model.taskDefinition.containers.flatMap(({ name, logConfiguration }) =>
    logConfiguration?.logGroup && failed.some(container => container.name === name)
      ? [{ name, ...logConfiguration }]
      : [],
  )
  const lines = await Promise.all(
    logs.map(({ name, logGroup, streamPrefix }) =>
      unlessDenied(`logs of container ${name}`, async () => {
        const { events = [] } = await context.aws.cloudWatchLogs('GetLogEvents', {
          logGroupName: logGroup.logGroupName,
          logStreamName: `${streamPrefix}/${name}/${id}`,
          limit: LINES,
          startFromHead: false,
        })
        return events.map(({ message = '' }) => `log of ${name}: ${message.trimEnd()}`)
      }),
    ),
  )
  return lines.flat()
}

async function health(TargetGroupArn: string, { aws }: Context): Promise<readonly string[]> {
  return unlessDenied('target health', async () => {
    const { TargetHealthDescriptions = [] } = await aws.elbv2('DescribeTargetHealth', { TargetGroupArn })
    return TargetHealthDescriptions.flatMap(({ Target, TargetHealth: { State, Reason, Description } = {} }) =>
      State === 'healthy'
        ? []
        : [`target ${Target?.Id}:${Target?.Port} is ${State}: ${Reason} ${Description ?? ''}`.trimEnd()],
    )
  })
}

/** Evidence is a help, not a need: where it may not or can no longer be read, that is said instead. */
async function unlessDenied(what: string, read: () => Promise<readonly string[]>): Promise<readonly string[]> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof Error) || error.name === 'AbortError') throw error
    return [`${what} could not be read: ${error.message}`]
  }
}
