type Json = Readonly<Record<string, unknown>>

const role = 'arn:aws:iam::123456789012:role/web'
const account = 'us-east-1:123456789012'
const secretArn = `arn:aws:secretsmanager:${account}:secret:db-AbCdEf`
const targetGroup = `arn:aws:elasticloadbalancing:${account}:targetgroup/web/0123456789abcdef`
const rule = `arn:aws:elasticloadbalancing:${account}:listener-rule/app/edge/0123456789abcdef/0123456789abcdef/0123456789abcdef`
const latticeRule = `arn:aws:vpc-lattice:${account}:service/svc-0123456789abcdef0/listener/listener-0123456789abcdef0/rule/rule-0123456789abcdef0`
const lattice = `arn:aws:vpc-lattice:${account}:targetgroup/tg-0123456789abcdef0`

const logs = {
  logDriver: 'awslogs',
  options: { 'awslogs-group': '/ecs/web', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'web' },
}
const router = {
  ...{ name: 'router', image: 'amazon/aws-for-fluent-bit:2.32.2', essential: true, user: '0', memoryReservation: 64 },
  firelensConfiguration: { type: 'fluentbit', options: { 'enable-ecs-log-metadata': 'true' } },
  logConfiguration: logs,
}
const envoy = {
  ...{ name: 'envoy', image: 'envoy:1.34.1', essential: true, user: '1337', memory: 256 },
  healthCheck: { command: ['CMD-SHELL', 'true'], interval: 10, timeout: 5, retries: 3, startPeriod: 10 },
  logConfiguration: logs,
}

