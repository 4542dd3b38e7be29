import type { ServiceDeployment } from '../../aws/shapes/ecs.ts'
import type { Outputs } from '../../model/index.ts'
import type { AccountContext } from '../context.ts'
import type { Pause } from './settings.ts'

/** Tells of every pause once, and carries out what is decided. */
export class Pauses {
  readonly #outputs: Outputs['service']
  readonly #context: AccountContext
  readonly #told = new Set<string>()

  constructor(outputs: Outputs['service'], context: AccountContext) {
    this.#outputs = outputs
    this.#context = context
  }

  /** Gives what the deployment waits for now. */
  async heed(record: ServiceDeployment | undefined): Promise<readonly Pause[]> {
    const pauses = this.#in(record)
    const { emit, clock, rollout } = this.#context
    for (const pause of pauses) {
      if (this.#told.has(pause.hookId)) continue
      this.#told.add(pause.hookId)
      emit({ type: 'waiting-for-approval', at: clock.now(), ...pause })
      const decision = await rollout.onPause?.(pause)
      if (decision === 'approve' || decision === 'reject') await decide(pause, decision, this.#context)
    }
    return pauses
  }

  #in(record: ServiceDeployment | undefined): Pause[] {
    if (record?.status !== 'IN_PROGRESS') return []
    return (record.lifecycleHookDetails ?? []).flatMap(({ hookId, status, expiresAt, timeoutAction }) =>
      hookId && status === 'AWAITING_ACTION'
        ? {
            service: this.#outputs.name,
            cluster: this.#outputs.cluster,
            serviceDeploymentArn: record.serviceDeploymentArn ?? '',
            hookId,
            stage: record.lifecycleStage ?? '',
            ...(expiresAt ? { expiresAt: expiresAt.getTime() } : {}),
            ...(timeoutAction ? { timeoutAction } : {}),
          }
        : [],
    )
  }
}

/** Lets a paused deployment go on, or roll back. */
export async function decide(
  { serviceDeploymentArn, hookId }: Pick<Pause, 'serviceDeploymentArn' | 'hookId'>,
  decision: 'approve' | 'reject',
  { aws }: Pick<AccountContext, 'aws'>,
): Promise<void> {
  await aws.ecs('ContinueServiceDeployment', {
    serviceDeploymentArn,
    hookId,
    action: decision === 'approve' ? 'CONTINUE' : 'ROLLBACK',
  })
}
