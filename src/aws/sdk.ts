import { notInstalled } from './not-installed.ts'
import type { ServiceName } from './service-name.ts'

/** What the packages of the services export. */
export interface Modules {
  acm: typeof import('@aws-sdk/client-acm')
  applicationAutoScaling: typeof import('@aws-sdk/client-application-auto-scaling')
  autoScaling: typeof import('@aws-sdk/client-auto-scaling')
  cloudWatch: typeof import('@aws-sdk/client-cloudwatch')
  cloudWatchLogs: typeof import('@aws-sdk/client-cloudwatch-logs')
  ec2: typeof import('@aws-sdk/client-ec2')
  ecr: typeof import('@aws-sdk/client-ecr')
  ecs: typeof import('@aws-sdk/client-ecs')
  elbv2: typeof import('@aws-sdk/client-elastic-load-balancing-v2')
  eventBridge: typeof import('@aws-sdk/client-eventbridge')
  iam: typeof import('@aws-sdk/client-iam')
  kms: typeof import('@aws-sdk/client-kms')
  resourceGroupsTaggingAPI: typeof import('@aws-sdk/client-resource-groups-tagging-api')
  route53: typeof import('@aws-sdk/client-route-53')
  scheduler: typeof import('@aws-sdk/client-scheduler')
  secretsManager: typeof import('@aws-sdk/client-secrets-manager')
  serviceDiscovery: typeof import('@aws-sdk/client-servicediscovery')
  ssm: typeof import('@aws-sdk/client-ssm')
  sts: typeof import('@aws-sdk/client-sts')
  wafv2: typeof import('@aws-sdk/client-wafv2')
}

/** One service in the AWS SDK, in IAM and in signatures. */
interface Sdk<M = object, N = string> {
  /** Its package: loaded at the first call, as the SDK costs more start-up time than everything else together. */
  readonly load: () => Promise<M>
  readonly client: N
  /** What its IAM actions begin with. */
  readonly iam: string
  /** The name in the signatures of its requests, where it is another. */
  readonly signingName?: string
}

const SDKS: { readonly [S in ServiceName]: Sdk<Modules[S], keyof Modules[S]> } = {
  acm: { load: () => import('@aws-sdk/client-acm'), client: 'ACMClient', iam: 'acm' },
  applicationAutoScaling: {
    load: () => import('@aws-sdk/client-application-auto-scaling'),
    client: 'ApplicationAutoScalingClient',
    iam: 'application-autoscaling',
  },
  autoScaling: {
    load: () => import('@aws-sdk/client-auto-scaling'),
    client: 'AutoScalingClient',
    iam: 'autoscaling',
  },
  cloudWatch: {
    load: () => import('@aws-sdk/client-cloudwatch'),
    client: 'CloudWatchClient',
    iam: 'cloudwatch',
    signingName: 'monitoring',
  },
  cloudWatchLogs: {
    load: () => import('@aws-sdk/client-cloudwatch-logs'),
    client: 'CloudWatchLogsClient',
    iam: 'logs',
  },
  ec2: { load: () => import('@aws-sdk/client-ec2'), client: 'EC2Client', iam: 'ec2' },
  ecr: { load: () => import('@aws-sdk/client-ecr'), client: 'ECRClient', iam: 'ecr' },
  ecs: { load: () => import('@aws-sdk/client-ecs'), client: 'ECSClient', iam: 'ecs' },
  elbv2: {
    load: () => import('@aws-sdk/client-elastic-load-balancing-v2'),
    client: 'ElasticLoadBalancingV2Client',
    iam: 'elasticloadbalancing',
  },
  eventBridge: { load: () => import('@aws-sdk/client-eventbridge'), client: 'EventBridgeClient', iam: 'events' },
  iam: { load: () => import('@aws-sdk/client-iam'), client: 'IAMClient', iam: 'iam' },
  kms: { load: () => import('@aws-sdk/client-kms'), client: 'KMSClient', iam: 'kms' },
  resourceGroupsTaggingAPI: {
    load: () => import('@aws-sdk/client-resource-groups-tagging-api'),
    client: 'ResourceGroupsTaggingAPIClient',
    iam: 'tag',
    signingName: 'tagging',
  },
  route53: { load: () => import('@aws-sdk/client-route-53'), client: 'Route53Client', iam: 'route53' },
  scheduler: { load: () => import('@aws-sdk/client-scheduler'), client: 'SchedulerClient', iam: 'scheduler' },
  secretsManager: {
    load: () => import('@aws-sdk/client-secrets-manager'),
    client: 'SecretsManagerClient',
    iam: 'secretsmanager',
  },
  serviceDiscovery: {
    load: () => import('@aws-sdk/client-servicediscovery'),
    client: 'ServiceDiscoveryClient',
    iam: 'servicediscovery',
  },
  ssm: { load: () => import('@aws-sdk/client-ssm'), client: 'SSMClient', iam: 'ssm' },
  sts: { load: () => import('@aws-sdk/client-sts'), client: 'STSClient', iam: 'sts' },
  // Few programs need it, and it is larger than this package: an optional peer, which they install themselves.
  wafv2: {
    load: () => import('@aws-sdk/client-wafv2').catch(notInstalled('@aws-sdk/client-wafv2', 'A web ACL')),
    client: 'WAFV2Client',
    iam: 'wafv2',
  },
}

/**
 * What is to be known of a service to call it.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const sdks: Readonly<Record<ServiceName, Sdk>> = SDKS
