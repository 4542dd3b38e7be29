import { cluster, loadBalancer, network, type Stack, service, stack, task, taskDefinition } from 'fluent-ecs'

/**
 * A database migration before the application changes: a task with the new image, in the network of the service. It runs
 * once for each image; when it fails, the deploy says so with its last log lines, and the service stays as it is.
 */
export function program(domain: string, tag: string): Stack {
  const vpc = network.default()

  const shop = taskDefinition('shop')
    .fargate()
    .cpu(0.5)
    .memory(1)
    .container('app', c =>
      c
        .image(`ghcr.io/example/shop:${tag}`)
        .port(3000)
        .secret('DATABASE_URL', 'arn:aws:secretsmanager:us-east-1:123456789012:secret:shop-db-AbCdEf:url::'),
    )

  const edge = loadBalancer('shop').network(vpc).redirectHttpToHttps().https({ certificate: domain })

  const site = service('shop')
    .cluster(cluster('shop'))
    .taskDefinition(shop)
    .network(vpc)
    .target(edge, 'app', 3000, { healthCheck: '/health' })
    .desiredCount(2)

  const migrate = task('migrate')
    .service(site)
    .override('app', { command: ['npm', 'run', 'migrate'] })

  return stack('shop').add(site.after(migrate))
}
