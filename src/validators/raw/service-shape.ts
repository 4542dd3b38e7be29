import * as z from 'zod/mini'
import { array, object } from 'zod/mini'
import type { PlacementConstraint } from '../../model/aws-shapes.ts'
import type { RawTag } from './task-definition-shape.ts'

export interface RawLoadBalancer {
  readonly targetGroupArn?: string
  readonly loadBalancerName?: string
  readonly containerName?: string
  readonly containerPort?: number
  readonly advancedConfiguration?: {
    readonly alternateTargetGroupArn?: string
    readonly productionListenerRule?: string
    readonly testListenerRule?: string
    readonly roleArn?: string
  }
}

export interface RawLifecycleHook {
  readonly hookTargetArn?: string
  readonly roleArn?: string
  readonly lifecycleStages?: readonly string[]
  readonly targetType?: string
  readonly timeoutConfiguration?: { readonly timeoutInMinutes?: number; readonly action?: string }
}

export interface RawDeploymentConfiguration {
  readonly deploymentCircuitBreaker?: {
    readonly enable?: boolean
    readonly rollback?: boolean
    readonly thresholdConfiguration?: { readonly type?: string; readonly value?: number }
  }
  readonly earlySuccessCriteria?: {
    readonly enable?: boolean
    readonly healthyPercent?: number
    readonly sourceServiceRevisionCleanup?: string
  }
  readonly maximumPercent?: number
  readonly minimumHealthyPercent?: number
  readonly alarms?: { readonly alarmNames?: readonly string[]; readonly enable?: boolean; readonly rollback?: boolean }
  readonly strategy?: string
  readonly bakeTimeInMinutes?: number
  readonly lifecycleHooks?: readonly RawLifecycleHook[]
  readonly linearConfiguration?: { readonly stepPercent?: number; readonly stepBakeTimeInMinutes?: number }
  readonly canaryConfiguration?: { readonly canaryPercent?: number; readonly canaryBakeTimeInMinutes?: number }
}

export interface RawServiceRegistry {
  readonly registryArn?: string
  readonly port?: number
  readonly containerName?: string
  readonly containerPort?: number
}

export interface RawConnectService {
  readonly portName?: string
  readonly discoveryName?: string
  readonly clientAliases?: readonly { readonly port?: number; readonly dnsName?: string }[]
  readonly ingressPortOverride?: number
  readonly timeout?: { readonly idleTimeoutSeconds?: number; readonly perRequestTimeoutSeconds?: number }
  readonly tls?: { readonly issuerCertificateAuthority?: { readonly awsPcaAuthorityArn?: string } }
}

export interface RawServiceConnect {
  readonly enabled?: boolean
  readonly namespace?: string
  readonly services?: readonly RawConnectService[]
  readonly logConfiguration?: { readonly logDriver?: string }
  readonly accessLogConfiguration?: { readonly format?: string }
}

export interface RawEbsVolume {
  readonly volumeType?: string
  readonly sizeInGiB?: number
  readonly snapshotId?: string
  readonly volumeInitializationRate?: number
  readonly iops?: number
  readonly throughput?: number
  readonly roleArn?: string
  readonly filesystemType?: string
}

/** A service as AWS writes it, with nothing required. */
export interface RawService {
  readonly serviceArn?: string
  readonly cluster?: string
  readonly serviceName?: string
  readonly taskDefinition?: string
  readonly availabilityZoneRebalancing?: string
  readonly loadBalancers?: readonly RawLoadBalancer[]
  readonly serviceRegistries?: readonly RawServiceRegistry[]
  readonly desiredCount?: number
  readonly clientToken?: string
  readonly launchType?: string
  readonly capacityProviderStrategy?: readonly {
    readonly capacityProvider?: string
    readonly weight?: number
    readonly base?: number
  }[]
  readonly platformVersion?: string
  readonly deploymentConfiguration?: RawDeploymentConfiguration
  readonly placementConstraints?: readonly PlacementConstraint[]
  readonly placementStrategy?: readonly { readonly type?: string; readonly field?: string }[]
  readonly networkConfiguration?: {
    readonly awsvpcConfiguration?: {
      readonly subnets?: readonly string[]
      readonly securityGroups?: readonly string[]
      readonly assignPublicIp?: string
    }
  }
  readonly healthCheckGracePeriodSeconds?: number
  readonly schedulingStrategy?: string
  readonly deploymentController?: { readonly type?: string }
  readonly tags?: readonly RawTag[]
  readonly enableECSManagedTags?: boolean
  readonly propagateTags?: string
  readonly enableExecuteCommand?: boolean
  readonly serviceConnectConfiguration?: RawServiceConnect
  readonly volumeConfigurations?: readonly { readonly name?: string; readonly managedEBSVolume?: RawEbsVolume }[]
  readonly gatewayConnectors?: readonly { readonly portName?: string }[]
  readonly monitoring?: {
    readonly metricConfigurations?: readonly {
      readonly metricNames?: readonly string[]
      readonly resolutionSeconds?: number
    }[]
  }
  readonly vpcLatticeConfigurations?: readonly {
    readonly roleArn?: string
    readonly targetGroupArn?: string
    readonly portName?: string
  }[]
}

