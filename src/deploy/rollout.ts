import type { Service, Task } from '@aws-sdk/client-ecs'
import type { Diagnosis } from '../errors.ts'
import type { ServiceModel } from '../model/service.ts'
import { DiagnosedError } from './diagnosis/diagnosed-error.ts'
import { diagnoseTask, type TaskDiagnosis } from './diagnosis/task.ts'
import type { Context, Outputs } from './resources/handler.ts'
import { judge, type Verdict } from './verdict.ts'

const POLL_MILLISECONDS = 5_000
/** Failures with the same hopeless cause after which there is no point in waiting for more. */
const HOPELESS_FAILURES = 2

/** Waits until our deployment of the service is complete. Everything else is thrown, with its cause. */
export async function watchRollout(outputs: Outputs['service'], model: ServiceModel, context: Context): Promise<void> {
  const { clock, signal, deadline } = context
  const failures = new FailedTasks(outputs, context)
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
    await clock.sleep(POLL_MILLISECONDS, signal)
  }
}

async function describe({ cluster, name }: Outputs['service'], { aws }: Context): Promise<Service> {
  const { services: [service] = [] } = await aws.ecs('DescribeServices', { cluster, services: [name] })
  return service ?? { serviceName: name, status: 'INACTIVE' }
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

/** ECS stopped the task because it was no longer wanted, not because it failed. */
function wasScaledIn({ stoppedReason = '' }: Task): boolean {
  return /^scaling activity initiated/i.test(stoppedReason)
}

/** The failed tasks of our deployment, read while ECS still shows them. */
class FailedTasks {
  readonly #outputs: Outputs['service']
  readonly #context: Context
  readonly #byTask = new Map<string, TaskDiagnosis>()
  /** Tasks from before we began to watch: the cause that they fail for may have been mended since. */
  #earlier: ReadonlySet<string> | undefined
  #counted = 0

  constructor(outputs: Outputs['service'], context: Context) {
    this.#outputs = outputs
    this.#context = context
  }

  /** Reads the stopped tasks when more have failed than at the last look. */
  async collect(service: Service): Promise<void> {
    const { cluster, name, deploymentId } = this.#outputs
    const ours = service.deployments?.find(({ id }) => id === deploymentId)
    const failed = ours?.failedTasks ?? 0
    if (failed <= this.#counted) {
      this.#earlier ??= new Set()
      return
    }
    this.#counted = failed
    const { aws } = this.#context
    const { taskArns = [] } = await aws.ecs('ListTasks', { cluster, serviceName: name, desiredStatus: 'STOPPED' })
    if (taskArns.length === 0) return
    const { tasks = [] } = await aws.ecs('DescribeTasks', { cluster, tasks: taskArns.slice(0, 100) })
    for (const task of tasks) {
      if (task.startedBy === deploymentId && !wasScaledIn(task))
        this.#byTask.set(task.taskArn ?? '', diagnoseTask(task))
    }
  }

  /** The tasks that are on their way now. */
  async #starting(): Promise<readonly string[]> {
    const { cluster, name } = this.#outputs
    const { taskArns = [] } = await this.#context.aws.ecs('ListTasks', { cluster, serviceName: name })
    return taskArns
  }

  /** The same hopeless cause, again and again. */
  get hopeless(): boolean {
    const counts = new Map<string, number>()
    for (const [task, { code, hopeless }] of this.#byTask) {
      if (hopeless && !this.#earlier?.has(task)) counts.set(code, (counts.get(code) ?? 0) + 1)
    }
    return [...counts.values()].some(count => count >= HOPELESS_FAILURES)
  }

  /** One diagnosis a cause; without a failed task, what the service says of itself. */
  diagnosis({ events = [] }: Service): readonly Diagnosis[] {
    const byCause = new Map<string, Diagnosis>()
    for (const { hopeless: _, ...diagnosis } of this.#byTask.values()) byCause.set(diagnosis.cause, diagnosis)
    if (byCause.size > 0) return [...byCause.values()]
    return [
      {
        code: 'rollout.unsteady',
        cause: 'No task of this deployment is known to have failed, yet it did not become steady',
        evidence: events.slice(0, 5).map(({ message = '' }) => message),
        fix: 'Read the events of the service and the logs of its tasks.',
      },
    ]
  }
}
