import type { ServiceName } from './service-name.ts'

/** One operation of one service. */
export interface Operation {
  readonly service: ServiceName
  readonly operation: string
}

/**
 * What IAM calls the services.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const PREFIXES: Readonly<Record<ServiceName, string>> = {
  acm: 'acm',
  applicationAutoScaling: 'application-autoscaling',
  cloudWatchLogs: 'logs',
  ec2: 'ec2',
  ecr: 'ecr',
  ecs: 'ecs',
  elbv2: 'elasticloadbalancing',
  iam: 'iam',
  resourceGroupsTaggingAPI: 'tag',
  route53: 'route53',
  serviceDiscovery: 'servicediscovery',
  sts: 'sts',
}

/** The IAM action that allows a call, for example `elasticloadbalancing:CreateTargetGroup`. */
export function iamAction({ service, operation }: Operation): string {
  return `${PREFIXES[service]}:${operation}`
}
