import type { EgressRule, IngressRule, SecurityGroupModel, SecurityGroupRulesModel } from '../model/security-group.ts'
import { isSameRule } from '../model/security-group-rules.ts'
import type { ServiceModel, ServiceTarget } from '../model/service.ts'
import { DYNAMIC_PORTS } from '../model/service-groups.ts'
import type { TaskDefinitionModel } from '../model/task-definition.ts'
import { issuesOf } from '../validators/check.ts'
import { draftOfModel } from '../validators/draft.ts'
import type { Issue } from '../validators/issue.ts'
import type { Mistake } from '../validators/mistake.ts'
import { groupRules, type SecurityGroupDraft } from '../validators/security-group.ts'
import {
  admissionRules,
  askedOnInstances,
  hostPortsOf,
  type PORT_AND_RANGE,
  portWords,
  type ReachedPorts,
} from '../validators/service/admission.ts'
import { type Definition, part } from './definition.ts'
import { type Peer, peerOf } from './peer.ts'
import { type Ports, type RuleOptions, ruleTraffic } from './rule-ports.ts'
import { type BuiltSecurityGroup, letOut, type RuleCall } from './security-group.ts'
import { callersOf, portsOfTarget } from './target-reach.ts'

/** Ports of containers, of one protocol. */
export type AdmittedPorts =
  | {
      readonly port: number
      readonly from?: Mistake<typeof PORT_AND_RANGE>
      readonly to?: Mistake<typeof PORT_AND_RANGE>
      /** @default 'tcp' */
      readonly protocol?: 'tcp' | 'udp'
    }
  | {
      readonly port?: Mistake<typeof PORT_AND_RANGE>
      readonly from: number
      /** The last one. */
      readonly to: number
      /** @default 'tcp' */
      readonly protocol?: 'tcp' | 'udp'
    }

/** The same, as a program without types may give them. */
export interface GivenPorts {
  readonly port?: number
  readonly from?: number
  readonly to?: number
  readonly protocol?: 'tcp' | 'udp'
}

/** What `.allowFrom()` was given, from the first port to the last. */
export function reachedPorts(ports: number | GivenPorts | 'all'): ReachedPorts {
  if (ports === 'all') return ports
  if (typeof ports === 'number') return { from: ports, to: ports }
  const { port, from, to, ...rest } = ports
  if (port === undefined) return { from: from ?? Number.NaN, to: to ?? Number.NaN, ...rest }
  return { from: port, to: port, ...rest, ...((from ?? to) !== undefined && { besideRange: true }) }
}

/** What `.allowFrom()` was called with. */
export interface AdmissionCall {
  readonly peer: Peer
  readonly ports: ReachedPorts
  readonly options: Pick<RuleOptions, 'description'>
}

interface Reached {
  readonly where: readonly [string, string]
  /** The group of the service, where its tasks have interfaces of their own. */
  readonly own: SecurityGroupModel | undefined
  /** Those of the instances of its cluster, which its tasks have where they have no interface of their own. */
  readonly ofInstances: readonly SecurityGroupModel[]
  readonly targets: readonly ServiceTarget[]
  readonly taskDefinition: TaskDefinitionModel | undefined
}

