import { nextTick } from '../../../aws/clock.ts'
import { withMissingAction } from '../../../aws/denied.ts'
import { allPages } from '../../../aws/pages.ts'
import type { InstanceSummary } from '../../../aws/shapes/service-discovery.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Outputs } from '../../../model/index.ts'
import type { Context } from '../../context.ts'
import { InUse } from '../handler.ts'
import { performed } from '../namespace/operation.ts'
import { type Registering, registeringIn } from './registering-in.ts'

// ECS takes its tasks out by itself, some minutes late: https://github.com/hashicorp/terraform-provider-aws/issues/4853
const ECS_MILLISECONDS = 300_000
const POLL_MILLISECONDS = 5_000

/** What is in a Cloud Map service. */
interface Registered extends Registering {
  /** The ids of instances that no service of ECS has registered. */
  readonly foreign: readonly string[]
}

/** Why a Cloud Map service stays: others have registered in it, or services of ECS that are not the stack's. */
export async function registeredByOthers(
  outputs: Outputs['discovery-service'],
  context: Context,
): Promise<InUse | undefined> {
  const registered = await registeredIn(outputs, context)
  const who = whoRegisters(registered, registered.theirs)
  if (who !== undefined) return new InUse(who)
  const [refusal] = registered.untold.values()
  if (refusal) throw refusal
  return undefined
}

/** What is in a Cloud Map service; nothing where it is gone. */
export async function registeredIn(
  { serviceId, arn }: Outputs['discovery-service'],
  context: Context,
): Promise<Registered> {
  const left = (await unlessRefused(instancesOf(serviceId, context), 'ServiceNotFound')) ?? []
  return { foreign: madeByOthers(left), ...(await registeringIn(arn, left, context)) }
}

/** Who is in a Cloud Map service, of others and of these services of ECS, in words. */
export function whoRegisters(
  { foreign }: Pick<Registered, 'foreign'>,
  services: readonly string[],
): string | undefined {
  const who = [
    ...(foreign.length > 0 ? [`others have registered in it: ${foreign.join(', ')}`] : []),
    ...(services.length > 0 ? [`services of ECS register in it: ${services.join(', ')}`] : []),
  ]
  return who.length > 0 ? who.join('; ') : undefined
}

const NOT_ASKED: Registering = { ours: [], theirs: [], untold: new Map() }

/**
 * Waits until ECS has taken its tasks out of a Cloud Map service, and takes out what it leaves. False where the service is
 * gone already.
 *
 * @throws InUse where others have registered in it, or a service of ECS still does, or may
 */
export async function emptied({ serviceId, arn }: Outputs['discovery-service'], context: Context): Promise<boolean> {
  const { clock, signal } = context
  const start = clock.now()
  for (let isFirst = true; ; isFirst = false) {
    const left = await unlessRefused(instancesOf(serviceId, context), 'ServiceNotFound')
    if (!left) return false
    if (left.length === 0) return true
    const foreign = madeByOthers(left)
    const isLate = clock.now() >= start + ECS_MILLISECONDS
    const { ours, theirs, untold } =
      isFirst || isLate || foreign.length > 0 ? await registeringIn(arn, left, context) : NOT_ASKED
    // What a read says of the stack's own at first may be of before.
    const who = whoRegisters({ foreign }, isLate ? [...theirs, ...ours] : theirs)
    if (who !== undefined) throw new InUse(who)
    if (isLate && untold.size > 0) throw mayRegisterIn(untold)
    if (isLate) {
      for (const { Id = '' } of left) await deregistered(serviceId, Id, context)
      return true
    }
    await nextTick(clock, POLL_MILLISECONDS, signal)
  }
}

const madeByOthers = (instances: readonly InstanceSummary[]): readonly string[] =>
  instances.flatMap(({ Id = '', Attributes: { ECS_SERVICE_NAME: service } = {} }) =>
    service === undefined ? [Id] : [],
  )

function mayRegisterIn(untold: Registering['untold']): InUse {
  const whys = new Set([...untold.values()].map(withMissingAction))
  return new InUse(
    `tasks of ${[...untold.keys()].sort().join(', ')} are in it, and whether those services of ECS still register there could not be told: ${[...whys].join('; ')}`,
  )
}

async function deregistered(ServiceId: string, InstanceId: string, context: Context): Promise<void> {
  const call = () => context.aws.serviceDiscovery('DeregisterInstance', { ServiceId, InstanceId })
  await unlessRefused(performed(call, `The removal of instance ${InstanceId}`, context), 'InstanceNotFound')
}

function instancesOf(ServiceId: string, { aws }: Context): Promise<InstanceSummary[]> {
  return allPages(async next => {
    const { Instances, NextToken } = await aws.serviceDiscovery('ListInstances', {
      ServiceId,
      ...(next ? { NextToken: next } : {}),
    })
    return { items: Instances, next: NextToken }
  })
}
