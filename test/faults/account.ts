import { CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs'
import { CreateSecurityGroupCommand, DescribeSubnetsCommand, DescribeVpcsCommand } from '@aws-sdk/client-ec2'
import { CreatePullThroughCacheRuleCommand, CreateRepositoryCommand } from '@aws-sdk/client-ecr'
import { CreateClusterCommand, RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs'
import { CreateTargetGroupCommand } from '@aws-sdk/client-elastic-load-balancing-v2'
import { CreateRoleCommand } from '@aws-sdk/client-iam'
import { ChangeResourceRecordSetsCommand } from '@aws-sdk/client-route-53'
import { createSimulator, type Simulator } from '../../src/simulator/index.ts'
import { DOMAIN } from './program.ts'
import { WEB_ACLS } from './web-acls.ts'
import { INSTANCES, SHARED } from './worker.ts'

const INSTANCE = { cpu: 2048, memoryMiB: 3900, attributes: { 'ecs.os-type': 'linux' } }

/** An account with what the program looks up, and with one thing of somebody else's of every kind. */
export async function account(seed: number): Promise<Simulator> {
  const simulator = createSimulator({ seed })
  const zone = simulator.hostedZone(DOMAIN)
  simulator.certificate(`shop.${DOMAIN}`)
  simulator.certificate(`www.${DOMAIN}`)
  simulator.namespace('neighbours')
  for (const name of Object.keys(WEB_ACLS)) simulator.webAcl(name)
  const { cloudWatchLogs, ec2, ecr, ecs, elbv2, iam, route53 } = simulator.clients
  const { Vpcs = [] } = (await ec2.send(new DescribeVpcsCommand({}))) as { Vpcs?: { VpcId: string }[] }
  const VpcId = Vpcs[0]?.VpcId ?? ''
  await cloudWatchLogs.send(new CreateLogGroupCommand({ logGroupName: '/ecs/shop-web-of-others' }))
  await ec2.send(new CreateSecurityGroupCommand({ GroupName: 'shop-others', Description: 'others', VpcId }))
  await ec2.send(new CreateSecurityGroupCommand({ GroupName: SHARED, Description: 'for all', VpcId }))
  await ecr.send(new CreateRepositoryCommand({ repositoryName: 'shop/web-of-others' }))
  const registry = { upstreamRegistryUrl: 'quay.io', ecrRepositoryPrefix: 'shop-others' }
  await ecr.send(new CreatePullThroughCacheRuleCommand(registry))
  await ecs.send(new CreateClusterCommand({ clusterName: 'shop-others' }))
  await ecs.send(new CreateClusterCommand({ clusterName: INSTANCES }))
  for (let at = 0; at < 2; at += 1) simulator.containerInstance({ ...INSTANCE, cluster: INSTANCES })
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: 'shop-web-of-others',
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '256',
      memory: '512',
      containerDefinitions: [{ name: 'app', image: 'public.ecr.aws/nginx/nginx:1.29' }],
    }),
  )
  await elbv2.send(
    new CreateTargetGroupCommand({ Name: 'shop-others', Port: 80, Protocol: 'HTTP', VpcId, TargetType: 'ip' }),
  )
  await iam.send(
    new CreateRoleCommand({
      RoleName: 'shop-others',
      AssumeRolePolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }],
      }),
    }),
  )
  const ResourceRecordSet = {
    Name: `others.${DOMAIN}`,
    Type: 'A' as const,
    TTL: 60,
    ResourceRecords: [{ Value: '192.0.2.1' }],
  }
  await route53.send(
    new ChangeResourceRecordSetsCommand({
      HostedZoneId: zone,
      ChangeBatch: { Changes: [{ Action: 'CREATE', ResourceRecordSet }] },
    }),
  )
  return simulator
}

/** The ids of the network that every such account begins with. */
export async function defaultNetwork(): Promise<{ vpcId: string; subnets: string[] }> {
  const { ec2 } = (await account(1)).clients
  const { Subnets = [] } = (await ec2.send(new DescribeSubnetsCommand({}))) as {
    Subnets?: { VpcId: string; SubnetId: string }[]
  }
  return { vpcId: Subnets[0]?.VpcId ?? '', subnets: Subnets.map(({ SubnetId }) => SubnetId) }
}
