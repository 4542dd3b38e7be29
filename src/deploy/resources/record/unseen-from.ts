import type { NetworkModel } from '../../../model/network.ts'
import type { RecordModel } from '../../../model/record.ts'
import type { Context } from '../../context.ts'
import { keyOf, nameOf } from '../../ownership.ts'
import type { Actions } from '../handler.ts'

/** A private zone answers in its VPCs alone: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zones-private.html */
export function unseenFrom(
  model: RecordModel,
  zone: { readonly hostedZoneId: string; readonly vpcIds?: readonly string[] },
  actions: Actions,
  { models, region }: Context,
): string[] {
  const { vpcIds } = zone
  if (!vpcIds) return []
  const near = 'type' in model ? undefined : model.loadBalancer.network
  const networks: readonly NetworkModel[] = near
    ? [near]
    : models.flatMap(each => (each.kind === 'network' ? [each] : []))
  return networks.flatMap(network => {
    const there = actions.get(keyOf(network))?.live?.outputs
    const vpcId = there && 'vpcId' in there ? there.vpcId : undefined
    if (vpcId !== undefined && vpcIds.includes(vpcId)) return []
    const where = vpcId ?? `the VPC of ${nameOf(network)}, which is new`
    const command = `aws route53 associate-vpc-with-hosted-zone --hosted-zone-id ${zone.hostedZoneId} --vpc VPCRegion=${region},VPCId=${vpcId ?? 'vpc-…'}`
    return [
      `The private hosted zone ${model.zone.name} (${zone.hostedZoneId}) does not answer in ${where}, only in ${vpcIds.join(', ')}: ${command}`,
    ]
  })
}
