// Made from the types: npx vitest run test/builders/option-names.test.ts -u
import type { Names, OptionNames } from '../errors/unknown-options.ts'

const HOOKS: Names = [
  {
    function: true,
    stages: true,
    role: true,
    details: true,
    timeout: { timeoutInMinutes: true, action: true },
    pause: true,
  },
]

const TARGET: Names = {
  healthCheck: {
    port: true,
    protocol: true,
    path: true,
    matcher: true,
    intervalSeconds: true,
    timeoutSeconds: true,
    healthyThresholdCount: true,
    unhealthyThresholdCount: true,
  },
  deregistrationDelay: true,
  protocol: true,
  protocolVersion: true,
  physicalName: true,
  testRoute: true,
  attributes: true,
  raw: true,
}

const CPU: Names = { scaleInCooldown: true, scaleOutCooldown: true, disableScaleIn: true }

const METRIC: Names = { namespace: true, name: true, dimensions: true, statistic: true, unit: true }

export const OF_CONTAINER: OptionNames = {
  port: [null, { protocol: true, hostPort: true, name: true, appProtocol: true }],
  portRange: [null, { protocol: true, name: true }],
  secret: [null, { versionStage: true, versionId: true, arn: true, jsonKey: true }],
  healthCheck: [null, { interval: true, timeout: true, retries: true, startPeriod: true }],
  restartPolicy: [{ enabled: true, ignoredExitCodes: true, restartAttemptPeriod: true }],
  mountPoint: [null, null, { readOnly: true }],
  volumesFrom: [null, { readOnly: true }],
  device: [null, { containerPath: true, permissions: true }],
  swap: [{ maxSwap: true, swappiness: true }],
  logs: [{ mode: true, maxBufferSize: true, streamPrefix: true }],
}

export const OF_TASK_DEFINITION: OptionNames = {
  proxyConfiguration: [
    null,
    {
      IgnoredUID: true,
      IgnoredGID: true,
      AppPorts: true,
      ProxyIngressPort: true,
      ProxyEgressPort: true,
      EgressIgnoredPorts: true,
      EgressIgnoredIPs: true,
    },
  ],
  efsVolume: [
    null,
    {
      rootDirectory: true,
      fileSystemId: true,
      transitEncryption: true,
      authorizationConfig: { accessPointId: true, iam: true },
      transitEncryptionPort: true,
    },
  ],
  s3FilesVolume: [
    null,
    { fileSystemArn: true, transitEncryptionPort: true, rootDirectory: true, accessPointArn: true },
  ],
  dockerVolume: [null, { driver: true, driverOpts: true, labels: true, scope: true, autoprovision: true }],
  fsxWindowsFileServerVolume: [
    null,
    { fileSystemId: true, rootDirectory: true, authorizationConfig: { credentialsParameter: true, domain: true } },
  ],
  executionRole: [{ physicalName: true }],
  taskRole: [
    { allow: [{ actions: true, resources: true, conditions: true }], managedPolicyArns: true, physicalName: true },
  ],
  logs: [{ retentionDays: true, kmsKeyId: true, group: true, mode: true }],
  firelens: [
    null,
    null,
    { type: true, options: { 'enable-ecs-log-metadata': true, 'config-file-type': true, 'config-file-value': true } },
  ],
}

export const OF_SERVICE: OptionNames = {
  autoScaling: [{ min: true, max: true }, null],
  blueGreen: [{ bakeTime: true, hooks: HOOKS }],
  linear: [{ stepPercent: true, stepBakeTime: true, bakeTime: true, hooks: HOOKS }],
  canary: [{ canaryPercent: true, canaryBakeTime: true, bakeTime: true, hooks: HOOKS }],
  target: [null, null, null, TARGET],
  udpTarget: [null, null, null, TARGET],
  allowFrom: [null, { port: true, protocol: true }, { description: true }],
  circuitBreaker: [{ enable: true, rollback: true, resetOnHealthyTask: true, threshold: { type: true, value: true } }],
  alarms: [null, { rollback: true }],
  recommendedAlarms: [
    {
      serverErrors: true,
      responseTime: true,
      healthyHosts: true,
      cpu: true,
      memory: true,
      alarmActions: true,
      rollback: true,
    },
  ],
  placementConstraints: [[{ type: true, expression: true }]],
  serviceConnect: [
    {
      namespace: true,
      logConfiguration: { logDriver: true, secretOptions: [{ name: true, valueFrom: true }], options: true },
      accessLogConfiguration: { format: true, includeQueryParameters: true },
    },
  ],
  serviceConnectService: [
    null,
    {
      discoveryName: true,
      clientAlias: { port: true, dnsName: true, testHeader: { name: true, exact: true } },
      ingressPortOverride: true,
      timeout: { idleTimeoutSeconds: true, perRequestTimeoutSeconds: true },
      tls: { certificateAuthority: true, kmsKey: true, role: true },
    },
  ],
  serviceRegistry: [null, { port: true, containerName: true, containerPort: true }],
  vpcLattice: [
    {
      targetGroupArn: true,
      portName: true,
      role: true,
      advancedConfiguration: { alternateTargetGroupArn: true, productionListenerRule: true, testListenerRule: true },
    },
  ],
  rolling: [
    {
      minimumHealthyPercent: true,
      maximumPercent: true,
      bakeTime: true,
      earlySuccess: { healthyPercent: true, sourceServiceRevisionCleanup: true },
      hooks: HOOKS,
    },
  ],
  placementStrategy: [[{ type: true, field: true }]],
  volume: [
    null,
    {
      filesystemType: true,
      encrypted: true,
      kmsKeyId: true,
      role: true,
      tags: true,
      propagateTags: true,
      sizeInGiB: true,
      snapshotId: true,
      volumeInitializationRate: true,
      volumeType: true,
      iops: true,
      throughput: true,
    },
  ],
}

