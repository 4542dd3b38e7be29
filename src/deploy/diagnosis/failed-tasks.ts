import type { Service } from '../../aws/shapes/ecs.ts'
import type { Diagnosis } from '../../errors.ts'
import type { Outputs } from '../../model/index.ts'
import type { AccountContext } from '../context.ts'
import { breakerThreshold } from '../rollout/progress.ts'
import type { Look } from '../rollout/verdict.ts'
import type { Mending } from './causes/cause.ts'

import type { WeighedDiagnosis } from './causes.ts'
import { describeFailed, diagnoseTasks, tasksOf } from './failures.ts'
import { failedLaunches, NO_FAILED_LAUNCHES, withLaunches } from './launches.ts'
import { type Repeated, repeatedly } from './repeated.ts'
import { causesInWords, diagnosesOf, lossOf, reasonsOfFailed, weightiest } from './service-words.ts'
import type { Stopper } from './stopper.ts'
import { readDefinition, type Subject } from './subject.ts'

/** What may be over at the next attempt, with nothing changed by the program. */
const PASSING: ReadonlySet<Mending> = new Set(['itself', 'network'])

/** Failures with the same hopeless cause after which there is no point in waiting for more. */
const HOPELESS_FAILURES = 2
/** Failed tasks that are no accident: the least at which a circuit breaker gives up. */
const FAILED_RETURNS = 3
/** ECS does not count tasks that end after they ran, and counts from zero once one runs well. */
const READ_MILLISECONDS = 30_000
const LAUNCHES_MILLISECONDS = 60_000

const isFailure = ({ weight }: WeighedDiagnosis): boolean => weight !== 'nothing'

/** The failed tasks of our deployment, read while ECS still shows them. */
export class FailedTasks {
  readonly #outputs: Outputs['service']
  readonly #context: AccountContext
  readonly #program: boolean
  #byTask: ReadonlyMap<string, WeighedDiagnosis> = new Map()
  /** The failed tasks of what is gone back to. */
  #returns: ReadonlyMap<string, WeighedDiagnosis> = new Map()
  #said: readonly WeighedDiagnosis[] = []
  #lost: string | undefined
  #definition: Pick<Subject, 'definition' | 'definitionId'> = { definition: undefined }
  readonly #unreadable = new Set<string>()
  /** Tasks that were looked at. */
  readonly #seen = new Set<string>()
  /** Tasks from before we began to watch: the cause that they fail for may have been mended since. */
  #earlier: ReadonlySet<string> | undefined
  /** Tasks that may have failed only because a right of theirs was just given. */
  readonly #tooEarly = new Set<string>()
  #launches = NO_FAILED_LAUNCHES
  #launchesAt: number
  /** When our deployment began. */
  #since: Date | undefined
  #countedByEcs = 0
  #running = 0
  #readAt: number

  /** `program`: a program of this package made the service. */
  constructor(outputs: Outputs['service'], context: AccountContext, program: boolean) {
    this.#outputs = outputs
    this.#program = program
    this.#context = context
    this.#readAt = context.clock.now()
    this.#launchesAt = context.clock.now()
  }

