import fc from 'fast-check'
import {
  capacityProvider,
  certificate,
  cluster,
  eventRule,
  hostedZone,
  InvalidDefinitionError,
  loadBalancer,
  namespace,
  network,
  pullThroughCacheRule,
  repository,
  type Stack,
  schedule,
  securityGroup,
  service,
  stack,
  task,
  taskDefinition,
} from '../../src/index.ts'
import { DOMAIN } from '../faults/program.ts'
import { CACHE, INSTANCES, SHARED } from '../faults/worker.ts'
import { type Extra, extras, type Part } from './extras.ts'

const PLACES = ['one', 'two', 'spot', 'bridge', 'host', 'instances', 'daemon', 'owned', 'managed'] as const
const STRATEGIES = ['rolling', 'tight', 'blueGreen', 'linear', 'canary'] as const
const COUNTS = [0, 1, 2, 3, 'low', 'high', 'counted', 'queue', 'clocked'] as const
const CERTIFICATES = ['given', 'given', 'made', 'more', 'named'] as const
const TIMES = ['never', 'never', 'cron', 'rate', 'off'] as const
const FITS = ['never', 'all', 'some', 'off'] as const
const ROUTES = [
  ...[{ host: 'a' }, { host: 'b' }, { host: '*' }, { host: 'a', path: '/api/*' }],
  ...[{ path: '/api/*' }, { path: '/api/users/*' }, { path: '/x' }, {}],
] as const
const EXTRAS = [
  'exec',
  'tags',
  'secret',
  'allow',
  'sidecar',
  'health',
  'environment',
  'logs',
  'volume',
  'large',
] as const
const SETTINGS = ['propagate', 'grace', 'breaker', 'alarms', 'unmanaged', 'bake', 'hook'] as const
const HOOK = 'arn:aws:lambda:us-east-1:123456789012:function:check'

/** What a generated program says of a service. */
export interface ServiceSettings {
  readonly name: string
  readonly place: (typeof PLACES)[number]
  readonly few: boolean
  readonly image: number
  /** Its image comes through a cache. */
  readonly cached: boolean
  readonly port: number
  readonly protocol: 'HTTP' | 'HTTPS'
  readonly routes: readonly number[]
  readonly check: string
  readonly drain: number
  readonly apart: boolean
  readonly strategy: (typeof STRATEGIES)[number]
  readonly test: boolean
  readonly count: (typeof COUNTS)[number]
  readonly extras: readonly ((typeof EXTRAS)[number] | (typeof SETTINGS)[number])[]
}

/** What a generated program says. */
export interface ProgramSettings {
  readonly services: readonly ServiceSettings[]
  readonly listener: 'http' | 'https' | 'both' | 'redirect'
  readonly internal: boolean
  readonly given: boolean
  readonly alias: boolean
  readonly images: boolean
  readonly tags: boolean
  readonly spot: boolean
  /** Another TLS policy than the default. */
  readonly policy: boolean
  /** Whether the certificate is there, or made: with another one beside it, or with another name. */
  readonly certificate: (typeof CERTIFICATES)[number]
  /** When a task of the first service starts by itself. */
  readonly times: (typeof TIMES)[number]
  /** Which events start the same tasks. */
  readonly fits: (typeof FITS)[number]
  /** What goes with the rest; what does not is left out. */
  readonly extras: readonly Extra[]
}

const serviceSettings = (name: string): fc.Arbitrary<ServiceSettings> =>
  fc.record({
    name: fc.constantFrom(name, name, name, `${name}-2`),
    place: fc.oneof({ arbitrary: fc.constant('one' as const), weight: 4 }, fc.constantFrom(...PLACES)),
    few: fc.boolean(),
    image: fc.constantFrom(1, 2),
    cached: fc.constantFrom(false, false, false, true),
    port: fc.constantFrom(80, 80, 90),
    protocol: fc.constantFrom('HTTP', 'HTTP', 'HTTP', 'HTTPS'),
    routes: fc.uniqueArray(fc.nat(ROUTES.length - 1), { maxLength: 3 }),
    check: fc.constantFrom('/', '/', '/health'),
    drain: fc.constantFrom(30, 0),
    apart: fc.boolean(),
    strategy: fc.oneof({ arbitrary: fc.constant('rolling' as const), weight: 3 }, fc.constantFrom(...STRATEGIES)),
    test: fc.boolean(),
    count: fc.constantFrom(...COUNTS),
    extras: fc.subarray([...EXTRAS, ...SETTINGS], { maxLength: 5 }),
  })

