import type { LoadBalancerModel } from '../model/load-balancer.ts'
import type { NetworkModel } from '../model/network.ts'
import { prefixListNamed } from '../model/prefix-list.ts'
import type { RulePeer, SecurityGroupModel, SecurityGroupRulesModel } from '../model/security-group.ts'
import type { ServiceModel } from '../model/service.ts'
import { ownGroupsOf } from '../model/service-groups.ts'
import { groupsOfTask, type TaskModel } from '../model/task.ts'
import { addressRange } from '../validators/cidr.ts'
import type { Issue } from '../validators/issue.ts'
import { NO_GROUP_OF_ITS_OWN, NO_PEER } from '../validators/security-group.ts'
import { filled } from '../validators/sentence.ts'
import { type Definition, part } from './definition.ts'

/** What can be on the other side of a security group. */
export type PeerModel =
  | ServiceModel
  | TaskModel
  | LoadBalancerModel
  | SecurityGroupModel
  | SecurityGroupRulesModel
  | NetworkModel

/**
 * Who is let in, or out to: a service, a task, a load balancer, a security group, all of a network, `'internet'`, a range of
 * IPv4 or IPv6 addresses (`'10.0.0.0/16'`), a prefix list by its id (`'pl-…'`), or one that AWS keeps by its name, in which
 * the word `region` stands for that of the deploy (`'com.amazonaws.region.s3'`,
 * `'com.amazonaws.global.cloudfront.origin-facing'`).
 */
export type Peer = Definition<PeerModel> | 'internet' | (string & Record<never, never>)

/** A peer as rules have it, and what people call it. */
export interface NamedPeer {
  readonly name: string
  readonly peers: readonly RulePeer[]
}

/** What a peer is. What is wrong with it joins the issues of what lets it in. */
export function peerOf(peer: Peer, path: Issue['path'], issues: Issue[]): NamedPeer {
  if (typeof peer === 'string') return textPeer(peer, path, issues)
  const model = part(peer, issues)
  if (!model) return { name: 'what is incomplete', peers: [] }
  if (model.kind === 'network') return { name: `network ${model.id}`, peers: [{ network: model }] }
  if (model.kind === 'load-balancer' && model.existing)
    return { name: `load balancer ${model.name}`, peers: peersOf(model) }
  const groups = groupsOf(model)
  const name = `${model.kind.replaceAll('-', ' ').replace(/ rules$/, '')} ${model.id}`
  if (groups.length === 0) {
    const message = filled(NO_GROUP_OF_ITS_OWN, { service: model.id })
    const hint = 'give it the security groups of its instances: .securityGroups(securityGroup.existing(…))'
    issues.push({ code: 'SGR-SRC-01', severity: 'error', path, message, hint })
  }
  return { name, peers: groups.map(securityGroup => ({ securityGroup })) }
}

function textPeer(text: string, path: Issue['path'], issues: Issue[]): NamedPeer {
  if (text === 'internet') return { name: 'internet', peers: [{ cidrIpv4: '0.0.0.0/0' }, { cidrIpv6: '::/0' }] }
  if (/^pl-[0-9a-f]+$/.test(text)) return { name: text, peers: [{ prefixListId: text }] }
  if (/^com\.amazonaws\.[\w.-]+$/.test(text)) return { name: text, peers: [{ prefixList: prefixListNamed(text) }] }
  const range = addressRange(text)
  if (!range) {
    const message = filled(NO_PEER, { peer: text })
    const hint = text.startsWith('sg-') ? `use securityGroup.existing('${text}')` : "use for example '10.0.0.0/16'"
    issues.push({ code: 'SGR-SRC-01', severity: 'error', path, message, hint })
  }
  return { name: text, peers: range ? [range] : [] }
}

/** Where a load balancer's packets come from. */
export function peersOf(loadBalancer: LoadBalancerModel): readonly RulePeer[] {
  return loadBalancer.existing
    ? [{ loadBalancer }]
    : loadBalancer.securityGroups.slice(0, 1).map(securityGroup => ({ securityGroup }))
}

/** Where packets of this come from. */
function groupsOf(model: Exclude<PeerModel, NetworkModel>): readonly SecurityGroupModel[] {
  if (model.kind === 'security-group') return [model]
  if (model.kind === 'security-group-rules') return [model.group]
  if (model.kind === 'task') return groupsOfTask(model).slice(0, 1)
  return model.kind === 'service' ? ownGroupsOf(model) : model.securityGroups.slice(0, 1)
}
