import {
  cluster,
  type DeployError,
  type DeployOptions,
  deploy,
  loadBalancer,
  network,
  plan,
  type Stack,
  securityGroup,
  service,
  stack,
  task,
  taskDefinition,
} from '../../src/index.ts'
import { createSimulator, type Simulator } from '../../src/simulator/index.ts'
import { failureOf } from '../deploy/worker.ts'

/** What the tests of restores change. */
export interface Site {
  readonly version?: string
  readonly count?: number
  readonly check?: string
  readonly port?: number
  readonly rollback?: boolean
  /** One on each instance: ECS cannot make it of the other. */
  readonly daemon?: boolean
  /** A path that another service of the stack answers. */
  readonly more?: string
  readonly migrates?: boolean
  /** Lets the site in elsewhere. */
  readonly database?: boolean
  readonly bucket?: string
}

export const BROKEN = 'ghcr.io/acme/site:broken'
const edge = loadBalancer('edge').network(network.default()).http()
const prod = cluster('prod')

/** The stack "shop": a site behind a load balancer, and what else it is given. */
export function site(settings: Site = {}): Stack {
  if (settings.daemon) return stack('shop').add(daemon())
  const { version = '1', count = 2, check = '/', rollback = true, port = 80, bucket = 'one' } = settings
  const web = taskDefinition('web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .taskRole({ allow: [{ actions: ['s3:GetObject'], resources: [`arn:aws:s3:::${bucket}/*`] }] })
    .container('app', c => c.image(`ghcr.io/acme/site:${version}`).port(port))
  const plain = service('web')
    .cluster(prod)
    .taskDefinition(web)
    .network(network.default())
    .target(edge, 'app', port, { healthCheck: check })
    .desiredCount(count)
    .circuitBreaker({ rollback })
  const made = settings.migrates
    ? plain.after(
        task('migrate')
          .service(plain)
          .override('app', { command: ['migrate'] }),
      )
    : plain
  let all = stack('shop').add(made)
  if (settings.database) all = all.add(securityGroup('db').network(network.default()).allowFrom(made, 5432))
  if (settings.more) {
    const api = taskDefinition('api')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .container('app', c => c.image(BROKEN).port(80))
    all = all.add(
      service('api')
        .cluster(prod)
        .taskDefinition(api)
        .network(network.default())
        .target(edge.path(settings.more), 'app', 80)
        .desiredCount(1)
        .circuitBreaker({ rollback: true }),
    )
  }
  return all
}

function daemon() {
  const web = taskDefinition('web')
    .ec2()
    .networkMode('bridge')
    .container('app', c => c.image('ghcr.io/acme/site:1').memory(64))
  return service('web').cluster(prod).taskDefinition(web).daemon()
}

/** An account with the site deployed, in which the broken image ends at once. */
export async function account(settings: Site = {}): Promise<Simulator> {
  const simulator = createSimulator()
  simulator.fail({ image: BROKEN }, { how: 'exits', exitCode: 1 })
  await deploy(site(settings), simulator.options())
  return simulator
}

/** The error of a deploy that restores. */
export const restoring = (to: Site, simulator: Simulator, options: DeployOptions = {}): Promise<DeployError> =>
  failureOf(deploy(site(to), { ...simulator.options(), onFailure: 'restore', ...options }))

/** What a plan of the site would still do, with all that is lost removed. */
export async function open(settings: Site, simulator: Simulator, verify = true): Promise<string[]> {
  const { steps, orphans } = await plan(site(settings), { ...simulator.options(), prune: true, verify })
  return [...steps, ...orphans]
    .filter(({ action }) => !['keep', 'use', 'leave'].includes(action))
    .map(({ action, resource }) => `${action} ${resource}`)
}
