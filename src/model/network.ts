import type { Resource } from './resource.ts'

/** A VPC and its subnets. Always looked up, never created. Without a `vpcId` it is the default VPC of the Region. */
export interface NetworkModel extends Resource<'network'> {
  readonly vpcId?: string
  /** Subnets for tasks. Absent: the default subnet of every zone. */
  readonly subnets?: readonly string[]
  /** Subnets for load balancers. Absent: the same as for tasks. */
  readonly loadBalancerSubnets?: readonly string[]
  readonly assignPublicIp: boolean
}
