import {
  cluster,
  hostedZone,
  loadBalancer,
  network,
  type Repository,
  repository,
  type Stack,
  service,
  stack,
  taskDefinition,
} from 'fluent-ecs'

/** The repository of the application's images: made first, so that there is something to push to. */
export const images: Repository = repository('hello/web').scanOnPush().immutableTags().keepLast(30)

/** Only the repository. */
export const registry: Stack = stack('hello').tags({ application: 'hello' }).add(images)

/** The whole application in nine steps: what runs at https://hello.<domain>, from the image with this tag. */
export function application(domain: string, tag: string): Stack {
  const host = `hello.${domain}`
  const vpc = network.default()

  // 4. a cluster, 3. an image in its repository, 5. a task definition with its roles and logs
  const hello = cluster('hello')
    .containerInsights()
    .capacityProviders({ FARGATE: { weight: 1, base: 1 }, FARGATE_SPOT: { weight: 3 } })
  const web = taskDefinition('hello-web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .logs({ retentionDays: 14 })
    .container('app', c =>
      c
        .image(images.tag(tag))
        .port(8080)
        .environment({ GREETING: 'Hello' })
        .healthCheck('wget -q -O /dev/null http://localhost:8080/ || exit 1'),
    )

  // 2. security groups, 6. a target group and 7. a load balancer with its listeners come with these lines
  const edge = loadBalancer('hello-edge').network(vpc).redirectHttpToHttps().https({ certificate: host })

  // 9. a service
  const site = service('hello-web')
    .cluster(hello)
    .taskDefinition(web)
    .network(vpc)
    .target(edge.host(host), 'app', 8080, { healthCheck: '/' })
    .autoScaling({ min: 2, max: 10 }, s => s.cpu(70).requestsPerTarget(1000))
    .circuitBreaker({ rollback: true })

  // 1. a domain and its zone, 8. an alias record
  const address = hostedZone(domain).alias(host, edge)

  return registry.add(site, address)
}
