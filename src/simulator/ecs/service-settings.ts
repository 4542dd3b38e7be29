import type { PlacementStrategy, ServiceConnectConfiguration } from '@aws-sdk/client-ecs'
import type { ClusterState, ServiceSettings } from './account-state.ts'

/** The settings with AWS's defaults, so that what is left out and what is said explicitly compare as equal. */
export function withDefaults(cluster: ClusterState, settings: ServiceSettings): ServiceSettings {
  const { networkConfiguration, deploymentConfiguration: rollout, loadBalancers = [] } = settings
  const { deploymentCircuitBreaker: breaker } = rollout ?? {}
  const daemon = settings.schedulingStrategy === 'DAEMON'
  const vpc = networkConfiguration?.awsvpcConfiguration
  return {
    ...settings,
    ...capacity(cluster, settings),
    platformVersion: settings.platformVersion ?? 'LATEST',
    loadBalancers,
    serviceRegistries: settings.serviceRegistries ?? [],
    placementConstraints: settings.placementConstraints ?? [],
    placementStrategy: (settings.placementStrategy ?? []).map(placement),
    serviceConnectConfiguration: settings.serviceConnectConfiguration && connect(settings.serviceConnectConfiguration),
    schedulingStrategy: settings.schedulingStrategy ?? 'REPLICA',
    deploymentController: settings.deploymentController ?? { type: 'ECS' },
    healthCheckGracePeriodSeconds: settings.healthCheckGracePeriodSeconds ?? (loadBalancers.length > 0 ? 0 : undefined),
    enableECSManagedTags: settings.enableECSManagedTags ?? false,
    enableExecuteCommand: settings.enableExecuteCommand ?? false,
    propagateTags: settings.propagateTags ?? 'NONE',
    availabilityZoneRebalancing: settings.availabilityZoneRebalancing ?? 'ENABLED',
    networkConfiguration: vpc && {
      awsvpcConfiguration: {
        subnets: vpc.subnets,
        securityGroups: vpc.securityGroups ?? [],
        assignPublicIp: vpc.assignPublicIp ?? 'DISABLED',
      },
    },
    deploymentConfiguration: {
      ...rollout,
      deploymentCircuitBreaker: { ...breaker, enable: breaker?.enable ?? false, rollback: breaker?.rollback ?? false },
      maximumPercent: rollout?.maximumPercent ?? (daemon ? 100 : 200),
      minimumHealthyPercent: rollout?.minimumHealthyPercent ?? (daemon ? 0 : 100),
      strategy: rollout?.strategy ?? 'ROLLING',
      bakeTimeInMinutes: rollout?.bakeTimeInMinutes ?? 0,
    },
  }
}

// https://github.com/aws/amazon-ecs-cli/pull/586 and https://github.com/awsdocs/amazon-ecs-developer-guide/pull/77
const ANSWERED: Readonly<Record<string, string>> = { memory: 'MEMORY', cpu: 'CPU', host: 'instanceId' }

const placement = ({ field, ...rest }: PlacementStrategy): PlacementStrategy => ({
  ...rest,
  ...(field === undefined ? {} : { field: ANSWERED[field.toLowerCase()] ?? field }),
})

// Recorded of the developer guide: secretOptions are there when none were given.
function connect({ logConfiguration, ...rest }: ServiceConnectConfiguration): ServiceConnectConfiguration {
  if (!logConfiguration) return rest
  return { ...rest, logConfiguration: { ...logConfiguration, secretOptions: logConfiguration.secretOptions ?? [] } }
}

// Neither a launch type nor a strategy: the cluster's default strategy, or EC2.
function capacity(
  cluster: ClusterState,
  { capacityProviderStrategy: given = [], launchType }: ServiceSettings,
): Pick<ServiceSettings, 'capacityProviderStrategy' | 'launchType'> {
  const strategy = given.length > 0 || launchType ? given : cluster.strategy
  return {
    capacityProviderStrategy: strategy.map(item => ({ ...item, weight: item.weight ?? 0, base: item.base ?? 0 })),
    launchType: strategy.length > 0 ? launchType : (launchType ?? 'EC2'),
  }
}
