import { cluster, loadBalancer, network, repository, service, stack, taskDefinition } from '../../../src/index.ts'
import { images } from '../given.ts'
import type { System } from '../system.ts'

export const weddingSuite: System = {
  given: account => images(account, 'ekwedding-app-repo'),
  program(tag) {
    const vpc = network.default()
    const task = taskDefinition('ekwedding-app')
      .fargate()
      .cpu(0.5)
      .memory(1)
      .logs({ group: '/ecs/demo-app-task', retentionDays: 30 })
      .container('ekwedding-app', c =>
        c
          .image(repository.existing('ekwedding-app-repo').tag(tag))
          .cpu(512)
          .memory(1024)
          .port(3000)
          .environment({ AMPLIFY_BUCKET: 'uploads', BASE_URL: 'https://example.com', HOSTNAME: '0.0.0.0' })
          .secrets({ MONGO_URI: '/wedding/mongo-uri', COOKIE_SECRET_KEY: '/wedding/cookie-key' }),
      )
    return stack('wedding').add(
      service('demo-app-service')
        .cluster(cluster('demo-app-cluster'))
        .taskDefinition(task)
        .network(vpc)
        .target(loadBalancer('demo-app-alb').network(vpc).http(), 'ekwedding-app', 3000)
        .desiredCount(1),
    )
  },
}
