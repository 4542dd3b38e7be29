import type { Resource } from './resource.ts'

/** A Route 53 hosted zone. Always looked up, by name or by id, never created. */
export interface HostedZoneModel extends Resource<'hosted-zone'> {
  readonly name: string
  readonly hostedZoneId?: string
  /** One that answers in its VPCs only. Absent: a public one, where it is looked up by its name. */
  readonly private?: true
  /** Kept elsewhere than in Route 53 of the account: nothing is looked up or made in it. */
  readonly external?: true
}
