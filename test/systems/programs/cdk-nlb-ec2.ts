import {
  capacityProvider,
  cluster,
  network,
  networkLoadBalancer,
  securityGroup,
  service,
  stack,
  taskDefinition,
} from '../../../src/index.ts'
import type { System } from '../system.ts'

export const cdkNlbEc2: System = {
  program(tag) {
    const vpc = network.default()
    const open = securityGroup('instances').network(vpc).allowFrom('0.0.0.0/0', { from: 32768, to: 65535 })
    const micro = capacityProvider('micro').instances({
      types: ['t2.micro'],
      min: 1,
      max: 1,
      network: vpc,
      securityGroups: [open],
    })
    const home = cluster('bonjour').capacityProvider(micro).capacityProviders({ micro: {} })
    const task = taskDefinition('bonjour')
      .ec2()
      .networkMode('bridge')
      .container('web', c => c.image(`amazon/amazon-ecs-sample:${tag}`).memory(512).port(80))
    const edge = networkLoadBalancer('bonjour').network(vpc).tcp(80)
    // The instance has no room for two.
    const bonjour = service('bonjour')
      .cluster(home)
      .taskDefinition(task)
      .target(edge, 'web', 80)
      .rolling({ minimumHealthyPercent: 0, maximumPercent: 100 })
      .desiredCount(1)
    return stack('bonjour').add(bonjour)
  },
}
