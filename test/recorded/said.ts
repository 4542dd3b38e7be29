import type { ClusterModel } from '../../src/model/cluster.ts'
import type { LoadBalancerModel } from '../../src/model/load-balancer.ts'
import type { NetworkModel } from '../../src/model/network.ts'
import type { LifecycleRule, RepositoryModel } from '../../src/model/repository.ts'
import type { Tags } from '../../src/model/resource.ts'
import type { SecurityGroupModel } from '../../src/model/security-group.ts'
import type { ServiceModel, ServiceSettings } from '../../src/model/service.ts'
import type { RawServiceSettings } from '../../src/model/service-request.ts'
import type { TargetGroupModel } from '../../src/model/target-group.ts'
import type { TaskDefinitionModel } from '../../src/model/task-definition.ts'
import { listOf, numberOf, recordOf, textOf } from './fields.ts'

type Fields = Readonly<Record<string, unknown>>

const tagsOf = (tags: unknown): Tags =>
  Object.fromEntries(listOf(tags).map(tag => [textOf(recordOf(tag).key), textOf(recordOf(tag).value)]))

const networkOf = (vpcId: unknown, subnets: readonly string[]): NetworkModel => ({
  kind: 'network',
  id: 'given',
  existing: { vpcId: textOf(vpcId) },
  subnets,
  assignPublicIp: false,
})

export const sayCluster = ({ clusterName, tags }: Fields): ClusterModel => ({
  kind: 'cluster',
  id: textOf(clusterName),
  clusterName: textOf(clusterName),
  existing: false,
  containerInsights: 'disabled',
  capacityProviders: [],
  defaultCapacityProviderStrategy: [],
  tags: tagsOf(tags),
})

export function sayRepository(item: Fields, policy: string | undefined): RepositoryModel {
  const rules: readonly LifecycleRule[] = policy ? JSON.parse(policy).rules : []
  return {
    kind: 'repository',
    id: textOf(item.repositoryName),
    repositoryName: textOf(item.repositoryName),
    existing: false,
    scanOnPush: recordOf(item.imageScanningConfiguration).scanOnPush === true,
    imageTagMutability: item.imageTagMutability === 'IMMUTABLE' ? 'IMMUTABLE' : 'MUTABLE',
    lifecycleRules: rules,
    tags: {},
  }
}

export function sayLoadBalancer(item: Fields): LoadBalancerModel {
  const subnets = listOf(item.AvailabilityZones).map(zone => textOf(recordOf(zone).SubnetId))
  const network = networkOf(item.VpcId, subnets)
  return {
    kind: 'load-balancer',
    id: textOf(item.LoadBalancerName),
    name: textOf(item.LoadBalancerName),
    scheme: item.Scheme === 'internal' ? 'internal' : 'internet-facing',
    ipAddressType: item.IpAddressType === 'dualstack' ? 'dualstack' : 'ipv4',
    network,
    securityGroups: listOf(item.SecurityGroups).map(id => ({
      kind: 'security-group',
      id: textOf(id),
      description: 'of it',
      network,
      ingress: [],
      tags: {},
    })),
    idleTimeoutSeconds: 60,
    listeners: [],
    tags: {},
  }
}

export const sayTargetGroup = (item: Fields): TargetGroupModel => ({
  kind: 'target-group',
  id: textOf(item.TargetGroupName),
  port: numberOf(item.Port),
  protocol: item.Protocol === 'HTTPS' ? 'HTTPS' : 'HTTP',
  network: networkOf(item.VpcId, ['subnet-1']),
  ...(item.TargetType === 'instance' ? { targetType: 'instance' } : {}),
  healthCheck: {
    path: textOf(item.HealthCheckPath),
    matcher: textOf(recordOf(item.Matcher).HttpCode),
    intervalSeconds: numberOf(item.HealthCheckIntervalSeconds),
    timeoutSeconds: numberOf(item.HealthCheckTimeoutSeconds),
    healthyThresholdCount: numberOf(item.HealthyThresholdCount),
    unhealthyThresholdCount: numberOf(item.UnhealthyThresholdCount),
  },
  deregistrationDelaySeconds: 300,
  tags: {},
})

export function sayGroup(item: Fields): SecurityGroupModel {
  const ingress = listOf(item.IpPermissions).map(recordOf)
  return {
    kind: 'security-group',
    id: 'said',
    description: textOf(item.Description),
    network: networkOf(item.VpcId, ['subnet-1']),
    ingress: ingress.flatMap(({ FromPort, ToPort, IpRanges, Ipv6Ranges }) => {
      const ports = { fromPort: numberOf(FromPort), toPort: numberOf(ToPort) }
      const v4 = listOf(IpRanges).map(recordOf)
      const v6 = listOf(Ipv6Ranges).map(recordOf)
      return [
        ...v4.map(each => ({
          ...ports,
          source: { cidrIpv4: textOf(each.CidrIp) },
          description: textOf(each.Description),
        })),
        ...v6.map(each => ({
          ...ports,
          source: { cidrIpv6: textOf(each.CidrIpv6) },
          description: textOf(each.Description),
        })),
      ]
    }),
    tags: {},
  }
}

export function sayService(item: Fields, taskDefinition: TaskDefinitionModel): ServiceModel {
  const { maximumPercent, minimumHealthyPercent, deploymentCircuitBreaker } = recordOf(item.deploymentConfiguration)
  const breaker = recordOf(deploymentCircuitBreaker)
  const clusterName = textOf(item.clusterArn).split('/').at(-1) ?? ''
  const { networkConfiguration, loadBalancers, capacityProviderStrategy } = item
  const { placementStrategy, placementConstraints, serviceRegistries, enableECSManagedTags, propagateTags } = item
  const raw = { networkConfiguration, loadBalancers, capacityProviderStrategy }
  const settings = { placementStrategy, placementConstraints, serviceRegistries, enableECSManagedTags, propagateTags }
  return {
    kind: 'service',
    unsaid: [],
    id: textOf(item.serviceName),
    serviceName: textOf(item.serviceName),
    cluster: { ...sayCluster({ clusterName }), existing: true },
    taskDefinition,
    securityGroups: [],
    targets: [],
    schedulingStrategy: 'REPLICA',
    desiredCount: numberOf(item.desiredCount),
    ...(item.launchType === 'EC2' || item.launchType === 'FARGATE' ? { launchType: item.launchType } : {}),
    capacityProviderStrategy: [],
    ...(item.platformVersion ? { platformVersion: textOf(item.platformVersion) } : {}),
    ...(item.healthCheckGracePeriodSeconds
      ? { healthCheckGracePeriodSeconds: numberOf(item.healthCheckGracePeriodSeconds) }
      : {}),
    minimumHealthyPercent: numberOf(minimumHealthyPercent),
    maximumPercent: numberOf(maximumPercent),
    circuitBreaker: { enable: breaker.enable === true, rollback: breaker.rollback === true },
    deployment: {},
    availabilityZoneRebalancing: item.availabilityZoneRebalancing === 'ENABLED' ? 'ENABLED' : 'DISABLED',
    enableExecuteCommand: item.enableExecuteCommand === true,
    // The API's own words, which is what these are in.
    settings: settings as ServiceSettings,
    raw: Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== undefined)) as RawServiceSettings,
    tags: tagsOf(item.tags),
  }
}
