import type { Value } from '../model/deferred.ts'
import type { NetworkModel } from '../model/network.ts'
import type { RawSecurityGroupSettings } from '../model/raw-settings.ts'
import type { Tags } from '../model/resource.ts'
import type {
  EgressRule,
  ExistingGroup,
  IngressRule,
  SecurityGroupModel,
  SecurityGroupRulesModel,
} from '../model/security-group.ts'
import { issuesOf } from '../validators/check.ts'
import type { Issue } from '../validators/issue.ts'
import { groupRules } from '../validators/security-group.ts'
import { call, taken, withOptions } from './calls.ts'
import { COMMON_CALLS, NAMED, RAW, TAGS } from './common-calls.ts'
import { type Definition, part, typed } from './definition.ts'
import { anything, data, definition, either, isRecord, kind, maybe, number, text, texts } from './kinds.ts'
import { offers } from './offered.ts'
import { OF_FUNCTIONS, OF_SECURITY_GROUP } from './option-names.ts'
import { type Peer, peerOf } from './peer.ts'
import { copied } from './raw-fields.ts'
import { type Ports, type RuleOptions, ruleTraffic } from './rule-ports.ts'
import { type CheckedDefinition, TaggedSteps } from './steps.ts'
import { valueFrom } from './value.ts'

/** What a security group with rules, or without, is built to. */
export type BuiltSecurityGroup = SecurityGroupModel | SecurityGroupRulesModel

type Group = Definition<BuiltSecurityGroup>

/** What one network interface takes: 5 groups. */
export type GivenGroups = readonly [Group, Group?, Group?, Group?, Group?]

/** The same beside one that it has already. */
export type GroupsBesideOwn = readonly [Group, Group?, Group?, Group?]

/**
 * A security group. It lets in what its rules allow, and lets everything out unless a rule says what may go out. Rules
 * that several parts of a program give to one group add up.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
 */
export interface SecurityGroup extends CheckedDefinition<BuiltSecurityGroup> {
  /** Its id, once it is there. */
  readonly id: Value
  /**
   * Lets a peer in.
   *
   * @param peer Who: a service, load balancer, security group or network, `'internet'`, addresses or a prefix list.
   * @param ports A port, a range `{ from, to }`, or `'all'`.
   * @example
   * securityGroup('db').network(vpc).allowFrom(site, 5432).allowFrom('10.0.0.0/16', { from: 8000, to: 8999 })
   */
  allowFrom(peer: Peer, ports: Ports, options?: RuleOptions): SecurityGroup
  /**
   * Lets traffic out to a peer. With the first such rule a group that the stack makes lets nothing else out.
   *
   * @example
   * securityGroup('jobs').network(vpc).allowTo('internet', 443)
   */
  allowTo(peer: Peer, ports: Ports, options?: RuleOptions): SecurityGroup
}

/** A security group that the stack makes. */
export interface MadeSecurityGroup extends SecurityGroup {
  allowFrom(peer: Peer, ports: Ports, options?: RuleOptions): MadeSecurityGroup
  allowTo(peer: Peer, ports: Ports, options?: RuleOptions): MadeSecurityGroup
  /**
   * Sets its name in AWS: up to 255 characters. Another name is another group.
   *
   * @default `<stack>-<name>`
   */
  physicalName(name: string): MadeSecurityGroup
  /**
   * Sets members of CreateSecurityGroup that have no method.
   *
   * @example
   * securityGroup('db').network(vpc).raw({ Description: 'Postgres of the shop' })
   * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
   */
  raw(settings: RawSecurityGroupSettings): MadeSecurityGroup
  /** Adds tags: at most 47 in all. */
  tags(tags: Tags): MadeSecurityGroup
}

/** A security group that has yet to be told where it is. */
export interface NewSecurityGroup {
  /** Sets the network that it is of. Required. */
  network(network: Definition<NetworkModel>): MadeSecurityGroup
}

/** Security groups. */
export const securityGroup: {
  /**
   * A security group of the stack.
   *
   * @param name Up to 100 letters, digits and hyphens. Its name in AWS begins with that of the stack.
   * @example
   * securityGroup('db').network(vpc).allowFrom(site, 5432)
   */
  (name: string): NewSecurityGroup
  /**
   * A security group that exists, by its id, its name or its tags. Only rules of the stack are added and taken away.
   *
   * @example
   * securityGroup.existing('sg-0a1b2c3d4e5f60718').allowFrom(site, 5432)
   */
  existing(group: string | ExistingSecurityGroup): SecurityGroup
} = Object.assign(
  (name: string): NewSecurityGroup => {
    taken('securityGroup()', NAMED, [name], securityGroup)
    return typed(new SecurityGroupBuilder({ ...unset, name }), securityGroup)
  },
  {
    existing: (group: string | ExistingSecurityGroup): SecurityGroup => {
      taken('securityGroup.existing()', EXISTING, [group], securityGroup.existing)
      return typed(new SecurityGroupBuilder(existing(group)), securityGroup.existing)
    },
  },
)

/** How to find a security group that exists: by its name or by tags, in a network where that is said. */
export type ExistingSecurityGroup =
  | { readonly name: string; readonly network?: Definition<NetworkModel> }
  | { readonly tags: Tags; readonly network?: Definition<NetworkModel> }

