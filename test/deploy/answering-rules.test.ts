import { describe, expect, it } from 'vitest'
import {
  cluster,
  type Definition,
  deploy,
  destroy,
  loadBalancer,
  network,
  plan,
  type Stack,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import type { ListenerRuleModel } from '../../src/model/listener-rule.ts'
import { account } from '../simulator/support.ts'
import { errorsOf } from './errors-of.ts'
import { listenersIn, liveRules } from './live-rules.ts'
import { deployed } from './settles.ts'

type Account = ReturnType<typeof account>
type Rule = Definition<ListenerRuleModel>

const vpc = network.default()
const edge = loadBalancer('edge').network(vpc).internal().http()
const web = taskDefinition('web')
  .fargate()
  .cpu(0.25)
  .memory(0.5)
  .container('app', c => c.image('nginx:1').port(80))
const site = service('web').cluster(cluster('prod')).taskDefinition(web).network(vpc).desiredCount(1)
const shop = edge.host('shop.example.com')
const serving = (...rules: readonly Rule[]): Stack => stack('shop').add(site.target(shop, 'app', 80), ...rules)

/** What each listener does, by its port: its rules in order, then its default action. */
async function rulesIn(there: Account) {
  const { aws } = there
  const all = (await listenersIn(there)).map(async ({ Port, ListenerArn }) => {
    const { Rules = [] } = await aws.elbv2('DescribeRules', { ListenerArn })
    const said = Rules.map(({ Actions = [], Conditions = [] }) => {
      const { RedirectConfig: to, FixedResponseConfig: answer, Type } = Actions.at(-1) ?? {}
      const what = to
        ? `${to.StatusCode} ${to.Protocol}://${to.Host}:${to.Port}${to.Path}?${to.Query}`
        : (answer?.StatusCode ?? Type)
      return `${Conditions.flatMap(({ Values = [] }) => Values).join(' ')} -> ${what}`
    })
    return [String(Port), said] as const
  })
  return Object.fromEntries(await Promise.all(all))
}

/**
 * What users of other tools ask of rules that forward nothing:
 * https://github.com/cloudposse/terraform-aws-elastic-beanstalk-environment/issues/224 a redirect as a rule
 * https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/782 on all listeners, or on the one that is chosen
 * https://github.com/aws/aws-cdk/issues/4546 a redirect without the low level
 * https://github.com/terraform-aws-modules/terraform-aws-alb/issues/82 a redirect or a fixed response by default
 * https://github.com/cloudposse/terraform-aws-alb/pull/69 403 for what a header does not let in
 */
describe('rules that no service has', () => {
  it('redirect and answer, change in place, and go', async () => {
    const there = account()
    const old = edge.host('old.example.com', 'OLD2.example.com')
    const moved = old.redirect({ statusCode: 'HTTP_301', host: 'shop.example.com', path: '/old/#{path}' })
    const shut = edge.host('shop.example.com').path('/internal/*').fixedResponse({ statusCode: '403' })
    await deployed(there, serving(moved, shut))
    const closed = 'shop.example.com /internal/* -> 403'
    const usual = ['shop.example.com -> forward', ' -> 404']
    expect((await rulesIn(there))['80']?.toSorted()).toEqual(
      [
        closed,
        'old.example.com OLD2.example.com -> HTTP_301 #{protocol}://shop.example.com:#{port}/old/#{path}?#{query}',
        ...usual,
      ].toSorted(),
    )
    const changed = serving(old.fixedResponse({ statusCode: '410' }), shut)
    expect(await changesOf(there, changed)).toEqual(['ModifyRule'])
    expect((await rulesIn(there))['80']).toContain('old.example.com OLD2.example.com -> 410')
    await deployed(there, serving())
    expect(await rulesIn(there)).toEqual({ 80: usual })
    await destroy(serving(), { ...there.simulator.options(), deleteData: true })
    expect(there.simulator.resources()).toEqual([])
  })

  it('are on every listener that serves, or on the one that the route names, also before a redirect to HTTPS', async () => {
    const there = account()
    there.simulator.certificate('shop.example.com')
    const secure = loadBalancer('edge').network(vpc).redirectHttpToHttps().https({ certificate: 'shop.example.com' })
    const both = secure.https({ port: 8443, certificate: 'shop.example.com' })
    const rules = [
      both.path('/gone').fixedResponse({ statusCode: '410' }),
      both.listener(80).path('/health').fixedResponse({ statusCode: '200' }),
    ]
    await deployed(there, stack('shop').add(...rules))
    expect(await rulesIn(there)).toEqual({
      80: ['/health -> 200', ' -> HTTP_301 HTTPS://#{host}:443/#{path}?#{query}'],
      443: ['/gone -> 410', ' -> 404'],
      8443: ['/gone -> 410', ' -> 404'],
    })
  })

  it('take what a service had, and give it back when that answers', async () => {
    const there = account()
    const closed = stack('shop').add(site, shop.fixedResponse({ statusCode: '503' }))
    await deployed(there, serving(), closed)
    expect(await rulesIn(there)).toEqual({ 80: ['shop.example.com -> 503', ' -> 404'] })
    // Without prune, the rule that the program has lost stays behind.
    await deploy(serving(), there.simulator.options())
    expect((await rulesIn(there))['80']?.slice(0, 2)).toEqual([
      'shop.example.com -> forward',
      'shop.example.com -> 503',
    ])
    await deploy(closed, there.simulator.options())
    expect((await rulesIn(there))['80']).toEqual(['shop.example.com -> 503', ' -> 404'])
  })

  it('come before what the program has lost, whatever asks for the same', async () => {
    const there = account()
    const hosts = ['a', 'b', 'c', 'd', 'e', 'f'].map(name => `${name}.example.com`)
    const served = hosts.reduce((all, host) => all.target(edge.host(host), 'app', 80), site)
    await deployed(there, stack('shop').add(served))
    const answers = hosts.map(host => edge.host(host).fixedResponse({ statusCode: '410' }))
    await deploy(stack('shop').add(...answers), there.simulator.options())
    const { 80: rules = [] } = await rulesIn(there)
    expect(rules).toHaveLength(13)
    for (const host of hosts) expect(rules.find(rule => rule.startsWith(host))).toBe(`${host} -> 410`)
  })

  it('stand on listeners of others, whose rules stay; with what others make of them taken back', async () => {
    const there = account()
    const { aws, simulator } = there
    await deployed(there, stack('theirs').add(site.target(shop, 'app', 80)))
    const theirs = loadBalancer.existing('edge')
    const program = stack('ours').add(
      theirs.path('/old/*').redirect({ statusCode: 'HTTP_302', path: '/new', query: '' }),
    )
    await deployed(there, program)
    expect((await rulesIn(there))['80']).toContain('/old/* -> HTTP_302 #{protocol}://#{host}:#{port}/new?')
    const own = (await liveRules(there)).find(({ Actions }) => Actions?.[0]?.Type === 'redirect')
    const Actions = [{ Type: 'fixed-response' as const, FixedResponseConfig: { StatusCode: '500' } }]
    await aws.elbv2('ModifyRule', { RuleArn: own?.RuleArn, Actions })
    expect((await plan(program, simulator.options())).steps.find(({ action }) => action === 'update')).toMatchObject({
      resource: 'listener rule edge:main answers /old/=2a',
    })
    await deployed(there, program)
    await destroy(program, simulator.options())
    expect((await rulesIn(there))['80']).toEqual(['shop.example.com -> forward', ' -> 404'])
  })

  it('of two deployers at once are there once', async () => {
    const there = account()
    await deployed(there, serving())
    const program = serving(edge.path('/gone').fixedResponse({ statusCode: '410' }))
    await Promise.allSettled([1, 2].map(() => deploy(program, there.simulator.options())))
    await deployed(there, program)
    expect((await rulesIn(there))['80']?.filter(rule => rule.startsWith('/gone'))).toHaveLength(1)
  })

  const twice = edge.path('/a').fixedResponse({ statusCode: '410' })
  it.each([
    ['nothing that changes', edge.path('/a').redirect({ statusCode: 'HTTP_301' }), 'because it creates a loop'],
    ['the port alone, as it is', edge.path('/a').redirect({ statusCode: 'HTTP_301', port: '80' }), 'creates a loop'],
    ['a path without a slash', edge.path('/a').redirect({ statusCode: 'HTTP_301', path: 'b' }), 'LS-RED-02 path'],
    ['no port', edge.path('/a').redirect({ statusCode: 'HTTP_301', port: '70000' }), 'LS-RED-02 port'],
    ['a URL as host', edge.path('/a').redirect({ statusCode: 'HTTP_301', host: 'https://b.example.com' }), 'LS-RED-02'],
    [
      'a query with its mark',
      edge.path('/a').redirect({ statusCode: 'HTTP_301', host: 'b', query: '?a' }),
      'LS-RED-02',
    ],
    [
      'no status',
      Reflect.apply(edge.path('/a').redirect, edge.path('/a'), [{ host: 'b' }]),
      'LS-RED-01 statusCode is missing',
    ],
    ['nothing', Reflect.apply(edge.path('/a').fixedResponse, edge.path('/a'), [{}]), 'LS-FIX-01 statusCode is missing'],
    ['a status of redirects', edge.path('/a').fixedResponse({ statusCode: '302' }), 'LS-FIX-01 statusCode'],
    [
      'no such listener',
      edge.listener(81).path('/a').fixedResponse({ statusCode: '404' }),
      'has no listener on port 81',
    ],
    ['the route of a service', shop.redirect({ statusCode: 'HTTP_301', host: 'b.example.com' }), 'STK-RTE-01 Listener'],
    ['two answers', twice, 'STK-DUP-01'],
  ])('are refused with %s', (_, rule, message) => {
    expect(
      errorsOf(serving(rule, ...(rule === twice ? [edge.path('/a').fixedResponse({ statusCode: '411' })] : []))),
    ).toEqual([expect.stringContaining(message)])
  })
})

it('a load balancer redirects what no route matches, and serves its routes', async () => {
  const there = account()
  const away = loadBalancer('edge')
    .network(vpc)
    .internal()
    .http()
    .redirect({ statusCode: 'HTTP_302', host: 'b.example.com' })
  await deployed(there, stack('shop').add(site.target(away.host('shop.example.com'), 'app', 80)))
  expect(await rulesIn(there)).toEqual({
    80: ['shop.example.com -> forward', ' -> HTTP_302 #{protocol}://b.example.com:#{port}/#{path}?#{query}'],
  })
  await deployed(there, serving())
  expect((await rulesIn(there))['80']).toContain(' -> 404')
  expect(() => away.fixedResponse({ statusCode: '404' })).toThrow('answer to what no route matches')
})

/** The calls with which a program changes something. */
async function changesOf({ simulator }: Account, program: Stack): Promise<readonly string[]> {
  const before = simulator.calls.length
  await deploy(program, simulator.options())
  const made = simulator.calls.slice(before).map(({ operation }) => operation)
  return made.filter(operation => !/^(Describe|List|Get)/.test(operation))
}
