import { nextTick, untilNextLook } from '../../aws/clock.ts'
import { isAbort } from '../../aws/is-abort.ts'
import { TimeUp } from '../../aws/time-up.ts'
import { unlessRefused } from '../../aws/unless-refused.ts'
import type { Diagnosis } from '../../errors.ts'
import type { Outputs } from '../../model/index.ts'
import type { AccountContext } from '../context.ts'
import type { DiagnosedError } from '../diagnosis/diagnosed-error.ts'
import { failedHooks, withHooks } from '../diagnosis/failed-hooks.ts'
import { FailedTasks } from '../diagnosis/failed-tasks.ts'
import type { Stopper } from '../diagnosis/stopper.ts'
import type { RolloutProgress } from '../events.ts'
import { describeService } from '../resources/service/services.ts'
import { type GoingBack, startRollback } from './early-stop.ts'
import { interrupted, rolloutError, timedOut } from './end.ts'
import { isEnded, OwnRecord } from './own-record.ts'
import { Pauses } from './pause.ts'
import { type Patience, patiently } from './phase.ts'
import { phaseOf, progressOf } from './progress.ts'
import type { Pause } from './settings.ts'
import { countTargets, roomForTargets } from './targets.ts'
import { Unbroken } from './unbroken.ts'
import { type FinalVerdict, judge, type Look, type RolloutVerdict } from './verdict.ts'
import type { Watched } from './watched.ts'

const POLL_MILLISECONDS = 5_000
const CONFIRM_MILLISECONDS = 1_000
/** How long AWS may give old answers before they are believed. */
const OLD_ANSWERS_MILLISECONDS = 120_000

/** Waits until our deployment of the service is complete. Everything else is thrown, with its cause. */
export async function watchRollout(
  outputs: Outputs['service'],
  model: Watched,
  context: AccountContext,
): Promise<void> {
  await patiently('rollout', context, patience => new Rollout(outputs, model, context, patience).end())
}

class Rollout {
  readonly #outputs: Outputs['service']
  readonly #model: Watched
  readonly #context: AccountContext
  readonly #record: OwnRecord
  readonly #failures: FailedTasks
  readonly #pauses: Pauses
  readonly #unbroken: Unbroken
  readonly #patience: Patience
  readonly #start: number
  #createdAt: Date | undefined
  #last: Look | undefined
  /** How far it was when ECS listed it last. */
  #told: RolloutProgress | undefined
  #rollingBack = false
  #goingBack: GoingBack | undefined
  #unclearSince: number | undefined

  constructor(outputs: Outputs['service'], model: Watched, context: AccountContext, patience: Patience) {
    this.#outputs = outputs
    this.#model = model
    this.#context = context
    this.#record = new OwnRecord(outputs, context)
    this.#failures = new FailedTasks(outputs, context, !model.foreign)
    this.#pauses = new Pauses(outputs, context)
    this.#unbroken = new Unbroken(model, context)
    this.#patience = patience
    this.#start = context.clock.now()
  }