const may = z.exactOptional
const text = may(z.string())
const number = may(z.number())
const flag = may(z.boolean())
const texts = may(array(z.string()))

const loadBalancer = object({
  targetGroupArn: text,
  loadBalancerName: text,
  containerName: text,
  containerPort: number,
  advancedConfiguration: may(
    object({ alternateTargetGroupArn: text, productionListenerRule: text, testListenerRule: text, roleArn: text }),
  ),
})

const hook = object({
  hookTargetArn: text,
  roleArn: text,
  lifecycleStages: texts,
  targetType: text,
  timeoutConfiguration: may(object({ timeoutInMinutes: number, action: text })),
})

const deployment = object({
  deploymentCircuitBreaker: may(
    object({ enable: flag, rollback: flag, thresholdConfiguration: may(object({ type: text, value: number })) }),
  ),
  earlySuccessCriteria: may(object({ enable: flag, healthyPercent: number, sourceServiceRevisionCleanup: text })),
  maximumPercent: number,
  minimumHealthyPercent: number,
  alarms: may(object({ alarmNames: texts, enable: flag, rollback: flag })),
  strategy: text,
  bakeTimeInMinutes: number,
  lifecycleHooks: may(array(hook)),
  linearConfiguration: may(object({ stepPercent: number, stepBakeTimeInMinutes: number })),
  canaryConfiguration: may(object({ canaryPercent: number, canaryBakeTimeInMinutes: number })),
})

const connected = object({
  portName: text,
  discoveryName: text,
  clientAliases: may(array(object({ port: number, dnsName: text }))),
  ingressPortOverride: number,
  timeout: may(object({ idleTimeoutSeconds: number, perRequestTimeoutSeconds: number })),
  tls: may(object({ issuerCertificateAuthority: may(object({ awsPcaAuthorityArn: text })) })),
})

const ebs = object({
  volumeType: text,
  sizeInGiB: number,
  snapshotId: text,
  volumeInitializationRate: number,
  iops: number,
  throughput: number,
  roleArn: text,
  filesystemType: text,
})

const awsvpc = object({ subnets: texts, securityGroups: texts, assignPublicIp: text })

export const serviceShape: z.ZodMiniType<RawService> = object({
  serviceArn: text,
  cluster: text,
  serviceName: text,
  taskDefinition: text,
  availabilityZoneRebalancing: text,
  loadBalancers: may(array(loadBalancer)),
  serviceRegistries: may(
    array(object({ registryArn: text, port: number, containerName: text, containerPort: number })),
  ),
  desiredCount: number,
  clientToken: text,
  launchType: text,
  capacityProviderStrategy: may(array(object({ capacityProvider: text, weight: number, base: number }))),
  platformVersion: text,
  deploymentConfiguration: may(deployment),
  placementConstraints: may(array(object({ type: text, expression: text }))),
  placementStrategy: may(array(object({ type: text, field: text }))),
  networkConfiguration: may(object({ awsvpcConfiguration: may(awsvpc) })),
  healthCheckGracePeriodSeconds: number,
  schedulingStrategy: text,
  deploymentController: may(object({ type: text })),
  tags: may(array(object({ key: text, value: text }))),
  enableECSManagedTags: flag,
  propagateTags: text,
  enableExecuteCommand: flag,
  serviceConnectConfiguration: may(
    object({
      enabled: flag,
      namespace: text,
      services: may(array(connected)),
      logConfiguration: may(object({ logDriver: text })),
      accessLogConfiguration: may(object({ format: text })),
    }),
  ),
  volumeConfigurations: may(array(object({ name: text, managedEBSVolume: may(ebs) }))),
  gatewayConnectors: may(array(object({ portName: text }))),
  monitoring: may(
    object({ metricConfigurations: may(array(object({ metricNames: texts, resolutionSeconds: number }))) }),
  ),
  vpcLatticeConfigurations: may(array(object({ roleArn: text, targetGroupArn: text, portName: text }))),
})
