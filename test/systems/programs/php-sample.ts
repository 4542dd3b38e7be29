import {
  cluster,
  deploy,
  loadBalancer,
  network,
  service,
  stack,
  targetGroup,
  taskDefinition,
} from '../../../src/index.ts'
import type { System } from '../system.ts'

const vpc = network.default()
const home = cluster('php')

export const phpSample: System = {
  /** The load balancer, with the target group that its listener sends everything to. */
  async given({ aws, simulator }) {
    await deploy(stack('others').add(home, loadBalancer('php-sample-lb').network(vpc).http()), simulator.options())
    const { LoadBalancers: [edge] = [] } = await aws.elbv2('DescribeLoadBalancers', { Names: ['php-sample-lb'] })
    const { Listeners: [listener] = [] } = await aws.elbv2('DescribeListeners', {
      LoadBalancerArn: edge?.LoadBalancerArn,
    })
    const { TargetGroups: [group] = [] } = await aws.elbv2('CreateTargetGroup', {
      Name: 'php-application-group',
      Protocol: 'HTTP',
      Port: 80,
      VpcId: edge?.VpcId,
      TargetType: 'ip',
    })
    await aws.elbv2('CreateRule', {
      ListenerArn: listener?.ListenerArn,
      Priority: 1,
      Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/*'] } }],
      Actions: [{ Type: 'forward', TargetGroupArn: group?.TargetGroupArn }],
    })
  },
  program(tag) {
    const app = taskDefinition('php-sample-appliacation')
      .fargate()
      .cpu(1)
      .memory(3)
      .architecture('X86_64')
      .logs({ group: '/ecs/php-sample-appliacation' })
      .taskRole({ allow: [{ actions: ['s3:PutObject'], resources: ['arn:aws:s3:::fire-lens-test/*'] }] })
      .firelens(
        'log_router',
        c =>
          c
            .image('public.ecr.aws/aws-observability/aws-for-fluent-bit:stable')
            .memoryReservation(50)
            .user('0')
            .logs({ streamPrefix: 'firelens' }),
        { type: 'fluentbit' },
      )
      .container('php-sample-app', c =>
        c
          .image(`ghcr.io/example/php-application:${tag}`)
          .port(80, { name: 'php-sample-app-80-tcp', appProtocol: 'http' })
          .logDriver('awsfirelens', {
            Name: 's3',
            bucket: 'fire-lens-test',
            region: 'us-east-1',
            total_file_size: '1M',
            upload_timeout: '1m',
            use_put_object: 'On',
          }),
      )
    return stack('php').add(
      service('php-sample')
        .cluster(cluster.existing('php'))
        .taskDefinition(app)
        .network(vpc)
        .capacityProviderStrategy({ FARGATE: { weight: 1, base: 1 } })
        .target(targetGroup.existing('php-application-group'), 'php-sample-app', 80)
        .healthCheckGracePeriod(0)
        .propagateTags('NONE')
        .desiredCount(2),
    )
  },
}
