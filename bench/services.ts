import {
  cluster,
  hostedZone,
  loadBalancer,
  network,
  type Stack,
  service,
  stack,
  taskDefinition,
} from '../src/index.ts'

/** AWS gives a load balancer 100 rules. */
const RULES_PER_LOAD_BALANCER = 100

export const ZONE = 'example.com'

/** A stack of services behind shared load balancers, each with everything of its own that a service can have. */
export function services(count: number, tag: string, domain = ZONE): Stack {
  const prod = cluster('prod')
  const vpc = network.default()
  const zone = hostedZone(domain)
  const edges = Array.from({ length: Math.ceil(count / RULES_PER_LOAD_BALANCER) }, (_, at) =>
    loadBalancer(`edge-${at}`).network(vpc).http(),
  )
  const parts = Array.from({ length: count }, (_, at) => {
    const edge = edges[Math.floor(at / RULES_PER_LOAD_BALANCER)] ?? loadBalancer('edge')
    const host = `web-${at}.${domain}`
    const definition = taskDefinition(`web-${at}`)
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .container('app', c => c.image(`public.ecr.aws/shop/web:${tag}`).port(3000))
    const web = service(`web-${at}`)
      .cluster(prod)
      .taskDefinition(definition)
      .network(vpc)
      .target(edge.host(host), 'app', 3000)
      .autoScaling({ min: 2, max: 4 }, scaling => scaling.cpu(70))
      .circuitBreaker({ rollback: true })
    return [web, zone.alias(host, edge)] as const
  })
  return stack('bench').add(...parts.flat())
}
