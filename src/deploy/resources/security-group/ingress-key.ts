import type { IpPermission, SecurityGroupRule } from '../../../aws/shapes/ec2.ts'

/** Rules: what is let in, for example `tcp 443 from 0.0.0.0/0`, or out (`to`), to the rule's description. */
export type Ingress = Readonly<Record<string, string>>

interface Ports {
  readonly IpProtocol?: string | undefined
  readonly FromPort?: number | undefined
  readonly ToPort?: number | undefined
}

/** A rule as text. */
export function ingressKey(ports: Ports, source: string, way: 'from' | 'to' = 'from'): string {
  const { IpProtocol = '-1', FromPort, ToPort = FromPort } = ports
  const protocol = IpProtocol === '-1' ? 'all' : IpProtocol
  if (FromPort === undefined || protocol === 'all') return `${protocol} ${way} ${source}`
  return `${protocol} ${FromPort === ToPort ? FromPort : `${FromPort}-${ToPort}`} ${way} ${source}`
}

/** A rule that EC2 gives by itself, as text. */
export function keyOfRule(rule: SecurityGroupRule, account: string): string {
  const { CidrIpv4, CidrIpv6, PrefixListId, ReferencedGroupInfo: { GroupId = '', UserId = account } = {} } = rule
  const group = UserId === account ? GroupId : `${UserId}/${GroupId}`
  return ingressKey(rule, CidrIpv4 ?? CidrIpv6 ?? PrefixListId ?? group, rule.IsEgress ? 'to' : 'from')
}

/** Whether a rule lets something out. */
export const isEgress = (key: string): boolean => key.includes(' to ')

/** The rules that EC2 gives, one for each source. Groups of other accounts are written `account/group`. */
export function ingressOf(permissions: readonly IpPermission[], account: string): Ingress {
  return Object.fromEntries(
    permissions.flatMap(permission => {
      const { IpRanges = [], Ipv6Ranges = [], PrefixListIds = [], UserIdGroupPairs = [] } = permission
      const sources: [string | undefined, string | undefined][] = [
        ...IpRanges.map(({ CidrIp, Description }) => [CidrIp, Description] as [string, string]),
        ...Ipv6Ranges.map(({ CidrIpv6, Description }) => [CidrIpv6, Description] as [string, string]),
        ...PrefixListIds.map(({ PrefixListId, Description }) => [PrefixListId, Description] as [string, string]),
        ...UserIdGroupPairs.map(
          ({ UserId = account, GroupId, Description }) =>
            [UserId === account ? GroupId : `${UserId}/${GroupId}`, Description] as [string, string],
        ),
      ]
      return sources.map(([source = '', description = '']) => [ingressKey(permission, source), description])
    }),
  )
}

/** Rules as EC2 takes them. */
export function permissionsOf(ingress: Ingress): IpPermission[] {
  return Object.entries(ingress).map(([key, description]) => permissionOf(key, description))
}

function permissionOf(key: string, description: string): IpPermission {
  const [, protocol = '', from, to = from, source = ''] =
    /^(\S+)(?: (-?\d+)(?:-(-?\d+))?)? (?:from|to) (.+)$/.exec(key) ?? []
  return {
    IpProtocol: protocol === 'all' ? '-1' : protocol,
    ...(from === undefined ? {} : { FromPort: Number(from), ToPort: Number(to) }),
    ...sourceOf(source, description === '' ? {} : { Description: description }),
  }
}

function sourceOf(source: string, description: { Description?: string }): IpPermission {
  if (source.includes(':')) return { Ipv6Ranges: [{ CidrIpv6: source, ...description }] }
  if (source.startsWith('pl-')) return { PrefixListIds: [{ PrefixListId: source, ...description }] }
  if (/^[\d.]+\/\d+$/.test(source)) return { IpRanges: [{ CidrIp: source, ...description }] }
  const [group = '', account] = source.split('/').reverse()
  return { UserIdGroupPairs: [{ GroupId: group, ...(account ? { UserId: account } : {}), ...description }] }
}
