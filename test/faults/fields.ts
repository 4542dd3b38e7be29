import type { alarm } from '../../src/deploy/resources/alarm/alarm.ts'
import type { autoScalingGroup } from '../../src/deploy/resources/auto-scaling-group/auto-scaling-group.ts'
import type { autoscaling } from '../../src/deploy/resources/autoscaling/autoscaling.ts'
import type { capacityProvider } from '../../src/deploy/resources/capacity-provider/capacity-provider.ts'
import type { certificate } from '../../src/deploy/resources/certificate/certificate.ts'
import type { cluster } from '../../src/deploy/resources/cluster/cluster.ts'
import type { clusterCapacity } from '../../src/deploy/resources/cluster-capacity/cluster-capacity.ts'
import type { eventRule } from '../../src/deploy/resources/event-rule/event-rule.ts'
import type { listener } from '../../src/deploy/resources/listener/listener.ts'
import type { listenerRule } from '../../src/deploy/resources/listener-rule/listener-rule.ts'
import type { loadBalancer } from '../../src/deploy/resources/load-balancer/load-balancer.ts'
import type { logGroup } from '../../src/deploy/resources/log-group/log-group.ts'
import type { network } from '../../src/deploy/resources/network/network.ts'
import type { pullThroughCacheRule } from '../../src/deploy/resources/pull-through-cache-rule/pull-through-cache-rule.ts'
import type { record } from '../../src/deploy/resources/record/record.ts'
import type { repository } from '../../src/deploy/resources/repository/repository.ts'
import type { role } from '../../src/deploy/resources/role/role.ts'
import type { schedule } from '../../src/deploy/resources/schedule/schedule.ts'
import type { scheduleGroup } from '../../src/deploy/resources/schedule-group/schedule-group.ts'
import type { securityGroup } from '../../src/deploy/resources/security-group/security-group.ts'
import type { securityGroupRules } from '../../src/deploy/resources/security-group-rules/security-group-rules.ts'
import type { service } from '../../src/deploy/resources/service/service.ts'
import type { targetGroup } from '../../src/deploy/resources/target-group/target-group.ts'
import type { taskDefinition } from '../../src/deploy/resources/task-definition/task-definition.ts'

/** Every field that a plan of this kind compares: a new one does not compile until it is here. */
type Fields<H extends { create: (...args: never[]) => unknown }> = {
  readonly [F in keyof Required<Parameters<H['create']>[0]>]: string
}

/** Some scenario changes it. */
export const CHANGED = 'changed'

/** It follows from the name in the program: with another one it is another resource. */
const NAME = 'part of what the resource is known by'
/** It follows from the rest of the program, which is changed together with the name. */
const DERIVED = 'follows from the name'
const OTHER_NETWORK = 'the account has one network; the same replacement as of another field'

const ANOTHER_PROVIDER = 'replaced: test/deploy/managed-instances.test.ts; services that run on it refuse it'

const RAW = 'what .raw() sets: test/deploy/raw.test.ts'
const ATTRIBUTES = 'what .attributes() sets: test/deploy/elbv2-attributes.test.ts'

