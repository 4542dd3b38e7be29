type Json = Readonly<Record<string, unknown>>

/** What it is, the JSON, and for a service its task definition. */
export type Row = readonly [name: string, json: Json, definition?: Json]

/** Definitions and services that AWS refuses, or that cannot run: the kinds are those of public reports. Written before anybody looked at what the rules say. */
const fargate = (over: Json = {}, container: Json = {}) => ({
  family: 'web',
  requiresCompatibilities: ['FARGATE'],
  networkMode: 'awsvpc',
  cpu: '256',
  memory: '512',
  executionRoleArn: 'arn:aws:iam::123456789012:role/ecsTaskExecutionRole',
  containerDefinitions: [
    {
      name: 'app',
      image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/app:1',
      essential: true,
      portMappings: [{ containerPort: 80 }],
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
      { name: 'app', image: 'nginx:1.27', essential: true, ...first },
      { name: 'side', image: 'busybox:1', ...second },
    ],
  })
const efs = { name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-12345678' } }
const mount = [{ sourceVolume: 'data', containerPath: '/data' }]
export const definitions: readonly Row[] = [
  ['dagster#11622 arn in family', fargate({ family: 'arn:aws:ecs:us-east-1:123456789012:task-definition/web' })],
  ['family with dot', fargate({ family: 'web.prod' })],
  ['family with space', fargate({ family: 'my web' })],
  ['family with slash', fargate({ family: 'team/web' })],
  ['family 256', fargate({ family: 'a'.repeat(256) })],
  ['no container definitions', fargate({ containerDefinitions: [] })],
  ['container without image (aws-cli#5924)', fargate({}, { image: undefined })],
  ['image empty', fargate({}, { image: '' })],
  ['image with space', fargate({}, { image: 'nginx :1' })],
  ['image with scheme', fargate({}, { image: 'https://123456789012.dkr.ecr.us-east-1.amazonaws.com/app:1' })],
  ['image upper case repo? docker', fargate({}, { image: 'MyOrg/App:1' })],
  ['image two tags', fargate({}, { image: 'nginx:1:2' })],
  ['container name with dot', fargate({}, { name: 'app.web' })],
  ['container name space', fargate({}, { name: 'my app' })],
  ['container name empty', fargate({}, { name: '' })],
  ['duplicate container names', two({ name: 'app' })],
  ['no essential', two({ essential: false }, {}, { essential: false })],
  [
    '11 containers (ecs-cli#184)',
    fargate({
      cpu: '4096',
      memory: '8192',
      containerDefinitions: Array.from({ length: 11 }, (_, i) => ({ name: `c${i}`, image: 'nginx:1' })),
    }),
  ],
  ['EC2 no memory (sil-org#59)', onEc2({}, { memory: undefined })],
  ['memory 4 MiB', onEc2({}, { memory: 4 })],
  ['reservation above memory', onEc2({}, { memory: 256, memoryReservation: 512 })],
  ['container memory above task', fargate({}, { memory: 1024 })],
  ['sum of memory above task', two({ memory: 400 }, {}, { memory: 400 })],
  ['sum of reservations above task', two({ memoryReservation: 400 }, {}, { memoryReservation: 400 })],
  ['sum of cpu above task', two({ cpu: 200 }, {}, { cpu: 200 })],
  ['klotho#892 fargate no cpu', fargate({ cpu: undefined })],
  ['fargate no memory', fargate({ memory: undefined })],
  ['cpu 300', fargate({ cpu: '300' })],
  ['memory 700', fargate({ memory: '700' })],
  ['256/4096', fargate({ memory: '4096' })],
  ['cpu .25vcpu typo', fargate({ cpu: '0.25 vCPUs' })],
  ['memory 0.5G', fargate({ memory: '0.5 G' })],
  ['16 vCPU 16 GB', fargate({ cpu: '16384', memory: '16384' })],
  ['fargate host mode', fargate({ networkMode: 'host' })],
  ['fargate bridge', fargate({ networkMode: 'bridge' })],
  ['fargate no network mode', fargate({ networkMode: undefined })],
  ['networkMode vpc', fargate({ networkMode: 'vpc' })],
  ['awsvpc ports must match (klotho#892)', fargate({}, { portMappings: [{ containerPort: 80, hostPort: 8080 }] })],
  [
    'host mode ports must match',
    onEc2({ networkMode: 'host' }, { portMappings: [{ containerPort: 80, hostPort: 8080 }] }),
  ],
  ['port 70000', fargate({}, { portMappings: [{ containerPort: 70000 }] })],
  ['port 0', fargate({}, { portMappings: [{ containerPort: 0 }] })],
  ['port as range text', fargate({}, { portMappings: [{ containerPort: '80-90' }] })],
  ['port missing', fargate({}, { portMappings: [{ hostPort: 80 }] })],
  ['range and port', fargate({}, { portMappings: [{ containerPortRange: '8000-8010', containerPort: 80 }] })],
  ['range bad', fargate({}, { portMappings: [{ containerPortRange: '8010-8000' }] })],
  [
    'same host port twice in bridge',
    onEc2({
      containerDefinitions: [
        { name: 'a', image: 'nginx:1', memory: 128, portMappings: [{ containerPort: 80, hostPort: 8080 }] },
        { name: 'b', image: 'nginx:1', memory: 128, portMappings: [{ containerPort: 80, hostPort: 8080 }] },
      ],
    }),
  ],
  [
    'same container port twice awsvpc across containers',
    fargate({
      containerDefinitions: [
        { name: 'a', image: 'nginx:1', essential: true, portMappings: [{ containerPort: 80 }] },
        { name: 'b', image: 'nginx:1', portMappings: [{ containerPort: 80 }] },
      ],
    }),
  ],
  ['appProtocol https', fargate({}, { portMappings: [{ containerPort: 80, name: 'web', appProtocol: 'https' }] })],
  ['appProtocol without name', fargate({}, { portMappings: [{ containerPort: 80, appProtocol: 'http' }] })],
  ['port name upper', fargate({}, { portMappings: [{ containerPort: 80, name: 'Web_Port' }] })],
  [
    'port name twice',
    fargate(
      {},
      {
        portMappings: [
          { containerPort: 80, name: 'web' },
          { containerPort: 81, name: 'web' },
        ],
      },
    ),
  ],
  ['dependency on missing container', fargate({}, { dependsOn: [{ containerName: 'db', condition: 'START' }] })],
  ['dependency on itself', fargate({}, { dependsOn: [{ containerName: 'app', condition: 'START' }] })],
  [
    'dependency cycle',
    two(
      { dependsOn: [{ containerName: 'app', condition: 'START' }] },
      {},
      { dependsOn: [{ containerName: 'side', condition: 'START' }] },
    ),
  ],
  ['HEALTHY without check', two({}, {}, { dependsOn: [{ containerName: 'side', condition: 'HEALTHY' }] })],
  [
    'SUCCESS on essential (klotho#892)',
    two({ essential: true }, {}, { dependsOn: [{ containerName: 'side', condition: 'SUCCESS' }] }),
  ],
  ['condition STARTED', two({}, {}, { dependsOn: [{ containerName: 'side', condition: 'STARTED' }] })],
  ['healthcheck as text', fargate({}, { healthCheck: { command: 'curl -f http://localhost' } })],
  ['healthcheck CMD-SHELL alone', fargate({}, { healthCheck: { command: ['CMD-SHELL'] } })],
  ['healthcheck interval 1', fargate({}, { healthCheck: { command: ['CMD-SHELL', 'true'], interval: 1 } })],
  ['healthcheck timeout 200', fargate({}, { healthCheck: { command: ['CMD-SHELL', 'true'], timeout: 200 } })],
  ['healthcheck retries 20', fargate({}, { healthCheck: { command: ['CMD-SHELL', 'true'], retries: 20 } })],
  ['healthcheck startPeriod 400', fargate({}, { healthCheck: { command: ['CMD-SHELL', 'true'], startPeriod: 400 } })],
  ['env value missing? as number', fargate({}, { environment: [{ name: 'PORT', value: 80 }] })],
  ['env as map', fargate({}, { environment: { PORT: '80' } })],
  ['env bool', fargate({}, { environment: [{ name: 'DEBUG', value: true }] })],
  [
    'env and secret same name',
    fargate(
      {},
      {
        environment: [{ name: 'A', value: '1' }],
        secrets: [{ name: 'A', valueFrom: 'arn:aws:ssm:us-east-1:123456789012:parameter/a' }],
      },
    ),
  ],
  ['secret without valueFrom', fargate({}, { secrets: [{ name: 'A' }] })],
  [
    'secret with value',
    fargate({}, { secrets: [{ name: 'A', value: 'arn:aws:ssm:us-east-1:123456789012:parameter/a' }] }),
  ],
  [
    'secret twice',
    fargate(
      {},
      {
        secrets: [
          { name: 'A', valueFrom: '/a' },
          { name: 'A', valueFrom: '/b' },
        ],
      },
    ),
  ],
  [
    'secret without execution role',
    fargate(
      { executionRoleArn: undefined },
      { secrets: [{ name: 'A', valueFrom: 'arn:aws:ssm:us-east-1:123456789012:parameter/a' }] },
    ),
  ],
  [
    'secretsmanager arn malformed json key',
    fargate(
      {},
      {
        secrets: [{ name: 'A', valueFrom: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf:password' }],
      },
    ),
  ],
  [
    'awslogs without region (klotho)',
    fargate(
      {},
      { logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': '/x', 'awslogs-stream-prefix': 'a' } } },
    ),
  ],
  [
    'awslogs without prefix fargate',
    fargate(
      {},
      { logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': '/x', 'awslogs-region': 'us-east-1' } } },
    ),
  ],
  [
    'awslogs option misspelt',
    fargate(
      {},
      {
        logConfiguration: {
          logDriver: 'awslogs',
          options: {
            'awslogs-group': '/x',
            'awslogs-region': 'us-east-1',
            'awslogs-stream-prefix': 'a',
            'awslogs-create-groups': 'true',
          },
        },
      },
    ),
  ],
  ['json-file on fargate', fargate({}, { logConfiguration: { logDriver: 'json-file' } })],
  ['log driver cloudwatch', fargate({}, { logConfiguration: { logDriver: 'cloudwatch', options: {} } })],
  [
    'log options number',
    fargate(
      {},
      {
        logConfiguration: {
          logDriver: 'awslogs',
          options: {
            'awslogs-group': '/x',
            'awslogs-region': 'us-east-1',
            'awslogs-stream-prefix': 'a',
            'max-buffer-size': 25,
          },
        },
      },
    ),
  ],
  [
    'awslogs no execution role on fargate',
    fargate(
      { executionRoleArn: undefined },
      {
        logConfiguration: {
          logDriver: 'awslogs',
          options: { 'awslogs-group': '/x', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'a' },
        },
      },
    ),
  ],
  ['ecr without execution role', fargate({ executionRoleArn: undefined })],
  [
    'firelens driver without router',
    fargate({}, { logConfiguration: { logDriver: 'awsfirelens', options: { Name: 'cloudwatch' } } }),
  ],
  [
    'aws-sdk#311 s3 firelens value not arn',
    two(
      {
        firelensConfiguration: {
          type: 'fluentbit',
          options: { 'config-file-type': 's3', 'config-file-value': 's3://some-bucket/fluentbit.conf' },
        },
      },
      {},
      { logConfiguration: { logDriver: 'awsfirelens' } },
    ),
  ],
  ['firelens type fluent-bit', two({ firelensConfiguration: { type: 'fluent-bit' } })],
  [
    'two firelens',
    two({ firelensConfiguration: { type: 'fluentbit' } }, {}, { firelensConfiguration: { type: 'fluentd' } }),
  ],
  [
    'firelens option unknown',
    two({ firelensConfiguration: { type: 'fluentbit', options: { 'enable-ecs-log-meta': 'true' } } }),
  ],
  [
    'firelens config-file s3 without value',
    two({ firelensConfiguration: { type: 'fluentbit', options: { 'config-file-type': 's3' } } }),
  ],
  [
    'cloudposse#174 fargate sourcePath',
    fargate({ volumes: [{ name: 'data', host: { sourcePath: '/var/logs' } }] }, { mountPoints: mount }),
  ],
  ['mount of unknown volume', fargate({}, { mountPoints: mount })],
  [
    'mount without container path',
    fargate({ volumes: [{ name: 'data' }] }, { mountPoints: [{ sourceVolume: 'data' }] }),
  ],
  [
    'same container path twice',
    fargate(
      { volumes: [{ name: 'data' }, { name: 'b' }] },
      { mountPoints: [...mount, { sourceVolume: 'b', containerPath: '/data' }] },
    ),
  ],
  ['volume name twice', fargate({ volumes: [{ name: 'data' }, { name: 'data' }] }, { mountPoints: mount })],
  ['efs without id', fargate({ volumes: [{ name: 'data', efsVolumeConfiguration: {} }] }, { mountPoints: mount })],
  [
    'efs root with access point',
    fargate(
      {
        volumes: [
          {
            name: 'data',
            efsVolumeConfiguration: {
              fileSystemId: 'fs-12345678',
              rootDirectory: '/x',
              transitEncryption: 'ENABLED',
              authorizationConfig: { accessPointId: 'fsap-12345678' },
            },
          },
        ],
      },
      { mountPoints: mount },
    ),
  ],
  [
    'efs access point without TLS',
    fargate(
      {
        volumes: [
          {
            name: 'data',
            efsVolumeConfiguration: {
              fileSystemId: 'fs-12345678',
              authorizationConfig: { accessPointId: 'fsap-12345678' },
            },
          },
        ],
      },
      { mountPoints: mount },
    ),
  ],
  [
    'efs iam without TLS',
    fargate(
      {
        volumes: [
          {
            name: 'data',
            efsVolumeConfiguration: { fileSystemId: 'fs-12345678', authorizationConfig: { iam: 'ENABLED' } },
          },
        ],
      },
      { mountPoints: mount },
    ),
  ],
  [
    'efs id dns name',
    fargate(
      {
        volumes: [
          { name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-12345678.efs.us-east-1.amazonaws.com' } },
        ],
      },
      { mountPoints: mount },
    ),
  ],
  [
    'efs transit port without TLS',
    fargate(
      {
        volumes: [
          { name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-12345678', transitEncryptionPort: 2049 } },
        ],
      },
      { mountPoints: mount },
    ),
  ],
  ['efs and host', fargate({ volumes: [{ ...efs, host: { sourcePath: '/x' } }] }, { mountPoints: mount })],
  [
    'docker volume on fargate',
    fargate({ volumes: [{ name: 'data', dockerVolumeConfiguration: { scope: 'task' } }] }, { mountPoints: mount }),
  ],
  [
    'docker volume task scope autoprovision',
    onEc2(
      { volumes: [{ name: 'data', dockerVolumeConfiguration: { scope: 'task', autoprovision: true } }] },
      { mountPoints: mount },
    ),
  ],
  [
    'fsx on fargate',
    fargate(
      {
        volumes: [
          {
            name: 'data',
            fsxWindowsFileServerVolumeConfiguration: {
              fileSystemId: 'fs-1',
              rootDirectory: 'share',
              authorizationConfig: {
                credentialsParameter: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:x-AbCdEf',
                domain: 'x.local',
              },
            },
          },
        ],
      },
      { mountPoints: mount },
    ),
  ],
  [
    'ebs configuredAtLaunch with host',
    fargate(
      {
        volumes: [{ name: 'data', configuredAtLaunch: true, efsVolumeConfiguration: { fileSystemId: 'fs-12345678' } }],
      },
      { mountPoints: mount },
    ),
  ],
  [
    'two volumes at launch',
    fargate(
      {
        volumes: [
          { name: 'data', configuredAtLaunch: true },
          { name: 'b', configuredAtLaunch: true },
        ],
      },
      { mountPoints: mount },
    ),
  ],
  ['privileged on fargate', fargate({}, { privileged: true })],
  ['add capability on fargate', fargate({}, { linuxParameters: { capabilities: { add: ['NET_ADMIN'] } } })],
  ['devices on fargate', fargate({}, { linuxParameters: { devices: [{ hostPath: '/dev/fuse' }] } })],
  ['sharedMemory on fargate', fargate({}, { linuxParameters: { sharedMemorySize: 256 } })],
  ['swap on fargate', fargate({}, { linuxParameters: { maxSwap: 256 } })],
  ['capability wrong', onEc2({}, { linuxParameters: { capabilities: { add: ['CAP_NET_ADMIN'] } } })],
  ['swappiness 200', onEc2({}, { linuxParameters: { maxSwap: 256, swappiness: 200 } })],
  ['tmpfs without size', onEc2({}, { linuxParameters: { tmpfs: [{ containerPath: '/t' }] } })],
  ['links on awsvpc', two({}, {}, { links: ['side'] })],
  ['hostname awsvpc', fargate({}, { hostname: 'web' })],
  ['dnsServers awsvpc', fargate({}, { dnsServers: ['8.8.8.8'] })],
  ['extraHosts awsvpc', fargate({}, { extraHosts: [{ hostname: 'a', ipAddress: '10.0.0.1' }] })],
  ['dockerSecurityOptions fargate', fargate({}, { dockerSecurityOptions: ['no-new-privileges'] })],
  ['gpu on fargate', fargate({}, { resourceRequirements: [{ type: 'GPU', value: '1' }] })],
  ['ulimit nproc on fargate', fargate({}, { ulimits: [{ name: 'nproc', softLimit: 1024, hardLimit: 1024 }] })],
  ['ulimit soft above hard', fargate({}, { ulimits: [{ name: 'nofile', softLimit: 65536, hardLimit: 1024 }] })],
  ['ulimit name', onEc2({}, { ulimits: [{ name: 'openfiles', softLimit: 1, hardLimit: 1 }] })],
  ['placement on fargate', fargate({ placementConstraints: [{ type: 'memberOf', expression: 'attribute:x == y' }] })],
  ['placement distinctInstance in td', onEc2({ placementConstraints: [{ type: 'distinctInstance' }] })],
  ['ipcMode on fargate', fargate({ ipcMode: 'task' })],
  ['pidMode host on fargate', fargate({ pidMode: 'host' })],
  ['ephemeral 20', fargate({ ephemeralStorage: { sizeInGiB: 20 } })],
  ['ephemeral 250', fargate({ ephemeralStorage: { sizeInGiB: 250 } })],
  ['ephemeral on EC2', onEc2({ ephemeralStorage: { sizeInGiB: 50 } })],
  ['stopTimeout 200 on fargate', fargate({}, { stopTimeout: 200 })],
  ['user root:root:x', fargate({}, { user: 'a:b:c' })],
  [
    'windows with linux params',
    fargate(
      {
        runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE', cpuArchitecture: 'X86_64' },
        cpu: '1024',
        memory: '2048',
      },
      { linuxParameters: { initProcessEnabled: true } },
    ),
  ],
  [
    'windows 256',
    fargate({ runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE', cpuArchitecture: 'X86_64' } }),
  ],
  [
    'windows arm',
    fargate({
      runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE', cpuArchitecture: 'ARM64' },
      cpu: '1024',
      memory: '2048',
    }),
  ],
  ['os Linux lower', fargate({ runtimePlatform: { operatingSystemFamily: 'Linux' } })],
  ['arch arm', fargate({ runtimePlatform: { cpuArchitecture: 'ARM', operatingSystemFamily: 'LINUX' } })],
  ['role names only', fargate({ taskRoleArn: 'role/x y' })],
  ['role arn of user', fargate({ taskRoleArn: 'arn:aws:iam::123456789012:user/x' })],
  ['role arn without account', fargate({ executionRoleArn: 'arn:aws:iam:::role/x' })],
  ['tag key aws:', fargate({ tags: [{ key: 'aws:x', value: '1' }] })],
  ['tags map', fargate({ tags: { a: 'b' } })],
  ['tag value number', fargate({ tags: [{ key: 'a', value: 1 }] })],
  ['command as text', fargate({}, { command: 'npm start' })],
  ['entryPoint text', fargate({}, { entryPoint: '/bin/sh' })],
  ['essential text', fargate({}, { essential: 'true' })],
  ['cpu text in container', fargate({}, { cpu: '256 units' })],
  ['readOnlyRootFilesystem misspelt', fargate({}, { readOnlyRootFilesystem: true })],
  ['portMapping singular', fargate({}, { portMapping: [] })],
  ['env file wrong type', fargate({}, { environmentFiles: [{ value: 'arn:aws:s3:::b/x.env', type: 'S3' }] })],
  ['env file not .env', fargate({}, { environmentFiles: [{ value: 'arn:aws:s3:::b/x.txt', type: 's3' }] })],
  ['env file url', fargate({}, { environmentFiles: [{ value: 's3://b/x.env', type: 's3' }] })],
  ['proxy without awsvpc', onEc2({ proxyConfiguration: { containerName: 'app', type: 'APPMESH', properties: [] } })],
  [
    'proxy container missing',
    fargate({
      proxyConfiguration: {
        containerName: 'envoy',
        type: 'APPMESH',
        properties: [
          { name: 'IgnoredUID', value: '1337' },
          { name: 'AppPorts', value: '80' },
          { name: 'ProxyIngressPort', value: '15000' },
          { name: 'ProxyEgressPort', value: '15001' },
        ],
      },
    }),
  ],
  [
    'proxy without ports',
    fargate({
      proxyConfiguration: {
        containerName: 'app',
        type: 'APPMESH',
        properties: [{ name: 'IgnoredUID', value: '1337' }],
      },
    }),
  ],
  ['restart too short', fargate({}, { restartPolicy: { enabled: true, restartAttemptPeriod: 10 } })],
  ['repository credentials name', fargate({}, { repositoryCredentials: { credentialsParameter: '' } })],
  ['compat LAMBDA', fargate({ requiresCompatibilities: ['LAMBDA'] })],
  ['compat as text', fargate({ requiresCompatibilities: 'FARGATE' })],
  ['volumesFrom unknown', fargate({}, { volumesFrom: [{ sourceContainer: 'db' }] })],
  ['volumesFrom self', fargate({}, { volumesFrom: [{ sourceContainer: 'app' }] })],
  ['versionConsistency', fargate({}, { versionConsistency: 'on' })],
  ['credential spec two', onEc2({}, { credentialSpecs: ['credentialspec:arn:a', 'credentialspec:arn:b'] })],
  ['fault injection text', fargate({ enableFaultInjection: 'true' })],
  ['fault injection bridge', onEc2({ enableFaultInjection: true })],
  ['systemControl vm', onEc2({}, { systemControls: [{ namespace: 'vm.max_map_count', value: '262144' }] })],
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
const routed = [{ targetGroupArn: group, containerName: 'app', containerPort: 80 }]
const deploys = (deployment: Json) => service({ deploymentConfiguration: deployment })

export const services: readonly Row[] = [
  ['no name', service({ serviceName: undefined })],
  ['name with space', service({ serviceName: 'my web' })],
  ['name dots', service({ serviceName: 'web.prod' })],
  [
    'both launch type and strategy (tflint#349)',
    service({ capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }] }),
  ],
  ['no network', service({ networkConfiguration: undefined }), fargate()],
  ['no subnets', service({ networkConfiguration: { awsvpcConfiguration: { subnets: [] } } })],
  [
    '17 subnets',
    service({
      networkConfiguration: {
        awsvpcConfiguration: { subnets: Array.from({ length: 17 }, (_, i) => `subnet-0a1b2c3d4e5f607${10 + i}`) },
      },
    }),
  ],
  [
    '6 groups',
    service({
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: ['subnet-0a1b2c3d4e5f60718'],
          securityGroups: Array.from({ length: 6 }, (_, i) => `sg-0a1b2c3d4e5f6071${i}`),
        },
      },
    }),
  ],
  [
    'assignPublicIp true',
    service({
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-0a1b2c3d4e5f60718'], assignPublicIp: true } },
    }),
  ],
  ['flat network', service({ networkConfiguration: { subnets: ['subnet-0a1b2c3d4e5f60718'] } })],
  ['network with bridge (ansible#1145)', service({ launchType: 'EC2' }), onEc2()],
  [
    'public ip on EC2',
    service({
      launchType: 'EC2',
      networkConfiguration: {
        awsvpcConfiguration: { subnets: ['subnet-0a1b2c3d4e5f60718'], assignPublicIp: 'ENABLED' },
      },
    }),
    onEc2({ networkMode: 'awsvpc' }, { portMappings: [{ containerPort: 80 }] }),
  ],
  ['daemon on fargate', service({ schedulingStrategy: 'DAEMON', desiredCount: undefined })],
  [
    'daemon desired count',
    service({ schedulingStrategy: 'DAEMON', launchType: 'EC2', networkConfiguration: undefined, desiredCount: 2 }),
    onEc2(),
  ],
  [
    'daemon maximumPercent',
    service({
      schedulingStrategy: 'DAEMON',
      launchType: 'EC2',
      networkConfiguration: undefined,
      desiredCount: undefined,
      deploymentConfiguration: { maximumPercent: 200, minimumHealthyPercent: 50 },
    }),
    onEc2(),
  ],
  ['negative count', service({ desiredCount: -1 })],
  ['count text', service({ desiredCount: '2 tasks' })],
  ['platform version 1.5', service({ platformVersion: '1.5.0' })],
  [
    'platform version on EC2',
    service({ launchType: 'EC2', networkConfiguration: undefined, platformVersion: 'LATEST' }),
    onEc2(),
  ],
  ['lb blank container (ecs-cli#359)', service({ loadBalancers: [{ targetGroupArn: group, containerPort: 80 }] })],
  ['lb unknown container', service({ loadBalancers: [{ ...routed[0], containerName: 'web' }] }), fargate()],
  ['lb unknown port', service({ loadBalancers: [{ ...routed[0], containerPort: 8080 }] }), fargate()],
  ['lb no tg', service({ loadBalancers: [{ containerName: 'app', containerPort: 80 }] })],
  [
    'lb arn instead of tg',
    service({
      loadBalancers: [
        {
          ...routed[0],
          targetGroupArn: 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/web/0123456789abcdef',
        },
      ],
    }),
  ],
  [
    'classic lb on awsvpc',
    service({ loadBalancers: [{ loadBalancerName: 'x', containerName: 'app', containerPort: 80 }] }),
    fargate(),
  ],
  [
    '6 tgs',
    service({
      loadBalancers: Array.from({ length: 6 }, (_, i) => ({
        ...routed[0],
        targetGroupArn: `arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web${i}/0123456789abcdef`,
      })),
    }),
  ],
  ['grace without lb', service({ healthCheckGracePeriodSeconds: 60 })],
  ['role with awsvpc', service({ role: 'ecsServiceRole', loadBalancers: routed })],
  ['0/100 stuck', deploys({ minimumHealthyPercent: 100, maximumPercent: 100 })],
  ['max below min', deploys({ minimumHealthyPercent: 150, maximumPercent: 100 })],
  ['max 90', deploys({ minimumHealthyPercent: 50, maximumPercent: 90 })],
  ['breaker without rollback', deploys({ deploymentCircuitBreaker: { enable: true } })],
  [
    'breaker with CODE_DEPLOY',
    service({
      deploymentController: { type: 'CODE_DEPLOY' },
      deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
      loadBalancers: routed,
    }),
  ],
  ['code deploy without lb', service({ deploymentController: { type: 'CODE_DEPLOY' } })],
  ['controller CODEDEPLOY', service({ deploymentController: { type: 'CODEDEPLOY' } })],
  ['alarms without names', deploys({ alarms: { enable: true, rollback: true, alarmNames: [] } })],
  ['alarms missing enable', deploys({ alarms: { alarmNames: ['a'], rollback: true } })],
  ['strategy bluegreen', deploys({ strategy: 'BLUEGREEN' })],
  [
    'blue green without advanced',
    service({ loadBalancers: routed, deploymentConfiguration: { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 } }),
  ],
  ['linear without config', deploys({ strategy: 'LINEAR' })],
  [
    'canary with linear config',
    deploys({ strategy: 'CANARY', linearConfiguration: { stepPercent: 10, stepBakeTimeInMinutes: 5 } }),
  ],
  [
    'canary percent 0',
    deploys({ strategy: 'CANARY', canaryConfiguration: { canaryPercent: 0, canaryBakeTimeInMinutes: 5 } }),
  ],
  ['bake time 2000', deploys({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 2000 })],
  [
    'hook without role',
    deploys({
      strategy: 'BLUE_GREEN',
      lifecycleHooks: [
        { hookTargetArn: 'arn:aws:lambda:us-east-1:123456789012:function:x', lifecycleStages: ['PRE_SCALE_UP'] },
      ],
    }),
  ],
  [
    'hook stage',
    deploys({
      strategy: 'BLUE_GREEN',
      lifecycleHooks: [
        {
          hookTargetArn: 'arn:aws:lambda:us-east-1:123456789012:function:x',
          roleArn: 'arn:aws:iam::123456789012:role/x',
          lifecycleStages: ['BEFORE_ALLOW_TRAFFIC'],
        },
      ],
    }),
  ],
  [
    'strategy two bases',
    service({
      launchType: undefined,
      capacityProviderStrategy: [
        { capacityProvider: 'FARGATE', base: 1, weight: 1 },
        { capacityProvider: 'FARGATE_SPOT', base: 1, weight: 1 },
      ],
    }),
  ],
  [
    'strategy weights zero (tf-ecs#27)',
    service({ launchType: undefined, capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 0 }] }),
  ],
  [
    'strategy mixed',
    service({
      launchType: undefined,
      capacityProviderStrategy: [
        { capacityProvider: 'FARGATE', weight: 1 },
        { capacityProvider: 'my-asg', weight: 1 },
      ],
    }),
  ],
  [
    'strategy weight 2000',
    service({ launchType: undefined, capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 2000 }] }),
  ],
  ['strategy no provider', service({ launchType: undefined, capacityProviderStrategy: [{ weight: 1 }] })],
  [
    'strategy twice same',
    service({
      launchType: undefined,
      capacityProviderStrategy: [
        { capacityProvider: 'FARGATE', weight: 1 },
        { capacityProvider: 'FARGATE', weight: 1 },
      ],
    }),
  ],
  [
    'placement on fargate',
    service({ placementStrategy: [{ type: 'spread', field: 'attribute:ecs.availability-zone' }] }),
  ],
  [
    'placement binpack field',
    service({
      launchType: 'EC2',
      networkConfiguration: undefined,
      placementStrategy: [{ type: 'binpack', field: 'disk' }],
    }),
  ],
  [
    'placement 6',
    service({
      launchType: 'EC2',
      networkConfiguration: undefined,
      placementStrategy: Array.from({ length: 6 }, () => ({ type: 'random' })),
    }),
  ],
  [
    'constraint memberOf without expression',
    service({ launchType: 'EC2', networkConfiguration: undefined, placementConstraints: [{ type: 'memberOf' }] }),
  ],
  [
    'distinctInstance with expression',
    service({
      launchType: 'EC2',
      networkConfiguration: undefined,
      placementConstraints: [{ type: 'distinctInstance', expression: 'attribute:x == y' }],
    }),
  ],
  [
    'registries two',
    service({
      serviceRegistries: [
        { registryArn: 'arn:aws:servicediscovery:us-east-1:123456789012:service/srv-1' },
        { registryArn: 'arn:aws:servicediscovery:us-east-1:123456789012:service/srv-2' },
      ],
    }),
  ],
  [
    'registry port and container',
    service({
      serviceRegistries: [
        {
          registryArn: 'arn:aws:servicediscovery:us-east-1:123456789012:service/srv-1',
          port: 80,
          containerName: 'app',
          containerPort: 80,
        },
      ],
    }),
  ],
  [
    'registry container only',
    service({
      serviceRegistries: [
        { registryArn: 'arn:aws:servicediscovery:us-east-1:123456789012:service/srv-1', containerName: 'app' },
      ],
    }),
  ],
  [
    'registry bridge without container',
    service({
      launchType: 'EC2',
      networkConfiguration: undefined,
      serviceRegistries: [{ registryArn: 'arn:aws:servicediscovery:us-east-1:123456789012:service/srv-1' }],
    }),
    onEc2(),
  ],
  [
    'connect port name missing in td',
    service({ serviceConnectConfiguration: { enabled: true, namespace: 'x', services: [{ portName: 'web' }] } }),
    fargate(),
  ],
  [
    'connect disabled with services',
    service({ serviceConnectConfiguration: { enabled: false, services: [{ portName: 'web' }] } }),
  ],
  ['connect without enabled', service({ serviceConnectConfiguration: { namespace: 'x' } })],
  [
    'connect two aliases',
    service({
      serviceConnectConfiguration: {
        enabled: true,
        services: [{ portName: 'web', clientAliases: [{ port: 80 }, { port: 81 }] }],
      },
    }),
  ],
  [
    'connect alias no port',
    service({
      serviceConnectConfiguration: {
        enabled: true,
        services: [{ portName: 'web', clientAliases: [{ dnsName: 'web' }] }],
      },
    }),
  ],
  [
    'connect tls without CA',
    service({
      serviceConnectConfiguration: {
        enabled: true,
        services: [{ portName: 'web', tls: { roleArn: 'arn:aws:iam::123456789012:role/x' } }],
      },
    }),
  ],
  [
    'connect host mode',
    service({
      launchType: 'EC2',
      networkConfiguration: undefined,
      serviceConnectConfiguration: { enabled: true, namespace: 'x' },
    }),
    onEc2({ networkMode: 'host' }, { portMappings: [{ containerPort: 80 }] }),
  ],
  [
    'volume name not in td',
    service({
      volumeConfigurations: [
        { name: 'data', managedEBSVolume: { roleArn: 'arn:aws:iam::123456789012:role/x', sizeInGiB: 10 } },
      ],
    }),
    fargate(),
  ],
  [
    'volume at launch missing',
    service(),
    fargate({ volumes: [{ name: 'data', configuredAtLaunch: true }] }, { mountPoints: mount }),
  ],
  [
    'volume no size',
    service({
      volumeConfigurations: [{ name: 'data', managedEBSVolume: { roleArn: 'arn:aws:iam::123456789012:role/x' } }],
    }),
    fargate({ volumes: [{ name: 'data', configuredAtLaunch: true }] }, { mountPoints: mount }),
  ],
  [
    'volume iops for gp2',
    service({
      volumeConfigurations: [
        {
          name: 'data',
          managedEBSVolume: {
            roleArn: 'arn:aws:iam::123456789012:role/x',
            sizeInGiB: 10,
            volumeType: 'gp2',
            iops: 3000,
          },
        },
      ],
    }),
  ],
  [
    'volume io1 without iops',
    service({
      volumeConfigurations: [
        {
          name: 'data',
          managedEBSVolume: { roleArn: 'arn:aws:iam::123456789012:role/x', sizeInGiB: 10, volumeType: 'io1' },
        },
      ],
    }),
  ],
  [
    'volume type ssd',
    service({
      volumeConfigurations: [
        {
          name: 'data',
          managedEBSVolume: { roleArn: 'arn:aws:iam::123456789012:role/x', sizeInGiB: 10, volumeType: 'ssd' },
        },
      ],
    }),
  ],
  [
    'volume fs ntfs linux',
    service({
      volumeConfigurations: [
        {
          name: 'data',
          managedEBSVolume: { roleArn: 'arn:aws:iam::123456789012:role/x', sizeInGiB: 10, filesystemType: 'btrfs' },
        },
      ],
    }),
  ],
  [
    'two ebs',
    service({
      volumeConfigurations: [
        { name: 'a', managedEBSVolume: { roleArn: 'arn:aws:iam::123456789012:role/x', sizeInGiB: 10 } },
        { name: 'b', managedEBSVolume: { roleArn: 'arn:aws:iam::123456789012:role/x', sizeInGiB: 10 } },
      ],
    }),
  ],
  [
    'rebalancing with classic / max 100',
    service({
      availabilityZoneRebalancing: 'ENABLED',
      deploymentConfiguration: { maximumPercent: 100, minimumHealthyPercent: 0 },
    }),
  ],
  [
    'rebalancing daemon',
    service({
      schedulingStrategy: 'DAEMON',
      launchType: 'EC2',
      networkConfiguration: undefined,
      desiredCount: undefined,
      availabilityZoneRebalancing: 'ENABLED',
    }),
    onEc2(),
  ],
  ['propagate TASK', service({ propagateTags: 'TASK' })],
  ['exec text', service({ enableExecuteCommand: 'yes' })],
  ['tags lower/upper', service({ tags: [{ Key: 'a', Value: 'b' }] })],
  ['fargate service, EC2 td', service(), onEc2()],
  [
    'lattice without role',
    service({
      vpcLatticeConfigurations: [
        {
          targetGroupArn: 'arn:aws:vpc-lattice:us-east-1:123456789012:targetgroup/tg-0123456789abcdef0',
          portName: 'web',
        },
      ],
    }),
  ],
  [
    'lattice no port name',
    service({
      vpcLatticeConfigurations: [
        {
          targetGroupArn: 'arn:aws:vpc-lattice:us-east-1:123456789012:targetgroup/tg-0123456789abcdef0',
          roleArn: 'arn:aws:iam::123456789012:role/x',
        },
      ],
    }),
  ],
  ['service with taskdef inside', { service: 'web', taskDefinition: { family: 'x' } }],
  ['exec without task role', service({ enableExecuteCommand: true }), fargate()],
]
