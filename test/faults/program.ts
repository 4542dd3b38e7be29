import {
  cluster,
  hostedZone,
  loadBalancer,
  type NetworkSettings,
  network,
  type Repository,
  repository,
  type Stack,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'

export const DOMAIN = 'example.com'
/** No plan, event or error may show it. */
export const PRIVATE_VALUE = 'private-value-of-a-variable'

/** What the scenarios change. */
export interface Settings {
  readonly tag: string
  readonly variable: string
  readonly tags: Readonly<Record<string, string>>
  readonly insights: boolean
  readonly spotWeight: number
  readonly images: number
  readonly scanOnPush: boolean
  /** Accounts that may pull its images. */
  readonly pulledBy: readonly string[]
  readonly healthCheck: string
  readonly deregistrationDelay: number
  readonly idleTimeout: number
  readonly redirect: boolean
  /** Answers on port 80, too. */
  readonly plainHttp: boolean
  readonly retentionDays: 7 | 14 | 30
  readonly logKey: string | undefined
  readonly secret: boolean
  readonly scaling: { readonly min?: number; readonly max: number; readonly memory: boolean } | undefined
  readonly gracePeriod: number
  readonly port: number
  readonly paths: readonly string[]
  readonly evaluateTargetHealth: boolean
  /** Traffic moves to a new version at once, not task by task. */
  readonly blueGreen: boolean
  /** Of the two that the account has. */
  readonly certificate: string
  readonly sslPolicy: string
  readonly internal: boolean
  readonly immutableTags: boolean
  readonly spotProvider: boolean
  /** The namespace that services of the cluster take part in by default. */
  readonly namespace: string | undefined
  /** Every subnet of the default network where nothing is said. */
  readonly network: NetworkSettings | undefined
}

export const BASE: Settings = {
  tag: '1',
  variable: PRIVATE_VALUE,
  tags: { team: 'a' },
  insights: true,
  spotWeight: 3,
  images: 30,
  scanOnPush: true,
  pulledBy: [],
  healthCheck: '/',
  deregistrationDelay: 30,
  idleTimeout: 60,
  redirect: true,
  plainHttp: false,
  retentionDays: 14,
  logKey: undefined,
  secret: false,
  scaling: { max: 4, memory: true },
  gracePeriod: 30,
  port: 8080,
  paths: ['/one'],
  evaluateTargetHealth: true,
  blueGreen: false,
  certificate: `shop.${DOMAIN}`,
  sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
  internal: false,
  immutableTags: false,
  spotProvider: true,
  namespace: undefined,
  network: undefined,
}

function images({ images, scanOnPush, immutableTags, pulledBy }: Settings): Repository {
  const own = repository('shop/web').keepLast(images)
  const plain = pulledBy.length > 0 ? own.allowPull(pulledBy) : own
  const scanned = scanOnPush ? plain.scanOnPush() : plain
  return immutableTags ? scanned.immutableTags() : scanned
}

/** Only the repository: what must be there before an image can be pushed. */
export function registry(settings: Settings): Stack {
  return stack('shop').tags(settings.tags).add(images(settings))
}

/** One of everything that a stack can have. */
export function program(settings: Settings): Stack {
  const host = `shop.${DOMAIN}`
  const vpc = settings.network ? network.existing(settings.network) : network.default()
  const plain = cluster('shop').capacityProviders({
    FARGATE: { weight: 1, base: 1 },
    ...(settings.spotProvider && { FARGATE_SPOT: { weight: settings.spotWeight } }),
  })
  const watched = settings.insights ? plain.containerInsights() : plain
  const shop = settings.namespace ? watched.serviceConnectDefaults(settings.namespace) : watched
  const web = taskDefinition('shop-web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .logs({
      retentionDays: settings.retentionDays,
      ...(settings.logKey && { kmsKeyId: `arn:aws:kms:us-east-1:123456789012:key/${settings.logKey}` as const }),
    })
    .container('app', c => {
      const app = c
        .image(images(settings).tag(settings.tag))
        .port(settings.port)
        .environment({ VARIABLE: settings.variable })
      return settings.secret ? app.secrets({ TOKEN: '/shop/token' }) : app
    })
  const http = loadBalancer('shop-edge').network(vpc).idleTimeout(settings.idleTimeout)
  const open = settings.internal ? http.internal() : http
  const { certificate, sslPolicy } = settings
  const heard = settings.plainHttp ? open.http() : open
  const edge = (settings.redirect ? heard.redirectHttpToHttps() : heard).https({ certificate, sslPolicy })
  const target = { healthCheck: settings.healthCheck, deregistrationDelay: settings.deregistrationDelay }
  let site = service('shop-web')
    .cluster(shop)
    .taskDefinition(web)
    .network(vpc)
    .target(edge.host(host), 'app', settings.port, target)
    .healthCheckGracePeriod(settings.gracePeriod)
    .circuitBreaker({ rollback: true })
  for (const path of settings.paths) site = site.target(edge.host(host).path(path), 'app', settings.port, target)
  if (settings.blueGreen) site = site.blueGreen({ bakeTime: 1 })
  const { scaling } = settings
  const scaled = scaling
    ? site.autoScaling({ min: scaling.min ?? 2, max: scaling.max }, s =>
        scaling.memory
          ? s
              .cpu(70)
              .memory(80)
              .metric({ namespace: 'Shop', name: 'Jobs' }, 20)
              .schedule('sale', { at: '2099-11-26T06:00:00', min: 3 })
          : s.cpu(70),
      )
    : site.desiredCount(2)
  const address = hostedZone(DOMAIN).alias(host, edge).evaluateTargetHealth(settings.evaluateTargetHealth)
  return registry(settings).add(scaled, address)
}