/** The security groups of the tasks, and what the program lets in there. */
export function reachOf(
  settings: {
    readonly securityGroups?: readonly Definition<BuiltSecurityGroup>[]
    readonly admissions?: readonly AdmissionCall[]
    readonly departures?: readonly RuleCall[]
    readonly raw?: { readonly networkConfiguration?: unknown }
  },
  { where, own, ofInstances, targets, taskDefinition }: Reached,
  issues: Issue[],
): Pick<ServiceModel, 'securityGroups' | 'securityGroupRules'> {
  const { admissions = [], departures = [] } = settings
  const fallback: readonly BuiltSecurityGroup[] = own ? [] : ofInstances
  const built = settings.securityGroups?.flatMap(group => part(group, issues) ?? []) ?? fallback
  const given = built.map(each => (each.kind === 'security-group' ? each : each.group))
  const definition = taskDefinition && draftOfModel(taskDefinition)
  const ports = admissions.map(call => call.ports)
  const reachable = own !== undefined || given.length > 0
  const bypassed =
    settings.raw?.networkConfiguration !== undefined &&
    (own?.ingress.length ?? 0) + admissions.length + departures.length > 0
  const closed = own === undefined && departures.length > 0 && definition !== undefined
  issues.push(...issuesOf(where, admissionRules, { ports, definition, reachable, bypassed, closed }))
  const egress = letOut(departures, where, issues)
  if (own && egress.length > 0) issues.push(...issuesOf(where, groupRules, rulesDraft(own, egress)))
  const admitted = admissions.flatMap(call => admittedBy(call, where, own ? undefined : definition, issues))
  const known = own?.ingress ?? []
  const more = admitted.filter(rule => !known.some(other => isSameRule(rule, other)))
  const onInstances = own ? [] : instanceIngress(targets, definition)
  const opened = own
    ? rulesIn(own, more, egress)
    : given.flatMap(group => rulesIn(group, [...onInstances, ...admitted]))
  const rules = [...opened, ...built.flatMap(each => (each.kind === 'security-group-rules' ? [each] : []))]
  return {
    securityGroups: [...(own ? [own] : []), ...given],
    ...(rules.length > 0 && { securityGroupRules: rules }),
  }
}

/** The rules of the service's own group, as the rules about them read them. */
const rulesDraft = ({ id }: SecurityGroupModel, egress: readonly EgressRule[]): SecurityGroupDraft => ({
  id,
  ingress: [],
  egress,
  existing: false,
  networked: true,
  tags: {},
})

function rulesIn(
  group: SecurityGroupModel,
  ingress: readonly IngressRule[],
  egress: readonly EgressRule[] = [],
): SecurityGroupRulesModel[] {
  if (ingress.length + egress.length === 0) return []
  return [{ kind: 'security-group-rules', id: group.id, group, ingress, egress }]
}

function admittedBy(
  { peer, ports, options }: AdmissionCall,
  where: readonly [string, string],
  onInstances: ReturnType<typeof draftOfModel> | undefined,
  issues: Issue[],
): IngressRule[] {
  const { name, peers } = peerOf(peer, [...where, 'allowFrom', portWords(ports)], issues)
  return (onInstances ? askedOnInstances(ports, onInstances) : [ports]).flatMap(asked => {
    const ranges = onInstances ? hostPortsOf(asked, onInstances) : [rangeOf(asked)]
    const protocol = asked === 'all' ? undefined : asked.protocol
    return ranges.flatMap(range => {
      const traffic = ruleTraffic(range, { ...options, ...(protocol && { protocol }) }, name, 'from')
      return peers.map(source => ({ ...traffic, source }))
    })
  })
}

const rangeOf = (ports: ReachedPorts): Ports => {
  if (ports === 'all') return ports
  return ports.from === ports.to ? ports.from : { from: ports.from, to: ports.to }
}

/** What lets load balancers reach instances, each of whose containers gets a port when it starts. */
function instanceIngress(
  targets: readonly ServiceTarget[],
  definition: ReturnType<typeof draftOfModel> | undefined,
): IngressRule[] {
  return targets.flatMap(target => {
    const { containerPort } = target
    const ports = portsOfTarget(target).flatMap(({ port, protocol }) => {
      const onHost = definition ? hostPortsOf({ from: port, to: port, protocol }, definition) : [DYNAMIC_PORTS]
      return (port === containerPort ? onHost : [port]).map(range => ({ range, protocol }))
    })
    return callersOf(target).flatMap(({ name, peers }) =>
      ports.flatMap(({ range, protocol }) =>
        peers.map(source => ({ ...ruleTraffic(range, { protocol }, name, 'from'), source })),
      ),
    )
  })
}
