import { ACMClient } from '@aws-sdk/client-acm'
import { ApplicationAutoScalingClient } from '@aws-sdk/client-application-auto-scaling'
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs'
import { EC2Client } from '@aws-sdk/client-ec2'
import { ECRClient } from '@aws-sdk/client-ecr'
import { ECSClient } from '@aws-sdk/client-ecs'
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2'
import { IAMClient } from '@aws-sdk/client-iam'
import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api'
import { Route53Client } from '@aws-sdk/client-route-53'
import { STSClient } from '@aws-sdk/client-sts'
import { inject } from 'vitest'

export const region = 'us-east-1'

const config = {
  region,
  endpoint: inject('moto'),
  credentials: { accessKeyId: 'testing', secretAccessKey: 'testing' },
  maxAttempts: 1,
}

/** The real SDK clients, pointed at moto. */
export const clients = {
  acm: new ACMClient(config),
  applicationAutoScaling: new ApplicationAutoScalingClient(config),
  cloudWatchLogs: new CloudWatchLogsClient(config),
  ec2: new EC2Client(config),
  ecr: new ECRClient(config),
  ecs: new ECSClient(config),
  elbv2: new ElasticLoadBalancingV2Client(config),
  iam: new IAMClient(config),
  resourceGroupsTaggingAPI: new ResourceGroupsTaggingAPIClient(config),
  route53: new Route53Client(config),
  sts: new STSClient(config),
}

/** Empties the account, save for what moto gives every account (a default VPC with its subnets). */
export async function reset(): Promise<void> {
  await fetch(`${config.endpoint}/moto-api/reset`, { method: 'POST' })
}
