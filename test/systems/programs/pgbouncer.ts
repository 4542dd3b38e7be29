import {
  cluster,
  network,
  networkLoadBalancer,
  repository,
  service,
  stack,
  taskDefinition,
} from '../../../src/index.ts'
import { images } from '../given.ts'
import type { System } from '../system.ts'

const secret = (name: string) =>
  `arn:aws:secretsmanager:us-east-1:123456789012:secret:pgbouncer/${name}-AbCdEf` as const

export const pgbouncer: System = {
  given: account => images(account, 'pgbouncer'),
  program(tag) {
    const vpc = network.default()
    const pool = taskDefinition('pgbouncer')
      .fargate()
      .cpu(0.5)
      .memory(1)
      .allowExecuteCommand()
      .logs({ group: '/ecs/pgbouncer' })
      .container('pgbouncer', c =>
        c
          .image(repository.existing('pgbouncer').tag(tag))
          .port(6432)
          .environment({
            RDS_HOST: 'db.example.com',
            RDS_PORT: '5432',
            RDS_DB: 'app',
            PGBOUNCER_DATABASE_ALIAS: 'app',
            PGBOUNCER_AUTH_TYPE: 'plain',
            PGBOUNCER_POOL_MODE: 'transaction',
            PGBOUNCER_MAX_CLIENT_CONN: '1000',
            PGBOUNCER_DEFAULT_POOL_SIZE: '20',
            PGBOUNCER_MIN_POOL_SIZE: '5',
            PGBOUNCER_RESERVE_POOL_SIZE: '10',
            PGBOUNCER_MAX_DB_CONNECTIONS: '80',
            PGBOUNCER_MAX_USER_CONNECTIONS: '500',
            PGBOUNCER_ADMIN_USERS: 'app',
            PGBOUNCER_STATS_USERS: 'app',
          })
          .secret('RDS_USER', secret('rds-user'))
          .secret('RDS_PASSWORD', secret('rds-password'))
          .secret('APP_DB_USER', secret('app-db-user'))
          .secret('APP_DB_PASSWORD', secret('app-db-password'))
          .healthCheck('/usr/local/bin/pgbouncer-healthcheck', {
            interval: 30,
            timeout: 5,
            retries: 3,
            startPeriod: 20,
          })
          .initProcess()
          .ulimit('nofile', 65_535, 65_535),
      )
    const inside = networkLoadBalancer('pgbouncer').network(vpc).internal().tcp(6432)
    const proxy = service('pgbouncer')
      .cluster(cluster('pgbouncer'))
      .taskDefinition(pool)
      .network(vpc)
      .desiredCount(2)
      .platformVersion('LATEST')
      .executeCommand()
      .healthCheckGracePeriod(30)
      .target(inside, 'pgbouncer', 6432)
    return stack('pgbouncer').add(proxy)
  },
}