  /** Reads the stopped tasks when some may have failed since, or the deployment is lost, and keeps what the service says. */
  async collect(service: Service, record: Look['record'], isLost: boolean): Promise<void> {
    const ours = this.#ours(service)
    this.#since ??= ours?.createdAt
    const { failedTasks: failed = 0, runningCount: running = 0, pendingCount: pending = 0 } = ours ?? {}
    this.#lost = lossOf(record) ?? this.#lost
    if (failed > 0 || this.#wordsOf(service, record).length > 0) await this.#readDefinition()
    // A rollback that has ended leaves no trace of why it began.
    this.#said = weightiest([...this.#said, ...this.#wordsOf(service, record)])
    const joined = ours && !this.#earlier && failed + running + pending > 0
    if (joined || isLost || this.#mayHaveFailed(failed, running)) await this.#read(service)
    await this.#readLaunches(service, running)
    this.#countedByEcs = failed
    this.#running = running
    if (ours) this.#earlier ??= new Set(joined ? [...this.#seen, ...(await this.#list(service, 'RUNNING'))] : [])
  }

  /** The same hopeless cause, again and again. */
  get hopeless(): boolean {
    return repeatedly(this.#counted(), HOPELESS_FAILURES, ({ mends }) => !PASSING.has(mends)).length > 0
  }

  /** What tasks have failed for more than once. */
  get repeated(): readonly Repeated[] {
    return repeatedly(this.#counted(), HOPELESS_FAILURES, isFailure)
  }

  /**
   * As many tasks have failed as a circuit breaker takes, for the same cause, and none runs. ECS counts from zero once a
   * task runs well. A registry that is not reached is reached again: aws-actions/amazon-ecs-deploy-task-definition#102.
   */
  keepFailing(service: Service): boolean {
    const { failedTasks = 0, runningCount = 0 } = this.#ours(service) ?? {}
    if (runningCount > 0 || failedTasks < breakerThreshold(service.desiredCount ?? 0)) return false
    return repeatedly(this.#counted(), FAILED_RETURNS, each => isFailure(each) && each.mends !== 'network').length > 0
  }

  /** Of which no right may still be on its way, and that were not there before we watched. */
  #counted(): WeighedDiagnosis[] {
    return [...this.#byTask].flatMap(([task, found]) =>
      this.#earlier?.has(task) || (found.mends === 'role' && this.#tooEarly.has(task)) ? [] : [found],
    )
  }

  /** What is gone back to does not start, either: none of its tasks runs, and one after the other fails. */
  returnsFail({ deployments }: Service): boolean {
    const primary = deployments?.find(({ status }) => status === 'PRIMARY')
    return this.#returns.size >= FAILED_RETURNS && (primary?.runningCount ?? 0) === 0
  }

  /** Tasks fail one after the other, or none of the service runs and some have failed; or what is gone back to fails, too. */
  isDown(service: Service): boolean {
    const { desiredCount = 0, runningCount = 0 } = service
    const failed = [...this.#byTask.values()].filter(({ weight }) => weight !== 'nothing').length
    const short = (this.#ours(service)?.runningCount ?? 0) < desiredCount
    if (this.#returns.size > 0) return true
    return desiredCount > 0 && ((runningCount === 0 && failed > 0) || (short && failed >= FAILED_RETURNS))
  }

  /** One diagnosis a cause, where `stopper` has ended the deployment if somebody has: of the failed tasks, and of what the service says of itself. */
  diagnosis(service: Service, stopper: Stopper): readonly Diagnosis[] {
    const found = weightiest([...this.#byTask.values(), ...this.#returns.values()], this.#said)
    const unreadable = [...this.#unreadable, ...this.#launches.evidence]
    const subject = { service, program: this.#program }
    const loss = this.#lost === undefined ? undefined : { says: this.#lost, by: stopper }
    return diagnosesOf(withLaunches(found, this.#launches), subject, loss, unreadable, this.#since)
  }

  /** A service that waits for instances says nothing of it: their groups do. */
  async #readLaunches(service: Service, running: number): Promise<void> {
    const now = this.#context.clock.now()
    if (running >= (service.desiredCount ?? 0)) this.#launches = NO_FAILED_LAUNCHES
    else if (now >= this.#launchesAt + LAUNCHES_MILLISECONDS) {
      this.#launchesAt = now
      this.#launches = await failedLaunches(this.#subjectOf(service), this.#context)
    }
  }

  #mayHaveFailed(failed: number, running: number): boolean {
    if ((failed > 0 && failed !== this.#countedByEcs) || running < this.#running) return true
    const { clock, hasRoom } = this.#context
    return clock.now() >= this.#readAt + READ_MILLISECONDS && hasRoom('ecs', 'ListTasks')
  }

  #wordsOf(service: Service, record: Look['record']): WeighedDiagnosis[] {
    const ours = this.#ours(service)
    const lost = lossOf(record)
    const ends = [...(ours ? reasonsOfFailed([ours]) : []), ...(lost ? [lost] : [])]
    return causesInWords(this.#subjectOf(service), ours?.createdAt, ends, { whole: true })
  }

  #subjectOf(service: Service): Subject {
    return { service, ...this.#definition, program: this.#program }
  }

  #ours({ deployments }: Service) {
    return deployments?.find(({ id }) => id === this.#outputs.deploymentId)
  }

  async #read(service: Service): Promise<void> {
    this.#readAt = this.#context.clock.now()
    const unseen = (await this.#list(service, 'STOPPED')).filter(arn => !this.#seen.has(arn))
    const { tasks, evidence } = await describeFailed(unseen, { service }, this.#context)
    this.#note(evidence)
    for (const arn of unseen) this.#seen.add(arn)
    if (this.#context.rights.mayBeUnseen) for (const arn of unseen) this.#tooEarly.add(arn)
    if (tasks.length === 0) return
    await this.#readDefinition()
    const { deploymentId } = this.#outputs
    const primary = service.deployments?.find(({ status }) => status === 'PRIMARY')?.id
    const of = (id: string | undefined) => tasks.filter(({ startedBy }) => startedBy === id)
    const subject = this.#subjectOf(service)
    this.#byTask = await diagnoseTasks(of(deploymentId), subject, this.#context, this.#byTask)
    if (primary !== deploymentId)
      this.#returns = await diagnoseTasks(of(primary), subject, this.#context, this.#returns)
  }

  async #readDefinition(): Promise<void> {
    if (this.#definition.definition) return
    const { evidence, ...read } = await readDefinition(this.#outputs.taskDefinition, this.#context)
    this.#definition = read
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