const programSettings: fc.Arbitrary<ProgramSettings> = fc.record({
  services: fc
    .tuple(serviceSettings('web'), fc.option(serviceSettings('api'), { nil: undefined, freq: 2 }))
    .map(all => all.filter((each): each is ServiceSettings => each !== undefined)),
  listener: fc.constantFrom('http', 'https', 'both', 'redirect'),
  internal: fc.oneof({ arbitrary: fc.constant(false), weight: 9 }, fc.constant(true)),
  given: fc.boolean(),
  alias: fc.boolean(),
  images: fc.boolean(),
  tags: fc.boolean(),
  spot: fc.boolean(),
  policy: fc.boolean(),
  certificate: fc.constantFrom(...CERTIFICATES),
  times: fc.constantFrom(...TIMES),
  fits: fc.constantFrom(...FITS),
  extras,
})

/** The network that the account begins with. */
export interface Given {
  readonly vpcId: string
  readonly subnets: readonly string[]
}

/** Calls a method by its name: which of them there are depends on those before. */
function then<T extends object>(builder: T, method: string, ...given: readonly unknown[]): T {
  const steps: object = builder
  return Reflect.apply(Reflect.get(steps, method), steps, given)
}

/** The program that the settings describe, with the extras that go with it; nothing where the rules refuse the rest. */
export function programOf(settings: ProgramSettings, given: Given): Stack | undefined {
  if (!programs.has(settings))
    programs.set(settings, sound(settings, given, settings.extras) ?? fitting(settings, given))
  return programs.get(settings)
}

// Extras are tried one after the other, and every program is asked for more than once.
const programs = new WeakMap<ProgramSettings, Stack | undefined>()

function fitting(settings: ProgramSettings, given: Given): Stack | undefined {
  const kept: Extra[] = []
  let program = sound(settings, given, kept)
  if (!program) return undefined
  for (const extra of settings.extras) {
    const more = sound(settings, given, [...kept, extra])
    if (!more) continue
    program = more
    kept.push(extra)
  }
  return program
}

/** The program, if the rules let the builders make it, and do not doubt that it can be deployed. */
function sound(settings: ProgramSettings, given: Given, extras: readonly Extra[]): Stack | undefined {
  // Instances of the program have their own groups: with others, the load balancer would be let in where no task is.
  const groups = extras.flat().some(({ part, method }) => part === 'service' && method === 'securityGroups')
  if (groups && settings.services.some(({ place }) => place === 'owned')) return undefined
  try {
    const program = made(settings, given, extras)
    program.build()
    return program.issues().some(({ code }) => code === 'SVC-DEP-02') ? undefined : program
  } catch (error) {
    if (error instanceof InvalidDefinitionError) return undefined
    throw error
  }
}

/** Calls what the extras say of a part of the program; of two services, each has every second one. */
type Further = <T extends object>(part: Part, builder: T, service?: number) => T

function furtherOf(extras: readonly Extra[], services: number, things: ReadonlyMap<string, object>): Further {
  return (part, builder, service) =>
    extras
      .filter((_, at) => service === undefined || at % services === service)
      .flat()
      .filter(step => step.part === part && Reflect.has(builder, step.method))
      .reduce(
        (all, { method, given }) =>
          then(all, method, ...given.map(each => (typeof each === 'string' ? (things.get(each) ?? each) : each))),
        builder,
      )
}

