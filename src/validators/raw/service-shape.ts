import type * as z from 'zod/mini'
import { array, object } from 'zod/mini'
import { tag } from './task-definition-shape.ts'
import { flag, may, number, text, texts } from './values.ts'

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

const registry = object({ registryArn: text, port: number, containerName: text, containerPort: number })

const serviceConnect = object({
  enabled: flag,
  namespace: text,
  services: may(array(connected)),
  logConfiguration: may(object({ logDriver: text })),
  accessLogConfiguration: may(object({ format: text })),
})

const awsvpc = object({ subnets: texts, securityGroups: texts, assignPublicIp: text })

/** A service as AWS writes it, with nothing required. */
export const serviceShape = object({
  serviceArn: text,
  cluster: text,
  serviceName: text,
  taskDefinition: text,
  availabilityZoneRebalancing: text,
  loadBalancers: may(array(loadBalancer)),
  serviceRegistries: may(array(registry)),
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
  tags: may(array(tag)),
  enableECSManagedTags: flag,
  propagateTags: text,
  enableExecuteCommand: flag,
  serviceConnectConfiguration: may(serviceConnect),
  volumeConfigurations: may(array(object({ name: text, managedEBSVolume: may(ebs) }))),
  gatewayConnectors: may(array(object({ portName: text }))),
  monitoring: may(
    object({ metricConfigurations: may(array(object({ metricNames: texts, resolutionSeconds: number }))) }),
  ),
  vpcLatticeConfigurations: may(array(object({ roleArn: text, targetGroupArn: text, portName: text }))),
})

export type RawService = z.infer<typeof serviceShape>
export type RawLoadBalancer = z.infer<typeof loadBalancer>
export type RawLifecycleHook = z.infer<typeof hook>
export type RawDeploymentConfiguration = z.infer<typeof deployment>
export type RawConnectService = z.infer<typeof connected>
export type RawEbsVolume = z.infer<typeof ebs>
