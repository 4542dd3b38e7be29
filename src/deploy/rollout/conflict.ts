import type { Deployment, Service } from '../../aws/shapes/ecs.ts'
import type { Outputs } from '../../model/index.ts'
import type { AccountContext } from '../context.ts'
import { DiagnosedError } from '../diagnosis/diagnosed-error.ts'
import { type Patience, patiently } from './phase.ts'
import { rolloutStateOf } from './rollout-state.ts'

const POLL_MILLISECONDS = 5_000

/** Before a service is updated: does what `onConflict` says about a deployment of it that is in flight. */
export async function heedConflict(outputs: Outputs['service'], context: AccountContext): Promise<void> {
  if (context.rollout.onConflict === 'supersede') return
  await patiently('conflict', context, patience => untilFree(outputs, context, patience))
}

async function untilFree(
  { cluster, name }: Outputs['service'],
  context: AccountContext,
  patience: Patience,
): Promise<void> {
  const { aws, clock, emit, signal, rollout } = context
  let told = false
  for (;;) {
    const { services: [service] = [] } = await aws.ecs('DescribeServices', { cluster, services: [name] })
    const other = service && inFlightOf(service)
    if (!other) return
    if (rollout.onConflict === 'fail') throw inFlight(name, other, 'failed', 'it was not changed')
    if (patience.isOver) throw inFlight(name, other, 'timed-out', `waited ${patience.says}`)
    if (!told) emit({ type: 'waiting', at: clock.now(), resource: `service ${name}`, for: describe(other) })
    told = true
    await clock.sleep(POLL_MILLISECONDS, signal)
  }
}

const inFlightOf = (service: Service): Deployment | undefined =>
  service.deployments?.find(
    deployment => deployment.status === 'PRIMARY' && rolloutStateOf(deployment, service) === 'IN_PROGRESS',
  )

const describe = ({ id, taskDefinition = '' }: Deployment): string =>
  `deployment ${id} of ${taskDefinition.split('/').at(-1)}`

function inFlight(service: string, other: Deployment, outcome: 'failed' | 'timed-out', what: string): DiagnosedError {
  const message = `Another deployment of service "${service}" is in flight, ${describe(other)}: ${what}`
  return new DiagnosedError(
    message,
    [
      {
        code: 'deployment.in-flight',
        cause: message,
        evidence: [`deployment ${other.id} is IN_PROGRESS since ${other.createdAt?.toISOString() ?? 'some time'}`],
        fix: "Run it again when that is done, wait for it with { onConflict: 'wait' }, or replace it with { onConflict: 'supersede' }.",
      },
    ],
    outcome,
  )
}
