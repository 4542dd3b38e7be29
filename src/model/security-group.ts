import type { LoadBalancerModel } from './load-balancer.ts'
import type { NetworkModel } from './network.ts'
import type { PrefixListModel } from './prefix-list.ts'
import type { Resource, Tags } from './resource.ts'
import type { TargetGroupModel } from './target-group.ts'

/** Where traffic may come from, or go to. */
export type RulePeer =
  | { readonly cidrIpv4: string }
  | { readonly cidrIpv6: string }
  | { readonly prefixListId: string }
  | { readonly prefixList: PrefixListModel }
  | { readonly securityGroup: SecurityGroupModel }
  /** Every group that a load balancer which is looked up has, or those that send to a target group which is. */
  | { readonly loadBalancer: LoadBalancerModel }
  | { readonly targetGroup: TargetGroupModel }
  /** Every address range of a VPC. */
  | { readonly network: NetworkModel }

/** Which packets a rule is about, and why it is there. Without ports it is about all of them. */
export interface RuleTraffic {
  /** `-1` is every protocol. Absent: TCP. */
  readonly protocol?: RuleProtocol
  readonly fromPort?: number
  readonly toPort?: number
  readonly description: string
}

export type RuleProtocol = 'tcp' | 'udp' | 'icmp' | 'icmpv6' | '-1'

/** One inbound rule. */
export interface IngressRule extends RuleTraffic {
  readonly source: RulePeer
}

/** One outbound rule. */
export interface EgressRule extends RuleTraffic {
  readonly destination: RulePeer
}

/** How a security group that exists is found. */
export type ExistingGroup = { readonly groupId: string } | { readonly name: string } | { readonly tags: Tags }

/**
 * A security group with these inbound rules and those of its `SecurityGroupRulesModel`, and no others. `existing` means
 * looked up: never created, changed or deleted.
 */
export interface SecurityGroupModel extends Resource<'security-group'> {
  readonly existing?: ExistingGroup
  readonly description: string
  /** Always there save for one that is looked up. */
  readonly network?: NetworkModel
  readonly ingress: readonly IngressRule[]
  readonly tags: Tags
}

/**
 * What a stack lets in and out of a security group, by rules that carry its tags. In a group that the stack only looks up
 * these are all that it touches. A group of the stack lets everything out where there is no outbound rule here.
 */
export interface SecurityGroupRulesModel extends Resource<'security-group-rules'> {
  readonly group: SecurityGroupModel
  readonly ingress: readonly IngressRule[]
  readonly egress: readonly EgressRule[]
}