export const OF_LOAD_BALANCER: OptionNames = {
  https: [{ certificate: true, sslPolicy: true, port: true, attributes: true, raw: true }],
  http: [{ port: true, attributes: true, raw: true }],
  fixedResponse: [{ statusCode: true, contentType: true, messageBody: true }],
}

export const OF_NETWORK_LOAD_BALANCER: OptionNames = {
  tcp: [null, { idleTimeout: true }],
  tls: [null, { certificate: true, sslPolicy: true }],
}

export const OF_ROUTE_BUILDER: OptionNames = {
  queryString: [{ key: true, value: true }, [{ key: true, value: true }]],
  authenticateOidc: [
    {
      issuer: true,
      authorizationEndpoint: true,
      tokenEndpoint: true,
      userInfoEndpoint: true,
      clientId: true,
      clientSecret: true,
      sessionCookieName: true,
      scope: true,
      sessionTimeout: true,
      authenticationRequestExtraParams: true,
      onUnauthenticatedRequest: true,
    },
  ],
  authenticateCognito: [
    {
      userPoolArn: true,
      userPoolClientId: true,
      userPoolDomain: true,
      sessionCookieName: true,
      scope: true,
      sessionTimeout: true,
      authenticationRequestExtraParams: true,
      onUnauthenticatedRequest: true,
    },
  ],
  jwtValidation: [{ jwksEndpoint: true, issuer: true, additionalClaims: [{ format: true, name: true, values: true }] }],
}

export const OF_SECURITY_GROUP: OptionNames = {
  allowFrom: [null, { from: true, to: true }, { protocol: true, description: true }],
  allowTo: [null, { from: true, to: true }, { protocol: true, description: true }],
}

export const OF_REPOSITORY: OptionNames = {
  lifecycle: [
    [
      {
        rulePriority: true,
        description: true,
        selection: { tagStatus: true, tagPatternList: true, countType: true, countUnit: true, countNumber: true },
        action: { type: true },
      },
    ],
  ],
  push: [{ name: true, tag: true, layout: true, archive: true }],
  build: [{ context: true, dockerfile: true, platform: true, args: true, target: true, tag: true, builder: true }],
}

export const OF_SCALING: OptionNames = {
  cpu: [null, CPU],
  memory: [null, CPU],
  requestsPerTarget: [null, CPU],
  responseTime: [null, CPU],
  metric: [METRIC, null, CPU],
  queue: [null, { backlogPerTask: true, scaleInCooldown: true, scaleOutCooldown: true, disableScaleIn: true }],
}

export const OF_TASK: OptionNames = {
  override: [null, { command: true, environment: true, cpu: true, memory: true, memoryReservation: true }],
}

export const OF_ALARM: OptionNames = {
  evaluationPeriods: [null, { datapointsToAlarm: true }],
}

export const OF_NAMED_ALARM: OptionNames = {
  metric: [METRIC],
}

export const OF_UNTIMED_SCHEDULE: OptionNames = {
  cron: [null, { timeZone: true }],
  at: [null, { timeZone: true }],
}

export const OF_SCHEDULE: OptionNames = {
  retryPolicy: [{ maximumRetryAttempts: true, maximumEventAgeInSeconds: true }],
}

export const OF_FUNCTIONS: OptionNames = {
  certificate: [null, { zone: true, alternativeNames: true, keyAlgorithm: true }],
  hostedZone: [{ name: true, id: true, private: true }],
  'loadBalancer.existing': [{ tags: true }],
  'namespace.privateDns': [null, { network: true }],
  network: [null, { cidrBlock: true, zones: true, nat: true, endpoints: true }],
  'network.existing': [
    {
      vpcId: true,
      subnets: { tags: true },
      loadBalancerSubnets: { tags: true },
      assignPublicIp: true,
      name: true,
      tags: true,
    },
  ],
  'securityGroup.existing': [{ name: true, network: true, tags: true }],
  'targetGroup.existing': [{ tags: true }],
  taskDefinitionFromJson: [null, { ignore: true }],
}