function made(settings: ProgramSettings, { vpcId, subnets }: Given, extras: readonly Extra[]): Stack {
  const { services, listener, internal, given, alias, images, tags, spot, policy, times, fits } = settings
  const wide = given ? network.existing({ vpcId, subnets: [...subnets], assignPublicIp: true }) : network.default()
  const narrow = given ? network.existing({ vpcId, subnets: subnets.slice(0, 1), assignPublicIp: true }) : wide
  const group = securityGroup('shop-db').network(wide)
  const shared = securityGroup.existing({ name: SHARED, network: wide })
  const names = namespace.privateDns('shop.internal', { network: wide })
  const mesh = namespace.http('shop-mesh')
  const things = new Map<string, object>([
    ['@group', group],
    ['@mesh', mesh],
    ['@names', names],
    ['@network', wide],
    ['@shared', shared],
  ])
  let edge: object = furtherOf(extras, services.length, new Map())('edge', loadBalancer('edge').network(wide))
  if (listener === 'http' || listener === 'both') edge = then(edge, 'http')
  const sslPolicy = policy ? { sslPolicy: 'ELBSecurityPolicy-TLS13-1-3-2021-06' } : {}
  if (listener !== 'http') edge = then(edge, 'https', { certificate: certificatesOf(settings), ...sslPolicy })
  if (listener === 'redirect') edge = then(edge, 'redirectHttpToHttps')
  if (internal) edge = then(edge, 'internal')
  const routed = services.some(({ routes }) => routes.length > 0)
  things.set('@edge', edge)
  const further = furtherOf(extras, services.length, things)
  let all = further('stack', stack('shop'))
  if (tags) all = all.tags({ team: 'shop' })
  for (const [at, each] of services.entries()) {
    const own: Further = (part, builder) => further(part, builder, at)
    const made = serviceOf(each, edge, each.few ? narrow : wide, spot, own)
    things.set('@first', made)
    all = then(all, 'add', made)
    if (at === 0 && times !== 'never') all = then(all, 'add', scheduleOf(times, made))
    if (at === 0 && fits !== 'never') all = then(all, 'add', eventRuleOf(fits, made))
  }
  if (alias && routed) {
    const zone = hostedZone(DOMAIN)
    const text = then<object>(zone, 'record', `shop.${DOMAIN}`, 'TXT', 'a text')
    all = then(
      all,
      'add',
      further('record', then<object>(zone, 'alias', `shop.${DOMAIN}`, edge)),
      further('text', text),
    )
  }
  if (images) all = all.add(further('images', repository('shop/web')))
  if (extras.flat().some(({ part }) => part === 'group'))
    all = then(all, 'add', further('group', group), further('group', shared))
  return all
}

function certificatesOf({ certificate: which }: ProgramSettings): unknown {
  if (which === 'given') return `shop.${DOMAIN}`
  const zone = hostedZone(DOMAIN)
  if (which === 'named') return certificate(`api.${DOMAIN}`, { zone, alternativeNames: [`*.${DOMAIN}`] })
  const own = certificate(`*.${DOMAIN}`, { zone })
  return which === 'made' ? own : [own, `shop.${DOMAIN}`]
}

function scheduleOf(times: Exclude<ProgramSettings['times'], 'never'>, site: object): object {
  const report: object = task('shop-report')
  const nightly: object = schedule('shop-nightly')
  const timed = times === 'rate' ? then(nightly, 'rate', '1 hour') : then(nightly, 'cron', '0 3 * * ? *')
  const whole = then(timed, 'task', then(report, 'service', site))
  return times === 'off' ? then(whole, 'disabled') : whole
}

function eventRuleOf(fits: Exclude<ProgramSettings['fits'], 'never'>, site: object): object {
  const clean = then<object>(task('shop-clean') as object, 'service', site)
  const detail = fits === 'some' ? { detail: { size: [{ numeric: ['>', 9] }] } } : {}
  const rule = then(eventRule('shop-uploads') as object, 'pattern', { source: ['shop'], ...detail })
  const whole = then(rule, 'task', clean)
  if (fits === 'off') return then(whole, 'disabled')
  return fits === 'some' ? then(whole, 'environmentFromEvent', 'app', { KEY: '$.detail.key' }) : whole
}

/** A cluster with instances that ECS launches for the program. */
function managedInstances(where: object, detailed: boolean): object {
  const options = { network: where, monitoring: detailed ? 'DETAILED' : 'BASIC', scaleInAfter: 300 }
  const mi = then(capacityProvider('shop-mi') as object, 'managedInstances', options)
  return then(then(cluster('shop-managed') as object, 'capacityProvider', mi), 'capacityProviders', {
    'shop-mi': { weight: 1 },
  })
}