/** What `.allowFrom()` and `.allowTo()` of a group were called with. */
export interface RuleCall {
  readonly way: 'from' | 'to'
  readonly peer: Peer
  readonly ports: Ports
  readonly options: RuleOptions
}

interface Settings {
  readonly name: string
  readonly existing?: ExistingGroup
  readonly network?: Definition<NetworkModel>
  readonly calls: readonly RuleCall[]
  readonly physicalName?: string
  readonly raw?: RawSecurityGroupSettings
  readonly tags: Tags
}

const unset: Omit<Settings, 'name'> = { calls: [], tags: {} }

function existing(group: string | ExistingSecurityGroup): Settings {
  if (typeof group === 'string') return { ...unset, name: group, existing: { groupId: group } }
  const { network, ...by } = group
  const name =
    'name' in by && typeof by.name === 'string'
      ? by.name
      : Object.entries('tags' in by ? by.tags : {})
          .flat()
          .join('=')
  return { ...unset, name, existing: by, ...(network && { network }) }
}

class SecurityGroupBuilder
  extends TaggedSteps<Settings, BuiltSecurityGroup>
  implements MadeSecurityGroup, NewSecurityGroup
{
  get id(): Value {
    const built = this.build()
    return valueFrom(built.kind === 'security-group' ? built : built.group, 'groupId')
  }

  network(network: Definition<NetworkModel>): SecurityGroupBuilder {
    return this.with({ network })
  }

  allowFrom(peer: Peer, ports: Ports, options: RuleOptions = {}): SecurityGroupBuilder {
    return this.with({ calls: [...this.settings.calls, { way: 'from', peer, ports, options: { ...options } }] })
  }

  allowTo(peer: Peer, ports: Ports, options: RuleOptions = {}): SecurityGroupBuilder {
    return this.with({ calls: [...this.settings.calls, { way: 'to', peer, ports, options: { ...options } }] })
  }

  physicalName(physicalName: string): SecurityGroupBuilder {
    return this.with({ physicalName })
  }

  raw(settings: RawSecurityGroupSettings): SecurityGroupBuilder {
    return this.with({ raw: { ...this.settings.raw, ...copied(settings) } })
  }

  protected get where(): readonly [string, string] {
    return ['security-group', this.settings.name]
  }

  protected make(issues: Issue[]): BuiltSecurityGroup | undefined {
    const { name: id, existing, physicalName, raw, calls, tags } = this.settings
    const network = part(this.settings.network, issues)
    const rules = { ingress: ingressOf(calls, this.where, issues), egress: letOut(calls, this.where, issues) }
    const draft = {
      id,
      tags,
      raw,
      ...rules,
      existing: existing !== undefined,
      networked: network !== undefined,
    }
    const byId = existing && 'groupId' in existing && { groupId: existing.groupId }
    issues.push(...issuesOf(this.where, groupRules, { ...draft, ...byId }))
    if (!existing && !network) return undefined
    const group: SecurityGroupModel = {
      kind: 'security-group',
      id,
      ...(existing && { existing }),
      ...(physicalName !== undefined && { physicalName }),
      description: raw?.Description ?? `Security group ${id}`,
      ...(network && { network }),
      ingress: [],
      tags,
    }
    return calls.length === 0 ? group : { kind: 'security-group-rules', id, group, ...rules }
  }
}

function ingressOf(calls: readonly RuleCall[], where: readonly string[], issues: Issue[]): IngressRule[] {
  return rulesOf(calls, 'from', where, issues).map(({ peer, ...traffic }) => ({ ...traffic, source: peer }))
}

/** What these calls let out. */
export function letOut(calls: readonly RuleCall[], where: readonly string[], issues: Issue[]): EgressRule[] {
  return rulesOf(calls, 'to', where, issues).map(({ peer, ...traffic }) => ({ ...traffic, destination: peer }))
}

function rulesOf(calls: readonly RuleCall[], way: 'from' | 'to', where: readonly string[], issues: Issue[]) {
  return calls
    .filter(call => call.way === way)
    .flatMap(({ peer, ports, options }) => {
      const { name, peers } = peerOf(peer, [...where, way === 'from' ? 'allowFrom' : 'allowTo'], issues)
      return peers.map(each => ({ ...ruleTraffic(ports, options, name, way), peer: each }))
    })
}

const vpc = definition('a network, such as network.default()', 'network')
const byName = kind('an id, { name } or { tags }, with a network or without', value => {
  if (!isRecord(value)) return false
  const { network, ...by } = value
  return (text.is(by.name) || texts.is(by.tags)) && maybe(vpc).is(network)
})
const EXISTING = withOptions(call(either(text, byName)), OF_FUNCTIONS['securityGroup.existing'])
const allPorts = kind("'all'", value => value === 'all')

/** A call that lets a peer through at some ports. */
export const RULE = call(either(text, anything), either(either(number, allPorts), data), maybe(data))

offers(
  SecurityGroupBuilder,
  'security group',
  {
    ...COMMON_CALLS,
    network: call(vpc),
    allowFrom: RULE,
    allowTo: RULE,
    physicalName: call(text),
    raw: RAW,
    tags: TAGS,
  },
  OF_SECURITY_GROUP,
  ['id'],
)
