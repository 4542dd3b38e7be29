import { cluster, loadBalancer, namespace, network, service, stack, taskDefinition } from '../../../src/index.ts'
import type { System } from '../system.ts'

export const blueGreenServiceConnect: System = {
  program(tag) {
    const vpc = network.default()
    const home = cluster('bluegreen')
    const names = { namespace: namespace.http('bluegreen.local') }
    const shell = (family: string, image: string, command: string) =>
      taskDefinition(family)
        .fargate()
        .cpu(0.5)
        .memory(1)
        .container('application', c =>
          c
            .image(image)
            .versionConsistency('enabled')
            .port(80, { name: 'http', appProtocol: 'http' })
            .systemControls({ 'net.ipv6.conf.all.disable_ipv6': '1', 'net.ipv6.conf.default.disable_ipv6': '1' })
            .entryPoint('sh', '-c')
            .command(command),
        )
    const backend = shell('bluegreen-backend', `public.ecr.aws/docker/library/httpd:${tag}`, 'httpd-foreground')
    const frontend = shell('bluegreen-frontend', 'public.ecr.aws/nginx/nginx:1.28', "nginx -g 'daemon off;'")
    const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:LifeCycleHook'
    return stack('bluegreen').add(
      service('bluegreen-backend')
        .cluster(home)
        .taskDefinition(backend)
        .network(vpc)
        .serviceConnect(names)
        .serviceConnectService('http', {
          discoveryName: 'bluegreen-backend',
          clientAlias: {
            port: 80,
            dnsName: 'bluegreen-backend',
            testHeader: { name: 'x-amzn-ecs-bluegreen-test', exact: 'test' },
          },
        })
        .blueGreen({ bakeTime: 2, hooks: [{ function: lambda, stages: ['POST_TEST_TRAFFIC_SHIFT'] }] })
        .desiredCount(2),
      service('bluegreen-frontend')
        .cluster(home)
        .taskDefinition(frontend)
        .network(vpc)
        .healthCheckGracePeriod(30)
        .serviceConnect(names)
        .target(loadBalancer('BlueGreenALB').network(vpc).http().allowFrom('0.0.0.0/0'), 'application', 80, {
          deregistrationDelay: 20,
          healthCheck: { intervalSeconds: 30, unhealthyThresholdCount: 2 },
        })
        .desiredCount(1),
    )
  },
}
