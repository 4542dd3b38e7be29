// Made from the types: npx vitest run test/builders/option-names.test.ts -u
import type { Names, OptionNames } from '../errors/option-issues.ts'

const HOOKS: Names = [
  {
    function: 't',
    stages: ['t'],
    role: 't',
    details: 'flnrt',
    timeout: { timeoutInMinutes: 'n', action: 't' },
    pause: ['t'],
  },
]

const TARGET: Names = {
  healthCheck: {
    '': 't',
    port: 'n',
    protocol: 't',
    path: 't',
    matcher: 't',
    intervalSeconds: 'n',
    timeoutSeconds: 'n',
    healthyThresholdCount: 'n',
    unhealthyThresholdCount: 'n',
  },
  deregistrationDelay: 'n',
  protocol: 't',
  protocolVersion: 't',
  physicalName: 't',
  testRoute: 'r',
  advancedConfiguration: { alternateTargetGroup: 'r', productionListenerRule: 't', testListenerRule: 't' },
  weight: 'n',
  attributes: 'r',
  raw: 'r',
}

const REDIRECT: Names = { statusCode: 't', protocol: 't', port: 't', host: 't', path: 't', query: 't' }

const ROLE: Names = { allow: [{ actions: ['t'], resources: ['rt'], conditions: 'r' }], managedPolicyArns: ['t'] }

const MANAGED_SCALING: Names = {
  '': 'f',
  targetCapacity: 'n',
  minimumScalingStepSize: 'n',
  maximumScalingStepSize: 'n',
  instanceWarmupPeriod: 'n',
}

const CPU: Names = { highResolution: 'f', scaleInCooldown: 'n', scaleOutCooldown: 'n', disableScaleIn: 'f' }

const REQUESTS_PER_TARGET: Names = { scaleInCooldown: 'n', scaleOutCooldown: 'n', disableScaleIn: 'f' }

const METRIC: Names = { namespace: 't', name: 't', dimensions: 'r', statistic: 't', unit: 't' }

export const OF_CONTAINER: OptionNames = {
  port: [null, { protocol: 't', hostPort: true, name: true, appProtocol: 't' }],
  portRange: [null, { protocol: 't', name: 't' }],
  secret: [null, { versionStage: true, versionId: true, arn: 't', jsonKey: 't' }],
  healthCheck: [null, { interval: true, timeout: true, retries: true, startPeriod: true }],
  restartPolicy: [{ enabled: 'f', ignoredExitCodes: ['n'], restartAttemptPeriod: true }],
  mountPoint: [null, null, { readOnly: 'f' }],
  volumesFrom: [null, { readOnly: 'f' }],
  device: [null, { containerPath: 't', permissions: ['t'] }],
  swap: [{ maxSwap: true, swappiness: true }],
  logs: [{ mode: 't', maxBufferSize: 't', streamPrefix: 't' }],
}

export const OF_TASK_DEFINITION: OptionNames = {
  proxyConfiguration: [
    null,
    {
      IgnoredUID: 't',
      IgnoredGID: 't',
      AppPorts: 't',
      ProxyIngressPort: 't',
      ProxyEgressPort: 't',
      EgressIgnoredPorts: 't',
      EgressIgnoredIPs: 't',
    },
  ],
  efsVolume: [
    null,
    {
      rootDirectory: 't',
      fileSystemId: 't',
      transitEncryption: 't',
      authorizationConfig: { iam: 't', accessPointId: 't' },
      transitEncryptionPort: 'n',
    },
  ],
  s3FilesVolume: [null, { fileSystemArn: 't', transitEncryptionPort: 'n', rootDirectory: 't', accessPointArn: true }],
  dockerVolume: [null, { driver: 't', driverOpts: 'r', labels: 'r', scope: 't', autoprovision: 'f' }],
  fsxWindowsFileServerVolume: [
    null,
    { fileSystemId: 't', rootDirectory: 't', authorizationConfig: { credentialsParameter: 't', domain: 't' } },
  ],
  executionRole: [
    {
      physicalName: 't',
      raw: 'r',
      allow: [{ actions: ['t'], resources: ['rt'], conditions: 'r' }],
      managedPolicyArns: ['t'],
    },
  ],
  taskRole: [
    {
      allow: [{ actions: ['t'], resources: ['rt'], conditions: 'r' }],
      managedPolicyArns: ['t'],
      physicalName: 't',
      raw: 'r',
    },
  ],
  logs: [{ retentionDays: 'n', kmsKeyId: 't', group: 't', raw: 'r', mode: 't', streamPrefix: 't' }],
  firelens: [
    null,
    null,
    { type: 't', options: { 'enable-ecs-log-metadata': 't', 'config-file-type': true, 'config-file-value': true } },
  ],
}