  async end(): Promise<void> {
    try {
      await this.#watch()
    } catch (error) {
      const look = this.#last
      if (look && error instanceof TimeUp) throw this.#timedOut(look, [])
      if (!look || !isAbort(error) || this.#failures.repeated.length === 0) throw error
      throw interrupted(this.#model, this.#outputs.deploymentId, look, this.#diagnosis(look), error)
    }
  }

  async #watch(): Promise<void> {
    const { clock, signal } = this.#context
    let before: FinalVerdict | undefined
    for (;;) {
      const look = await this.#look()
      this.#last = look
      const verdict = this.#settle(judge(look, this.#ours))
      this.#rollingBack = verdict.state === 'rolling-back'
      const pauses = await this.#pauses.heed(look.record)
      this.#patience.enter(phaseOf(verdict, look, pauses.length > 0))
      this.#report(look)
      const isLost = isFinal(verdict) && verdict.state !== 'complete'
      if (look.service) await this.#failures.collect(look.service, look.record, isLost)
      this.#unbroken.tell(this.#failures.repeated)
      const final = isFinal(verdict) ? verdict : await this.#stopHopeless(verdict, look)
      // One answer may be old or half-way: the second, made of new reads, counts.
      if (final && before?.state === final.state) {
        if (final.state === 'complete') return
        throw rolloutError(final, this.#model, this.#diagnosis(look), this.#record.missing, this.#stopper)
      }
      before = final
      if (this.#patience.isOver) throw this.#timedOut(look, pauses)
      const pause = untilNextLook(POLL_MILLISECONDS, clock.now() - this.#start)
      await nextTick(clock, before ? CONFIRM_MILLISECONDS : pause, signal)
    }
  }

  get #stopper(): Stopper {
    if (this.#goingBack === 'begun') return 'unknown'
    return this.#goingBack === 'asked' ? 'this deploy' : 'another'
  }

  get #ours() {
    return { id: this.#outputs.deploymentId, createdAt: this.#createdAt, wasRollingBack: this.#rollingBack }
  }

  async #look(): Promise<Look> {
    const { cluster, name, deploymentId } = this.#outputs
    // Right after it was made, a cluster may not be known everywhere.
    const service = await unlessRefused(describeService(cluster, name, this.#context), 'ClusterNotFoundException')
    this.#createdAt ??= service?.deployments?.find(({ id }) => id === deploymentId)?.createdAt
    const record = await this.#record.read(this.#createdAt)
    const look = { service, record }
    if (!service || !(judge(look, this.#ours).state === 'complete' || roomForTargets(this.#context))) return look
    return { ...look, targets: await countTargets(service, this.#record.missing, this.#context) }
  }

  /** Believes an answer that may be old once it has stayed the same for long. */
  #settle(verdict: RolloutVerdict): Exclude<RolloutVerdict, { state: 'unclear' }> {
    const now = this.#context.clock.now()
    if (verdict.state !== 'unclear') {
      this.#unclearSince = undefined
      return verdict
    }
    this.#unclearSince ??= now
    return now - this.#unclearSince >= OLD_ANSWERS_MILLISECONDS ? verdict.meaning : { state: 'pending' }
  }

  /** Ends a rollout that can only fail: by a rollback, or by giving up where there is nothing to go back to. */
  async #stopHopeless({ state }: RolloutVerdict, look: Look): Promise<FinalVerdict | undefined> {
    if (state === 'rolling-back' && look.service && this.#failures.returnsFail(look.service))
      return { state: 'failed', reason: 'what it is rolled back to does not start, either, and no task of it runs' }
    if (state !== 'pending' || isEnded(look.record) || !this.#context.rollout.earlyStop) return undefined
    if (!this.#failures.hopeless) return this.#unbroken.end(look.service, this.#failures)
    // ECS lists it a little later; until then there is nothing that could be stopped.
    if (!look.record && this.#record.isReadable && this.#context.clock.now() < this.#start + OLD_ANSWERS_MILLISECONDS)
      return undefined
    this.#goingBack ??= await startRollback(look, this.#model, this.#record.missing, this.#context)
    return this.#goingBack ? undefined : { state: 'failed', reason: 'every attempt must fail the same way' }
  }

  #diagnosis({ record, service }: Look): readonly Diagnosis[] {
    const subject = {
      service: { serviceName: this.#model.serviceName },
      definition: undefined,
      program: !this.#model.foreign,
    }
    return withHooks(failedHooks(record, subject), this.#failures.diagnosis(service ?? {}, this.#stopper))
  }

  #timedOut(look: Look, pauses: readonly Pause[]): DiagnosedError {
    const { deploymentId } = this.#outputs
    const down = look.service !== undefined && this.#failures.isDown(look.service)
    return timedOut(this.#model, deploymentId, look, this.#patience.says, pauses, down, this.#diagnosis(look))
  }

  #report(look: Look): void {
    const { emit, clock } = this.#context
    const seconds = Math.round((clock.now() - this.#start) / 1000)
    const progress = progressOf(
      look,
      this.#outputs.deploymentId,
      this.#model,
      this.#patience.phase,
      seconds,
      this.#told,
    )
    if (progress.taskDefinition) this.#told = progress
    emit({ type: 'rollout', at: clock.now(), ...progress })
  }
}

function isFinal(verdict: Exclude<RolloutVerdict, { state: 'unclear' }>): verdict is FinalVerdict {
  return verdict.state !== 'pending' && verdict.state !== 'rolling-back'
}
