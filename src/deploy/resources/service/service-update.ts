import type { LoadBalancer, UpdateServiceRequest } from '../../../aws/shapes/ecs.ts'
import { deploymentInput } from './deployment-canonical.ts'
import type { ServiceProps } from './service-canonical.ts'
import { withoutStrategy } from './service-capacity.ts'

type Setting = Exclude<keyof UpdateServiceRequest, 'cluster' | 'service' | 'forceNewDeployment'>

/** How UpdateService is told that a setting is no longer wanted: what it does not name, AWS leaves alone. */
const NONE = {
  taskDefinition: undefined,
  desiredCount: undefined,
  capacityProviderStrategy: undefined,
  platformVersion: 'LATEST',
  networkConfiguration: undefined,
  loadBalancers: [],
  healthCheckGracePeriodSeconds: 0,
  deploymentController: undefined,
  deploymentConfiguration: undefined,
  availabilityZoneRebalancing: undefined,
  placementConstraints: [],
  placementStrategy: [],
  serviceRegistries: [],
  serviceConnectConfiguration: { enabled: false },
  volumeConfigurations: [],
  vpcLatticeConfigurations: [],
  gatewayConnectors: [],
  monitoring: { metricConfigurations: [] },
  enableExecuteCommand: undefined,
  enableECSManagedTags: undefined,
  propagateTags: undefined,
} satisfies Record<Setting, unknown>

/**
 * Running tasks stay as they are where only these change, unless a deployment is forced.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html
 */
export const NEW_TASKS_ONLY: readonly (keyof ServiceProps)[] = [
  'capacityProviderStrategy',
  'enableECSManagedTags',
  'enableExecuteCommand',
  'lastDeployment',
  'propagateTags',
]

/** The changed settings as UpdateService takes them. `serving` is what the service is registered in now. */
export function updateInput(
  desired: ServiceProps,
  live: ServiceProps,
  changed: ReadonlySet<string>,
  serving: readonly LoadBalancer[] = [],
): Omit<UpdateServiceRequest, 'service'> {
  const fields = (Object.keys(NONE) as (keyof typeof NONE)[]).filter(field => changed.has(field))
  const input: Omit<UpdateServiceRequest, 'service'> = Object.fromEntries(
    fields.map(field => [field, desired[field] ?? NONE[field]]),
  )
  return {
    ...input,
    ...(changed.has('capacityProviderStrategy') && {
      capacityProviderStrategy: desired.capacityProviderStrategy ?? withoutStrategy(desired, live),
    }),
    ...(changed.has('deploymentConfiguration') && {
      deploymentConfiguration: deploymentInput(desired.deploymentConfiguration, live.deploymentConfiguration),
    }),
    ...(input.loadBalancers && { loadBalancers: input.loadBalancers.map(each => asServing(each, serving)) }),
    ...(NEW_TASKS_ONLY.some(field => changed.has(field)) && { forceNewDeployment: true }),
  }
}

/** Keeps the target group of a pair that serves now in its place: the other would get all traffic at once. */
function asServing(wanted: LoadBalancer, serving: readonly LoadBalancer[]): LoadBalancer {
  const { targetGroupArn, advancedConfiguration: advanced } = wanted
  const alternate = advanced?.alternateTargetGroupArn
  const serves = (arn: string | undefined) => serving.some(live => live.targetGroupArn === arn)
  if (!alternate || serves(targetGroupArn) || !serves(alternate)) return wanted
  return {
    ...wanted,
    targetGroupArn: alternate,
    advancedConfiguration: { ...advanced, alternateTargetGroupArn: targetGroupArn },
  }
}
