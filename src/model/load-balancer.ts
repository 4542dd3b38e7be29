import type { AttributeValues } from './elbv2-attributes.ts'
import type { Existing } from './existing.ts'
import type { NetworkListener, ServingListener } from './listener.ts'
import type { NetworkModel } from './network.ts'
import type { RawLoadBalancerSettings, RawNetworkLoadBalancerSettings } from './raw-settings.ts'
import type { Resource, Tags } from './resource.ts'
import type { SecurityGroupModel, SecurityGroupRulesModel } from './security-group.ts'

/**
 * An Application Load Balancer, or a Network Load Balancer. Its listeners are resources of their own, derived from `listeners`. `existing` means looked
 * up: never created, changed or deleted, and then AWS says what it is.
 */
export interface LoadBalancerModel extends Resource<'load-balancer'> {
  readonly existing?: Existing
  /** Absent: an Application Load Balancer. */
  readonly type?: 'network'
  readonly name: string
  readonly scheme: 'internet-facing' | 'internal'
  readonly ipAddressType: 'ipv4' | 'dualstack' | 'dualstack-without-public-ipv4'
  /** Always there save for one that is looked up. */
  readonly network?: NetworkModel
  /** The first is its own, which alone stands for it in rules: more may be those of many. */
  readonly securityGroups: readonly SecurityGroupModel[]
  /** What the program lets in and out at those that are not its own. */
  readonly securityGroupRules?: readonly SecurityGroupRulesModel[]
  /** Absent: what AWS takes. */
  readonly idleTimeoutSeconds?: number
  /** The others of its attributes. */
  readonly attributes?: AttributeValues
  /** The ARN of the web ACL that looks at its requests. Absent: whatever others have put there. */
  readonly webAcl?: string
  readonly raw?: RawLoadBalancerSettings & Omit<RawNetworkLoadBalancerSettings, 'IpAddressType'>
  readonly listeners: readonly ServingListener[]
  /** Those of a Network Load Balancer. */
  readonly networkListeners?: readonly NetworkListener[]
  readonly tags: Tags
}