export const OF_SERVICE: OptionNames = {
  autoScaling: [{ raw: 'r', min: 'n', max: 'n' }, null],
  blueGreen: [{ bakeTime: 'n', hooks: HOOKS }],
  linear: [{ stepPercent: 'n', stepBakeTime: 'n', bakeTime: 'n', hooks: HOOKS }],
  canary: [{ canaryPercent: 'n', canaryBakeTime: 'n', bakeTime: 'n', hooks: HOOKS }],
  target: [null, null, null, TARGET],
  udpTarget: [null, null, null, TARGET],
  allowFrom: [null, { port: 'n', from: 'n', to: 'n', protocol: 't' }, { description: 't' }],
  allowTo: [null, { from: 'n', to: 'n' }, { protocol: 't', description: 't' }],
  circuitBreaker: [{ enable: 'f', rollback: 'f', resetOnHealthyTask: 'f', threshold: { type: 't', value: 'n' } }],
  alarms: [null, { rollback: 'f' }],
  recommendedAlarms: [
    {
      serverErrors: 'fn',
      responseTime: 'fn',
      healthyHosts: 'fn',
      cpu: 'fn',
      memory: 'fn',
      alarmActions: ['rt'],
      rollback: 'f',
    },
  ],
  placementConstraints: [{ type: 't', expression: 't' }],
  serviceConnect: [
    {
      namespace: 'rt',
      logConfiguration: { '': 't', logDriver: 't', secretOptions: [{ name: 't', valueFrom: 't' }], options: 'r' },
      accessLogConfiguration: { format: 't', includeQueryParameters: 't' },
    },
  ],
  serviceConnectService: [
    null,
    {
      discoveryName: true,
      clientAlias: { port: 'n', dnsName: 't', testHeader: { name: 't', exact: 't' } },
      ingressPortOverride: 'n',
      timeout: { idleTimeoutSeconds: 'n', perRequestTimeoutSeconds: 'n' },
      tls: { certificateAuthority: true, kmsKey: 't', role: 't' },
    },
  ],
  discoverable: [null, { name: 't', container: 't', port: 'n', record: 'lt', ttl: 'n', raw: 'r' }],
  serviceRegistry: [null, { port: 'n', containerName: true, containerPort: true }],
  vpcLattice: [
    {
      targetGroupArn: 't',
      portName: 't',
      role: 't',
      advancedConfiguration: { alternateTargetGroupArn: 't', productionListenerRule: 't', testListenerRule: 't' },
    },
  ],
  rolling: [
    {
      minimumHealthyPercent: 'n',
      maximumPercent: true,
      bakeTime: 'n',
      earlySuccess: { healthyPercent: 'n', sourceServiceRevisionCleanup: 't' },
      hooks: HOOKS,
    },
  ],
  placementStrategy: [{ type: 't', field: 't' }],
  volume: [
    null,
    {
      filesystemType: 't',
      encrypted: 'f',
      kmsKeyId: 't',
      role: 't',
      tags: 'r',
      propagateTags: 't',
      sizeInGiB: 'n',
      snapshotId: 't',
      volumeInitializationRate: 'n',
      volumeType: 't',
      iops: 'n',
      throughput: 'n',
    },
  ],
}

export const OF_LOAD_BALANCER: OptionNames = {
  https: [{ certificate: 'lrt', sslPolicy: 't', port: 'n', attributes: 'r', raw: 'r' }],
  http: [{ port: 'n', attributes: 'r', raw: 'r' }],
  fixedResponse: [{ statusCode: 't', contentType: 't', messageBody: 't' }],
  redirect: [REDIRECT],
}

export const OF_NETWORK_LOAD_BALANCER: OptionNames = {
  tcp: [null, { idleTimeout: 'n' }],
  tls: [null, { certificate: 'lrt', sslPolicy: 't' }],
}

