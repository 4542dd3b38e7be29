import type { Resource } from './resource.ts'

/** A public Route 53 hosted zone. Always looked up, by name or by id, never created. */
export interface HostedZoneModel extends Resource<'hosted-zone'> {
  readonly name: string
  readonly hostedZoneId?: string
}
