import { sdks } from './sdk.ts'
import type { ServiceName } from './service-name.ts'

/** One operation of one service. */
export interface Operation {
  readonly service: ServiceName
  readonly operation: string
}

/** The IAM action that allows a call, for example `elasticloadbalancing:CreateTargetGroup`. */
export function iamAction({ service, operation }: Operation): string {
  return `${sdks[service].iam}:${operation}`
}
