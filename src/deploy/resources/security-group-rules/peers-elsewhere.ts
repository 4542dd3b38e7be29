import type { Model } from '../../../model/index.ts'
import type { RulePeer, SecurityGroupModel, SecurityGroupRulesModel } from '../../../model/security-group.ts'
import { keyOf, nameOf } from '../../ownership.ts'
import type { Actions } from '../handler.ts'

/**
 * What is to be known of groups in another VPC that rules let in or out: EC2 takes them where the two are peered.
 * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html
 */
export function peersElsewhere({ group, ingress, egress }: SecurityGroupRulesModel, actions: Actions): string[] {
  const here = vpcOf(group, actions)
  const peers: RulePeer[] = [...ingress.map(({ source }) => source), ...egress.map(({ destination }) => destination)]
  return peers.flatMap(peer => {
    if (!('securityGroup' in peer)) return []
    const there = vpcOf(peer.securityGroup, actions)
    if (here === undefined || there === undefined || here === there) return []
    return [
      `${nameOf(peer.securityGroup)} is in ${there}, and ${nameOf(group)}, whose rule names it, in ${here}: EC2 takes that only where the two VPCs are peered; else let in the addresses of the other network`,
    ]
  })
}

function vpcOf(group: SecurityGroupModel, actions: Actions): string | undefined {
  const given = group.existing && outputOf(group, actions)
  return given ?? (group.network && outputOf(group.network, actions))
}

function outputOf(model: Model, actions: Actions): string | undefined {
  const outputs = actions.get(keyOf(model))?.live?.outputs
  return outputs && 'vpcId' in outputs ? outputs.vpcId : undefined
}
