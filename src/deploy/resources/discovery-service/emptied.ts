import { nextTick } from '../../../aws/clock.ts'
import { allPages } from '../../../aws/pages.ts'
import type { InstanceSummary } from '../../../aws/shapes/service-discovery.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Context } from '../../context.ts'
import { Retained } from '../handler.ts'
import { performed } from '../namespace/operation.ts'

// ECS takes its tasks out by itself, some minutes late: https://github.com/hashicorp/terraform-provider-aws/issues/4853
const ECS_MILLISECONDS = 300_000
const POLL_MILLISECONDS = 5_000

/**
 * Waits until ECS has taken its tasks out of a Cloud Map service, and takes out what it leaves. False where the service is
 * gone already.
 */
export async function emptied(serviceId: string, context: Context): Promise<boolean> {
  const { clock, signal } = context
  const until = clock.now() + ECS_MILLISECONDS
  for (;;) {
    const left = await unlessRefused(instancesOf(serviceId, context), 'ServiceNotFound')
    if (!left) return false
    if (left.length === 0) return true
    const others = left.filter(({ Attributes: { ECS_SERVICE_NAME: service } = {} }) => service === undefined)
    if (others.length > 0)
      throw new Retained(`others have registered in it: ${others.map(({ Id = '' }) => Id).join(', ')}`)
    if (clock.now() >= until) {
      for (const { Id = '' } of left) await deregistered(serviceId, Id, context)
      return true
    }
    await nextTick(clock, POLL_MILLISECONDS, signal)
  }
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
