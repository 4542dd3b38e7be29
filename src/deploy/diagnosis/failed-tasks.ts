import type { Service, TaskDefinition } from '../../aws/shapes/ecs.ts'
import type { Diagnosis } from '../../errors.ts'
import type { Context } from '../context.ts'
import type { Outputs } from '../resources/outputs.ts'
import type { Mending } from './causes/cause.ts'
import type { Found } from './causes.ts'
import { describeFailed, diagnoseTasks, tasksOf } from './failures.ts'
import { causesInWords, diagnosesOf, endsOf, onePerCause } from './service-words.ts'
import { readDefinition, type Subject } from './subject.ts'

/** What may be over at the next attempt, with nothing changed by the program. */
const PASSING: ReadonlySet<Mending> = new Set(['itself', 'network'])

/** Failures with the same hopeless cause after which there is no point in waiting for more. */
const HOPELESS_FAILURES = 2

/** The failed tasks of our deployment, read while ECS still shows them. */
export class FailedTasks {
  readonly #outputs: Outputs['service']
  readonly #context: Context
  #byTask: ReadonlyMap<string, Found> = new Map()
  #said: readonly Found[] = []
  #definition: TaskDefinition | undefined
  readonly #unreadable = new Set<string>()
  /** Tasks from before we began to watch: the cause that they fail for may have been mended since. */
  #earlier: ReadonlySet<string> | undefined
  #counted = 0

  constructor(outputs: Outputs['service'], context: Context) {
    this.#outputs = outputs
    this.#context = context
  }

  /** Reads the stopped tasks when more have failed than at the last look, and keeps what the service says. */
  async collect(service: Service): Promise<void> {
    const failed = this.#ours(service)?.failedTasks ?? 0
    const said = this.#wordsOf(service)
    if (failed > 0 || said.length > 0) await this.#readDefinition()
    // A rollback that has ended leaves no trace of why it began.
    this.#said = onePerCause([...this.#said, ...this.#wordsOf(service)])
    if (failed > this.#counted) {
      this.#counted = failed
      await this.#read(service)
    }
    this.#earlier ??= new Set(failed > 0 ? [...this.#byTask.keys(), ...(await this.#list(service, 'RUNNING'))] : [])
  }

  /** The same hopeless cause, again and again. */
  get hopeless(): boolean {
    const counts = new Map<string, number>()
    for (const [task, { code, mends }] of this.#byTask) {
      if (!PASSING.has(mends) && !this.#earlier?.has(task)) counts.set(code, (counts.get(code) ?? 0) + 1)
    }
    return [...counts.values()].some(count => count >= HOPELESS_FAILURES)
  }

  /** One diagnosis a cause: of the failed tasks, and of what the service and its deployment say of themselves. */
  diagnosis(service: Service, statusReason?: string): readonly Diagnosis[] {
    const ends = statusReason ? [statusReason] : []
    const said = onePerCause([...this.#said, ...this.#wordsOf(service, ends)])
    return diagnosesOf(onePerCause([...this.#byTask.values()], said), service, [...this.#unreadable], ends)
  }

  #wordsOf(service: Service, ends: readonly string[] = []): Found[] {
    const ours = this.#ours(service)
    return causesInWords(this.#subjectOf(service), ours?.createdAt, [...(ours ? endsOf([ours]) : []), ...ends])
  }

  #subjectOf(service: Service): Subject {
    return { service, definition: this.#definition, program: true }
  }

  #ours({ deployments }: Service) {
    return deployments?.find(({ id }) => id === this.#outputs.deploymentId)
  }

  async #read(service: Service): Promise<void> {
    const { tasks, evidence } = await describeFailed(await this.#list(service, 'STOPPED'), { service }, this.#context)
    const ours = tasks.filter(({ startedBy }) => startedBy === this.#outputs.deploymentId)
    this.#note(evidence)
    this.#byTask = await diagnoseTasks(ours, this.#subjectOf(service), this.#context, this.#byTask)
  }

  async #readDefinition(): Promise<void> {
    if (this.#definition) return
    const { definition, evidence } = await readDefinition(this.#outputs.taskDefinition, this.#context)
    this.#definition = definition
    this.#note(evidence)
  }

  async #list(service: Service, desiredStatus: 'RUNNING' | 'STOPPED'): Promise<readonly string[]> {
    const { arns, evidence } = await tasksOf({ service }, desiredStatus, this.#context)
    this.#note(evidence)
    return arns
  }

  #note(unreadable: readonly string[]): void {
    for (const each of unreadable) this.#unreadable.add(each)
  }
}
