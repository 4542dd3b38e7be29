import {
  capacityProvider,
  cluster,
  loadBalancer,
  namespace,
  network,
  securityGroup,
  service,
  stack,
  taskDefinition,
} from '../../../src/index.ts'
import { vpc as given } from '../given.ts'
import type { System } from '../system.ts'

export const terraformComplete: System = {
  given: async account => void (await given(account, 'ex-complete')),
  program(tag) {
    const name = 'ex-complete'
    const tags = { Name: name, Example: name, Repository: 'https://github.com/terraform-aws-modules/terraform-aws-ecs' }
    const vpc = network.existing({
      name,
      subnets: { tags: { Name: `${name}-private-*` } },
      loadBalancerSubnets: { tags: { Name: `${name}-public-*` } },
    })
    const edge = loadBalancer(name).network(vpc).http()
    const instances = capacityProvider('ASG').instances({
      types: ['t3.large'],
      min: 1,
      max: 5,
      image: 'al2023',
      network: vpc,
      securityGroups: [securityGroup(name).network(vpc).allowFrom(edge, 80)],
      role: { managedPolicyArns: ['arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore'] },
      userData: [
        'ECS_LOGLEVEL=debug',
        `ECS_CONTAINER_INSTANCE_TAGS=${JSON.stringify(tags)}`,
        'ECS_ENABLE_TASK_IAM_ROLE=true',
      ]
        .map(line => `echo '${line}' >> /etc/ecs/ecs.config`)
        .join('\n'),
      managedScaling: { targetCapacity: 60, minimumScalingStepSize: 1, maximumScalingStepSize: 5 },
    })
    const home = cluster(name)
      .containerInsights()
      .capacityProvider(instances)
      .capacityProviders({ FARGATE: { weight: 50, base: 20 }, FARGATE_SPOT: { weight: 50 } })
    const task = taskDefinition('ecsdemo-frontend')
      .fargate()
      .cpu(1)
      .memory(4)
      .taskRole({
        managedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
        allow: [{ actions: ['s3:List*'], resources: ['arn:aws:s3:::*'] }],
      })
      .logs({ group: '/aws/ecs/ecsdemo-frontend/fluent-bit', retentionDays: 30 })
      .firelens(
        'fluent-bit',
        c =>
          c
            .image('906394416424.dkr.ecr.us-east-1.amazonaws.com/aws-for-fluent-bit:stable')
            .cpu(512)
            .memory(1024)
            .memoryReservation(50)
            .user('0'),
        { type: 'fluentbit' },
      )
      .container('ecsdemo-frontend', c =>
        c
          .image(`public.ecr.aws/aws-containers/ecsdemo-frontend:${tag}`)
          .cpu(512)
          .memory(1024)
          .memoryReservation(100)
          .port(3000, { name: 'ecsdemo-frontend', hostPort: 3000 })
          .healthCheck('curl -f http://localhost:3000/health || exit 1')
          .readonlyRootFilesystem(false)
          .dependsOn('fluent-bit', 'START')
          .logDriver('awsfirelens', {
            Name: 'firehose',
            region: 'us-east-1',
            delivery_stream: 'my-stream',
            'log-driver-buffer-limit': '2097152',
          })
          .restartPolicy({ enabled: true, ignoredExitCodes: [1], restartAttemptPeriod: 60 }),
      )
    const frontend = service('ecsdemo-frontend')
      .cluster(home)
      .taskDefinition(task)
      .network(vpc)
      // The module starts services without a strategy of their own on Fargate, whatever the cluster's default says.
      .capacityProviderStrategy({ FARGATE: {} })
      .availabilityZoneRebalancing('ENABLED')
      .linear({ stepPercent: 20, stepBakeTime: 1 })
      .serviceConnect({ namespace: namespace.http(name) })
      .serviceConnectService('ecsdemo-frontend', {
        discoveryName: 'ecsdemo-frontend',
        clientAlias: { port: 3000, dnsName: 'ecsdemo-frontend' },
      })
      // The original has a rule for the path alone and sends the rest by the listener's default, which no deployment moves.
      .target(edge.path('/', '/*').priority(100), 'ecsdemo-frontend', 3000, {
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
      // The original names the metrics one by one, which are those of the pair: the average of the service's CPU, by its name
      // in CloudWatch, and its total.
      // https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PredictiveScalingMetricSpecification.html
      .autoScaling({ min: 1, max: 10 }, s => s.predictive('cpu', 60, { mode: 'ForecastOnly' }))
    return stack(name).tags(tags).add(frontend)
  },
}
