import type { Failure, Task } from '../aws/shapes/ecs.ts'
import type { AccountContext } from '../deploy/context.ts'
import { causeOf, told } from '../deploy/diagnosis/causes.ts'
import { type Diagnosis, RunError } from '../errors.ts'
import type { Launch } from './launch.ts'

/** Starts tasks. The same token, within a day, gives the same tasks. @throws RunError where ECS has no place for them all */
export async function startTasks(
  { request, service, definition }: Launch,
  { token, count }: { readonly token: string; readonly count: number },
  context: AccountContext,
): Promise<readonly string[]> {
  const { tasks = [], failures = [] } = await context.aws.ecs('RunTask', {
    ...request,
    count,
    clientToken: token,
    startedBy: token,
  })
  const arns = tasks.flatMap(({ taskArn }: Task) => taskArn ?? [])
  if (failures.length === 0 && arns.length > 0) return arns
  if (arns.length > 0) await stopTasks(arns, request.cluster, context)
  const diagnosis = failures.map(failure => diagnosisOf(failure, { service, definition, program: false }))
  throw new RunError('failed', `ECS could not start ${count - arns.length} of ${count} tasks`, { tasks: [], diagnosis })
}

function diagnosisOf(
  { arn, reason = '', detail }: Failure,
  subject: Parameters<typeof causeOf>[0]['subject'],
): Diagnosis {
  const words = [reason, detail].filter(Boolean).join(': ')
  const evidence = [`${arn ? `${arn}: ` : ''}${words}`]
  const known = causeOf({
    words: /^RESOURCE|^AGENT|^ATTRIBUTE/.test(reason) ? `unable to place a task ${words}` : words,
    subject,
  })
  if (known) return { ...told(known), evidence }
  return {
    code: 'task.not-started',
    cause: `ECS did not start a task: ${words || 'it does not say why'}`,
    evidence,
    fix: 'Look for a place where it can run: capacity of the cluster, its instances, the launch type.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/api_failures_messages.html',
  }
}

/** Stops tasks that may still run; of one that has stopped already, ECS says nothing. */
export async function stopTasks(arns: readonly string[], cluster: string, { aws }: AccountContext): Promise<void> {
  await Promise.all(arns.map(task => aws.ecs('StopTask', { cluster, task, reason: 'The run was ended' })))
}

/** The tasks that a run has started, though it may not have been told of them. */
export async function startedBy(token: string, cluster: string, { aws }: AccountContext): Promise<readonly string[]> {
  const { taskArns = [] } = await aws.ecs('ListTasks', { cluster, startedBy: token })
  return taskArns
}
