import type { IpPermission } from '@aws-sdk/client-ec2'
import { AwsError, type World } from '../operation.ts'
import { canonicalIpv4, canonicalIpv6 } from './cidr.ts'
import { groupById } from './lookup.ts'
import type { SecurityGroupRule } from './state.ts'

const PROTOCOLS: Readonly<Record<string, string>> = { 1: 'icmp', 6: 'tcp', 17: 'udp', 58: 'icmpv6', all: '-1' }
const DESCRIPTION = /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{0,255}$/

/** The single rules that a list of permissions stands for. */
export function rulesOf(permissions: readonly IpPermission[], egress: boolean, world: World): SecurityGroupRule[] {
  return permissions.flatMap(permission => {
    const protocol = protocolOf(permission)
    const [fromPort, toPort] = portsOf(permission, protocol)
    const rule = (
      kind: SecurityGroupRule['peer']['kind'],
      value: string,
      description: string | undefined,
    ): SecurityGroupRule => {
      if (description !== undefined && !DESCRIPTION.test(description)) throw badDescription(description)
      const ruleId = `sgr-${world.id(17)}`
      return { ruleId, egress, protocol, fromPort, toPort, peer: { kind, value }, description, tags: new Map() }
    }
    const rules = [
      ...(permission.IpRanges ?? []).map(each => rule('ipv4', canonicalIpv4(each.CidrIp ?? ''), each.Description)),
      ...(permission.Ipv6Ranges ?? []).map(each => rule('ipv6', canonicalIpv6(each.CidrIpv6 ?? ''), each.Description)),
      ...(permission.UserIdGroupPairs ?? []).map(each =>
        rule('group', groupById(world, each.GroupId ?? '').groupId, each.Description),
      ),
      ...(permission.PrefixListIds ?? []).map(each => rule('prefix-list', each.PrefixListId ?? '', each.Description)),
    ]
    if (rules.length === 0) {
      throw new AwsError('MissingParameter', 'The request must contain the parameter ipRanges or groups')
    }
    return rules
  })
}

/** Rules as DescribeSecurityGroups shows them: one permission a protocol and port range. */
export function permissionsOf(rules: readonly SecurityGroupRule[], world: World): IpPermission[] {
  const byRange = new Map<string, Required<IpPermissionLists> & IpPermission>()
  for (const { protocol, fromPort, toPort, peer, description } of rules) {
    const key = `${protocol}/${fromPort}/${toPort}`
    const permission = byRange.get(key) ?? {
      IpProtocol: protocol,
      ...(protocol === '-1' ? {} : { FromPort: fromPort, ToPort: toPort }),
      IpRanges: [],
      Ipv6Ranges: [],
      UserIdGroupPairs: [],
      PrefixListIds: [],
    }
    byRange.set(key, permission)
    if (peer.kind === 'ipv4') permission.IpRanges.push({ CidrIp: peer.value, Description: description })
    if (peer.kind === 'ipv6') permission.Ipv6Ranges.push({ CidrIpv6: peer.value, Description: description })
    if (peer.kind === 'prefix-list') {
      permission.PrefixListIds.push({ PrefixListId: peer.value, Description: description })
    }
    if (peer.kind === 'group') {
      permission.UserIdGroupPairs.push({ GroupId: peer.value, UserId: world.account, Description: description })
    }
  }
  return [...byRange.values()]
}

interface IpPermissionLists {
  IpRanges: NonNullable<IpPermission['IpRanges']>
  Ipv6Ranges: NonNullable<IpPermission['Ipv6Ranges']>
  UserIdGroupPairs: NonNullable<IpPermission['UserIdGroupPairs']>
  PrefixListIds: NonNullable<IpPermission['PrefixListIds']>
}

/** Two rules are the same rule when they allow the same traffic, whatever their descriptions. */
export function sameRule(a: SecurityGroupRule, b: SecurityGroupRule): boolean {
  return describeRule(a) === describeRule(b) && a.egress === b.egress && a.peer.kind === b.peer.kind
}

export function describeRule({ peer, protocol, fromPort, toPort }: SecurityGroupRule): string {
  const ports = protocol === '-1' ? 'ALL' : `${protocol.toUpperCase()}, from port: ${fromPort}, to port: ${toPort}`
  return `peer: ${peer.value}, ${ports}, ALLOW`
}

function protocolOf({ IpProtocol }: IpPermission): string {
  if (IpProtocol === undefined) {
    throw new AwsError('MissingParameter', 'The request must contain the parameter ipProtocol')
  }
  const protocol = PROTOCOLS[IpProtocol] ?? IpProtocol.toLowerCase()
  if (/^(tcp|udp|icmp|icmpv6|-1|\d{1,3})$/.test(protocol)) return protocol
  throw new AwsError('InvalidParameterValue', `Invalid value '${IpProtocol}' for IP protocol. Unknown protocol.`)
}

function portsOf({ FromPort, ToPort }: IpPermission, protocol: string): [number, number] {
  if (protocol === '-1') return [-1, -1]
  if (protocol !== 'tcp' && protocol !== 'udp') return [FromPort ?? -1, ToPort ?? -1]
  if (FromPort === undefined || ToPort === undefined) {
    throw new AwsError(
      'InvalidParameterValue',
      `Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.`,
    )
  }
  if (FromPort < 0 || ToPort > 65535 || FromPort > ToPort) {
    throw new AwsError('InvalidParameterValue', `Invalid TCP/UDP port range (${FromPort}:${ToPort})`)
  }
  return [FromPort, ToPort]
}

const badDescription = (description: string): AwsError =>
  new AwsError(
    'InvalidParameterValue',
    `Invalid rule description '${description}'. Rule descriptions must be less than 256 characters from the following set: a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*`,
  )
