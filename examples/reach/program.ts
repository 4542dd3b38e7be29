import {
  cluster,
  interpolate,
  loadBalancer,
  namespace,
  network,
  type StackWithOutputs,
  securityGroup,
  service,
  stack,
  taskDefinition,
} from 'fluent-ecs'

/** Services that reach each other: through Service Connect, by a name in DNS, and a database of others that lets one in. */
export function program(database: string): StackWithOutputs<'url'> {
  const vpc = network.default()
  const shop = cluster('shop')
  const names = namespace.privateDns('shop.local', { network: vpc })
  const edge = loadBalancer('shop').network(vpc).http()
  const task = (name: string) => taskDefinition(`shop-${name}`).fargate().cpu(0.25).memory(0.5)

  const cache = service('cache')
    .cluster(shop)
    .network(vpc)
    .taskDefinition(task('cache').container('app', c => c.image('public.ecr.aws/valkey/valkey:8.1').port(6379)))
    .discoverable(names)

  const api = service('api')
    .cluster(shop)
    .network(vpc)
    .taskDefinition(
      task('api').container('app', c =>
        c
          .image('ghcr.io/example/api:12')
          .port(8080, { name: 'http', appProtocol: 'http' })
          .environment({ CACHE: 'cache.shop.local:6379', LINKS: interpolate`${edge.url}/orders/` }),
      ),
    )
    .serviceConnect({ namespace: names, logConfiguration: 'awslogs' })
    .serviceConnectService('http', { discoveryName: 'api', clientAlias: { port: 80, dnsName: 'api' } })
    .after(cache)

  // A client of the namespace: the api lets it in, and is there before it.
  const web = service('web')
    .cluster(shop)
    .network(vpc)
    .taskDefinition(
      task('web').container('app', c =>
        c.image('ghcr.io/example/web:7').port(3000).environment({ API_URL: 'http://api' }),
      ),
    )
    .serviceConnect({ namespace: names })
    .target(edge, 'app', 3000)

  // Of the rules of this group, only this one comes and goes with the stack.
  const db = securityGroup.existing({ name: database }).allowFrom(api, 5432)

  return stack('shop').add(cache.allowFrom(api, 6379), api, web, db).output('url', edge.url)
}