export const OF_ROUTE_BUILDER: OptionNames = {
  queryString: [
    { key: 't', value: 't' },
    { key: 't', value: 't' },
  ],
  authenticateOidc: [
    {
      issuer: 't',
      authorizationEndpoint: 't',
      tokenEndpoint: 't',
      userInfoEndpoint: 't',
      clientId: 't',
      clientSecret: 't',
      sessionCookieName: 't',
      scope: 't',
      sessionTimeout: 'n',
      authenticationRequestExtraParams: 'r',
      onUnauthenticatedRequest: 't',
    },
  ],
  authenticateCognito: [
    {
      userPoolArn: 't',
      userPoolClientId: 't',
      userPoolDomain: 't',
      sessionCookieName: 't',
      scope: 't',
      sessionTimeout: 'n',
      authenticationRequestExtraParams: 'r',
      onUnauthenticatedRequest: 't',
    },
  ],
  jwtValidation: [{ jwksEndpoint: 't', issuer: 't', additionalClaims: [{ format: 't', name: 't', values: ['t'] }] }],
  redirect: [REDIRECT],
  fixedResponse: [{ statusCode: 't', contentType: 't', messageBody: 't' }],
}

export const OF_SECURITY_GROUP: OptionNames = {
  allowFrom: [null, { from: 'n', to: 'n' }, { protocol: 't', description: 't' }],
  allowTo: [null, { from: 'n', to: 'n' }, { protocol: 't', description: 't' }],
}

export const OF_REPOSITORY: OptionNames = {
  immutableTags: [{ except: ['t'] }],
  lifecycle: [
    [
      {
        rulePriority: 'n',
        description: 't',
        selection: { tagStatus: 't', tagPatternList: ['t'], countType: 't', countUnit: 't', countNumber: 'n' },
        action: { type: 't' },
      },
    ],
  ],
  allowPull: [null, { conditions: 'r' }],
  allowPush: [null, { conditions: 'r' }],
  allow: [null, null, { conditions: 'r' }],
  push: [{ name: 't', tag: 't', layout: 't', archive: 't' }],
  build: [{ context: 't', dockerfile: 't', platform: 'lt', args: 'r', target: 't', tag: 't', builder: 't' }],
}

export const OF_CLUSTER: OptionNames = {
  executeCommandConfiguration: [
    {
      kmsKeyId: 't',
      logging: 't',
      logConfiguration: {
        cloudWatchLogGroupName: 't',
        cloudWatchEncryptionEnabled: 'f',
        s3BucketName: 't',
        s3EncryptionEnabled: 'f',
        s3KeyPrefix: 't',
      },
    },
  ],
  managedStorageConfiguration: [{ kmsKeyId: 't', fargateEphemeralStorageKmsKeyId: 't' }],
}

export const OF_NEW_CAPACITY_PROVIDER: OptionNames = {
  instances: [
    {
      types: ['t'],
      min: 'n',
      max: 'n',
      image: 't',
      network: 'r',
      securityGroups: ['r'],
      spot: 'f',
      role: ROLE,
      volume: { size: 'n', type: 't', encrypted: 'f' },
      placementGroup: 't',
      keyName: 't',
      raw: 'r',
      userData: 't',
      managedScaling: MANAGED_SCALING,
      managedTerminationProtection: 'f',
      managedDraining: 'f',
    },
  ],
  autoScalingGroup: [
    null,
    { managedScaling: MANAGED_SCALING, managedTerminationProtection: 'f', managedDraining: 'f' },
  ],
  managedInstances: [
    {
      network: 'r',
      securityGroups: ['r'],
      instanceRequirements: {
        vCpuCount: { min: 'n', max: 'n' },
        memoryMiB: { min: 'n', max: 'n' },
        memoryGiBPerVCpu: { min: 'n', max: 'n' },
        cpuManufacturers: ['t'],
        allowedInstanceTypes: ['t'],
        excludedInstanceTypes: ['t'],
        instanceGenerations: ['t'],
        bareMetal: 't',
        burstablePerformance: 't',
        localStorage: 't',
        localStorageTypes: ['t'],
        totalLocalStorageGB: { min: 'n', max: 'n' },
        requireHibernateSupport: 'f',
        networkInterfaceCount: { min: 'n', max: 'n' },
        networkBandwidthGbps: { min: 'n', max: 'n' },
        baselineEbsBandwidthMbps: { min: 'n', max: 'n' },
        acceleratorTypes: ['t'],
        acceleratorCount: { min: 'n', max: 'n' },
        acceleratorManufacturers: ['t'],
        acceleratorNames: ['t'],
        acceleratorTotalMemoryMiB: { min: 'n', max: 'n' },
        spotMaxPricePercentageOverLowestPrice: 'n',
        maxSpotPriceAsPercentageOfOptimalOnDemandPrice: 'n',
        onDemandMaxPricePercentageOverLowestPrice: 'n',
      },
      capacityOptionType: 't',
      capacityReservations: { reservationGroupArn: 't', reservationPreference: 't' },
      storageSizeGiB: 'n',
      useLocalStorage: 'f',
      monitoring: 't',
      fipsEnabled: 'f',
      propagateTags: 'f',
      scaleInAfter: 'n',
      autoRepair: 'f',
      infrastructureRole: 'r',
      instanceRole: ROLE,
    },
  ],
}

