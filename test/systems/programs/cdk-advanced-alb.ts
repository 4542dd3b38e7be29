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
import type { System } from '../system.ts'

export const cdkAdvancedAlb: System = {
  program(tag) {
    const vpc = network.default()
    const edge = loadBalancer('LB').network(vpc).http()
    const behind = securityGroup('instances').network(vpc).allowFrom(edge, 8080)
    const micro = capacityProvider('micro').instances({
      types: ['t2.micro'],
      min: 1,
      max: 1,
      network: vpc,
      securityGroups: [behind],
    })
    const home = cluster('EcsCluster').capacityProvider(micro).capacityProviders({ micro: {} })
    const task = taskDefinition('web')
      .ec2()
      .networkMode('bridge')
      .container('web', c => c.image(`amazon/amazon-ecs-sample:${tag}`).memory(256).port(80, { hostPort: 8080 }))
    // The instance has no room for two.
    const web = service('web')
      .cluster(home)
      .taskDefinition(task)
      .target(edge, 'web', 80, { healthCheck: { path: '/health', intervalSeconds: 60, timeoutSeconds: 5 } })
      .rolling({ minimumHealthyPercent: 0, maximumPercent: 100 })
      .desiredCount(1)
    return stack('advanced').add(web).output('LoadBalancerDNS', edge.dnsName)
  },
}
