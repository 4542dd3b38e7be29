import { cluster, hostedZone, loadBalancer, network, type Stack, service, stack, taskDefinition } from '../src/index.ts'

/** AWS gives a load balancer 100 rules. */
const RULES_PER_LOAD_BALANCER = 100

export const ZONE = 'example.com'

/** What a service has beside what all have. */
export interface ServiceOptions {
  readonly domain?: string
  /** One policy, in place of a fixed number of tasks. */
  readonly autoScaling?: boolean
}

/** A stack of services behind shared load balancers, each with everything of its own that a service can have. */
export function services(count: number, tag: string, { domain = ZONE, autoScaling }: ServiceOptions = {}): Stack {
  const prod = cluster('prod')
  const vpc = network.default()
  const zone = hostedZone(domain)
  const first = loadBalancer('edge-0').network(vpc).http()
  const edges = Array.from({ length: Math.ceil(count / RULES_PER_LOAD_BALANCER) }, (_, at) =>
    at === 0 ? first : loadBalancer(`edge-${at}`).network(vpc).http(),
  )
  const parts = Array.from({ length: count }, (_, at) => {
    const edge = edges[Math.floor(at / RULES_PER_LOAD_BALANCER)] ?? first
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
      .circuitBreaker({ rollback: true })
    const counted = autoScaling ? web.autoScaling({ min: 2, max: 10 }, s => s.cpu(70)) : web.desiredCount(2)
    return [counted, zone.alias(host, edge)] as const
  })
  return stack('bench').add(...parts.flat())
}
