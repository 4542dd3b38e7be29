import { randomUUID } from 'node:crypto'
import type { Service } from '@aws-sdk/client-ecs'
import type { Tags } from '../../model/resource.ts'
import type { ServiceModel } from '../../model/service.ts'
import { defined } from '../canonical.ts'
import { comparedTags, creationTags, desiredTags, ownerOf } from '../ownership.ts'
import { heedConflict } from '../rollout/conflict.ts'
import { watchRollout } from '../rollout.ts'
import { type CapacityStrategy, strategyItems, strategyOf } from './cluster.ts'
import { fromEcsTags, setEcsTags, toEcsTags } from './ecs-tags.ts'
import type { ManagedHandler, Outputs } from './handler.ts'
import { removeService } from './service-removal.ts'

interface ServiceProps {
  readonly serviceName: string
  /** `DRAINING` after a delete: its tasks still run, and only when they are gone can there be a new one. */
  readonly status: string
  readonly cluster: string
  readonly taskDefinition: string
  /** Absent when autoscaling decides. */
  readonly desiredCount?: number
  readonly capacity: 'FARGATE' | CapacityStrategy
  readonly platformVersion: string
  readonly network: {
    readonly subnets: readonly string[]
    readonly securityGroups: readonly string[]
    readonly assignPublicIp: string
  }
  /** Target group ARN by container and port, for example `app:3000`. */
  readonly loadBalancers: Readonly<Record<string, string>>
  readonly healthCheckGracePeriodSeconds: number
  readonly deployment: {
    readonly minimumHealthyPercent: number
    readonly maximumPercent: number
    readonly circuitBreaker: { readonly enable: boolean; readonly rollback: boolean }
  }
  readonly availabilityZoneRebalancing: string
  readonly enableExecuteCommand: boolean
  readonly propagateTags: string
  /** ECS gives up on a deployment that failed with nothing to go back to: only a new one starts tasks again. */
  readonly lastDeployment: 'fine' | 'failed'
  readonly tags: Tags
}

export const service: ManagedHandler<'service', ServiceProps> = {
  immutable: ['serviceName', 'status', 'cluster'],

  desired(model, refs, context) {
    const network = refs(model.network)
    const strategy = strategyOf(
      model.capacityProviderStrategy.length > 0
        ? model.capacityProviderStrategy
        : model.cluster.defaultCapacityProviderStrategy,
    )
    return defined({
      serviceName: model.serviceName,
      status: 'ACTIVE',
      cluster: refs(model.cluster).arn,
      taskDefinition: refs(model.taskDefinition).arn,
      desiredCount: model.autoScaling ? undefined : model.desiredCount,
      capacity: Object.keys(strategy).length > 0 ? strategy : 'FARGATE',
      platformVersion: model.platformVersion,
      network: {
        subnets: [...network.subnets].sort(),
        securityGroups: model.securityGroups.map(group => refs(group).groupId).sort(),
        assignPublicIp: model.network.assignPublicIp ? 'ENABLED' : 'DISABLED',
      },
      loadBalancers: Object.fromEntries(
        model.targets.map(({ containerName, containerPort, targetGroup }) => [
          `${containerName}:${containerPort}`,
          refs(targetGroup).arn,
        ]),
      ),
      healthCheckGracePeriodSeconds: model.healthCheckGracePeriodSeconds ?? 0,
      deployment: {
        minimumHealthyPercent: model.minimumHealthyPercent,
        maximumPercent: model.maximumPercent,
        circuitBreaker: model.circuitBreaker,
      },
      availabilityZoneRebalancing: model.availabilityZoneRebalancing,
      enableExecuteCommand: model.enableExecuteCommand,
      propagateTags: 'SERVICE',
      lastDeployment: 'fine',
      tags: desiredTags(model, model.tags, context),
    } as ServiceProps)
  },

  async read(model, refs, { aws }) {
    const cluster = refs(model.cluster)
    const { services = [] } = await aws.ecs('DescribeServices', {
      cluster: cluster.arn,
      services: [model.serviceName],
      include: ['TAGS'],
    })
    // A deleted service can still be described, as INACTIVE.
    const found = services.find(({ status }) => status === 'ACTIVE' || status === 'DRAINING')
    if (!found) return undefined
    const tags = fromEcsTags(found.tags)
    const primary = primaryOf(found)
    return {
      outputs: outputsOf(found, cluster.arn),
      props: propsOf(found, model, tags),
      owner: ownerOf(tags),
      unsettled: primary?.rolloutState !== 'COMPLETED' || (found.runningCount ?? 0) < (found.desiredCount ?? 0),
    }
  },

  async create(desired, model, context) {
    const { service: created } = await context.aws.ecs('CreateService', {
      ...inputOf(desired),
      cluster: desired.cluster,
      serviceName: desired.serviceName,
      desiredCount: model.desiredCount,
      ...(desired.capacity === 'FARGATE' ? { launchType: 'FARGATE' } : {}),
      enableECSManagedTags: true,
      clientToken: randomUUID(),
      tags: toEcsTags(creationTags(desired)),
    })
    return outputsOf(created ?? {}, desired.cluster)
  },

  async update(desired, live, changed, _model, context) {
    if (changed.has('tags')) await setEcsTags(live.outputs.arn, live.props.tags, desired.tags, context)
    const settings = new Set(changed)
    settings.delete('tags')
    if (settings.size === 0) return live.outputs
    await heedConflict(live.outputs, context)
    const { service: updated } = await context.aws.ecs('UpdateService', {
      ...inputOf(desired, settings),
      cluster: desired.cluster,
      service: desired.serviceName,
      // AWS moves running tasks to another capacity only with a new deployment.
      ...(settings.has('capacity') || settings.has('lastDeployment') ? { forceNewDeployment: true } : {}),
    })
    return outputsOf(updated ?? {}, desired.cluster)
  },

  remove: (live, _model, context) => removeService(live.outputs, context),

  settle: (outputs, model, context) => watchRollout(outputs, model, context),
}

