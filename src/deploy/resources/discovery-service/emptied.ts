import { nextTick } from '../../../aws/clock.ts'
import { allPages } from '../../../aws/pages.ts'
import type { InstanceSummary } from '../../../aws/shapes/service-discovery.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Outputs } from '../../../model/index.ts'
import type { Context } from '../../context.ts'
import { InUse } from '../handler.ts'
import { performed } from '../namespace/operation.ts'
import { registeringIn } from './registering-in.ts'

// ECS takes its tasks out by itself, some minutes late: https://github.com/hashicorp/terraform-provider-aws/issues/4853
const ECS_MILLISECONDS = 300_000
const POLL_MILLISECONDS = 5_000

/**
 * Waits until ECS has taken its tasks out of a Cloud Map service, and takes out what it leaves. False where the service is
 * gone already.
 *
 * @throws InUse where others have registered in it, or a service of ECS still does
 */
export async function emptied({ serviceId, arn }: Outputs['discovery-service'], context: Context): Promise<boolean> {
  const { clock, signal } = context
  const start = clock.now()
  for (let isFirst = true; ; isFirst = false) {
    const left = await unlessRefused(instancesOf(serviceId, context), 'ServiceNotFound')
    if (!left) return false
    if (left.length === 0) return true
    const others = left.filter(({ Attributes: { ECS_SERVICE_NAME: service } = {} }) => service === undefined)
    if (others.length > 0)
      throw new InUse(`others have registered in it: ${others.map(({ Id = '' }) => Id).join(', ')}`)
    const isLate = clock.now() >= start + ECS_MILLISECONDS
    const users = isFirst || isLate ? await registeringIn(arn, left, context) : []
    // What a read says of the stack's own at first may be of before.
    const staying = users.filter(({ isOfStack }) => isLate || !isOfStack)
    if (staying.length > 0)
      throw new InUse(`services of ECS register in it: ${staying.map(({ name }) => name).join(', ')}`)
    if (isLate) {
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
