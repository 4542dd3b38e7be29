import type { Row } from './wrong-definitions.ts'

type Json = Row[1]

/** Definitions and services that are unusual and right. */
const fargate = (over: Json = {}, container: Json = {}) => ({
  family: 'web',
  requiresCompatibilities: ['FARGATE'],
  networkMode: 'awsvpc',
  cpu: '1024',
  memory: '2048',
  executionRoleArn: 'arn:aws:iam::123456789012:role/exec',
  taskRoleArn: 'arn:aws:iam::123456789012:role/task',
  containerDefinitions: [
    {
      name: 'app',
      image: 'public.ecr.aws/nginx/nginx:1.27',
      essential: true,
      portMappings: [{ containerPort: 80, name: 'web', appProtocol: 'http' }],
      ...container,
    },
  ],
  ...over,
})
const onEc2 = (over: Json = {}, container: Json = {}) => ({
  family: 'web',
  requiresCompatibilities: ['EC2'],
  networkMode: 'bridge',
  containerDefinitions: [
    {
      name: 'app',
      image: 'nginx:1.27',
      memory: 256,
      essential: true,
      portMappings: [{ containerPort: 80, hostPort: 0 }],
      ...container,
    },
  ],
  ...over,
})
const two = (second: Json, over: Json = {}, first: Json = {}) =>
  fargate({
    ...over,
    containerDefinitions: [
      { name: 'app', image: 'nginx:1', essential: true, ...first },
      { name: 'side', image: 'busybox:1', ...second },
    ],
  })
