import type { IpPermission, SecurityGroup } from '../../../aws/shapes/ec2.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { SecurityGroupModel, SecurityGroupRulesModel } from '../../../model/security-group.ts'
import type { Context } from '../../context.ts'
import { ownerOf } from '../../ownership.ts'
import { rulesOfGroup } from '../security-group-rules/group-rules.ts'
import { isTagged, rulesModelOf } from '../security-group-rules/tagged-rules.ts'
import { fromTagList } from '../tag-list.ts'
import { type Ingress, keyOfRule } from './ingress-key.ts'

// The rule that EC2 gives to every new group; where the VPC has IPv6, there is one for it as well.
// https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
const EVERYWHERE: IpPermission = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }
const EVERYWHERE_IPV6: IpPermission = { IpProtocol: '-1', Ipv6Ranges: [{ CidrIpv6: '::/0' }] }
const ANYTHING = 'all to 0.0.0.0/0'
const ANYTHING_IPV6 = 'all to ::/0'

/** What a group of the stack lets out by itself: everything, as long as no rule of the program says what may go out. */
export function wantedEgress(rules: SecurityGroupRulesModel | undefined): Ingress {
  return rules && rules.egress.length > 0 ? {} : { [ANYTHING]: '' }
}

/** What it lets out now, apart from rules of the program; where it lets out everything, more of others is nothing to mend. */
export async function egressOf(
  { GroupId = '', IpPermissionsEgress }: SecurityGroup,
  group: SecurityGroupModel,
  context: Context,
): Promise<Ingress> {
  const [only, ...more] = IpPermissionsEgress ?? [EVERYWHERE]
  if (only && more.length === 0 && isEverywhere(only)) return { [ANYTHING]: '' }
  const wanted = rulesModelOf(group, context)
  const open = ANYTHING in wantedEgress(wanted)
  const rules = (await rulesOfGroup(GroupId, context)).filter(rule => rule.IsEgress)
  const unclaimed = rules.filter(rule => !wanted || !isTagged(rule, wanted, context))
  const compared = unclaimed.filter(rule => {
    const key = keyOfRule(rule, context.account)
    if (!open || key === ANYTHING) return true
    return key !== ANYTHING_IPV6 && ownerOf(fromTagList(rule.Tags))?.stack === context.stack.name
  })
  return Object.fromEntries(compared.map(rule => [keyOfRule(rule, context.account), '']))
}

const isEverywhere = ({ IpProtocol, IpRanges = [], Ipv6Ranges = [], UserIdGroupPairs = [], ...rest }: IpPermission) =>
  IpProtocol === '-1' &&
  IpRanges.length === 1 &&
  IpRanges[0]?.CidrIp === '0.0.0.0/0' &&
  Ipv6Ranges.length + UserIdGroupPairs.length + (rest.PrefixListIds ?? []).length === 0

/** Takes away the rules that let everything out of a new group. */
export async function restrictEgress(GroupId: string, { aws }: Context): Promise<void> {
  // Each alone: one that is not there makes EC2 refuse them all.
  for (const permission of [EVERYWHERE, EVERYWHERE_IPV6]) {
    const call = aws.ec2('RevokeSecurityGroupEgress', { GroupId, IpPermissions: [permission] })
    await unlessRefused(call, 'InvalidPermission.NotFound')
  }
}

/** Lets everything out again, over IPv4, as a new group does. */
export async function openEgress(GroupId: string, { aws }: Context): Promise<void> {
  const call = aws.ec2('AuthorizeSecurityGroupEgress', { GroupId, IpPermissions: [EVERYWHERE] })
  await unlessRefused(call, 'InvalidPermission.Duplicate')
}
