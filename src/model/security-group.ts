import type { NetworkModel } from './network.ts'
import type { Resource, Tags } from './resource.ts'

/** Where traffic may come from. */
export type IngressSource =
  | { readonly cidrIpv4: string }
  | { readonly cidrIpv6: string }
  | { readonly securityGroup: SecurityGroupModel }

/** One inbound TCP rule. */
export interface IngressRule {
  readonly fromPort: number
  readonly toPort: number
  readonly source: IngressSource
  readonly description: string
}

/** A security group with exactly these inbound rules; all outbound traffic is allowed. */
export interface SecurityGroupModel extends Resource<'security-group'> {
  readonly description: string
  readonly network: NetworkModel
  readonly ingress: readonly IngressRule[]
  readonly tags: Tags
}
