import type { AttributeValues } from './elbv2-attributes.ts'
import type { Existing } from './existing.ts'
import type { LoadBalancerModel } from './load-balancer.ts'
import type { NetworkModel } from './network.ts'
import type { RawTargetGroupSettings } from './raw-settings.ts'
import type { Resource, Tags } from './resource.ts'

/** How a load balancer asks a target whether it is well. Times in seconds. */
export interface TargetHealthCheck {
  /** Empty for checks over TCP. */
  readonly path: string
  /** Status codes that count as healthy, for example `'200'` or `'200-299'`; of gRPC, for example `'0'`. */
  readonly matcher: string
  readonly intervalSeconds: number
  readonly timeoutSeconds: number
  readonly healthyThresholdCount: number
  readonly unhealthyThresholdCount: number
}

/**
 * A target group. Port, protocol, network and type of target are fixed once made: a change makes a new group. `existing`
 * means looked up: never created, changed or deleted, and then AWS says what it is.
 */
export interface TargetGroupModel extends Resource<'target-group'> {
  readonly existing?: Existing
  readonly port: number
  readonly protocol: 'HTTP' | 'HTTPS' | 'TCP' | 'UDP' | 'TCP_UDP'
  /** What its VPC is that of. Always there save for one that is looked up. */
  readonly network?: NetworkModel | LoadBalancerModel
  /** Instances are registered, as the tasks have no address of their own. Absent: the tasks, by address. */
  readonly targetType?: 'instance'
  readonly healthCheck: TargetHealthCheck
  readonly deregistrationDelaySeconds: number
  /** The others of its attributes. */
  readonly attributes?: AttributeValues
  readonly raw?: RawTargetGroupSettings
  readonly tags: Tags
}