/** The settings that CreateService and UpdateService share; only those of `changed` if it is given. */
function inputOf(desired: ServiceProps, changed?: ReadonlySet<string>) {
  const wants = (field: keyof ServiceProps): boolean => changed === undefined || changed.has(field)
  return {
    ...(wants('taskDefinition') ? { taskDefinition: desired.taskDefinition } : {}),
    ...(wants('desiredCount') && desired.desiredCount !== undefined ? { desiredCount: desired.desiredCount } : {}),
    // On an update, an empty strategy is how AWS wants to be told to go back to the launch type.
    ...(wants('capacity') && (changed || desired.capacity !== 'FARGATE')
      ? { capacityProviderStrategy: desired.capacity === 'FARGATE' ? [] : strategyItems(desired.capacity) }
      : {}),
    ...(wants('platformVersion') ? { platformVersion: desired.platformVersion } : {}),
    ...(wants('network')
      ? {
          networkConfiguration: {
            awsvpcConfiguration: {
              subnets: [...desired.network.subnets],
              securityGroups: [...desired.network.securityGroups],
              assignPublicIp: desired.network.assignPublicIp as 'ENABLED' | 'DISABLED',
            },
          },
        }
      : {}),
    ...(wants('loadBalancers')
      ? {
          loadBalancers: Object.entries(desired.loadBalancers).map(([key, targetGroupArn]) => ({
            targetGroupArn,
            containerName: key.slice(0, key.lastIndexOf(':')),
            containerPort: Number(key.slice(key.lastIndexOf(':') + 1)),
          })),
        }
      : {}),
    ...(wants('healthCheckGracePeriodSeconds') && (changed || desired.healthCheckGracePeriodSeconds > 0)
      ? { healthCheckGracePeriodSeconds: desired.healthCheckGracePeriodSeconds }
      : {}),
    ...(wants('deployment')
      ? {
          deploymentConfiguration: {
            minimumHealthyPercent: desired.deployment.minimumHealthyPercent,
            maximumPercent: desired.deployment.maximumPercent,
            deploymentCircuitBreaker: desired.deployment.circuitBreaker,
          },
        }
      : {}),
    ...(wants('availabilityZoneRebalancing')
      ? { availabilityZoneRebalancing: desired.availabilityZoneRebalancing as 'ENABLED' | 'DISABLED' }
      : {}),
    ...(wants('enableExecuteCommand') ? { enableExecuteCommand: desired.enableExecuteCommand } : {}),
    ...(wants('propagateTags') ? { propagateTags: desired.propagateTags as 'SERVICE' } : {}),
  }
}

function propsOf(found: Service, model: ServiceModel, tags: Tags): ServiceProps {
  const network = found.networkConfiguration?.awsvpcConfiguration
  const strategy = strategyOf(found.capacityProviderStrategy ?? [])
  const deployment = found.deploymentConfiguration
  return defined({
    serviceName: found.serviceName ?? '',
    status: found.status ?? '',
    cluster: found.clusterArn ?? '',
    taskDefinition: found.taskDefinition ?? '',
    desiredCount: model.autoScaling ? undefined : (found.desiredCount ?? 0),
    capacity: Object.keys(strategy).length > 0 ? strategy : (found.launchType ?? 'EC2'),
    // AWS may name the version that LATEST stands for.
    platformVersion: model.platformVersion === 'LATEST' ? 'LATEST' : (found.platformVersion ?? 'LATEST'),
    network: {
      subnets: [...(network?.subnets ?? [])].sort(),
      securityGroups: [...(network?.securityGroups ?? [])].sort(),
      assignPublicIp: network?.assignPublicIp ?? 'DISABLED',
    },
    loadBalancers: Object.fromEntries(
      (found.loadBalancers ?? []).map(({ containerName, containerPort, targetGroupArn = '' }) => [
        `${containerName}:${containerPort}`,
        targetGroupArn,
      ]),
    ),
    healthCheckGracePeriodSeconds: found.healthCheckGracePeriodSeconds ?? 0,
    deployment: {
      minimumHealthyPercent: deployment?.minimumHealthyPercent ?? 100,
      maximumPercent: deployment?.maximumPercent ?? 200,
      circuitBreaker: {
        enable: deployment?.deploymentCircuitBreaker?.enable ?? false,
        rollback: deployment?.deploymentCircuitBreaker?.rollback ?? false,
      },
    },
    availabilityZoneRebalancing: found.availabilityZoneRebalancing ?? 'DISABLED',
    enableExecuteCommand: found.enableExecuteCommand ?? false,
    propagateTags: found.propagateTags ?? 'NONE',
    lastDeployment: primaryOf(found)?.rolloutState === 'FAILED' ? 'failed' : 'fine',
    tags: comparedTags(tags),
  } as ServiceProps)
}

function outputsOf(found: Service, cluster: string): Outputs['service'] {
  return {
    arn: found.serviceArn ?? '',
    name: found.serviceName ?? '',
    cluster,
    taskDefinition: found.taskDefinition ?? '',
    deploymentId: primaryOf(found)?.id ?? '',
  }
}

function primaryOf(found: Service) {
  return found.deployments?.find(({ status }) => status === 'PRIMARY')
}
