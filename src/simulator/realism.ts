import type { ServiceName } from '../aws/service-name.ts'

/** How AWS is at its worst. All of it is off unless asked for, and decided by the seed. */
export interface Realism {
  /**
   * Reads may miss what changed within so many virtual milliseconds, each read for a time of its own: for all services,
   * or service by service. @default 0
   */
  readonly lagMilliseconds?: number | Readonly<Partial<Record<ServiceName, number>>>
  /** Whether calls beyond the published token buckets are refused. They are counted anyway. @default false */
  readonly throttling?: boolean
  /** Virtual seconds until a new role can be assumed by a service. @default 0 */
  readonly roleSeconds?: number
  /** Virtual seconds until services see a change of a role's policies or of who may assume it. @default 0 */
  readonly policySeconds?: number
  /**
   * Whether tasks start only where their secrets and parameters are (see `secret` and `parameter`), and where routes or
   * VPC endpoints lead from their subnet to what they need. @default false
   */
  readonly surroundings?: boolean
  /** Virtual seconds until ECS can use its service-linked role, from the first CreateCluster on. @default 0 */
  readonly serviceLinkedRoleSeconds?: number
}
