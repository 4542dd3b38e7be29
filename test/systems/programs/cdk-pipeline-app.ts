import { cluster, loadBalancer, network, repository, service, stack, taskDefinition } from '../../../src/index.ts'
import { images, vpc as made } from '../given.ts'
import type { System } from '../system.ts'

export const cdkPipelineApp: System = {
  async given(account) {
    await made(account, 'stage-app')
    await images(account, 'flask-app')
  },
  program(tag) {
    const vpc = network.existing({
      name: 'stage-app',
      subnets: { tags: { Name: 'stage-app-private-*' } },
      loadBalancerSubnets: { tags: { Name: 'stage-app-public-*' } },
    })
    const app = taskDefinition('ecsPattern')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .allowExecuteCommand()
      .container('web', c => c.image(repository.existing('flask-app').tag(tag)).port(80))
    return stack('stage-app').add(
      service('ecsPattern')
        .cluster(cluster('ecsCluster').containerInsights())
        .taskDefinition(app)
        .network(vpc)
        .executeCommand()
        .target(loadBalancer('ecsPattern').network(vpc).http(), 'web', 80, { healthCheck: '/' })
        .autoScaling({ min: 1, max: 6 }, s => s.cpu(50).memory(50)),
    )
  },
}