/** A cluster with instances that the program brings. */
function ownInstances(where: object, spot: boolean): object {
  const options = { types: ['m7i.large'], min: 1, max: 12, network: where, spot }
  const own = then(capacityProvider('shop-own') as object, 'instances', options)
  return then(then(cluster('shop-owned') as object, 'capacityProvider', own), 'capacityProviders', {
    'shop-own': { weight: 1 },
  })
}

function clusterOf(place: ServiceSettings['place'], where: object, spot: boolean, further: Further): object {
  if (place === 'owned') return ownInstances(where, spot)
  if (place === 'managed') return managedInstances(where, spot)
  if (place === 'one' || place === 'two') return further('cluster', cluster(`shop-${place}`))
  if (place !== 'spot') return cluster.existing(INSTANCES)
  const both = cluster('shop-spot').capacityProviders({ FARGATE: { weight: 1 }, FARGATE_SPOT: { weight: 1 } })
  return spot ? both : cluster('shop-spot')
}

const onFargate = ({ place }: ServiceSettings): boolean => place === 'one' || place === 'two' || place === 'spot'

function definitionOf(settings: ServiceSettings, further: Further): object {
  const { name, place, image, cached, port, extras } = settings
  const has = (extra: (typeof EXTRAS)[number]): boolean => extras.includes(extra)
  let all: object = taskDefinition(`shop-${name}`)
  all = then(all, onFargate(settings) ? 'fargate' : place === 'managed' ? 'managedInstances' : 'ec2')
  if (onFargate(settings)) all = then(then(all, 'cpu', has('large') ? 0.5 : 0.25), 'memory', has('large') ? 1 : 0.5)
  if (place === 'bridge' || place === 'daemon' || place === 'owned') all = then(all, 'networkMode', 'bridge')
  if (place === 'host') all = then(all, 'networkMode', 'host')
  if (has('allow') || has('exec'))
    all = then(all, 'taskRole', { allow: [{ actions: ['s3:GetObject'], resources: [`arn:aws:s3:::${name}/*`] }] })
  if (has('volume')) all = then(all, 'volume', 'data')
  all = further('task', all)
  all = then(all, 'container', 'app', (c: object) => {
    const cache = pullThroughCacheRule(CACHE, { upstreamRegistryUrl: 'public.ecr.aws' })
    const nginx = `nginx/nginx:1.2${image}`
    let app = then(c, 'image', cached ? cache.image(nginx) : `public.ecr.aws/${nginx}`)
    app = then(app, 'port', port, { name: 'web' })
    if (!onFargate(settings)) app = then(app, 'memory', 64)
    if (has('secret')) app = then(app, 'secret', 'KEY', '/shop/key')
    if (has('health')) app = then(app, 'healthCheck', 'curl -f http://localhost/ || exit 1')
    if (has('environment')) app = then(app, 'environment', { MODE: name })
    if (has('logs')) app = then(app, 'logs', { mode: 'blocking', kmsKeyId: 'arn:aws:kms:us-east-1:123456789012:key/1' })
    if (has('volume')) app = then(app, 'mountPoint', 'data', '/data')
    return further('app', app)
  })
  if (!has('sidecar')) return all
  return then(all, 'container', 'side', (c: object) => {
    const side = then(then(c, 'image', 'public.ecr.aws/nginx/nginx:1.29'), 'essential', false)
    return onFargate(settings) ? side : then(side, 'memory', 32)
  })
}

