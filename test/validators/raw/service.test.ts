import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkService } from '../../../src/index.ts'
import { writtenServiceRules } from '../../../src/validators/check-service.ts'
import { container, ec2With, fargateWith, type Json, onEc2, onFargate } from './definitions.ts'

const awsvpc = (changes: Json = {}) => ({
  networkConfiguration: { awsvpcConfiguration: { subnets: ['a'], ...changes } },
})
const fargate = (changes: Json = {}): Json => ({
  ...{ serviceName: 'web', cluster: 'prod', taskDefinition: 'web:3', desiredCount: 2, launchType: 'FARGATE' },
  ...awsvpc(),
  ...changes,
})
const ec2 = (changes: Json = {}): Json => ({
  ...{ serviceName: 'web', cluster: 'prod', taskDefinition: 'web:3', desiredCount: 2, launchType: 'EC2' },
  ...changes,
})
const shared = (...items: readonly Json[]) => fargate({ launchType: null, capacityProviderStrategy: items })
const daemon = (changes: Json) => ec2({ schedulingStrategy: 'DAEMON', desiredCount: null, ...changes })
const deployment = (changes: Json, more: Json = {}) => fargate({ deploymentConfiguration: changes, ...more })
const group = {
  targetGroupArn: 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/a/0',
  ...{ containerName: 'app', containerPort: 80 },
}
const balanced = (changes: Json, more: Json = {}) =>
  fargate({ loadBalancers: [{ ...group, containerPort: 80, ...changes }], ...more })
const alias = { clientAliases: [{ port: 80 }] }
const connect = (service: Json) =>
  fargate({ serviceConnectConfiguration: { enabled: true, services: [{ ...alias, ...service }] } })
const ebs = (volume: Json, name = 'data') =>
  fargate({ volumeConfigurations: [{ name, managedEBSVolume: { roleArn: 'arn', sizeInGiB: 10, ...volume } }] })

const listening = fargateWith({ portMappings: [{ containerPort: 80, name: 'http' }] })
const AT_APP = { containerName: 'app' }
const withVolume = onFargate({ volumes: [{ name: 'data', configuredAtLaunch: true }] })
const spot = { capacityProvider: 'FARGATE_SPOT', weight: 1 }
const rule = (kind: string) => `arn:aws:elasticloadbalancing:us-east-1:123456789012:${kind}/app/a/b/c`
const blue = { alternateTargetGroupArn: 'arn:b', productionListenerRule: rule('listener-rule'), roleArn: 'arn' }

const shifted = { advancedConfiguration: blue }

type Case = readonly [what: string, codes: readonly string[], service: Json, taskDefinition?: Json]

