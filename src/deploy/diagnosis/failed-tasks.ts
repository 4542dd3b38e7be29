import type { Service, Task } from '@aws-sdk/client-ecs'
import type { Diagnosis } from '../../errors.ts'
import type { ServiceModel } from '../../model/service.ts'
import type { Context, Outputs } from '../resources/handler.ts'
import { moreEvidence } from './evidence.ts'
import { diagnoseTask, type TaskDiagnosis } from './task.ts'

/** Failures with the same hopeless cause after which there is no point in waiting for more. */
const HOPELESS_FAILURES = 2

/** The failed tasks of our deployment, read while ECS still shows them. */
export class FailedTasks {
  readonly #outputs: Outputs['service']
  readonly #model: ServiceModel
  readonly #context: Context
  readonly #byTask = new Map<string, TaskDiagnosis>()
  /** Tasks from before we began to watch: the cause that they fail for may have been mended since. */
  #earlier: ReadonlySet<string> | undefined
  #counted = 0

  constructor(outputs: Outputs['service'], model: ServiceModel, context: Context) {
    this.#outputs = outputs
    this.#model = model
    this.#context = context
  }

  /** Reads the stopped tasks when more have failed than at the last look. */
  async collect(service: Service): Promise<void> {
    const { deploymentId } = this.#outputs
    const failed = service.deployments?.find(({ id }) => id === deploymentId)?.failedTasks ?? 0
    if (failed > this.#counted) {
      this.#counted = failed
      await this.#read(deploymentId, service)
    }
    this.#earlier ??= new Set(failed > 0 ? [...this.#byTask.keys(), ...(await this.#list('RUNNING'))] : [])
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
    for (const { hopeless: _, ...diagnosis } of this.#byTask.values()) {
      // The first of each cause has the most evidence.
      if (!byCause.has(diagnosis.cause)) byCause.set(diagnosis.cause, diagnosis)
    }
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

  async #read(deploymentId: string, { loadBalancers = [] }: Service): Promise<void> {
    const stopped = await this.#list('STOPPED')
    if (stopped.length === 0) return
    const { tasks = [] } = await this.#context.aws.ecs('DescribeTasks', {
      cluster: this.#outputs.cluster,
      tasks: stopped.slice(0, 100),
    })
    for (const task of tasks) {
      const { taskArn = '', startedBy } = task
      if (startedBy !== deploymentId || wasScaledIn(task) || this.#byTask.has(taskArn)) continue
      const diagnosis = diagnoseTask(task)
      const isNew = ![...this.#byTask.values()].some(({ cause }) => cause === diagnosis.cause)
      const groups = loadBalancers.flatMap(({ targetGroupArn }) => targetGroupArn ?? [])
      const more = isNew ? await moreEvidence(diagnosis, task, this.#model, groups, this.#context) : []
      this.#byTask.set(taskArn, { ...diagnosis, evidence: [...diagnosis.evidence, ...more] })
    }
  }

  async #list(desiredStatus: 'RUNNING' | 'STOPPED'): Promise<string[]> {
    const { cluster, name } = this.#outputs
    const { taskArns = [] } = await this.#context.aws.ecs('ListTasks', { cluster, serviceName: name, desiredStatus })
    return taskArns
  }
}

/** ECS stopped the task because it was no longer wanted, not because it failed. */
function wasScaledIn({ stoppedReason = '' }: Task): boolean {
  return /^scaling activity initiated/i.test(stoppedReason)
}