const mount = [{ sourceVolume: 'data', containerPath: '/data' }]
const win = { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE', cpuArchitecture: 'X86_64' }
export const definitions: readonly Row[] = [
  ['windows', fargate({ runtimePlatform: win })],
  ['windows full 2019', fargate({ runtimePlatform: { ...win, operatingSystemFamily: 'WINDOWS_SERVER_2019_FULL' } })],
  [
    'windows ec2 gmsa',
    onEc2(
      { networkMode: undefined, runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } },
      { memory: 1024, credentialSpecs: ['credentialspecdomainless:arn:aws:s3:::b/spec.json'] },
    ),
  ],
  ['gpu', onEc2({}, { resourceRequirements: [{ type: 'GPU', value: '2' }] })],
  [
    'neuron device',
    onEc2(
      {},
      {
        linuxParameters: {
          devices: [{ hostPath: '/dev/neuron0', containerPath: '/dev/neuron0', permissions: ['read', 'write'] }],
        },
      },
    ),
  ],
  [
    'external',
    {
      family: 'x',
      requiresCompatibilities: ['EXTERNAL'],
      networkMode: 'bridge',
      containerDefinitions: [{ name: 'a', image: 'nginx:1', memory: 128 }],
    },
  ],
  [
    'external host',
    {
      family: 'x',
      requiresCompatibilities: ['EXTERNAL'],
      networkMode: 'host',
      containerDefinitions: [
        { name: 'a', image: 'nginx:1', memoryReservation: 128, portMappings: [{ containerPort: 80 }] },
      ],
    },
  ],
  [
    'efs',
    fargate(
      {
        volumes: [
          {
            name: 'data',
            efsVolumeConfiguration: {
              fileSystemId: 'fs-0123456789abcdef0',
              transitEncryption: 'ENABLED',
              authorizationConfig: { accessPointId: 'fsap-0123456789abcdef0', iam: 'ENABLED' },
            },
          },
        ],
      },
      { mountPoints: mount },
    ),
  ],
  [
    'efs root with ap',
    fargate(
      {
        volumes: [
          {
            name: 'data',
            efsVolumeConfiguration: {
              fileSystemId: 'fs-0123456789abcdef0',
              rootDirectory: '/',
              transitEncryption: 'ENABLED',
              authorizationConfig: { accessPointId: 'fsap-0123456789abcdef0' },
            },
          },
        ],
      },
      { mountPoints: mount },
    ),
  ],
  [
    'efs port',
    fargate(
      {
        volumes: [
          {
            name: 'data',
            efsVolumeConfiguration: {
              fileSystemId: 'fs-0123456789abcdef0',
              transitEncryption: 'ENABLED',
              transitEncryptionPort: 2999,
            },
          },
        ],
      },
      { mountPoints: mount },
    ),
  ],
  [
    'fsx',
    onEc2(
      {
        networkMode: undefined,
        runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2019_CORE' },
        volumes: [
          {
            name: 'data',
            fsxWindowsFileServerVolumeConfiguration: {
              fileSystemId: 'fs-0123456789abcdef0',
              rootDirectory: 'share',
              authorizationConfig: {
                credentialsParameter: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:x-AbCdEf',
                domain: 'x.local',
              },
            },
          },
        ],
      },
      { memory: 1024, mountPoints: [{ sourceVolume: 'data', containerPath: 'C:\\data' }] },
    ),
  ],
  [
    's3 files',
    fargate(
      {
        volumes: [
          {
            name: 'data',
            s3filesVolumeConfiguration: {
              fileSystemArn: 'arn:aws:s3files:us-east-1:123456789012:file-system/fs-0123456789abcdef0',
            },
          },
        ],
      },
      { mountPoints: mount },
    ),
  ],
  ['ebs at launch', fargate({ volumes: [{ name: 'data', configuredAtLaunch: true }] }, { mountPoints: mount })],
  [
    'docker volume',
    onEc2(
      {
        volumes: [
          {
            name: 'data',
            dockerVolumeConfiguration: {
              scope: 'shared',
              autoprovision: true,
              driver: 'rexray/ebs',
              driverOpts: { size: '5' },
            },
          },
        ],
      },
      { mountPoints: mount },
    ),
  ],
  ['host volume', onEc2({ volumes: [{ name: 'data', host: { sourcePath: '/var/data' } }] }, { mountPoints: mount })],
  ['fargate bind', fargate({ volumes: [{ name: 'data' }] }, { mountPoints: mount })],
  ['fargate bind empty host', fargate({ volumes: [{ name: 'data', host: {} }] }, { mountPoints: mount })],
  [
    'firelens',
    two(
      {
        firelensConfiguration: {
          type: 'fluentbit',
          options: {
            'enable-ecs-log-metadata': 'true',
            'config-file-type': 'file',
            'config-file-value': '/fluent-bit/configs/parse-json.conf',
          },
        },
        essential: true,
      },
      {},
      {
        logConfiguration: {
          logDriver: 'awsfirelens',
          options: { Name: 'datadog', Host: 'http-intake.logs.datadoghq.com', TLS: 'on' },
          secretOptions: [
            { name: 'apikey', valueFrom: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:dd-AbCdEf' },
          ],
        },
      },
    ),
  ],
  [
    'firelens no options',
    two({ firelensConfiguration: { type: 'fluentd' } }, {}, { logConfiguration: { logDriver: 'awsfirelens' } }),
  ],
  [
    'firelens s3 on EC2',
    onEc2({
      containerDefinitions: [
        { name: 'a', image: 'x:1', memory: 128, logConfiguration: { logDriver: 'awsfirelens' } },
        {
          name: 'r',
          image: 'y:1',
          memory: 128,
          firelensConfiguration: {
            type: 'fluentbit',
            options: { 'config-file-type': 's3', 'config-file-value': 'arn:aws:s3:::b/f.conf' },
          },
        },
      ],
    }),
  ],
  [
    'app mesh',
    two(
      { user: '1337' },
      {
        proxyConfiguration: {
          type: 'APPMESH',
          containerName: 'side',
          properties: [
            { name: 'IgnoredUID', value: '1337' },
            { name: 'AppPorts', value: '80' },
            { name: 'ProxyIngressPort', value: '15000' },
            { name: 'ProxyEgressPort', value: '15001' },
            { name: 'EgressIgnoredIPs', value: '169.254.170.2,169.254.169.254' },
          ],
        },
      },
    ),
  ],
  ['ephemeral 200', fargate({ ephemeralStorage: { sizeInGiB: 200 } })],
  ['ephemeral 21', fargate({ ephemeralStorage: { sizeInGiB: 21 } })],
  ['restart', fargate({}, { restartPolicy: { enabled: true, ignoredExitCodes: [0, 143], restartAttemptPeriod: 180 } })],
  ['version consistency', fargate({}, { versionConsistency: 'disabled' })],
  ['managed instances', fargate({ requiresCompatibilities: ['MANAGED_INSTANCES'], cpu: '2048', memory: '3072' })],
  [
    'mi host mode',
    {
      family: 'x',
      requiresCompatibilities: ['MANAGED_INSTANCES'],
      networkMode: 'host',
      containerDefinitions: [{ name: 'a', image: 'nginx:1', memory: 512, portMappings: [{ containerPort: 80 }] }],
    },
  ],
  ['both', fargate({ requiresCompatibilities: ['FARGATE', 'EC2'] })],
  ['fargate + mi', fargate({ requiresCompatibilities: ['FARGATE', 'MANAGED_INSTANCES'] })],
  ['none', { family: 'x', containerDefinitions: [{ name: 'a', image: 'nginx', memory: 128 }] }],
  ['vcpu text', fargate({ cpu: '.5 vCPU', memory: '1 GB' })],
  ['numbers', fargate({ cpu: 512, memory: 1024 })],
  ['16 vcpu', fargate({ cpu: '16384', memory: '122880' })],
  ['32 vcpu', fargate({ cpu: '32768', memory: '249856' })],
  ['arm', fargate({ runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' } })],
  ['pid task', fargate({ pidMode: 'task' })],
  [
    'ptrace',
    fargate(
      {},
      { linuxParameters: { capabilities: { add: ['SYS_PTRACE'], drop: ['ALL'] }, initProcessEnabled: true } },
    ),
  ],
  ['ulimit nofile', fargate({}, { ulimits: [{ name: 'nofile', softLimit: 65536, hardLimit: 65536 }] })],
  ['stop 120', fargate({}, { stopTimeout: 120, startTimeout: 120 })],
  [
    'secret json key',
    fargate(
      {},
      {
        secrets: [
          { name: 'A', valueFrom: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf:password::' },
          { name: 'B', valueFrom: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf:u:AWSPREVIOUS:' },
          { name: 'C', valueFrom: '/plain/parameter' },
          { name: 'D', valueFrom: 'parameter' },
        ],
      },
    ),
  ],
  [
    'rds secret',
    fargate(
      {},
      {
        secrets: [
          {
            name: 'A',
            valueFrom:
              'arn:aws:secretsmanager:us-east-1:123456789012:secret:rds!cluster-11111111-2222-3333-4444-555555555555-AbCdEf:password::',
          },
        ],
      },
    ),
  ],
  [
    'china',
    fargate(
      { executionRoleArn: 'arn:aws-cn:iam::123456789012:role/x', taskRoleArn: undefined },
      {
        image: '123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/app:1',
        secrets: [{ name: 'A', valueFrom: 'arn:aws-cn:ssm:cn-north-1:123456789012:parameter/a' }],
      },
    ),
  ],
  ['digest', fargate({}, { image: `123456789012.dkr.ecr.us-east-1.amazonaws.com/app@sha256:${'a'.repeat(64)}` })],
  ['tag and digest', fargate({}, { image: `nginx:1@sha256:${'a'.repeat(64)}` })],
  ['registry with port', fargate({}, { image: 'registry.example.com:5000/team/app:1.0_rc.1' })],
  ['upper domain', fargate({}, { image: 'Registry.Example.com/team/app:v1' })],
  ['upper tag', fargate({}, { image: 'nginx:Release-1' })],
  [
    'private repo',
    fargate(
      {},
      {
        repositoryCredentials: {
          credentialsParameter: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:hub-AbCdEf',
        },
      },
    ),
  ],
  [
    'health check',
    fargate(
      {},
      {
        healthCheck: {
          command: ['CMD', 'curl', '-f', 'http://localhost'],
          interval: 300,
          timeout: 60,
          retries: 10,
          startPeriod: 300,
        },
      },
    ),
  ],
  ['port range', fargate({}, { portMappings: [{ containerPortRange: '8000-8010' }] })],
  [
    'port range awsvpc EC2',
    onEc2({ networkMode: 'awsvpc' }, { portMappings: [{ containerPortRange: '8000-8100', protocol: 'udp' }] }),
  ],
  [
    'udp and tcp',
    fargate(
      {},
      {
        portMappings: [
          { containerPort: 53, protocol: 'tcp' },
          { containerPort: 53, protocol: 'udp' },
        ],
      },
    ),
  ],
  ['env file', fargate({}, { environmentFiles: [{ value: 'arn:aws:s3:::b/x.env', type: 's3' }] })],
  [
    'depends',
    two(
      { essential: false, healthCheck: { command: ['CMD-SHELL', 'true'] } },
      {},
      { dependsOn: [{ containerName: 'side', condition: 'HEALTHY' }] },
    ),
  ],
  [
    'links bridge',
    onEc2({
      containerDefinitions: [
        { name: 'a', image: 'x:1', memory: 128, links: ['b:db'] },
        { name: 'b', image: 'y:1', memory: 128 },
      ],
    }),
  ],
  [
    'tmpfs',
    onEc2(
      {},
      {
        linuxParameters: {
          tmpfs: [{ containerPath: '/t', size: 64, mountOptions: ['noexec'] }],
          sharedMemorySize: 128,
          maxSwap: 512,
          swappiness: 60,
        },
      },
    ),
  ],
  [
    'splunk',
    fargate(
      {},
      {
        logConfiguration: {
          logDriver: 'splunk',
          options: { 'splunk-url': 'https://x' },
          secretOptions: [{ name: 'splunk-token', valueFrom: '/t' }],
        },
      },
    ),
  ],
  [
    'awslogs all',
    fargate(
      {},
      {
        logConfiguration: {
          logDriver: 'awslogs',
          options: {
            'awslogs-group': '/x',
            'awslogs-region': 'us-east-1',
            'awslogs-stream-prefix': 'a',
            'awslogs-create-group': 'true',
            mode: 'non-blocking',
            'max-buffer-size': '25m',
            'awslogs-datetime-format': '%Y',
          },
        },
      },
    ),
  ],
  [
    'ipc ec2',
    onEc2(
      { ipcMode: 'host', pidMode: 'host', networkMode: 'host' },
      { portMappings: [{ containerPort: 80 }], privileged: true },
    ),
  ],
  [
    'placement',
    onEc2({ placementConstraints: [{ type: 'memberOf', expression: 'attribute:ecs.instance-type =~ g4*' }] }),
  ],
  ['fault injection', fargate({ enableFaultInjection: true })],
  ['system controls', fargate({}, { systemControls: [{ namespace: 'net.ipv4.tcp_keepalive_time', value: '500' }] })],
  [
    'describe output',
    {
      ...fargate(),
      taskDefinitionArn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/web:3',
      revision: 3,
      status: 'ACTIVE',
      requiresAttributes: [{ name: 'ecs.capability.x' }],
      compatibilities: ['EC2', 'FARGATE'],
      registeredAt: '2026-01-01T00:00:00Z',
      registeredBy: 'arn:aws:iam::123456789012:user/x',
      volumes: [],
      placementConstraints: [],
    },
  ],
]
const service = (over: Json = {}) => ({
  serviceName: 'web',
  cluster: 'prod',
  taskDefinition: 'web:1',
  desiredCount: 2,
  launchType: 'FARGATE',
  networkConfiguration: {
    awsvpcConfiguration: {
      subnets: ['subnet-0a1b2c3d4e5f60718', 'subnet-1a1b2c3d4e5f60718'],
      securityGroups: ['sg-0a1b2c3d4e5f60718'],
      assignPublicIp: 'DISABLED',
    },
  },
  ...over,
})
const group = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/0123456789abcdef'
const shifted = {
  alternateTargetGroupArn: group.replace('web', 'alt'),
  productionListenerRule:
    'arn:aws:elasticloadbalancing:us-east-1:123456789012:listener-rule/app/x/0123456789abcdef/0123456789abcdef/0123456789abcdef',
  roleArn: 'arn:aws:iam::123456789012:role/x',
}
const routed = [{ targetGroupArn: group, containerName: 'app', containerPort: 80 }]
export const services: readonly Row[] = [
  ['plain', service(), fargate()],
  [
    'spot',
    service({
      launchType: undefined,
      capacityProviderStrategy: [
        { capacityProvider: 'FARGATE', base: 1, weight: 1 },
        { capacityProvider: 'FARGATE_SPOT', weight: 4 },
      ],
    }),
    fargate(),
  ],
  [
    'own providers',
    service({
      launchType: undefined,
      capacityProviderStrategy: [
        { capacityProvider: 'arm', weight: 1 },
        { capacityProvider: 'x86', weight: 0 },
      ],
    }),
  ],
  [
    'managed instances provider',
    service({ launchType: undefined, capacityProviderStrategy: [{ capacityProvider: 'mi', weight: 1 }] }),
    fargate({ requiresCompatibilities: ['MANAGED_INSTANCES'] }),
  ],
  [
    'daemon',
    service({
      launchType: 'EC2',
      schedulingStrategy: 'DAEMON',
      desiredCount: undefined,
      networkConfiguration: undefined,
    }),
    onEc2(),
  ],
  ['external', service({ launchType: 'EXTERNAL', networkConfiguration: undefined })],
  [
    'canary',
    service({
      loadBalancers: [{ ...routed[0], advancedConfiguration: shifted }],
      deploymentConfiguration: {
        strategy: 'CANARY',
        bakeTimeInMinutes: 10,
        canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 5 },
      },
    }),
    fargate(),
  ],
  [
    'linear',
    service({
      loadBalancers: [{ ...routed[0], advancedConfiguration: shifted }],
      deploymentConfiguration: {
        strategy: 'LINEAR',
        linearConfiguration: { stepPercent: 20, stepBakeTimeInMinutes: 5 },
      },
    }),
    fargate(),
  ],
  [
    'blue green hooks',
    service({
      loadBalancers: [{ ...routed[0], advancedConfiguration: shifted }],
      deploymentConfiguration: {
        strategy: 'BLUE_GREEN',
        bakeTimeInMinutes: 1440,
        lifecycleHooks: [
          {
            hookTargetArn: 'arn:aws:lambda:us-east-1:123456789012:function:x',
            roleArn: 'arn:aws:iam::123456789012:role/x',
            lifecycleStages: ['PRE_SCALE_UP', 'POST_TEST_TRAFFIC_SHIFT'],
          },
        ],
      },
    }),
    fargate(),
  ],
  [
    'blue green NLB: listener',
    service({
      loadBalancers: [
        {
          ...routed[0],
          advancedConfiguration: {
            ...shifted,
            productionListenerRule:
              'arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/net/x/0123456789abcdef/0123456789abcdef',
          },
        },
      ],
      deploymentConfiguration: { strategy: 'BLUE_GREEN' },
    }),
    fargate(),
  ],
  [
    'connect',
    service({
      serviceConnectConfiguration: {
        enabled: true,
        namespace: 'prod',
        services: [
          {
            portName: 'web',
            discoveryName: 'web',
            clientAliases: [{ port: 80, dnsName: 'web' }],
            timeout: { idleTimeoutSeconds: 0, perRequestTimeoutSeconds: 15 },
          },
        ],
      },
    }),
    fargate(),
  ],
  ['connect client only', service({ serviceConnectConfiguration: { enabled: true } })],
  ['connect off', service({ serviceConnectConfiguration: { enabled: false } })],
  [
    'connect tls',
    service({
      serviceConnectConfiguration: {
        enabled: true,
        namespace: 'prod',
        services: [
          {
            portName: 'web',
            tls: {
              issuerCertificateAuthority: {
                awsPcaAuthorityArn:
                  'arn:aws:acm-pca:us-east-1:123456789012:certificate-authority/11111111-2222-3333-4444-555555555555',
              },
              roleArn: 'arn:aws:iam::123456789012:role/x',
            },
          },
        ],
      },
    }),
    fargate(),
  ],
  [
    'lattice',
    service({
      vpcLatticeConfigurations: [
        {
          roleArn: 'arn:aws:iam::123456789012:role/x',
          targetGroupArn: 'arn:aws:vpc-lattice:us-east-1:123456789012:targetgroup/tg-0123456789abcdef0',
          portName: 'web',
        },
      ],
    }),
    fargate(),
  ],
  [
    'ebs',
    service({
      volumeConfigurations: [
        {
          name: 'data',
          managedEBSVolume: {
            roleArn: 'arn:aws:iam::123456789012:role/x',
            sizeInGiB: 100,
            volumeType: 'gp3',
            iops: 3000,
            throughput: 250,
            encrypted: true,
            filesystemType: 'xfs',
            tagSpecifications: [{ resourceType: 'volume', propagateTags: 'SERVICE' }],
          },
        },
      ],
    }),
    fargate({ volumes: [{ name: 'data', configuredAtLaunch: true }] }, { mountPoints: mount }),
  ],
  [
    'ebs snapshot io2',
    service({
      volumeConfigurations: [
        {
          name: 'data',
          managedEBSVolume: {
            roleArn: 'arn:aws:iam::123456789012:role/x',
            snapshotId: 'snap-0123456789abcdef0',
            volumeType: 'io2',
            iops: 1000,
            volumeInitializationRate: 200,
          },
        },
      ],
    }),
  ],
  [
    'registry',
    service({
      serviceRegistries: [
        { registryArn: 'arn:aws:servicediscovery:us-east-1:123456789012:service/srv-0123456789abcdef' },
      ],
    }),
    fargate(),
  ],
  [
    'registry port',
    service({
      serviceRegistries: [
        { registryArn: 'arn:aws:servicediscovery:us-east-1:123456789012:service/srv-0123456789abcdef', port: 80 },
      ],
    }),
    fargate(),
  ],
  [
    'registry bridge',
    service({
      launchType: 'EC2',
      networkConfiguration: undefined,
      serviceRegistries: [
        {
          registryArn: 'arn:aws:servicediscovery:us-east-1:123456789012:service/srv-0123456789abcdef',
          containerName: 'app',
          containerPort: 80,
        },
      ],
    }),
    onEc2(),
  ],
  ['code deploy', service({ deploymentController: { type: 'CODE_DEPLOY' }, loadBalancers: routed }), fargate()],
  [
    'external controller',
    service({
      deploymentController: { type: 'EXTERNAL' },
      taskDefinition: undefined,
      launchType: undefined,
      networkConfiguration: undefined,
    }),
  ],
  [
    'breaker',
    service({
      deploymentConfiguration: {
        deploymentCircuitBreaker: { enable: true, rollback: true },
        maximumPercent: 200,
        minimumHealthyPercent: 100,
        alarms: { alarmNames: ['a'], enable: true, rollback: true },
      },
    }),
  ],
  ['0 / 100', service({ deploymentConfiguration: { maximumPercent: 100, minimumHealthyPercent: 0 } })],
  [
    'placement',
    service({
      launchType: 'EC2',
      networkConfiguration: undefined,
      placementStrategy: [
        { type: 'spread', field: 'attribute:ecs.availability-zone' },
        { type: 'binpack', field: 'memory' },
      ],
      placementConstraints: [{ type: 'distinctInstance' }],
    }),
    onEc2(),
  ],
  [
    'several target groups',
    service({
      loadBalancers: [routed[0], { ...routed[0], targetGroupArn: group.replace('web', 'int') }],
      healthCheckGracePeriodSeconds: 60,
    }),
    fargate(),
  ],
  [
    'classic',
    service({
      launchType: 'EC2',
      networkConfiguration: undefined,
      role: 'ecsServiceRole',
      loadBalancers: [{ loadBalancerName: 'x', containerName: 'app', containerPort: 80 }],
    }),
    onEc2({}, { portMappings: [{ containerPort: 80, hostPort: 80 }] }),
  ],
  ['rebalancing', service({ availabilityZoneRebalancing: 'ENABLED' })],
  [
    'zero',
    service({
      desiredCount: 0,
      propagateTags: 'SERVICE',
      enableECSManagedTags: true,
      enableExecuteCommand: true,
      platformVersion: '1.4.0',
      tags: [{ key: 'a', value: '' }],
    }),
    fargate(),
  ],
]