/** Task definitions that AWS takes and that hold, together, every member of RegisterTaskDefinition that the SDK sends. */
const definitions: readonly Json[] = [
  {
    ...{ family: 'web', taskRoleArn: role, executionRoleArn: role, networkMode: 'awsvpc', cpu: '1024', memory: '2048' },
    ...{ requiresCompatibilities: ['FARGATE'], pidMode: 'task', enableFaultInjection: true },
    tags: [{ key: 'team', value: 'web' }],
    ephemeralStorage: { sizeInGiB: 30 },
    runtimePlatform: { cpuArchitecture: 'X86_64', operatingSystemFamily: 'LINUX' },
    proxyConfiguration: {
      ...{ type: 'APPMESH', containerName: 'envoy' },
      properties: [
        { name: 'IgnoredUID', value: '1337' },
        { name: 'ProxyIngressPort', value: '15000' },
        { name: 'ProxyEgressPort', value: '15001' },
        { name: 'AppPorts', value: '8080' },
      ],
    },
    volumes: [
      {
        name: 'files',
        efsVolumeConfiguration: {
          ...{ fileSystemId: 'fs-0123456789abcdef0', rootDirectory: '/', transitEncryption: 'ENABLED' },
          transitEncryptionPort: 2049,
          authorizationConfig: { accessPointId: 'fsap-0123456789abcdef0', iam: 'ENABLED' },
        },
      },
      { name: 'late', configuredAtLaunch: true },
      {
        name: 'bucket',
        s3filesVolumeConfiguration: {
          fileSystemArn: `arn:aws:s3files:${account}:file-system/fs-0123456789abcdef0`,
          ...{ rootDirectory: '/', transitEncryptionPort: 2050 },
          accessPointArn: `arn:aws:s3files:${account}:file-system/fs-0123456789abcdef0/access-point/fsap-0123456789abcdef0`,
        },
      },
    ],
    containerDefinitions: [
      router,
      envoy,
      {
        ...{ name: 'app', image: 'registry.example.com/app:1.4.2', cpu: 256, memory: 512, memoryReservation: 256 },
        ...{ essential: true, entryPoint: ['node'], command: ['main.js'], startTimeout: 60, stopTimeout: 60 },
        ...{ versionConsistency: 'enabled', user: '1000', workingDirectory: '/app', readonlyRootFilesystem: true },
        ...{ interactive: true, pseudoTerminal: true, dockerLabels: { team: 'web' } },
        repositoryCredentials: { credentialsParameter: secretArn },
        portMappings: [
          { ...{ containerPort: 8080, hostPort: 8080, protocol: 'tcp' }, name: 'http', appProtocol: 'http' },
          { containerPortRange: '9000-9010', protocol: 'tcp' },
        ],
        restartPolicy: { enabled: true, ignoredExitCodes: [0], restartAttemptPeriod: 120 },
        environment: [{ name: 'NODE_ENV', value: 'production' }],
        environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::bucket/app.env' }],
        secrets: [{ name: 'DB_PASSWORD', valueFrom: secretArn }],
        mountPoints: [{ sourceVolume: 'late', containerPath: '/late', readOnly: false }],
        volumesFrom: [{ sourceContainer: 'envoy', readOnly: true }],
        linuxParameters: { capabilities: { add: ['SYS_PTRACE'], drop: ['ALL'] }, initProcessEnabled: true },
        dependsOn: [{ containerName: 'envoy', condition: 'HEALTHY' }],
        ulimits: [{ name: 'nofile', softLimit: 1024, hardLimit: 4096 }],
        logConfiguration: {
          ...{ logDriver: 'awsfirelens', options: { Name: 'datadog' } },
          secretOptions: [{ name: 'apikey', valueFrom: secretArn }],
        },
        healthCheck: { command: ['CMD-SHELL', 'true'], interval: 30, timeout: 5, retries: 3, startPeriod: 10 },
        systemControls: [{ namespace: 'net.core.somaxconn', value: '1024' }],
        credentialSpecs: ['credentialspecdomainless:arn:aws:s3:::bucket/spec.json'],
      },
    ],
  },
  {
    ...{ family: 'batch', networkMode: 'bridge', requiresCompatibilities: ['EC2'], ipcMode: 'task' },
    placementConstraints: [{ type: 'memberOf', expression: 'attribute:ecs.instance-type == g4dn.xlarge' }],
    volumes: [
      {
        name: 'cache',
        dockerVolumeConfiguration: {
          ...{ scope: 'shared', autoprovision: true, driver: 'local' },
          ...{ driverOpts: { type: 'tmpfs' }, labels: { team: 'batch' } },
        },
      },
      { name: 'host', host: { sourcePath: '/var/data' } },
    ],
    containerDefinitions: [
      { name: 'db', image: 'redis:7.4.1', memory: 128, essential: true },
      {
        ...{ name: 'work', image: 'work:2.0.0', memory: 512, cpu: 128, links: ['db'], hostname: 'work' },
        ...{ disableNetworking: false, privileged: true, dnsServers: ['10.0.0.2'], dnsSearchDomains: ['example.com'] },
        ...{ extraHosts: [{ hostname: 'legacy', ipAddress: '10.0.0.9' }] },
        dockerSecurityOptions: ['no-new-privileges'],
        linuxParameters: {
          devices: [{ hostPath: '/dev/fuse', containerPath: '/dev/fuse', permissions: ['read', 'write'] }],
          ...{ sharedMemorySize: 64, maxSwap: 512, swappiness: 30 },
          tmpfs: [{ containerPath: '/tmp', size: 64, mountOptions: ['noexec'] }],
        },
        resourceRequirements: [
          { type: 'GPU', sharingStrategy: { nvidiaMps: { memory: 1024, maxComputePercent: 50 } } },
        ],
      },
    ],
  },
  {
    ...{ family: 'win', requiresCompatibilities: ['EC2'] },
    runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE', cpuArchitecture: 'X86_64' },
    inferenceAccelerators: [{ deviceName: 'd1', deviceType: 'eia2.medium' }],
    volumes: [
      {
        name: 'share',
        fsxWindowsFileServerVolumeConfiguration: {
          ...{ fileSystemId: 'fs-0123456789abcdef0', rootDirectory: 'share' },
          authorizationConfig: { credentialsParameter: secretArn, domain: 'example.com' },
        },
      },
    ],
    executionRoleArn: role,
    containerDefinitions: [
      {
        ...{ name: 'iis', image: 'iis:1.0.0', memory: 2048, essential: true },
        resourceRequirements: [{ type: 'GPU', value: '1' }],
      },
    ],
  },
]

