import { cluster, interpolate, loadBalancer, network, service, stack, taskDefinition } from '../../../src/index.ts'
import type { System } from '../system.ts'

export const npalmBlog: System = {
  program(tag) {
    const vpc = network.default()
    const blog = taskDefinition('blog')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .logs({ group: 'module-test' })
      .container('blog', c => c.image(`npalm/040code.github.io:${tag}`).port(80).logs({ streamPrefix: 'blog-040' }))
    const edge = loadBalancer('blog-040-fg').network(vpc).http()
    return stack('module-test')
      .add(
        service('blog-040-fg')
          .cluster(cluster('module-test-ecs-cluster'))
          .taskDefinition(blog)
          .network(vpc)
          .target(edge, 'blog', 80)
          .allowFrom(vpc, 80)
          .desiredCount(1),
      )
      .output('blog-fg-url', interpolate`http://${edge.dnsName}`)
  },
}
