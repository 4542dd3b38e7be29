import { describe, expect, it } from 'vitest'
import {
  cluster,
  deploy,
  loadBalancer,
  network,
  type Route,
  type Stack,
  service,
  stack,
  type TargetOptions,
  taskDefinition,
} from '../../src/index.ts'
import { account } from '../simulator/support.ts'
import { deployed } from './settles.ts'

type Account = ReturnType<typeof account>

const certificate = 'shop.example.com'
const edge = loadBalancer('edge').network(network.default()).internal()

const web = taskDefinition('web')
  .fargate()
  .cpu(0.25)
  .memory(0.5)
  .container('app', c => c.image('nginx:1').port(80))
const base = service('web').cluster(cluster('prod')).taskDefinition(web).network(network.default())

const serving = (...routes: readonly Route<true, true>[]): Stack =>
  stack('shop').add(routes.reduce<typeof base>((all, to) => all.target(to, 'app', 80), base))
const shifting = (to: Route<true, true>, options: TargetOptions): Stack =>
  stack('shop').add(base.blueGreen({ bakeTime: 1 }).target(to, 'app', 80, options))

/** The listeners that are there, each with the paths that rules of it ask for. */
async function served({ aws }: Account) {
  const { LoadBalancers: [balancer] = [] } = await aws.elbv2('DescribeLoadBalancers', {})
  const { Listeners = [] } = await aws.elbv2('DescribeListeners', { LoadBalancerArn: balancer?.LoadBalancerArn })
  const all = await Promise.all(
    Listeners.map(async ({ Protocol, Port, ListenerArn }) => {
      const { Rules = [] } = await aws.elbv2('DescribeRules', { ListenerArn })
      const paths = Rules.flatMap(({ Conditions = [] }) => Conditions.flatMap(({ Values = [] }) => Values)).sort()
      return [`${Protocol} ${Port}`, paths] as const
    }),
  )
  return Object.fromEntries(all)
}

const issuesOf = (program: Stack) => program.issues().map(({ code, message }) => `${code} ${message}`)

/**
 * What users of other tools ask of listeners on further ports:
 * https://github.com/aws/copilot-cli/issues/4950 a port other than 80
 * https://github.com/aws/copilot-cli/issues/2297 one service at each port in place of paths
 * https://github.com/aws/copilot-cli/issues/5473 which listener of those that are there
 * https://github.com/aws/aws-cdk/issues/3666 another port than 80 from the start
 */
describe('listeners', () => {
  it('stand on any port, several on one load balancer, and a route is one of all that serve, or of one', async () => {
    const there = account()
    there.simulator.certificate(certificate)
    const both = edge.http({ port: 8080 }).https({ port: 8443, certificate })
    await deployed(there, serving(both.path('/shop*'), both.listener(8443).path('/ops*')))
    expect(await served(there)).toEqual({ 'HTTP 8080': ['/shop*'], 'HTTPS 8443': ['/ops*', '/shop*'] })
    const moved = edge.http({ port: 8081 }).https({ port: 8443, certificate })
    await deployed(there, serving(moved.listener(8081)))
    expect(await served(there)).toEqual({ 'HTTP 8081': ['/*'], 'HTTPS 8443': [] })
  })

  it('redirect to the port of the HTTPS listener, and can have a route before that', async () => {
    const there = account()
    there.simulator.certificate(certificate)
    const moved = edge.redirectHttpToHttps().https({ port: 8443, certificate })
    await deployed(there, serving(moved, moved.listener(80).path('/.well-known/*')))
    expect(await served(there)).toEqual({ 'HTTP 80': ['/.well-known/*'], 'HTTPS 8443': ['/*'] })
    const [redirect] = moved.build().listeners
    expect(redirect?.defaultAction).toMatchObject({ type: 'redirect', port: '8443' })
    const usual = edge.redirectHttpToHttps().https({ port: 8443, certificate }).https({ certificate })
    expect(usual.build().listeners[0]?.defaultAction).toMatchObject({ port: '443' })
  })

  it.each([
    ['that is named', 'all'],
    ['beside one that is named, too', 'named'],
  ])('serve the new version alone at a test listener %s', async (_what, which) => {
    const there = account()
    const both = edge.http().http({ port: 8080 })
    const to = which === 'all' ? both : both.listener(80)
    await deployed(there, shifting(to, { testRoute: both.listener(8080) }))
    expect(await served(there)).toEqual({ 'HTTP 80': ['/*'], 'HTTP 8080': ['/*'] })
    const { aws } = there
    const { services: [live] = [] } = await aws.ecs('DescribeServices', { cluster: 'prod', services: ['web'] })
    expect(live?.loadBalancers ?? []).toHaveLength(1)
  })

  it('are in the URL where their port is not the usual one', async () => {
    const there = account()
    const at = edge.http({ port: 8080 })
    const { outputs } = await deploy(
      stack('shop')
        .add(base.target(at.host('shop.example.com'), 'app', 80))
        .output('url', at.url),
      there.simulator.options(),
    )
    expect(outputs).toMatchObject({ url: 'http://shop.example.com:8080' })
  })

  it.each([
    ['that is not there', serving(edge.http().listener(81)), 'LS-PRO-01 Load balancer edge has no listener on port 81'],
    [
      'for tests that is not there',
      shifting(edge.http(), { testRoute: edge.http().listener(81) }),
      'LS-PRO-01 Load balancer edge has no listener on port 81',
    ],
    [
      'beside its own redirect',
      serving(edge.http().redirectHttpToHttps()),
      'LS-PRO-01 Two listeners have the same port',
    ],
    ['on one port twice', serving(edge.http({ port: 443 }).https({ certificate })), 'LS-PRO-01 Two listeners'],
    ['on port 0', serving(edge.http({ port: 0 })), 'LS-PRO-01 0 is not the port of a listener'],
  ])('are refused %s', (_what, program, sentence) => {
    expect(issuesOf(program)).toContainEqual(expect.stringContaining(sentence))
  })
})
