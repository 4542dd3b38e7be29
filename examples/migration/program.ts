import { cluster, loadBalancer, network, type Stack, service, stack, taskDefinition } from 'fluent-ecs'

/**
 * A database migration before the application. It runs in every new task, before the application starts: it must be
 * safe to run twice and beside itself, as the tools that lock the database are. When it fails, the task stops, the
 * deploy says so with the migration's last log lines, and the tasks of the old revision keep serving.
 */
export function program(domain: string, tag: string): Stack {
  const vpc = network.default()
  const image = `ghcr.io/example/shop:${tag}`
  const database = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:shop-db-AbCdEf:url::'

  const shop = taskDefinition('shop')
    .fargate()
    .cpu(0.5)
    .memory(1)
    .container('migrate', c =>
      c.image(image).essential(false).command('npm', 'run', 'migrate').secret('DATABASE_URL', database),
    )
    .container('app', c =>
      c
        .image(image)
        .port(3000)
        .secret('DATABASE_URL', database)
        // An application that waits for a migration waits as long as it takes, up to this.
        .startTimeout(120)
        .dependsOn('migrate', 'SUCCESS'),
    )

  const edge = loadBalancer('shop').network(vpc).redirectHttpToHttps().https({ certificate: domain })

  const site = service('shop')
    .cluster(cluster('shop'))
    .taskDefinition(shop)
    .network(vpc)
    .target(edge, 'app', 3000, { healthCheck: '/health' })
    // A grace period for the time that the migration takes before the application can answer.
    .healthCheckGracePeriod(180)
    .desiredCount(2)

  return stack('shop').add(site)
}