export const OF_SCALING: OptionNames = {
  cpu: [null, CPU],
  memory: [null, CPU],
  requestsPerTarget: [null, REQUESTS_PER_TARGET],
  responseTime: [null, REQUESTS_PER_TARGET],
  metric: [METRIC, null, REQUESTS_PER_TARGET],
  math: [null, null, null, REQUESTS_PER_TARGET],
  queue: [null, { backlogPerTask: 'n', scaleInCooldown: 'n', scaleOutCooldown: 'n', disableScaleIn: 'f' }],
  step: [
    null,
    { namespace: 't', name: 't', dimensions: 'r', statistic: 't', unit: 't', expression: 't', metrics: 'r' },
    null,
    {
      adjustmentType: 't',
      minAdjustmentMagnitude: 'n',
      metricAggregationType: 't',
      cooldown: 'n',
      period: 'n',
      evaluationPeriods: 'n',
      datapointsToAlarm: 'n',
      treatMissingData: 't',
    },
  ],
  predictive: [null, null, { mode: 't', schedulingBufferTime: 'n', maxCapacityBuffer: 'n' }],
  schedule: [null, { min: 'n', max: 'n', cron: true, rate: true, at: true, timeZone: 't' }],
}

export const OF_TASK: OptionNames = {
  override: [null, { command: ['rt'], environment: 'r', cpu: 'n', memory: 'n', memoryReservation: 'n' }],
}

export const OF_ALARM: OptionNames = {
  evaluationPeriods: [null, { datapointsToAlarm: 'n' }],
}

export const OF_NAMED_ALARM: OptionNames = {
  metric: [METRIC],
}

export const OF_UNTIMED_SCHEDULE: OptionNames = {
  cron: [null, { timeZone: 't' }],
  at: [null, { timeZone: 't' }],
}

export const OF_SCHEDULE: OptionNames = {
  retryPolicy: [{ maximumRetryAttempts: 'n', maximumEventAgeInSeconds: 'n' }],
}

export const OF_ALIAS_RECORD: OptionNames = {
  weighted: [null, null, { healthCheckId: 't' }],
  failover: [null, null, { healthCheckId: 't' }],
  latency: [null, null, { healthCheckId: 't' }],
}

export const OF_EVENT_RULE: OptionNames = {
  retryPolicy: [{ maximumRetryAttempts: 'n', maximumEventAgeInSeconds: 'n' }],
}

export const OF_FUNCTIONS: OptionNames = {
  certificate: [null, { zone: 'lr', alternativeNames: [true], keyAlgorithm: 't' }],
  hostedZone: [{ name: 't', id: 't', private: 'f', external: 'f' }],
  'loadBalancer.existing': [{ tags: 'r' }],
  'namespace.privateDns': [null, { network: 'r' }],
  network: [null, { cidrBlock: 't', zones: 'ln', nat: 't', endpoints: ['t'] }],
  'network.existing': [
    {
      vpcId: 't',
      subnets: { '': 'l', tags: 'r' },
      loadBalancerSubnets: { '': 'l', tags: 'r' },
      assignPublicIp: 'f',
      name: 't',
      tags: 'r',
    },
  ],
  pullThroughCacheRule: [
    null,
    { upstreamRegistryUrl: 't', credentialArn: 't', customRoleArn: 't', upstreamRepositoryPrefix: 't' },
  ],
  'securityGroup.existing': [{ name: 't', network: 'r', tags: 'r' }],
  'targetGroup.existing': [{ tags: 'r' }],
  taskDefinitionFromJson: [null, { ignore: ['t'] }],
}