const network = { awsvpcConfiguration: { subnets: ['subnet-1', 'subnet-2'], securityGroups: ['sg-1'] } }

/** Services that AWS takes and that hold, together, every member of CreateService that the SDK sends. */
const services: readonly Json[] = [
  {
    ...{ cluster: 'prod', serviceName: 'web', taskDefinition: 'web:1', desiredCount: 2, clientToken: 'token-1' },
    ...{ launchType: 'FARGATE', platformVersion: '1.4.0', schedulingStrategy: 'REPLICA' },
    ...{ availabilityZoneRebalancing: 'ENABLED', healthCheckGracePeriodSeconds: 60 },
    ...{ enableECSManagedTags: true, propagateTags: 'SERVICE', enableExecuteCommand: true },
    deploymentController: { type: 'ECS' },
    tags: [{ key: 'team', value: 'web' }],
    networkConfiguration: { awsvpcConfiguration: { ...network.awsvpcConfiguration, assignPublicIp: 'DISABLED' } },
    loadBalancers: [
      {
        ...{ targetGroupArn: targetGroup, containerName: 'app', containerPort: 8080 },
        advancedConfiguration: {
          ...{ alternateTargetGroupArn: `${targetGroup}0`, productionListenerRule: rule, testListenerRule: `${rule}0` },
          roleArn: role,
        },
      },
    ],
    deploymentConfiguration: {
      ...{ maximumPercent: 200, minimumHealthyPercent: 100, strategy: 'BLUE_GREEN', bakeTimeInMinutes: 10 },
      deploymentCircuitBreaker: {
        ...{ enable: true, rollback: true, resetOnHealthyTask: true },
        thresholdConfiguration: { type: 'COUNT', value: 5 },
      },
      alarms: { alarmNames: ['errors'], enable: true, rollback: true },
      lifecycleHooks: [
        {
          hookTargetArn: `arn:aws:lambda:${account}:function:check`,
          ...{ roleArn: role, lifecycleStages: ['POST_TEST_TRAFFIC_SHIFT'], targetType: 'AWS_LAMBDA' },
          ...{ hookDetails: { any: 'thing' }, timeoutConfiguration: { timeoutInMinutes: 60, action: 'ROLLBACK' } },
        },
      ],
    },
    serviceConnectConfiguration: {
      ...{ enabled: true, namespace: 'shop' },
      services: [
        {
          ...{ portName: 'http', discoveryName: 'web', ingressPortOverride: 8081 },
          clientAliases: [
            {
              ...{ port: 80, dnsName: 'web' },
              testTrafficRules: { header: { name: 'x-test', value: { exact: 'yes' } } },
            },
          ],
          timeout: { idleTimeoutSeconds: 60, perRequestTimeoutSeconds: 15 },
          tls: {
            issuerCertificateAuthority: {
              awsPcaAuthorityArn: `arn:aws:acm-pca:${account}:certificate-authority/12345678-1234-1234-1234-123456789012`,
            },
            ...{ kmsKey: `arn:aws:kms:${account}:key/12345678-1234-1234-1234-123456789012`, roleArn: role },
          },
        },
      ],
      logConfiguration: { ...logs, secretOptions: [{ name: 'token', valueFrom: secretArn }] },
      accessLogConfiguration: { format: 'JSON', includeQueryParameters: 'ENABLED' },
      containerConfigurations: [{ logLevel: 'info' }],
    },
    volumeConfigurations: [
      {
        name: 'late',
        managedEBSVolume: {
          ...{ encrypted: true, kmsKeyId: 'alias/ebs', volumeType: 'gp3', sizeInGiB: 20 },
          ...{ iops: 3000, throughput: 125, roleArn: role, filesystemType: 'ext4' },
          ...{ snapshotId: 'snap-0123456789abcdef0', volumeInitializationRate: 200 },
          tagSpecifications: [
            { resourceType: 'volume', tags: [{ key: 'team', value: 'web' }], propagateTags: 'SERVICE' },
          ],
        },
      },
    ],
    monitoring: { metricConfigurations: [{ metricNames: ['CPUUtilization'], resolutionSeconds: 20 }] },
  },
  {
    ...{ serviceName: 'queue', taskDefinition: 'queue:1', desiredCount: 2, role },
    capacityProviderStrategy: [{ capacityProvider: 'asg', weight: 1, base: 1 }],
    placementConstraints: [{ type: 'memberOf', expression: 'attribute:ecs.os-type == linux' }],
    placementStrategy: [{ type: 'binpack', field: 'memory' }],
    loadBalancers: [{ loadBalancerName: 'old', containerName: 'app', containerPort: 80 }],
  },
  {
    ...{ serviceName: 'shift', taskDefinition: 'web:1', desiredCount: 2, launchType: 'FARGATE' },
    networkConfiguration: network,
    loadBalancers: [
      {
        ...{ targetGroupArn: targetGroup, containerName: 'app', containerPort: 8080 },
        advancedConfiguration: {
          alternateTargetGroupArn: `${targetGroup}0`,
          productionListenerRule: rule,
          roleArn: role,
        },
      },
    ],
    deploymentConfiguration: {
      strategy: 'LINEAR',
      linearConfiguration: { stepPercent: 10, stepBakeTimeInMinutes: 5 },
    },
    vpcLatticeConfigurations: [
      {
        ...{ roleArn: role, targetGroupArn: lattice, portName: 'http' },
        advancedConfiguration: {
          ...{ alternateTargetGroupArn: `${lattice}0`, productionListenerRule: latticeRule },
          testListenerRule: `${latticeRule}0`,
        },
      },
    ],
  },
  {
    ...{ serviceName: 'canary', taskDefinition: 'web:1', desiredCount: 2, launchType: 'FARGATE' },
    networkConfiguration: network,
    loadBalancers: [
      {
        ...{ targetGroupArn: targetGroup, containerName: 'app', containerPort: 8080 },
        advancedConfiguration: {
          alternateTargetGroupArn: `${targetGroup}0`,
          productionListenerRule: rule,
          roleArn: role,
        },
      },
    ],
    deploymentConfiguration: {
      strategy: 'CANARY',
      canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 5 },
    },
  },
  {
    ...{ serviceName: 'early', taskDefinition: 'web:1', desiredCount: 2, launchType: 'FARGATE' },
    networkConfiguration: network,
    serviceRegistries: [
      {
        registryArn: `arn:aws:servicediscovery:${account}:service/srv-0123456789abcdef`,
        ...{ containerName: 'app', containerPort: 8080 },
      },
    ],
    deploymentConfiguration: {
      earlySuccessCriteria: { enable: true, healthyPercent: 100, sourceServiceRevisionCleanup: 'DEFERRED' },
    },
    gatewayConnectors: [
      {
        portName: 'http',
        filters: { accessTypes: ['PUBLIC'] },
        healthCheck: {
          ...{ healthCheckProtocol: 'HTTP', healthCheckPort: 8080, healthCheckPath: '/health' },
          ...{ healthCheckTimeoutSeconds: 5, healthCheckIntervalSeconds: 30, healthyThresholdCount: 5 },
          ...{ unhealthyThresholdCount: 2, matcher: { httpCode: '200' } },
        },
      },
    ],
  },
  {
    ...{ serviceName: 'ports', taskDefinition: 'web:1', desiredCount: 2, launchType: 'FARGATE' },
    networkConfiguration: network,
    serviceRegistries: [{ registryArn: `arn:aws:servicediscovery:${account}:service/srv-0123456789abcdef`, port: 80 }],
    gatewayConnectors: [{ portName: 'grpc', healthCheck: { matcher: { grpcCode: '0' } } }],
  },
]

/** Complete requests, by their operation. */
export const COMPLETE: Readonly<Record<string, readonly Json[]>> = {
  RegisterTaskDefinition: definitions,
  CreateService: services,
}
