import { sdks } from './sdk.ts'
import { SERVICE_NAMES, type ServiceName } from './service-name.ts'

/** One operation of one service. */
export interface Operation {
  readonly service: ServiceName
  readonly operation: string
}

/** An operation as other SDKs name it: by the service's own name, for example `Elastic Load Balancing v2`. */
export function operationNamed(service: string, operation: string): Operation | undefined {
  const name = `${service.replaceAll(' ', '')}Client`.toLowerCase()
  const known = SERVICE_NAMES.find(each => sdks[each].client.toLowerCase() === name)
  return known && { service: known, operation }
}

/** The IAM action that allows a call, for example `elasticloadbalancing:CreateTargetGroup`. */
export function iamAction({ service, operation }: Operation): string {
  return `${sdks[service].iam}:${operation}`
}
