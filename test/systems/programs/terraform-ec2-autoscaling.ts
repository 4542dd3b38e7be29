import {
  capacityProvider,
  cluster,
  loadBalancer,
  network,
  securityGroup,
  service,
  stack,
  taskDefinition,
} from '../../../src/index.ts'
import { vpc as given } from '../given.ts'
import type { System } from '../system.ts'

export const terraformEc2Autoscaling: System = {
  given: async account => void (await given(account, 'ex-ec2-autoscaling')),
  program(tag) {
    const name = 'ex-ec2-autoscaling'
    const vpc = network.existing({
      name,
      subnets: { tags: { Name: `${name}-private-*` } },
      loadBalancerSubnets: { tags: { Name: `${name}-public-*` } },
    })
    const edge = loadBalancer(name).network(vpc).http()
    const instances = {
      min: 1,
      max: 5,
      image: 'al2023',
      network: vpc,
      securityGroups: [securityGroup(name).network(vpc).allowFrom(edge, 80)],
      role: { managedPolicyArns: ['arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore'] },
      userData:
        'echo ECS_LOGLEVEL=debug >> /etc/ecs/ecs.config\necho ECS_ENABLE_TASK_IAM_ROLE=true >> /etc/ecs/ecs.config',
    } as const
    const onDemand = capacityProvider('ex_1').instances({
      ...instances,
      types: ['t3.large'],
      managedScaling: { targetCapacity: 60, maximumScalingStepSize: 5 },
    })
    // The original weighs these types, which ECS does not support for groups of capacity providers.
    const spot = capacityProvider('ex_2').instances({
      ...instances,
      types: ['m4.large', 't3.large'],
      spot: true,
      managedScaling: { targetCapacity: 90, minimumScalingStepSize: 5, maximumScalingStepSize: 15 },
    })
    const both = cluster(name)
      .capacityProvider(onDemand)
      .capacityProvider(spot)
      .capacityProviders({ ex_1: { weight: 60, base: 20 }, ex_2: { weight: 40 } })
    const task = taskDefinition(name)
      .ec2()
      .cpu(1)
      .memory(2)
      .volume('my-vol')
      .ebsVolume('ebs-volume')
      .logs({ group: `/aws/ecs/${name}/ecs-sample`, retentionDays: 7 })
      .container('ecs-sample', c =>
        c
          .image(`public.ecr.aws/ecs-sample-image/amazon-ecs-sample:${tag}`)
          .port(80, { name: 'ecs-sample' })
          .mountPoint('my-vol', '/var/www/my-vol')
          .mountPoint('ebs-volume', '/ebs/data')
          .entryPoint('/usr/sbin/apache2', '-D', 'FOREGROUND'),
      )
    const sample = service(name)
      .cluster(both)
      .taskDefinition(task)
      .network(vpc)
      .capacityProviderStrategy({ ex_1: { weight: 1, base: 1 } })
      .canary({ canaryPercent: 10, canaryBakeTime: 5 })
      .volume('ebs-volume', { encrypted: true, filesystemType: 'xfs', sizeInGiB: 5, volumeType: 'gp3' })
      .target(edge.path('/'), 'ecs-sample', 80, {
        deregistrationDelay: 5,
        attributes: { 'load_balancing.cross_zone.enabled': true },
        healthCheck: {
          path: '/',
          matcher: '200',
          intervalSeconds: 30,
          timeoutSeconds: 5,
          healthyThresholdCount: 5,
          unhealthyThresholdCount: 2,
        },
      })
      .autoScaling({ min: 1, max: 10 }, s => s.cpu(75).memory(75))
    return stack(name)
      .tags({ Name: name, Example: name, Repository: 'https://github.com/terraform-aws-modules/terraform-aws-ecs' })
      .add(sample)
  },
}
