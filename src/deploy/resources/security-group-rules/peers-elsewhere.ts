import type { RulePeer, SecurityGroupModel, SecurityGroupRulesModel } from '../../../model/security-group.ts'
import { nameOf } from '../../ownership.ts'
import type { Actions } from '../handler.ts'
import { vpcOf } from '../vpc-of.ts'

/**
 * What is to be known of groups in another VPC that rules let in or out: EC2 takes them where the two are peered.
 * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html
 */
export function peersElsewhere({ group, ingress, egress }: SecurityGroupRulesModel, actions: Actions): string[] {
  const here = vpcOfGroup(group, actions)
  const peers: RulePeer[] = [...ingress.map(({ source }) => source), ...egress.map(({ destination }) => destination)]
  return peers.flatMap(peer => {
    if (!('securityGroup' in peer)) return []
    const there = vpcOfGroup(peer.securityGroup, actions)
    if (here === undefined || there === undefined || here === there) return []
    return [
      `${nameOf(peer.securityGroup)} is in ${there}, and ${nameOf(group)}, whose rule names it, in ${here}: EC2 takes that only where the two VPCs are peered; else let in the addresses of the other network`,
    ]
  })
}

function vpcOfGroup(group: SecurityGroupModel, actions: Actions): string | undefined {
  const given = group.existing && vpcOf(group, actions)
  return given ?? (group.network && vpcOf(group.network, actions))
}
