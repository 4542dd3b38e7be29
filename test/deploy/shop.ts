import {
  cluster,
  hostedZone,
  loadBalancer,
  network,
  type Stack,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import { createSimulator, type Simulator } from '../../src/simulator/index.ts'

/** What the tests of orphans and replacement change. */
export interface Shop {
  readonly name?: string
  readonly port?: number
  readonly protocol?: 'HTTP' | 'HTTPS'
  readonly paths?: readonly string[]
  /** Draining of the first path's target: another value than the others' makes a target group of its own. */
  readonly drain?: number
  readonly scaled?: boolean
  readonly alias?: boolean
  readonly worker?: boolean
  readonly site?: boolean
}

export const DOMAIN = 'example.com'

export function shop({
  name = 'shop',
  port = 8080,
  protocol = 'HTTP',
  paths = ['/one'],
  drain = 30,
  scaled = false,
  alias = true,
  worker = false,
  site = true,
}: Shop = {}): Stack {
  const vpc = network.default()
  const prod = cluster(name)
  const image = 'public.ecr.aws/nginx/nginx:1.29'
  let all = stack(name).add(prod)
  if (site) {
    const web = taskDefinition(`${name}-web`)
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .container('app', c => c.image(image).port(port))
    const edge = loadBalancer(`${name}-edge`)
      .network(vpc)
      .https({ certificate: `shop.${DOMAIN}` })
    let plain = service(`${name}-web`)
      .cluster(prod)
      .taskDefinition(web)
      .network(vpc)
      .target(edge.host(`shop.${DOMAIN}`), 'app', port, { protocol })
    for (const [at, path] of paths.entries()) {
      const deregistrationDelay = at === 0 ? drain : 30
      plain = plain.target(edge.host(`shop.${DOMAIN}`).path(path), 'app', port, { protocol, deregistrationDelay })
    }
    all = all.add(scaled ? plain.autoScaling({ min: 2, max: 4 }, s => s.cpu(70)) : plain.desiredCount(2))
    if (alias) all = all.add(hostedZone(DOMAIN).alias(`${name}.${DOMAIN}`, edge))
  }
  if (worker) {
    const jobs = taskDefinition(`${name}-jobs`)
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .container('jobs', c => c.image(image))
    all = all.add(service(`${name}-jobs`).cluster(prod).taskDefinition(jobs).network(vpc).desiredCount(1))
  }
  return all
}

export function account(): Simulator {
  const simulator = createSimulator()
  simulator.hostedZone(DOMAIN)
  simulator.certificate(`shop.${DOMAIN}`)
  return simulator
}