/** Which fields a scenario changes, and why it does not change the others. */
export const FIELDS = {
  repository: {
    repositoryName: NAME,
    imageTagMutability: CHANGED,
    imageTagMutabilityExclusionFilters: RAW,
    encryptionConfiguration: RAW,
    scanOnPush: CHANGED,
    lifecycleRules: CHANGED,
    policy: CHANGED,
    tags: CHANGED,
  } satisfies Fields<typeof repository>,
  'pull-through-cache-rule': {
    upstreamRegistryUrl: 'refused: test/deploy/cache-rules.test.ts',
    upstreamRepositoryPrefix: 'refused: test/deploy/cache-rules.test.ts',
    credentialArn: CHANGED,
    customRoleArn: 'as credentialArn, of a registry of ECR',
  } satisfies Fields<typeof pullThroughCacheRule>,
  cluster: {
    clusterName: NAME,
    status: 'AWS ends it',
    containerInsights: CHANGED,
    capacityProviders: CHANGED,
    defaultCapacityProviderStrategy: CHANGED,
    configuration: RAW,
    serviceConnectDefaults: CHANGED,
    tags: CHANGED,
  } satisfies Fields<typeof cluster>,
  'auto-scaling-group': {
    name: NAME,
    template: CHANGED,
    instanceTypes: CHANGED,
    spot: CHANGED,
    minSize: CHANGED,
    maxSize: CHANGED,
    subnets: OTHER_NETWORK,
    protectedFromScaleIn: CHANGED,
    raw: RAW,
    instances: 'what an interrupted change has left',
    tags: CHANGED,
  } satisfies Fields<typeof autoScalingGroup>,
  'capacity-provider': {
    name: NAME,
    autoScalingGroupArn: DERIVED,
    managedScaling: CHANGED,
    managedTerminationProtection: CHANGED,
    managedDraining: CHANGED,
    cluster: NAME,
    infrastructureRoleArn: DERIVED,
    instanceProfileArn: DERIVED,
    subnets: OTHER_NETWORK,
    securityGroups: 'for instances that come: docs/capacity.md says of what becomes of those that are there',
    capacityOptionType: ANOTHER_PROVIDER,
    monitoring: CHANGED,
    storageSizeGiB: CHANGED,
    useLocalStorage: CHANGED,
    instanceRequirements: CHANGED,
    fipsEnabled: ANOTHER_PROVIDER,
    capacityReservations: CHANGED,
    instanceMetadataTags: CHANGED,
    propagateTags: CHANGED,
    scaleInAfter: CHANGED,
    autoRepair: CHANGED,
    tags: CHANGED,
  } satisfies Fields<typeof capacityProvider>,
  'cluster-capacity': {
    cluster: NAME,
    capacityProviders: CHANGED,
    defaultCapacityProviderStrategy: CHANGED,
  } satisfies Fields<typeof clusterCapacity>,
  'log-group': {
    logGroupName: NAME,
    retentionInDays: CHANGED,
    kmsKeyId: CHANGED,
    logGroupClass: RAW,
    tags: CHANGED,
  } satisfies Fields<typeof logGroup>,
  role: {
    roleName: NAME,
    path: NAME,
    description: DERIVED,
    maxSessionDuration: RAW,
    permissionsBoundary: 'the same for all roles of a stack: role.test.ts',
    trustPolicy: DERIVED,
    instanceProfile: 'follows from who assumes the role',
    managedPolicyArns: CHANGED,
    policy: CHANGED,
    tags: CHANGED,
  } satisfies Fields<typeof role>,
  'schedule-group': { groupName: NAME, tags: CHANGED } satisfies Fields<typeof scheduleGroup>,
  schedule: {
    scheduleName: NAME,
    groupName: NAME,
    expression: CHANGED,
    timeZone: CHANGED,
    window: CHANGED,
    startDate: CHANGED,
    endDate: CHANGED,
    state: CHANGED,
    actionAfterCompletion: 'others set it',
    kmsKeyArn: RAW,
    cluster: 'with another one the service that it is like is another, too',
    task: CHANGED,
    overrides: CHANGED,
    roleArn: DERIVED,
    retryPolicy: CHANGED,
    deadLetterQueue: CHANGED,
    description: NAME,
  } satisfies Fields<typeof schedule>,
  'event-rule': {
    ruleName: NAME,
    eventBus: 'a rule on another bus is another: event-rule.test.ts',
    description: DERIVED,
    pattern: CHANGED,
    scheduleExpression: 'others set it',
    state: CHANGED,
    ruleRoleArn: 'others set it',
    managedBy: 'a plan refuses it: event-rule.test.ts',
    target: CHANGED,
    formerTargets: 'with another id of the target: event-rule.test.ts',
    tags: CHANGED,
  } satisfies Fields<typeof eventRule>,
  'security-group': {
    groupName: NAME,
    description: DERIVED,
    vpcId: OTHER_NETWORK,
    ingress: CHANGED,
    egress: CHANGED,
    tags: CHANGED,
  } satisfies Fields<typeof securityGroup>,
  certificate: {
    names: NAME,
    keyAlgorithm: NAME,
    status: 'ACM issues it',
    missingRecords: 'others take them away: certificates.test.ts',
    tags: CHANGED,
  } satisfies Fields<typeof certificate>,
  network: {
    cidrBlock: 'a plan refuses another: networks.test.ts',
    zones: CHANGED,
    parts: CHANGED,
    policies: CHANGED,
    tags: CHANGED,
  } satisfies Fields<typeof network>,
  'security-group-rules': {
    groupId: DERIVED,
    rules: CHANGED,
    tags: CHANGED,
  } satisfies Fields<typeof securityGroupRules>,
  'load-balancer': {
    name: NAME,
    type: 'what it is called by is another load balancer then',
    scheme: CHANGED,
    vpcId: OTHER_NETWORK,
    ipAddressType: 'the subnets of the account have no IPv6 addresses',
    subnets: CHANGED,
    securityGroups: DERIVED,
    idleTimeoutSeconds: CHANGED,
    attributes: ATTRIBUTES,
    webAcl: CHANGED,
    IpamPools: RAW,
    CustomerOwnedIpv4Pool: RAW,
    addresses: RAW,
    EnablePrefixForIpv6SourceNat: RAW,
    tags: CHANGED,
  } satisfies Fields<typeof loadBalancer>,
  listener: {
    loadBalancerArn: CHANGED,
    port: NAME,
    protocol: 'follows from the port',
    certificateArn: CHANGED,
    moreCertificates: CHANGED,
    sslPolicy: CHANGED,
    defaultAction: CHANGED,
    attributes: ATTRIBUTES,
    MutualAuthentication: RAW,
    tags: CHANGED,
  } satisfies Fields<typeof listener>,
  'listener-rule': {
    listenerArn: CHANGED,
    priority: 'follows from the conditions; others edit it',
    conditions: 'a route is known by them; others edit them',
    check: 'needs an HTTPS listener and a provider: test/deploy/route-checks.test.ts changes it',
    targetGroups: CHANGED,
    answer: 'of rules that no service has: test/deploy/answering-rules.test.ts changes it',
    stickinessSeconds: 'of routes that services share: test/deploy/shared-routes.test.ts changes it',
    transforms: 'test/deploy/priorities.test.ts changes them',
    behind: 'only what the stack had before can be in front',
    tags: CHANGED,
  } satisfies Fields<typeof listenerRule>,
  'target-group': {
    targetGroupName: NAME,
    targetType: 'part of its name: another group takes its place',
    port: 'part of its name: another group takes its place',
    protocol: 'part of its name: another group takes its place',
    vpcId: OTHER_NETWORK,
    healthCheck: CHANGED,
    deregistrationDelaySeconds: CHANGED,
    protocolVersion: 'part of its name: another group takes its place',
    ipAddressType: 'part of its name: another group takes its place',
    targetControlPort: 'part of its name: another group takes its place',
    attributes: ATTRIBUTES,
    tags: CHANGED,
  } satisfies Fields<typeof targetGroup>,
  'task-definition': {
    family: NAME,
    status: 'others deregister it',
    launchType: CHANGED,
    networkMode: CHANGED,
    cpu: CHANGED,
    memory: CHANGED,
    runtimePlatform: CHANGED,
    executionRoleArn: CHANGED,
    taskRoleArn: CHANGED,
    ephemeralStorageGiB: CHANGED,
    containers: CHANGED,
    fields: CHANGED,
    tags: CHANGED,
  } satisfies Fields<typeof taskDefinition>,
  service: {
    serviceName: NAME,
    status: 'others delete it',
    runs: 'others deploy, or ECS goes back',
    lastDeployment: 'a deployment that failed is not a fault of a call',
    traffic: 'set by hand, not by the program: test/deploy/rollout/traffic-astray.test.ts',
    cluster: 'with another one it is another service, and this one an orphan',
    taskDefinition: CHANGED,
    schedulingStrategy: CHANGED,
    desiredCount: CHANGED,
    launchType: CHANGED,
    capacityProviderStrategy: CHANGED,
    platformVersion: CHANGED,
    networkConfiguration: CHANGED,
    loadBalancers: CHANGED,
    healthCheckGracePeriodSeconds: CHANGED,
    deploymentController: 'only ECS itself deploys from here',
    deploymentConfiguration: CHANGED,
    availabilityZoneRebalancing: CHANGED,
    placementConstraints: CHANGED,
    placementStrategy: CHANGED,
    serviceRegistries: CHANGED,
    serviceConnectConfiguration: CHANGED,
    volumeConfigurations: CHANGED,
    vpcLatticeConfigurations: CHANGED,
    gatewayConnectors: 'AWS tells it of revisions only, as it does monitoring',
    monitoring: CHANGED,
    enableExecuteCommand: CHANGED,
    enableECSManagedTags: CHANGED,
    propagateTags: CHANGED,
    tags: CHANGED,
  } satisfies Fields<typeof service>,
  autoscaling: {
    resourceId: NAME,
    minCapacity: CHANGED,
    maxCapacity: CHANGED,
    SuspendedState: RAW,
    policies: CHANGED,
    rawPolicies: RAW,
    schedules: CHANGED,
    suspended: 'what is suspended, whoever did it: it never differs',
    scheduled: 'what schedules set, whoever made them: it never differs',
    tags: CHANGED,
  } satisfies Fields<typeof autoscaling>,
  alarm: {
    alarmName: NAME,
    watched: CHANGED,
    comparison: CHANGED,
    threshold: CHANGED,
    periodSeconds: CHANGED,
    evaluationPeriods: CHANGED,
    datapointsToAlarm: CHANGED,
    treatMissingData: CHANGED,
    description: CHANGED,
    alarmActions: CHANGED,
    okActions: CHANGED,
    insufficientDataActions: RAW,
    actionsEnabled: RAW,
    EvaluateLowSampleCountPercentile: RAW,
    WarmUpConfiguration: RAW,
    EvaluationWindow: RAW,
    ActionConfiguration: RAW,
    tags: CHANGED,
  } satisfies Fields<typeof alarm>,
  record: {
    hostedZoneId: NAME,
    name: NAME,
    type: NAME,
    setIdentifier: NAME,
    routing: CHANGED,
    targets: CHANGED,
    marker: NAME,
  } satisfies Fields<typeof record>,
}
