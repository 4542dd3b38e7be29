import { cluster, loadBalancer, namespace, network, service, stack, taskDefinition } from '../../../src/index.ts'
import type { System } from '../system.ts'

export const yelb: System = {
  program(tag) {
    const vpc = network.default()
    const home = cluster('yelb').containerInsights()
    const names = { namespace: namespace.http('yelb.sc.internal'), logConfiguration: 'awslogs' } as const
    const base = (family: string) =>
      taskDefinition(family)
        .fargate()
        .cpu(0.25)
        .memory(0.5)
        .allowExecuteCommand()
        .logs({ group: 'ecs/serviceconnectdemo', retentionDays: 90 })
    const from = (image: string) => `public.ecr.aws/j7e2a1k3/${image}`
    const db = base('yelb-db').container('yelb-db', c =>
      c.image(from('yelb-sc-db:0.5')).cpu(100).port(5432, { name: 'yelb-db' }),
    )
    const redis = base('redis-server').container('redis-server', c =>
      c.image(from('redis-sc:4.0.2')).cpu(100).port(6379, { name: 'yelb-redis' }),
    )
    const appserver = base('yelb-appserver').container('yelb-appserver', c =>
      c
        .image(from(`yelb-sc-appserver:${tag}`))
        .cpu(100)
        .port(4567, { name: 'yelb-appserver', appProtocol: 'http' })
        .environment({
          APP_PORT: '4567',
          YELB_DB_SERVER: 'yelb-db.yelb.cloudmap.internal',
          YELB_DB_SERVER_PORT: '5432',
          YELB_REDIS_SERVER: 'yelb-redis.yelb.cloudmap.internal',
          YELB_REDIS_SERVER_PORT: '6379',
        }),
    )
    const ui = base('yelb-ui').container('yelb-ui', c =>
      c
        .image(from(`yelb-sc-ui:${tag}`))
        .cpu(100)
        .port(80, { name: 'yelb-ui', appProtocol: 'http' })
        .environment({ APP_SERVER: 'yelb-appserver.yelb.lb.internal', APP_SERVER_PORT: '4567' }),
    )
    const edge = loadBalancer('yelb-serviceconnect').network(vpc).http().allowFrom('0.0.0.0/0')
    return stack('yelb').add(
      service('yelb-db')
        .cluster(home)
        .taskDefinition(db)
        .network(vpc)
        .executeCommand()
        .minimumHealthyPercent(0)
        .serviceConnect(names)
        .serviceConnectService('yelb-db', { clientAlias: { port: 5432, dnsName: 'yelb-db.yelb.cloudmap.internal' } })
        .desiredCount(1),
      service('redis-server')
        .cluster(home)
        .taskDefinition(redis)
        .network(vpc)
        .executeCommand()
        .minimumHealthyPercent(0)
        .serviceConnect(names)
        .serviceConnectService('yelb-redis', {
          clientAlias: { port: 6379, dnsName: 'yelb-redis.yelb.cloudmap.internal' },
        })
        .desiredCount(1),
      service('yelb-appserver')
        .cluster(home)
        .taskDefinition(appserver)
        .network(vpc)
        .executeCommand()
        .minimumHealthyPercent(50)
        .serviceConnect(names)
        .serviceConnectService('yelb-appserver', {
          clientAlias: { port: 4567, dnsName: 'yelb-appserver.yelb.lb.internal' },
        })
        .desiredCount(3),
      service('yelb-ui')
        .cluster(home)
        .taskDefinition(ui)
        .network(vpc)
        .executeCommand()
        .minimumHealthyPercent(50)
        .serviceConnect(names)
        .target(edge, 'yelb-ui', 80, { deregistrationDelay: 20 })
        .desiredCount(3),
    )
  },
}
