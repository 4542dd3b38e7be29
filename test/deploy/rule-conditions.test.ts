import { describe, expect, it } from 'vitest'
import {
  cluster,
  loadBalancer,
  network,
  plan,
  type Route,
  type Stack,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import { account } from '../simulator/support.ts'
import { errorsOf } from './errors-of.ts'
import { liveRules } from './live-rules.ts'
import { deployed } from './settles.ts'

type Account = ReturnType<typeof account>

const edge = loadBalancer('edge').network(network.default()).internal().http()
const web = taskDefinition('web')
  .fargate()
  .cpu(0.25)
  .memory(0.5)
  .container('app', c => c.image('nginx:1').port(80))

/** A service for each route, in this order. */
const serving = (...routes: readonly Route<true, true>[]): Stack =>
  stack('shop').add(
    ...routes.map((to, at) =>
      service(`web-${at}`)
        .cluster(cluster('prod'))
        .taskDefinition(web)
        .network(network.default())
        .target(to, 'app', 80),
    ),
  )

/** What rules ask for, in the order in which they are tried. */
async function asked(there: Account) {
  return (await liveRules(there)).map(({ Conditions = [] }) =>
    Conditions.map(({ Field, HttpHeaderConfig, QueryStringConfig, Values, ...others }) => [
      Field,
      HttpHeaderConfig ?? QueryStringConfig?.Values ?? Values ?? Object.values(others)[0],
    ]),
  )
}

/**
 * What users of other tools ask of rules:
 * https://github.com/hashicorp/terraform-provider-aws/issues/15346 addresses that are let in
 * https://github.com/hashicorp/terraform-provider-aws/issues/44675 regular expressions
 * https://github.com/hashicorp/terraform-provider-aws/issues/8441 several conditions of one rule
 * https://github.com/aws/aws-cdk/issues/3888 headers, methods and queries
 */
describe('routes', () => {
  it('ask for all that rules can, and change', async () => {
    const there = account()
    const all = edge
      .host('shop.example.com')
      .httpHeader('X-Origin-Verify', 'cdn')
      .httpHeader('X-Origin-Verify', 'edge*')
      .httpRequestMethod('GET')
      .queryString({ key: 'version', value: '2' })
    await deployed(there, serving(all))
    expect(await asked(there)).toEqual([
      [
        ['host-header', ['shop.example.com']],
        ['http-header', { HttpHeaderName: 'X-Origin-Verify', Values: ['cdn'] }],
        ['http-header', { HttpHeaderName: 'X-Origin-Verify', Values: ['edge*'] }],
        ['http-request-method', { Values: ['GET'] }],
        ['query-string', [{ Key: 'version', Value: '2' }]],
      ],
    ])
    const regex = edge
      .listener(80)
      .hostRegex('^(www\\.)?shop\\.example\\.com$')
      .pathRegex('^/v[0-9]+/')
      .sourceIp('10.0.0.0/8')
      .httpHeaderRegex('User-Agent', '^curl/')
    await deployed(there, serving(regex))
    expect(await asked(there)).toEqual([
      [
        ['host-header', { RegexValues: ['^(www\\.)?shop\\.example\\.com$'] }],
        ['path-pattern', { RegexValues: ['^/v[0-9]+/'] }],
        ['source-ip', { Values: ['10.0.0.0/8'] }],
        ['http-header', { HttpHeaderName: 'User-Agent', RegexValues: ['^curl/'] }],
      ],
    ])
  })

  it('that ask for more come first, in whatever order they are written', async () => {
    const there = account()
    const more = edge.path('/api/*').httpRequestMethod('POST').httpHeader('X-Beta', '1')
    await deployed(there, serving(edge.path('/api/*'), more, edge.path('/api/*').httpRequestMethod('POST')))
    expect((await asked(there)).map(conditions => conditions.length)).toEqual([3, 2, 1])
  })

  it('that ask for something at any path come before those for every request', async () => {
    const there = account()
    const any = edge.listener(80)
    const routes = [edge, any.httpHeader('X-Canary', '1'), any.pathRegex('^/v1/'), any.host('a.example.com').path('/*')]
    await deployed(there, serving(...routes, any.host('a.example.com').sourceIp('10.0.0.0/8')))
    expect((await asked(there)).map(conditions => conditions.map(([field]) => field).join(' '))).toEqual([
      'host-header source-ip',
      'host-header path-pattern',
      expect.any(String),
      expect.any(String),
      'path-pattern',
    ])
    expect((await asked(there)).at(-1)).toEqual([['path-pattern', ['/*']]])
  })

  it.each([1, 2, 3, 4])('that ask for a part of the values come first, however they are called: %s', async spare => {
    const there = account()
    const parts = [edge.path('/a').httpHeader('X-On', 'a', 'b'), edge.path('/a').httpHeader('x-on', 'B')]
    const fillers = Array.from({ length: spare }, (_, at) => edge.path(`/spare/${at}`))
    await deployed(there, serving(...fillers, ...parts))
    const values = (await asked(there)).flatMap(conditions => conditions.filter(([field]) => field === 'http-header'))
    expect(values.map(([, header]) => header)).toMatchObject([{ Values: ['B'] }, { Values: ['a', 'b'] }])
  })

  it('are taken back when somebody changes one of two conditions on one field', async () => {
    const there = account()
    const { aws, simulator } = there
    const program = serving(edge.path('/api/*').httpHeader('X-One', '1').httpHeader('X-Two', '2'))
    await deployed(there, program)
    const [rule] = await liveRules(there)
    // The second alone was compared before, as it has the same field.
    const Conditions = (rule?.Conditions ?? []).filter(
      ({ HttpHeaderConfig }) => HttpHeaderConfig?.HttpHeaderName !== 'X-One',
    )
    await aws.elbv2('ModifyRule', {
      RuleArn: rule?.RuleArn,
      Conditions: Conditions.map(({ Field, PathPatternConfig, HttpHeaderConfig }) => ({
        Field,
        PathPatternConfig,
        HttpHeaderConfig,
      })),
    })
    const { steps } = await plan(program, simulator.options())
    expect(
      steps.filter(({ action }) => action === 'update').flatMap(({ changes }) => changes.map(({ path }) => path)),
    ).toEqual([expect.stringMatching(/^conditions\.http-header/)])
    await deployed(there, program)
    expect((await asked(there))[0]).toHaveLength(3)
  })

  it.each<[string, Route<true, true>, string]>([
    [
      'six values',
      edge.host('a.example.com').sourceIp('10.0.0.0/8', '10.1.0.0/16', '10.2.0.0/16').httpRequestMethod('GET', 'PUT'),
      'RL-CON-02',
    ],
    [
      'two paths of two kinds',
      edge.path('/a').pathRegex('^/b$'),
      "RL-CON-01 The rule can have only one 'path-pattern' condition",
    ],
    ['a second list of methods', edge.path('/a').httpRequestMethod('GET').httpRequestMethod('PUT'), 'RL-CON-01'],
    ['the header of the host', edge.path('/a').httpHeader('Host', 'a'), 'RL-CON-05'],
    ['a method in small letters', edge.path('/a').httpRequestMethod('get'), 'RL-CON-05'],
    ['an address without a range', edge.path('/a').sourceIp('10.0.0.1'), 'RL-CON-05'],
    ['an empty value', edge.path('/a').queryString({ key: 'a', value: '' }), 'RL-CON-05'],
    ['a long expression', edge.listener(80).pathRegex('a'.repeat(129)), 'RL-CON-06'],
  ])('are refused with %s', (_what, to, sentence) => {
    expect(errorsOf(serving(to))).toContainEqual(expect.stringContaining(sentence))
  })

  it('are told apart by what else they ask for, and refused where they ask for the same', () => {
    const beta = edge.path('/a').httpHeader('X-Beta', '1')
    expect(errorsOf(serving(edge.path('/a'), beta))).toEqual([])
    for (const same of [beta, edge.path('/a').httpHeader('x-beta', '1')])
      expect(errorsOf(serving(beta, same))).toContainEqual(expect.stringContaining('STK-RTE-01'))
    const [one, other] = [
      edge.path('/a').httpRequestMethod('GET', 'PUT'),
      edge.path('/a').httpRequestMethod('PUT', 'GET'),
    ]
    expect(errorsOf(serving(one, other))).toContainEqual(expect.stringContaining('STK-RTE-01'))
  })
})
