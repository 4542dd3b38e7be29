import { isDeepStrictEqual } from 'node:util'
import type { Resource, Tags } from './resource.ts'

/** Subnets: by their ids, or all of the VPC that have these tags. */
export type Subnets = readonly string[] | { readonly tags: Tags }

/** A VPC and its subnets. Always looked up, never created. Without a `vpcId` or `vpcTags` it is the default VPC of the Region. */
export interface NetworkModel extends Resource<'network'> {
  readonly vpcId?: string
  /** What is known of the VPC in place of its id. */
  readonly vpcTags?: Tags
  /** Subnets for tasks. Absent: the default subnet of every zone. */
  readonly subnets?: Subnets
  /** Subnets for load balancers. Absent: the same as for tasks. */
  readonly loadBalancerSubnets?: Subnets
  readonly assignPublicIp: boolean
}

/** Whether it is the default VPC of the Region. */
export const isDefaultNetwork = ({ vpcId, vpcTags }: NetworkModel): boolean =>
  vpcId === undefined && vpcTags === undefined

/** Whether two networks are known to be of different VPCs. One by its id and one by tags can be the same. */
export function areApart(one: NetworkModel, other: NetworkModel): boolean {
  if (one.vpcId !== undefined && other.vpcId !== undefined) return one.vpcId !== other.vpcId
  const known = (network: NetworkModel) => network.vpcId ?? network.vpcTags ?? 'default'
  const mixed = [one, other].some(({ vpcTags }) => vpcTags)
  return !mixed && !isDeepStrictEqual(known(one), known(other))
}
