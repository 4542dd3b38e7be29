import type { DeploymentLifecycleHookDetail, ServiceDeployment } from '../../aws/shapes/ecs.ts'
import type { Diagnosis } from '../../errors.ts'
import { advice, fixOf, ofService } from './advice.ts'
import type { Subject } from './subject.ts'

/** The lifecycle hooks that ended a deployment, which no task or event tells of. */
export function failedHooks(record: ServiceDeployment | undefined, subject: Subject): Diagnosis[] {
  const where = ofService(
    { words: '', subject },
    '{ hooks } of the deployment strategy',
    'deploymentConfiguration.lifecycleHooks',
  )
  const stage = record?.lifecycleStage ? ` at ${record.lifecycleStage}` : ''
  return (record?.lifecycleHookDetails ?? [])
    .filter(
      ({ status, timeoutAction }) => status === 'FAILED' || (status === 'TIMED_OUT' && timeoutAction === 'ROLLBACK'),
    )
    .map(hook => ({
      code: 'rollout.hook',
      cause: `${whatHappened(hook)}${stage}`,
      evidence: [
        `hook ${hook.hookId ?? hook.targetArn}: ${hook.status}`,
        ...(record?.statusReason ? [`service deployment: ${record.statusReason}`] : []),
      ],
      ...fixOf(advice`${whatToDo(hook)} The hooks are ${where}.`),
      docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-lifecycle-hooks.html',
    }))
}

/** The hooks first; what says only that the deployment ended has no more to tell then. */
export function withHooks(hooks: readonly Diagnosis[], found: readonly Diagnosis[]): readonly Diagnosis[] {
  if (hooks.length === 0) return found
  return [...hooks, ...found.filter(({ code }) => !/^rollout\.(unsteady|hook)$/.test(code))]
}

function whatHappened({ status, targetArn, targetType }: DeploymentLifecycleHookDetail): string {
  if (targetType !== 'PAUSE') return `The lifecycle hook ${targetArn} ${status === 'FAILED' ? 'failed' : 'timed out'}`
  return status === 'FAILED' ? 'The deployment was rejected where it paused' : 'Nobody approved the deployment in time'
}

function whatToDo({ status, targetType }: DeploymentLifecycleHookDetail): string {
  if (targetType !== 'PAUSE') return 'Read the log of the function: it must answer { hookStatus: "SUCCEEDED" }.'
  return status === 'FAILED' ? 'Ask who rejected it, and why.' : 'Run it again and approve it, or give it more time.'
}
