import { ApplicationAutoScalingClient } from '@aws-sdk/client-application-auto-scaling'
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs'
import { EC2Client } from '@aws-sdk/client-ec2'
import { ECRClient } from '@aws-sdk/client-ecr'
import { ECSClient } from '@aws-sdk/client-ecs'
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2'
import { IAMClient } from '@aws-sdk/client-iam'
import { Route53Client } from '@aws-sdk/client-route-53'
import type { Simulator } from 'fluent-ecs/simulator'
import type { clients } from './clients.ts'

/** The clients of one account, moto's or a simulated one. */
export type Api = Omit<typeof clients, 'acm' | 'resourceGroupsTaggingAPI' | 'sts'>

export function simulatedApi(simulator: Simulator): Api {
  const config = (service: keyof Api) => simulator.clientConfig(service)
  return {
    applicationAutoScaling: new ApplicationAutoScalingClient(config('applicationAutoScaling')),
    cloudWatchLogs: new CloudWatchLogsClient(config('cloudWatchLogs')),
    ec2: new EC2Client(config('ec2')),
    ecr: new ECRClient(config('ecr')),
    ecs: new ECSClient(config('ecs')),
    elbv2: new ElasticLoadBalancingV2Client(config('elbv2')),
    iam: new IAMClient(config('iam')),
    route53: new Route53Client(config('route53')),
  }
}