const cases: readonly Case[] = [
  ['a sound service on Fargate', [], fargate(), onFargate()],
  ['a sound service on EC2', [], ec2(), onEc2()],
  ['a name with a dot', ['SVC-NAM-01'], fargate({ serviceName: 'web.api' })],
  ['no task definition, which tools fill in', [], fargate({ taskDefinition: null })],
  ['another task definition', ['SVC-TD-01?'], fargate({ taskDefinition: 'other:1' }), onEc2()],
  ['a long token', ['SVC-TOK-01'], fargate({ clientToken: 'x'.repeat(40) })],
  ['half a task', ['SVC-SCH-03'], fargate({ desiredCount: 0.5 })],
  ['an unknown launch type', ['SVC-LT-01'], ec2({ launchType: 'LAMBDA' })],
  ['Fargate Spot as launch type', ['SVC-LT-04'], fargate({ launchType: 'FARGATE_SPOT' })],
  ['Managed Instances as launch type', ['SVC-LT-02'], ec2({ launchType: 'MANAGED_INSTANCES' })],
  ['launch type and strategy', ['SVC-LT-01'], fargate({ capacityProviderStrategy: [spot] })],
  [
    'an external service with a strategy',
    ['SVC-CPS-07'],
    ec2({ launchType: 'EXTERNAL', capacityProviderStrategy: [{ capacityProvider: 'asg' }] }),
  ],
  ['a definition for EC2 on Fargate', ['SVC-LT-03'], fargate(), onEc2({ networkMode: 'awsvpc' })],
  ['a platform version on EC2', ['SVC-PV-01'], ec2({ platformVersion: '1.4.0' })],
  ['a platform version that may come', ['SVC-PV-01?'], fargate({ platformVersion: '2.0.0' })],
  ['a shortened platform version', ['SVC-PV-01'], fargate({ platformVersion: '1.4' })],
  [
    'EFS on an old platform',
    ['VOL-EFS-01'],
    fargate({ platformVersion: '1.3.0' }),
    onFargate({ volumes: [{ name: 'files', efsVolumeConfiguration: { fileSystemId: 'fs-12345678' } }] }),
  ],
  ['an image for a definition', ['SVC-TD-01'], fargate({ taskDefinition: '1.dkr.ecr.us-east-1.amazonaws.com/web' })],
  ['a subnet by its ARN', ['SVC-NET-03'], fargate(awsvpc({ subnets: ['arn:aws:ec2:us-east-1:1:subnet/subnet-1'] }))],
  ['a target group by its name', ['SVC-LB-03'], balanced({ targetGroupArn: 'web' })],
  ['a target group that a template fills in', [], balanced({ targetGroupArn: '{{ target }}' })],
  ['a target group that a function gives', ['JSON-REF-01?'], balanced({ targetGroupArn: { Ref: 'Target' } })],
  ['a target group without a port', ['SVC-LB-02'], balanced({ containerPort: null })],
  ['a Classic Load Balancer on Fargate', ['SVC-LB-03'], balanced({ targetGroupArn: null, loadBalancerName: 'edge' })],
  [
    'a circuit breaker behind a Classic Load Balancer',
    ['SVC-DEP-10'],
    ec2({
      loadBalancers: [{ loadBalancerName: 'edge', containerName: 'app', containerPort: 80 }],
      deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
    }),
  ],
  [
    'a hook that is another thing',
    ['SVC-DEP-14'],
    deployment({
      lifecycleHooks: [{ hookTargetArn: 'arn:aws:sns:a:1:web', roleArn: 'arn', lifecycleStages: ['PRE_SCALE_UP'] }],
    }),
  ],
  [
    'a hook and a role by their names',
    ['SVC-DEP-14?', 'SVC-DEP-14?'],
    deployment({ lifecycleHooks: [{ hookTargetArn: 'check', roleArn: 'web', lifecycleStages: ['PRE_SCALE_UP'] }] }),
  ],
  ['what is no platform version', ['SVC-PV-01'], fargate({ platformVersion: 'newest' })],
  [
    '21 providers',
    ['SVC-CPS-01'],
    shared(...Array.from({ length: 21 }, (_, n) => ({ capacityProvider: `p${n}`, weight: 1 }))),
  ],
  ['a heavy weight', ['SVC-CPS-02'], shared({ ...spot, weight: 1001 })],
  ['two bases', ['SVC-CPS-03'], shared({ ...spot, base: 1 }, { capacityProvider: 'FARGATE', base: 1 })],
  ['no weight', ['SVC-CPS-04'], shared({ ...spot, weight: 0 }, { capacityProvider: 'FARGATE' })],
  ['providers of two kinds', ['SVC-CPS-05'], shared(spot, { capacityProvider: 'asg' })],
  [
    'Windows on Spot',
    ['SVC-CPS-08'],
    shared(spot),
    onFargate({ runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } }),
  ],
  [
    'ARM64 on old Spot',
    ['SVC-CPS-08'],
    { ...shared(spot), platformVersion: '1.3.0' },
    onFargate({ runtimePlatform: { cpuArchitecture: 'ARM64' } }),
  ],
  ['a provider twice', ['SVC-CPS-09'], shared(spot, spot)],
  [
    'disk on an old platform',
    ['TD-EPH-02'],
    fargate({ platformVersion: '1.3.0' }),
    onFargate({ ephemeralStorage: { sizeInGiB: 50 } }),
  ],
  [
    'environment files on an old platform',
    ['SEC-ENV-02'],
    fargate({ platformVersion: '1.3.0' }),
    fargateWith({ environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::b/a.env' }] }),
  ],
  [
    'a JSON key on an old platform',
    ['SEC-ARN-07'],
    fargate({ platformVersion: '1.3.0' }),
    fargateWith({
      secrets: [{ name: 'A', valueFrom: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf:key::' }],
    }),
  ],
  ['an unknown scheduling strategy', ['SVC-SCH-01'], ec2({ schedulingStrategy: 'CRON' })],
  ['a daemon on Fargate', ['SVC-SCH-01'], fargate({ schedulingStrategy: 'DAEMON', desiredCount: null })],
  ['a daemon with a count', ['SVC-SCH-02'], daemon({ desiredCount: 2 })],
  [
    'a daemon as described',
    [],
    daemon({ desiredCount: 2, serviceArn: 'arn:aws:ecs:us-east-1:123456789012:service/prod/web' }),
  ],
  [
    'a daemon that shifts traffic',
    ['SVC-SCH-06?', 'SVC-DEP-17?'],
    daemon({ deploymentConfiguration: { strategy: 'BLUE_GREEN' } }),
  ],
  ['a daemon with a placement strategy', ['SVC-SCH-02'], daemon({ placementStrategy: [{ type: 'random' }] })],
  [
    'a daemon above 100 percent',
    ['SVC-SCH-04'],
    daemon({ deploymentConfiguration: { maximumPercent: 200, minimumHealthyPercent: 0 } }),
  ],
  [
    'a daemon that never stops',
    ['SVC-SCH-05'],
    daemon({ deploymentConfiguration: { maximumPercent: 100, minimumHealthyPercent: 100 } }),
  ],
  ['placement on Fargate', ['SVC-PLC-01'], fargate({ placementConstraints: [{ type: 'distinctInstance' }] })],
  ['memberOf of nothing', ['SVC-PLC-02'], ec2({ placementConstraints: [{ type: 'memberOf' }] })],
  ['binpack by disk', ['SVC-PLC-03'], ec2({ placementStrategy: [{ type: 'binpack', field: 'disk' }] })],
  [
    'rebalancing without room',
    ['SVC-AZR-02'],
    deployment({ maximumPercent: 100, minimumHealthyPercent: 50 }, { availabilityZoneRebalancing: 'ENABLED' }),
  ],
  ['rebalancing as a word', ['SVC-AZR-01'], fargate({ availabilityZoneRebalancing: 'ON' })],
  ['managed tags alone', ['SVC-TAG-01?'], fargate({ enableECSManagedTags: true })],
  ['ECS Exec without a role', ['SVC-EXE-01'], fargate({ enableExecuteCommand: true }), onFargate()],
  ['ECS Exec on instances, whose role may do', ['SVC-EXE-01?'], ec2({ enableExecuteCommand: true }), onEc2()],
  [
    'ECS Exec into a sealed container',
    ['CD-ROF-01?'],
    fargate({ enableExecuteCommand: true }),
    fargateWith({ readonlyRootFilesystem: true }, { taskRoleArn: 'web' }),
  ],
  ['awsvpc without a network', ['SVC-NET-01'], fargate({ networkConfiguration: null }), onFargate()],
  ['a bridge with subnets', ['SVC-NET-02'], ec2(awsvpc()), onEc2()],
  ['no subnets', ['SVC-NET-03'], fargate(awsvpc({ subnets: [] }))],
  ['6 security groups', ['SVC-NET-04'], fargate(awsvpc({ securityGroups: [...'abcdef'] }))],
  ['a public address on EC2', ['SVC-NET-05'], ec2(awsvpc({ assignPublicIp: 'ENABLED' }))],
  ['a load balancer', [], balanced({}), listening],
  ['a target port that is not mapped', ['SVC-LB-02'], balanced({ containerPort: 5672 }), listening],
  ['a target container that is not there', ['SVC-LB-02'], balanced({ containerName: 'ghost' }), listening],
  [
    'a target port on both protocols',
    ['PM-DUP-02'],
    balanced({}),
    fargateWith({ portMappings: [{ containerPort: 80 }, { containerPort: 80, protocol: 'udp' }] }),
  ],
  [
    'a Classic Load Balancer under awsvpc',
    ['SVC-LB-03'],
    balanced({ targetGroupArn: null, loadBalancerName: 'old' }),
    listening,
  ],
  [
    'a Classic Load Balancer without host port',
    ['SVC-LB-03'],
    ec2({ loadBalancers: [{ loadBalancerName: 'old', containerName: 'app', containerPort: 80 }] }),
    ec2With({ portMappings: [{ containerPort: 80 }] }),
  ],
  ['both kinds of load balancer', ['SVC-LB-03?'], balanced({ loadBalancerName: 'old' })],
  ['6 target groups', ['SVC-LB-05?'], fargate({ loadBalancers: Array.from({ length: 6 }, () => group) })],
  [
    'a load balancer without network',
    ['SVC-LB-06', 'SVC-LB-02'],
    ec2({ loadBalancers: [group] }),
    onEc2({ networkMode: 'none' }),
  ],
  ['an external load balancer', ['SVC-LB-07?'], ec2({ launchType: 'EXTERNAL', loadBalancers: [group] })],
  [
    'a strategy without advancedConfiguration',
    ['SVC-LB-08'],
    balanced({}, { deploymentConfiguration: { strategy: 'BLUE_GREEN' } }),
  ],
  [
    'a strategy with advancedConfiguration',
    [],
    balanced(shifted, { deploymentConfiguration: { strategy: 'BLUE_GREEN' } }),
  ],
  ['a listener as a target group', ['SVC-LB-03'], balanced({ targetGroupArn: rule('listener') })],
  ['a revision in words', ['SVC-TD-01'], fargate({ taskDefinition: 'web:latest' })],
  [
    'a service as a task definition',
    ['SVC-TD-01'],
    fargate({ taskDefinition: 'arn:aws:ecs:us-east-1:123456789012:service/web' }),
  ],
  [
    'an ARN as a task definition',
    [],
    fargate({ taskDefinition: 'arn:aws:ecs:us-east-1:123456789012:task-definition/web:3' }),
  ],
  ['a cluster of two words', ['SVC-NAM-01'], fargate({ cluster: 'my cluster' })],
  ['the ARN of a cluster', [], fargate({ cluster: 'arn:aws:ecs:us-east-1:123456789012:cluster/prod' })],
  [
    'the ARN of something else as cluster',
    ['SVC-NAM-01'],
    fargate({ cluster: 'arn:aws:ecs:us-east-1:123456789012:service/prod' }),
  ],
  ['Fargate without a network', ['SVC-NET-01'], fargate({ networkConfiguration: null })],
  [
    'Fargate without a network, for task sets',
    [],
    fargate({ networkConfiguration: null, deploymentController: { type: 'EXTERNAL' } }),
  ],
  ['a name among the subnets', ['SVC-NET-03?'], fargate(awsvpc({ subnets: ['private-a'] }))],
  [
    'a name among the groups',
    ['SVC-NET-04?'],
    fargate(awsvpc({ subnets: ['subnet-0a1b2c3d'], securityGroups: ['web-sg'] })),
  ],
  [
    'what templates write for ids',
    [],
    fargate(awsvpc({ subnets: ['{{ subnet }}', 'SUBNET_A', '<a>'], securityGroups: ['<group>'] })),
  ],
  ['revision zero', ['SVC-TD-01'], fargate({ taskDefinition: 'web:0' })],
  ['two revisions', ['SVC-TD-01'], fargate({ taskDefinition: 'web:1:2' })],
  ["a provider whose name is AWS's own", ['SVC-CPS-06'], shared({ capacityProvider: 'fargate', weight: 1 })],
  ['a group among the subnets', ['SVC-NET-03'], fargate(awsvpc({ subnets: ['sg-0a1b2c3d'] }))],
  ['a subnet among the groups', ['SVC-NET-04'], fargate(awsvpc({ securityGroups: ['subnet-0a1b2c3d'] }))],
  ['a role with awsvpc', ['SVC-LB-11'], balanced({}, { role: 'ecsServiceRole' })],
  [
    'a role with one target group on a bridge',
    [],
    ec2({ role: 'ecsServiceRole', loadBalancers: [{ ...group, containerPort: 80 }] }),
  ],
  [
    'a role with CODE_DEPLOY on a bridge, which is doubtful',
    ['SVC-LB-11?'],
    ec2({
      role: 'ecsServiceRole',
      deploymentController: { type: 'CODE_DEPLOY' },
      loadBalancers: [{ ...group, containerPort: 80 }],
    }),
  ],
  ['a registry of another service', ['SVC-SR-01'], fargate({ serviceRegistries: [{ registryArn: rule('listener') }] })],
  [
    'rebalancing of external instances',
    ['SVC-AZR-02'],
    ec2({ launchType: 'EXTERNAL', availabilityZoneRebalancing: 'ENABLED' }),
  ],
  ['half a blue/green', ['SVC-LB-08'], balanced({ advancedConfiguration: { alternateTargetGroupArn: 'arn:b' } })],
  ['blue/green', [], balanced({ advancedConfiguration: blue })],
  [
    'a listener for a rule',
    ['SVC-LB-09'],
    balanced({ advancedConfiguration: { ...blue, productionListenerRule: rule('listener') } }),
  ],
  ['a grace period for nothing', ['SVC-HGP-01?'], fargate({ healthCheckGracePeriodSeconds: 60 })],
  ['a negative grace period', ['SVC-HGP-01'], fargate({ healthCheckGracePeriodSeconds: -1 })],
  ['an unknown controller', ['SVC-DEP-04'], fargate({ deploymentController: { type: 'ROLLING' } })],
  ['CodeDeploy without load balancer', ['SVC-DEP-05'], fargate({ deploymentController: { type: 'CODE_DEPLOY' } })],
  ['no room to move', ['SVC-DEP-01'], deployment({ maximumPercent: 100, minimumHealthyPercent: 100 })],
  ['less room than none', ['SVC-DEP-01?'], deployment({ maximumPercent: 50, minimumHealthyPercent: 100 })],
  [
    'hardly room to move',
    ['SVC-DEP-02?'],
    deployment({ maximumPercent: 150, minimumHealthyPercent: 100 }, { desiredCount: 1 }),
  ],
  ['half a percent', ['SVC-DEP-02'], deployment({ maximumPercent: 150.5, minimumHealthyPercent: 50 })],
  [
    'percentages with CodeDeploy on EC2',
    ['SVC-DEP-03?'],
    ec2({
      deploymentController: { type: 'EXTERNAL' },
      deploymentConfiguration: { maximumPercent: 150, minimumHealthyPercent: 50 },
    }),
  ],
  ['an unknown strategy', ['SVC-DEP-06', 'SVC-DEP-18?'], deployment({ strategy: 'BIG_BANG' })],
  ['a long bake', ['SVC-DEP-07'], deployment({ bakeTimeInMinutes: 2000 })],
  [
    'small steps',
    ['SVC-DEP-08'],
    balanced(shifted, { deploymentConfiguration: { strategy: 'LINEAR', linearConfiguration: { stepPercent: 2.5 } } }),
  ],
  [
    'a tiny canary',
    ['SVC-DEP-09'],
    balanced(shifted, {
      deploymentConfiguration: { strategy: 'CANARY', canaryConfiguration: { canaryPercent: 0.05 } },
    }),
  ],
  [
    'a canary of 0.3 percent',
    [],
    balanced(shifted, { deploymentConfiguration: { strategy: 'CANARY', canaryConfiguration: { canaryPercent: 0.3 } } }),
  ],
  ['half a circuit breaker', ['SVC-DEP-10'], deployment({ deploymentCircuitBreaker: { enable: true } })],
  ['no alarms', ['SVC-DEP-12'], deployment({ alarms: { enable: true, rollback: true, alarmNames: [] } })],
  ['a hook for nothing', ['SVC-DEP-14'], deployment({ lifecycleHooks: [{ hookTargetArn: 'arn', roleArn: 'arn' }] })],
  [
    'a hook that may not be called',
    ['SVC-DEP-14?'],
    deployment({ lifecycleHooks: [{ hookTargetArn: 'arn', lifecycleStages: ['PRE_SCALE_UP'] }] }),
  ],
  [
    'a volume at launch',
    ['SVC-EBS-01?'],
    fargate(),
    fargateWith({}, { volumes: [{ name: 'data', configuredAtLaunch: true }] }),
  ],
  [
    'a registry of half a container',
    ['SVC-SR-04?'],
    fargate({ serviceRegistries: [{ registryArn: 'arn', containerName: 'app' }] }),
  ],
  [
    'Service Connect that is off',
    ['SVC-SC-01?'],
    fargate({ serviceConnectConfiguration: { enabled: false, services: [{ portName: 'http' }] } }),
  ],
  [
    'a threshold of no value',
    ['SVC-DEP-11'],
    deployment({
      deploymentCircuitBreaker: { enable: true, rollback: true, thresholdConfiguration: { type: 'COUNT' } },
    }),
  ],
  [
    'a threshold',
    [],
    deployment({
      deploymentCircuitBreaker: { enable: true, rollback: true, thresholdConfiguration: { type: 'COUNT', value: 5 } },
    }),
  ],
  ['half an early success', ['SVC-DEP-13'], deployment({ earlySuccessCriteria: { enable: true } })],
  [
    'an early success',
    [],
    deployment({
      earlySuccessCriteria: { enable: true, healthyPercent: 100, sourceServiceRevisionCleanup: 'DEFERRED' },
    }),
  ],
  [
    'a pause while traffic shifts',
    ['SVC-DEP-15'],
    deployment({ lifecycleHooks: [{ targetType: 'PAUSE', lifecycleStages: ['TEST_TRAFFIC_SHIFT'] }] }),
  ],
  [
    'a hook that never waits',
    ['SVC-DEP-16'],
    deployment({
      lifecycleHooks: [
        {
          ...{ hookTargetArn: 'arn', roleArn: 'arn', lifecycleStages: ['PRE_SCALE_UP'] },
          timeoutConfiguration: { timeoutInMinutes: 0 },
        },
      ],
    }),
  ],
  ['two gateways', ['SVC-GWC-01'], fargate({ gatewayConnectors: [{ portName: 'http' }, { portName: 'http' }] })],
  ['a gateway on a bridge', ['SVC-GWC-01', 'SVC-GWC-01'], ec2({ gatewayConnectors: [{ portName: 'http' }] }), onEc2()],
  [
    'metrics every 30 seconds',
    ['SVC-MON-01'],
    fargate({ monitoring: { metricConfigurations: [{ metricNames: ['CPUUtilization'], resolutionSeconds: 30 }] } }),
  ],
  [
    'metrics every 20 seconds',
    [],
    fargate({ monitoring: { metricConfigurations: [{ metricNames: ['CPUUtilization'], resolutionSeconds: 20 }] } }),
  ],
  ['blue/green of nothing', ['SVC-DEP-17?'], deployment({ strategy: 'BLUE_GREEN' })],
  ['a canary of nothing', ['SVC-DEP-18?'], deployment({ strategy: 'CANARY' })],
  ['two registries', ['SVC-SR-01'], fargate({ serviceRegistries: [{}, {}] })],
  ['a registry on a bridge', ['SVC-SR-02'], ec2({ serviceRegistries: [{}] }), onEc2()],
  ['a registry of a container', [], fargate({ serviceRegistries: [{ ...AT_APP, containerPort: 80 }] }), listening],
  [
    'of no container',
    ['SVC-SR-02'],
    fargate({ serviceRegistries: [{ containerName: 'ap', containerPort: 80 }] }),
    listening,
  ],
  ['at no port of it', ['SVC-SR-02'], fargate({ serviceRegistries: [{ ...AT_APP, containerPort: 81 }] }), listening],
  ['at a port of none', ['SVC-SR-02?'], fargate({ serviceRegistries: [{ port: 81 }] }), listening],
  ['a registry with two ports', ['SVC-SR-04'], fargate({ serviceRegistries: [{ port: 80, containerPort: 80 }] })],
  ['a registry without network', ['SVC-SR-05'], ec2({ serviceRegistries: [{}] }), onEc2({ networkMode: 'none' })],
  ['Service Connect', [], connect({ portName: 'http' }), listening],
  ['Service Connect to no port', ['SVC-SC-01'], connect({ portName: 'nope' }), listening],
  ['a discovery name with a space', ['SVC-SC-02'], connect({ portName: 'http', discoveryName: 'a b' })],
  ['a discovery name in capitals', ['SVC-SC-02?'], connect({ portName: 'http', discoveryName: 'API' })],
  ['no alias', ['SVC-SC-03?'], connect({ portName: 'http', clientAliases: [] })],
  [
    'Service Connect that CodeDeploy deploys',
    ['SVC-SC-05'],
    balanced({}, { deploymentController: { type: 'CODE_DEPLOY' }, serviceConnectConfiguration: { enabled: true } }),
  ],
  ['two aliases', ['SVC-SC-03'], connect({ portName: 'http', clientAliases: [{ port: 80 }, { port: 81 }] })],
  [
    'a request timeout over TCP',
    ['SVC-SC-04'],
    connect({ portName: 'http', timeout: { perRequestTimeoutSeconds: 15 } }),
    listening,
  ],
  [
    'Service Connect on the host network',
    ['SVC-SC-05'],
    ec2({ serviceConnectConfiguration: { enabled: true } }),
    onEc2({ networkMode: 'host' }),
  ],
  [
    'access logs of no format',
    ['SVC-SC-06'],
    fargate({ serviceConnectConfiguration: { enabled: true, accessLogConfiguration: { format: 'TEXT' } } }),
  ],
  [
    'a token in the log of the proxy',
    ['SEC-PLN-02?'],
    fargate({
      serviceConnectConfiguration: {
        enabled: true,
        logConfiguration: {
          logDriver: 'splunk',
          options: { 'splunk-url': 'https://logs', 'splunk-token': 'c0ffee-1' },
        },
      },
    }),
  ],
  ['2000 tasks in Cloud Map', ['SVC-SC-09?'], { ...connect({ portName: 'http' }), desiredCount: 2000 }],
  ['an ingress port out of range', ['SVC-SC-07'], connect({ portName: 'http', ingressPortOverride: 70_000 })],
  [
    'TLS of nobody',
    ['SVC-SC-08'],
    connect({ portName: 'http', tls: { issuerCertificateAuthority: { awsPcaAuthorityArn: 'ca-1' } } }),
  ],
  ['half a Lattice', ['SVC-VPL-01'], fargate({ vpcLatticeConfigurations: [{ portName: 'http' }] })],
  ['a volume', [], ebs({}), withVolume],
  ['a volume of no such name', ['SVC-EBS-01'], ebs({}, 'other'), withVolume],
  ['a volume without a size', ['SVC-EBS-02'], ebs({ sizeInGiB: null })],
  ['a small st1', ['SVC-EBS-02'], ebs({ volumeType: 'st1', sizeInGiB: 50 })],
  ['io2 without iops', ['SVC-EBS-03'], ebs({ volumeType: 'io2' })],
  ['throughput of io2', ['SVC-EBS-04'], ebs({ volumeType: 'io2', iops: 100, throughput: 500 })],
  ['a rate without a snapshot', ['SVC-EBS-05'], ebs({ volumeInitializationRate: 200 })],
  ['an unknown file system', ['SVC-EBS-06'], ebs({ filesystemType: 'zfs' })],
  ['a tag of AWS', ['TD-TAG-01'], fargate({ tags: [{ key: 'AWS:x', value: '' }] })],
  [
    'a daemon with a strategy',
    ['SVC-SCH-02'],
    daemon({ launchType: null, capacityProviderStrategy: [{ capacityProvider: 'asg', weight: 1 }] }),
  ],
  ['a target without a group', ['SVC-LB-03'], balanced({ targetGroupArn: null })],
  ['a target without a container', ['SVC-LB-02'], balanced({ containerName: '' })],
  [
    'a public address on instances of a provider',
    ['SVC-NET-05'],
    { ...shared({ capacityProvider: 'asg', weight: 1 }), ...awsvpc({ assignPublicIp: 'ENABLED' }) },
  ],
  [
    'a public address for what runs on EC2 only',
    ['SVC-NET-05'],
    fargate({ launchType: null, ...awsvpc({ assignPublicIp: 'ENABLED' }) }),
    onEc2({ networkMode: 'awsvpc' }),
  ],
  [
    'a public address on what the cluster has by default',
    [],
    fargate({ launchType: null, ...awsvpc({ assignPublicIp: 'ENABLED' }) }),
  ],
  [
    'a definition for EC2 with providers of Fargate',
    ['SVC-LT-03'],
    { ...shared(spot), networkConfiguration: null },
    onEc2(),
  ],
  [
    'a definition for EC2 that Fargate may know',
    ['SVC-LT-03?'],
    shared(spot),
    onEc2({ networkMode: 'awsvpc', cpu: '256', memory: '512' }),
  ],
  [
    'an external definition with a provider',
    ['SVC-CPS-07'],
    { ...shared({ capacityProvider: 'asg', weight: 1 }), networkConfiguration: null },
    onEc2({ requiresCompatibilities: ['EXTERNAL'] }),
  ],
  ['Service Connect without a port', ['SVC-SC-01'], connect({ discoveryName: 'api' })],
  ['a negative timeout', ['SVC-SC-04'], connect({ portName: 'http', timeout: { idleTimeoutSeconds: -1 } })],
  [
    'a proxy on a port that is taken',
    ['SVC-SC-07?'],
    connect({ portName: 'http', ingressPortOverride: 80 }),
    listening,
  ],
  [
    'a discovery name twice',
    ['SVC-SC-02'],
    fargate({
      serviceConnectConfiguration: {
        enabled: true,
        services: [
          { portName: 'a', discoveryName: 'api', clientAliases: [{ port: 80 }] },
          { portName: 'b', discoveryName: 'api', clientAliases: [{ port: 81 }] },
        ],
      },
    }),
  ],
  ['Service Connect on an old platform', ['SVC-SC-05'], { ...connect({ portName: 'http' }), platformVersion: '1.3.0' }],
]

const codesOf = (service: unknown, taskDefinition?: unknown): string[] =>
  checkService(service, { taskDefinition }).map(({ code, severity }) => (severity === 'error' ? code : `${code}?`))

describe('a service in JSON with', () => {
  it.each(cases)('%s: %j', (_what, codes, service, taskDefinition) => {
    expect(codesOf(service, taskDefinition)).toEqual(codes)
  })
})

describe('checkService', () => {
  it('has a case for every code', () => {
    const shown = new Set(cases.flatMap(([, codes]) => codes.map(code => code.replace('?', ''))))
    expect(writtenServiceRules.flatMap(({ codes }) => codes).filter(code => !shown.has(code))).toEqual([])
  })

  it('reads what describe-services prints', () => {
    const services = [
      { ...fargate({ launchType: 'LAMBDA' }), status: 'ACTIVE', runningCount: 2, events: [], role: null },
    ]
    expect(checkService({ services, failures: [] })).toMatchObject([
      { code: 'SVC-LT-01', path: ['services', 0, 'launchType'] },
    ])
    expect(checkService({ service: services[0] })).toMatchObject([{ path: ['service', 'launchType'] }])
    expect(checkService({ service: services[0] }, { ignore: ['SVC-LT-01'] })).toEqual([])
  })

  it.each([
    ['the name of one', 'web:3'],
    ['a file that was not parsed', JSON.stringify(onFargate())],
    ['a template', { Resources: { Web: { Type: 'AWS::ECS::TaskDefinition', Properties: {} } } }],
    ['its members as CloudFormation names them', { Family: 'web', RequiresCompatibilities: ['FARGATE'] }],
    ['a service', fargate()],
    ['several', [onFargate(), onFargate()]],
  ])('looks at a service without %s in place of its definition, and says so', (_what, taskDefinition) => {
    expect(checkService(fargate(), { taskDefinition })).toMatchObject([{ code: 'SVC-TD-01', severity: 'warning' }])
  })

  it('never throws', () => {
    const field = fc.constantFrom(
      ...Object.keys(fargate()),
      'loadBalancers',
      'services',
      'deploymentConfiguration',
      'tags',
    )
    const shaken = fc.dictionary(field, fc.anything()).map(fargate)
    const definition = fc.oneof(fc.anything(), fc.constant(onFargate({ containerDefinitions: [container()] })))
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.jsonValue(), shaken), definition, (service, taskDefinition) => {
        const issues = checkService(service, { taskDefinition })
        expect(JSON.parse(JSON.stringify(issues))).toEqual(issues)
      }),
      { numRuns: 1000 },
    )
  })
})
