/** Values of fields that take nothing else. */
export const ENUMS: Readonly<Record<string, readonly string[]>> = {
  networkMode: ['awsvpc', 'bridge', 'host', 'none'],
  pidMode: ['host', 'task'],
  ipcMode: ['host', 'task', 'none'],
  requiresCompatibilities: ['EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES'],
  'runtimePlatform.cpuArchitecture': ['X86_64', 'ARM64'],
  'containerDefinitions.portMappings.protocol': ['tcp', 'udp'],
  'containerDefinitions.portMappings.appProtocol': ['http', 'http2', 'grpc'],
  'containerDefinitions.dependsOn.condition': ['START', 'COMPLETE', 'SUCCESS', 'HEALTHY'],
  'containerDefinitions.firelensConfiguration.type': ['fluentd', 'fluentbit'],
  'containerDefinitions.versionConsistency': ['enabled', 'disabled'],
  'containerDefinitions.environmentFiles.type': ['s3'],
  launchType: ['EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES'],
  schedulingStrategy: ['REPLICA', 'DAEMON'],
  propagateTags: ['TASK_DEFINITION', 'SERVICE', 'NONE'],
  availabilityZoneRebalancing: ['ENABLED', 'DISABLED'],
  'deploymentController.type': ['ECS', 'CODE_DEPLOY', 'EXTERNAL'],
  'deploymentConfiguration.strategy': ['ROLLING', 'BLUE_GREEN', 'LINEAR', 'CANARY'],
  'networkConfiguration.awsvpcConfiguration.assignPublicIp': ['ENABLED', 'DISABLED'],
}

/** Patterns of names, as the rules have them. */
export const PATTERNS: Readonly<Record<string, string>> = {
  family: '^[A-Za-z0-9_-]{1,255}$',
  'containerDefinitions.name': '^[A-Za-z0-9_-]{1,255}$',
  serviceName: '^[A-Za-z0-9_-]{1,255}$',
}

/** Fields without which AWS takes nothing, by the object that has them. The whole has no name. */
export const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  containerDefinitions: ['name', 'image'],
  'containerDefinitions.environmentFiles': ['type', 'value'],
  'containerDefinitions.secrets': ['name', 'valueFrom'],
  'containerDefinitions.dependsOn': ['containerName', 'condition'],
}
