import type { Service } from '@aws-sdk/client-ecs'
import type { ServiceModel } from '../model/service.ts'
import { describeService } from './batch/services.ts'
import { nextTick } from './clock.ts'
import { DiagnosedError } from './diagnosis/diagnosed-error.ts'
import { FailedTasks } from './diagnosis/failed-tasks.ts'
import type { Context, Outputs } from './resources/handler.ts'
import { judge, type Verdict } from './verdict.ts'

const POLL_MILLISECONDS = 5_000

/** Waits until our deployment of the service is complete. Everything else is thrown, with its cause. */
export async function watchRollout(outputs: Outputs['service'], model: ServiceModel, context: Context): Promise<void> {
  const { clock, signal, deadline } = context
  const failures = new FailedTasks(outputs, model, context)
  let rollingBack = false
  let stopRequested = false
  for (;;) {
    const service = await describe(outputs, context)
    const verdict = judge(service, outputs.deploymentId, rollingBack)
    rollingBack = verdict.state === 'rolling-back'
    report(service, outputs, context)
    await failures.collect(service)
    if (verdict.state === 'complete') return
    if (verdict.state !== 'pending' && verdict.state !== 'rolling-back')
      throw failure(verdict, service, failures, model)
    if (verdict.state === 'pending' && !stopRequested && failures.hopeless) {
      stopRequested = true
      if (!(await startRollback(service, outputs, model, context))) {
        throw failure({ state: 'failed', reason: 'every attempt must fail the same way' }, service, failures, model)
      }
    }
    if (clock.now() >= deadline) {
      throw new DiagnosedError(
        `Service "${model.serviceName}" was not steady in time: ${service.runningCount} of ${service.desiredCount} tasks are running`,
        failures.diagnosis(service),
        'timed-out',
      )
    }
    await nextTick(clock, POLL_MILLISECONDS, signal)
  }
}

async function describe({ cluster, name }: Outputs['service'], context: Context): Promise<Service> {
  return (await describeService(cluster, name, context)) ?? { serviceName: name, status: 'INACTIVE' }
}

function report(service: Service, { deploymentId }: Outputs['service'], { emit, clock }: Context): void {
  const ours = service.deployments?.find(({ id }) => id === deploymentId)
  emit({
    type: 'rollout',
    at: clock.now(),
    service: service.serviceName ?? '',
    deploymentId,
    taskDefinition: ours?.taskDefinition ?? '',
    desired: ours?.desiredCount ?? service.desiredCount ?? 0,
    running: ours?.runningCount ?? 0,
    pending: ours?.pendingCount ?? 0,
    failed: ours?.failedTasks ?? 0,
    state: ours?.rolloutState ?? 'UNKNOWN',
  })
}

function failure(verdict: Verdict, service: Service, failures: FailedTasks, model: ServiceModel): DiagnosedError {
  const diagnosis = failures.diagnosis(service)
  const name = `Service "${model.serviceName}"`
  switch (verdict.state) {
    case 'rolled-back':
      return new DiagnosedError(`${name} was rolled back and runs what it ran before`, diagnosis, 'rolled-back')
    case 'superseded':
      return new DiagnosedError(
        `${name} was taken over by ${verdict.by}: another deploy came in between`,
        [],
        'superseded',
      )
    case 'failed':
      return new DiagnosedError(`${name} did not start: ${verdict.reason}`, diagnosis)
    default:
      return new DiagnosedError(`${name} was deleted while it was being deployed`, diagnosis)
  }
}

/**
 * Asks ECS to go back to what ran before. False when nothing will: there was nothing before, or we may not ask and no
 * circuit breaker does it for us.
 */
async function startRollback(
  service: Service,
  { cluster, name }: Outputs['service'],
  model: ServiceModel,
  { aws }: Context,
): Promise<boolean> {
  if ((service.deployments ?? []).length < 2) return false
  try {
    const { serviceDeployments = [] } = await aws.ecs('ListServiceDeployments', {
      cluster,
      service: name,
      status: ['PENDING', 'IN_PROGRESS'],
    })
    const serviceDeploymentArn = serviceDeployments[0]?.serviceDeploymentArn
    if (serviceDeploymentArn) {
      await aws.ecs('StopServiceDeployment', { serviceDeploymentArn, stopType: 'ROLLBACK' })
      return true
    }
  } catch (error) {
    if (!(error instanceof Error) || !/AccessDenied|Conflict/.test(error.name)) throw error
  }
  return model.circuitBreaker.enable && model.circuitBreaker.rollback
}
