import {
  type Built,
  type Container,
  certificate,
  cluster,
  hostedZone,
  loadBalancer,
  network,
  securityGroup,
  service,
  stack,
  task,
  taskDefinition,
} from '../../../src/index.ts'
import type { System } from '../system.ts'

const PARAMETERS = 'arn:aws:ssm:us-east-1:123456789012:parameter/redash'

export const redash: System = {
  given({ simulator }) {
    simulator.hostedZone('example.com')
  },
  program(tag) {
    const vpc = network.default()
    const group = securityGroup('redash-ecs').network(vpc)
    const environment = { PYTHONUNBUFFERED: '0', REDASH_LOG_LEVEL: 'INFO' }
    const secrets = {
      REDASH_DATABASE_URL: `${PARAMETERS}/db_url`,
      REDASH_REDIS_URL: `${PARAMETERS}/redis_url`,
      REDASH_COOKIE_SECRET: `${PARAMETERS}/cookie_secret`,
      REDASH_SECRET_KEY: `${PARAMETERS}/secret`,
    }
    const image = `redash/redash:9.0.0-beta.b4212${tag}`
    const runs = (c: Container, command: string, more: Record<string, string> = {}): Built =>
      c
        .image(image)
        .command(command)
        .environment({ ...environment, ...more })
        .secrets(secrets)
    const defined = (name: string) =>
      taskDefinition(`redash_${name}`)
        .fargate()
        .size(
          name.endsWith('worker') && name !== 'scheduled_worker' ? { cpu: 0.5, memory: 1 } : { cpu: 0.25, memory: 0.5 },
        )
        .logs({ group: '/ecs/redash', retentionDays: 14 })
    const server = defined('server').container('server', c =>
      c
        .image(image)
        .command('server')
        .port(5000)
        .secrets(secrets)
        .environment({ ...environment, REDASH_RATELIMIT_ENABLED: 'false', REDASH_WEB_WORKERS: '2' }),
    )
    const worker = defined('worker')
      .container('scheduler', c => runs(c, 'scheduler'))
      .container('worker', c => runs(c, 'worker', { WORKERS_COUNT: '1', QUEUES: 'periodic emails default' }))
    const adhoc = defined('adhoc_worker').container('adhoc_worker', c =>
      runs(c, 'worker', { WORKERS_COUNT: '2', QUEUES: 'queries' }),
    )
    const scheduled = defined('scheduled_worker').container('scheduled_worker', c =>
      runs(c, 'worker', { WORKERS_COUNT: '1', QUEUES: 'scheduled_queries,schemas' }),
    )
    const create = defined('create_db').container('create_db', c => runs(c, 'create_db'))
    const home = cluster('redash')
    const edge = loadBalancer('redash')
      .network(vpc)
      .https({
        certificate: certificate('*.example.com', { zone: hostedZone('example.com') }),
        sslPolicy: 'ELBSecurityPolicy-2016-08',
      })
    const made = task('create_db').cluster(home).taskDefinition(create).network(vpc).securityGroups(group)
    const on = (name: string) =>
      service(name).cluster(home).network(vpc).securityGroups(group).enableECSManagedTags(true)
    return stack('redash').add(
      on('redash-server')
        .taskDefinition(server)
        .target(edge, 'server', 5000, {
          deregistrationDelay: 30,
          healthCheck: {
            path: '/login',
            matcher: '200,302',
            healthyThresholdCount: 3,
            unhealthyThresholdCount: 3,
            intervalSeconds: 30,
          },
        })
        .desiredCount(1)
        .after(made),
      on('redash-worker').taskDefinition(worker).desiredCount(1),
      on('redash-adhoc').taskDefinition(adhoc).desiredCount(1),
      on('redash-scheduled').taskDefinition(scheduled).desiredCount(1),
      securityGroup('redash-postgres').network(vpc).allowFrom(group, 5432),
      securityGroup('redash-redis').network(vpc).allowFrom(group, 6379),
    )
  },
}