function serviceOf(settings: ServiceSettings, edge: object, where: object, spot: boolean, further: Further): object {
  const { name, place, port, protocol, routes, check, drain, apart, test, count, extras } = settings
  // What AWS does with both versions of a daemon on one instance, nobody says.
  const strategy = place === 'daemon' ? 'rolling' : settings.strategy
  const shifts = strategy !== 'rolling' && strategy !== 'tight'
  let all: object = service(`shop-${name}`)
  all = then(
    then(all, 'cluster', clusterOf(place, where, spot, further)),
    'taskDefinition',
    definitionOf(settings, further),
  )
  if (place !== 'bridge' && place !== 'host' && place !== 'daemon' && place !== 'owned')
    all = then(all, 'network', where)
  for (const [at, route] of routes.entries()) {
    const healthCheck = apart && at > 0 ? '/apart' : check
    const testRoute = test && shifts && at === 0 ? { testRoute: then(edge, 'path', `/test-${name}`) } : {}
    const options = { protocol, deregistrationDelay: drain, healthCheck, ...testRoute }
    all = then(all, 'target', routeOf(edge, ROUTES[route] ?? {}), 'app', port, options)
  }
  if (place === 'daemon') all = then(all, 'daemon')
  else if (typeof count === 'number') all = then(all, 'desiredCount', count)
  else
    all = then(all, 'autoScaling', count === 'high' ? { min: 3, max: 5 } : { min: 1, max: 2 }, (s: object) =>
      count === 'queue'
        ? then(s, 'queue', 'jobs', { backlogPerTask: 70 })
        : count === 'clocked'
          ? then(then(s, 'cpu', 70), 'schedule', 'night', { cron: '0 22 * * ? *', min: 0, max: 1 })
          : then(s, count === 'counted' ? 'requestsPerTarget' : 'cpu', 70),
    )
  const bakeTime = extras.includes('bake') ? 1 : 0
  const hooks = extras.includes('hook') ? { hooks: [{ function: HOOK, stages: ['POST_SCALE_UP'] }] } : {}
  if (strategy === 'tight')
    all = then(all, 'rolling', { minimumHealthyPercent: 50, maximumPercent: 200, bakeTime, ...hooks })
  if (strategy === 'blueGreen') all = then(all, 'blueGreen', { bakeTime, ...hooks })
  if (strategy === 'linear') all = then(all, 'linear', { stepPercent: 50, stepBakeTime: 1, bakeTime, ...hooks })
  if (strategy === 'canary') all = then(all, 'canary', { canaryPercent: 10, canaryBakeTime: 1, bakeTime, ...hooks })
  if (extras.includes('exec')) all = then(all, 'executeCommand')
  if (extras.includes('tags')) all = then(all, 'tags', { tier: name })
  if (extras.includes('propagate')) all = then(all, 'propagateTags', 'TASK_DEFINITION')
  if (extras.includes('unmanaged')) all = then(all, 'enableECSManagedTags', false)
  if (extras.includes('grace') && routes.length > 0) all = then(all, 'healthCheckGracePeriod', 120)
  if (extras.includes('breaker')) all = then(all, 'circuitBreaker', { rollback: false })
  if (extras.includes('alarms')) all = then(all, 'alarms', ['shop-5xx'])
  return further('service', all)
}

function routeOf(edge: object, { host, path }: { readonly host?: string; readonly path?: string }): object {
  const hosted = host === undefined ? edge : then(edge, 'host', `${host}.${DOMAIN}`)
  return path === undefined ? hosted : then(hosted, 'path', path)
}

/** Two programs, the second often one like the first, and whether what is dropped is removed. */
export interface Transition {
  readonly from: ProgramSettings
  readonly to: ProgramSettings
  readonly prune: boolean
}

const somewhatLike = (from: ProgramSettings): fc.Arbitrary<ProgramSettings> =>
  programSettings.chain(other =>
    fc
      .tuple(
        fc.subarray(Object.keys(other.services[0] ?? {})),
        fc.subarray(Object.keys(other)),
        fc.subarray([...from.extras]),
      )
      .map(([inner, outer, kept]) => {
        const own = from.services[0]
        const first = { ...own, ...only(other.services[0] ?? {}, inner) }
        const rest = only(other, outer)
        return {
          ...from,
          ...rest,
          services: [first, ...(rest.services ?? from.services).slice(1)],
          extras: [...kept, ...other.extras.slice(0, 3)],
        } as ProgramSettings
      }),
  )

const only = <T extends object>(from: T, keys: readonly string[]): Partial<T> =>
  Object.fromEntries(Object.entries(from).filter(([key]) => keys.includes(key))) as Partial<T>

export const transition: fc.Arbitrary<Transition> = programSettings.chain(from =>
  fc.record({
    from: fc.constant(from),
    to: fc.oneof({ arbitrary: somewhatLike(from), weight: 2 }, programSettings),
    prune: fc.boolean(),
  }),
)
