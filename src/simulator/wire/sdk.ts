import type { ServiceName } from '../../aws/service-name.ts'
import { awsJson } from './json.ts'
import type { Protocol } from './protocol.ts'
import { awsQuery, ec2Query } from './query.ts'
import { restXml } from './rest-xml.ts'

interface Sdk {
  readonly load: () => Promise<object>
  readonly client: string
  readonly protocol: Protocol
}

// Loaded at a service's first call: the SDK costs more start-up time than everything else together.
export const sdks: Readonly<Record<ServiceName, Sdk>> = {
  acm: { load: () => import('@aws-sdk/client-acm'), client: 'ACMClient', protocol: awsJson },
  applicationAutoScaling: {
    load: () => import('@aws-sdk/client-application-auto-scaling'),
    client: 'ApplicationAutoScalingClient',
    protocol: awsJson,
  },
  cloudWatchLogs: {
    load: () => import('@aws-sdk/client-cloudwatch-logs'),
    client: 'CloudWatchLogsClient',
    protocol: awsJson,
  },
  ec2: { load: () => import('@aws-sdk/client-ec2'), client: 'EC2Client', protocol: ec2Query },
  ecr: { load: () => import('@aws-sdk/client-ecr'), client: 'ECRClient', protocol: awsJson },
  ecs: { load: () => import('@aws-sdk/client-ecs'), client: 'ECSClient', protocol: awsJson },
  elbv2: {
    load: () => import('@aws-sdk/client-elastic-load-balancing-v2'),
    client: 'ElasticLoadBalancingV2Client',
    protocol: awsQuery,
  },
  iam: { load: () => import('@aws-sdk/client-iam'), client: 'IAMClient', protocol: awsQuery },
  resourceGroupsTaggingAPI: {
    load: () => import('@aws-sdk/client-resource-groups-tagging-api'),
    client: 'ResourceGroupsTaggingAPIClient',
    protocol: awsJson,
  },
  route53: { load: () => import('@aws-sdk/client-route-53'), client: 'Route53Client', protocol: restXml },
  serviceDiscovery: {
    load: () => import('@aws-sdk/client-servicediscovery'),
    client: 'ServiceDiscoveryClient',
    protocol: awsJson,
  },
  sts: { load: () => import('@aws-sdk/client-sts'), client: 'STSClient', protocol: awsQuery },
}
