import { cluster, loadBalancer, network, service, stack, taskDefinition } from '../../../src/index.ts'
import type { System } from '../system.ts'

export const cdkGoAlb: System = {
  program(tag) {
    const vpc = network.default()
    const task = taskDefinition('FargoTaskDef')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .container('FargoContainer', c => c.image(`amazon/amazon-ecs-sample:${tag}`).port(80))
    const edge = loadBalancer('LB').network(vpc).http()
    const site = service('FargoService')
      .cluster(cluster('FargoECSCluster'))
      .taskDefinition(task)
      .network(vpc)
      .target(edge, 'FargoContainer', 80)
    return stack('FargateWithALBStack').add(site).output('LoadBalancerDNS', edge.dnsName)
  },
}
