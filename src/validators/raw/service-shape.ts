import type { WrittenPlacementConstraint } from '../../model/aws-shapes.ts'
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
  readonly hookDetails?: unknown
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

export interface RawConnectService {
  readonly portName?: string
  readonly discoveryName?: string
  readonly clientAliases?: readonly { readonly port?: number; readonly dnsName?: string }[]
  readonly ingressPortOverride?: number
  readonly timeout?: { readonly idleTimeoutSeconds?: number; readonly perRequestTimeoutSeconds?: number }
  readonly tls?: { readonly issuerCertificateAuthority?: { readonly awsPcaAuthorityArn?: string } }
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

interface RawServiceConnect {
  readonly enabled?: boolean
  readonly namespace?: string
  readonly services?: readonly RawConnectService[]
  readonly logConfiguration?: { readonly logDriver?: string; readonly options?: Readonly<Record<string, unknown>> }
  readonly accessLogConfiguration?: { readonly format?: string }
}

export interface RawRegistry {
  readonly registryArn?: string
  readonly port?: number
  readonly containerName?: string
  readonly containerPort?: number
}

/** A service as AWS writes it, with nothing required: the part of it that the rules read. */
export interface RawService {
  readonly serviceArn?: string
  readonly cluster?: string
  readonly serviceName?: string
  readonly taskDefinition?: string
  readonly availabilityZoneRebalancing?: string
  readonly loadBalancers?: readonly RawLoadBalancer[]
  readonly serviceRegistries?: readonly RawRegistry[]
  readonly desiredCount?: number
  readonly clientToken?: string
  readonly launchType?: string
  readonly role?: string
  readonly capacityProviderStrategy?: readonly {
    readonly capacityProvider?: string
    readonly weight?: number
    readonly base?: number
  }[]
  readonly platformVersion?: string
  readonly deploymentConfiguration?: RawDeploymentConfiguration
  readonly placementConstraints?: readonly WrittenPlacementConstraint[]
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
