import { DescribeNetworkInterfacesCommand } from '@aws-sdk/client-ec2'
import {
  DeleteRepositoryPolicyCommand,
  DescribeImagesCommand,
  GetLifecyclePolicyCommand,
  GetRepositoryPolicyCommand,
  ListTagsForResourceCommand as ListRepositoryTagsCommand,
  PutImageScanningConfigurationCommand,
  SetRepositoryPolicyCommand,
  TagResourceCommand as TagRepositoryCommand,
  UntagResourceCommand as UntagRepositoryCommand,
} from '@aws-sdk/client-ecr'
import {
  CreateClusterCommand,
  DescribeContainerInstancesCommand,
  DescribeTasksCommand,
  ListClustersCommand,
  ListContainerInstancesCommand,
  ListServicesCommand,
  ListTagsForResourceCommand,
  ListTaskDefinitionsCommand,
  ListTasksCommand,
  StopTaskCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-ecs'
import {
  AddTagsCommand,
  DescribeTagsCommand,
  DescribeTargetHealthCommand,
  ModifyLoadBalancerAttributesCommand,
  RemoveTagsCommand,
  SetSecurityGroupsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import {
  cluster,
  deploy,
  destroy,
  loadBalancer,
  network,
  repository,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import type { SimulatedClients } from '../../src/simulator/index.ts'
import { createSimulator } from '../../src/simulator/index.ts'

/** What the simulator answered, by service and operation. */
export async function answersOfSimulator(): Promise<ReadonlyMap<string, readonly unknown[]>> {
  const simulator = createSimulator()
  const answers = new Map<string, unknown[]>()
  const clients = Object.fromEntries(
    Object.entries(simulator.clients).map(([name, client]) => [
      name,
      {
        async send(command: object, options?: object) {
          const output = await client.send(command, options)
          const { $metadata: _, ...answer } = output as Record<string, unknown>
          const key = `${name} ${command.constructor.name.replace(/Command$/, '')}`
          answers.set(key, [...(answers.get(key) ?? []), answer])
          return output
        },
      },
    ]),
  ) as unknown as SimulatedClients
  const program = (tag: string) => {
    const images = repository('shop/web').scanOnPush().keepLast(30).tags({ team: 'shop' })
    const web = taskDefinition('web')
      .fargate()
      .cpu(0.5)
      .memory(1)
      .container('app', c => c.image(images.tag(tag)).port(3000).environment({ MODE: 'a' }))
    const vpc = network.default()
    const edge = loadBalancer('edge').network(vpc).http()
    return stack('shop').add(
      service('web')
        .cluster(cluster('prod'))
        .taskDefinition(web)
        .network(vpc)
        .target(edge.path('/web'), 'app', 3000, { healthCheck: '/' })
        .autoScaling({ min: 2, max: 4 }, s => s.cpu(70)),
    )
  }
  const options = { ...simulator.options(), clients }
  const bare = stack('shop').add(repository('shop/web').scanOnPush().keepLast(30).tags({ team: 'shop' }))
  await deploy(bare, options)
  simulator.pushImage('shop/web', '1')
  simulator.pushImage('shop/web', '2')
  await deploy(program('1'), options)
  await deploy(program('2'), options)
  await ask(clients, simulator)
  await destroy(program('2'), { ...options, deleteData: true })
  return answers
}

async function ask(
  { ec2, ecr, ecs, elbv2 }: SimulatedClients,
  simulator: ReturnType<typeof createSimulator>,
): Promise<void> {
  const arnOf = (part: string): string => simulator.resources().find(arn => arn.includes(part)) ?? ''
  await ec2.send(new DescribeNetworkInterfacesCommand({}))
  const repositoryName = 'shop/web'
  await ecr.send(new DescribeImagesCommand({ repositoryName }))
  await ecr.send(new GetLifecyclePolicyCommand({ repositoryName }))
  const anybody = { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'ecr:ListImages' }
  const policyText = JSON.stringify({ Version: '2012-10-17', Statement: [anybody] })
  await ecr.send(new SetRepositoryPolicyCommand({ repositoryName, policyText }))
  await ecr.send(new GetRepositoryPolicyCommand({ repositoryName }))
  await ecr.send(new DeleteRepositoryPolicyCommand({ repositoryName }))
  await ecr.send(new ListRepositoryTagsCommand({ resourceArn: arnOf(':repository/') }))
  await ecr.send(
    new PutImageScanningConfigurationCommand({ repositoryName, imageScanningConfiguration: { scanOnPush: true } }),
  )
  await ecr.send(new TagRepositoryCommand({ resourceArn: arnOf(':repository/'), tags: [{ Key: 'none', Value: '' }] }))
  await ecr.send(new UntagRepositoryCommand({ resourceArn: arnOf(':repository/'), tagKeys: ['none'] }))
  const inCluster = { cluster: 'prod' }
  const hosts = { cluster: 'hosts' }
  await ecs.send(new CreateClusterCommand({ clusterName: 'hosts' }))
  simulator.containerInstance({ ...hosts, cpu: 2048, memoryMiB: 4000 })
  const { containerInstanceArns: containerInstances } = (await ecs.send(new ListContainerInstancesCommand(hosts))) as {
    containerInstanceArns: string[]
  }
  await ecs.send(new DescribeContainerInstancesCommand({ ...hosts, containerInstances }))
  for (const command of [
    new ListClustersCommand({}),
    new ListServicesCommand(inCluster),
    new ListTaskDefinitionsCommand({}),
  ])
    await ecs.send(command)
  const { taskArns: tasks } = (await ecs.send(new ListTasksCommand(inCluster))) as { taskArns: string[] }
  await ecs.send(new DescribeTasksCommand({ ...inCluster, tasks }))
  await ecs.send(new StopTaskCommand({ ...inCluster, task: tasks[0] }))
  const resourceArn = arnOf(':service/')
  await ecs.send(new TagResourceCommand({ resourceArn, tags: [{ key: 'a', value: 'b' }] }))
  await ecs.send(new UntagResourceCommand({ resourceArn, tagKeys: ['a'] }))
  await ecs.send(new ListTagsForResourceCommand({ resourceArn }))
  const LoadBalancerArn = arnOf(':loadbalancer/')
  await elbv2.send(new AddTagsCommand({ ResourceArns: [LoadBalancerArn], Tags: [{ Key: 'a', Value: 'b' }] }))
  await elbv2.send(new DescribeTagsCommand({ ResourceArns: [LoadBalancerArn] }))
  await elbv2.send(new RemoveTagsCommand({ ResourceArns: [LoadBalancerArn], TagKeys: ['a'] }))
  await elbv2.send(
    new ModifyLoadBalancerAttributesCommand({
      LoadBalancerArn,
      Attributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '60' }],
    }),
  )
  await elbv2.send(new DescribeTargetHealthCommand({ TargetGroupArn: arnOf(':targetgroup/') }))
  const groups = simulator
    .resources()
    .filter(id => id.startsWith('sg-'))
    .slice(0, 1)
  await elbv2.send(new SetSecurityGroupsCommand({ LoadBalancerArn, SecurityGroups: groups }))
}
