import { describe, expect, it } from 'vitest'
import {
  cluster,
  deploy,
  isPlanError,
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
import { listenersIn, liveRules } from './live-rules.ts'
import { deployed, steps } from './settles.ts'

type Account = ReturnType<typeof account>

const vpc = network.default()
const edge = loadBalancer('edge').network(vpc).internal().http()
const web = taskDefinition('web')
  .fargate()
  .cpu(0.25)
  .memory(0.5)
  .container('app', c => c.image('nginx:1').port(80))

/** A service of each name for its route. */
const serving = (routes: Readonly<Record<string, Route<true, true>>>): Stack =>
  stack('shop').add(
    ...Object.entries(routes).map(([name, to]) =>
      service(name).cluster(cluster('prod')).taskDefinition(web).network(vpc).desiredCount(1).target(to, 'app', 80),
    ),
  )

/** The number of each rule, by its paths. */
async function numbersIn(there: Account) {
  const rules = await liveRules(there)
  return Object.fromEntries(
    rules.map(({ Priority, Conditions = [] }) => [Conditions.flatMap(({ Values = [] }) => Values).join(' '), Priority]),
  )
}

/**
 * What users of other tools ask of priorities:
 * https://github.com/nathanpeck/ecs-cloudformation a number that is said
 * https://github.com/wellcomecollection/wellcomecollection.org/pull/6519 numbers that change places
 * https://github.com/ministryofjustice/modernisation-platform-environments/pull/7602 numbers that stay, among those of others
 */
describe('a priority that the program says', () => {
  it('stands, the others go around it, and numbers change places', async () => {
    const there = account()
    await deployed(there, serving({ a: edge.path('/a'), b: edge.path('/b') }))
    const { '/a': derived = '' } = await numbersIn(there)
    // The number that the other one has had.
    await deployed(there, serving({ a: edge.path('/a'), b: edge.path('/b').priority(Number(derived)) }))
    const moved = await numbersIn(there)
    expect(moved['/b']).toBe(derived)
    expect(Number(moved['/a'])).toBeGreaterThan(Number(derived))
    await deployed(there, serving({ a: edge.path('/a').priority(10), b: edge.path('/b').priority(50_000) }))
    expect(await numbersIn(there)).toEqual({ '/a': '10', '/b': '50000' })
    await deployed(there, serving({ a: edge.path('/a').priority(50_000), b: edge.path('/b').priority(10) }))
    expect(await numbersIn(there)).toEqual({ '/a': '50000', '/b': '10' })
    // A new rule waits behind all others, and around a number that is said.
    await deployed(there, serving({ a: edge.path('/a').priority(50_000), c: edge.path('/c*'), b: edge.path('/*') }))
    expect((await numbersIn(there))['/a']).toBe('50000')
  })

  it('is taken from what the program has lost', async () => {
    const there = account()
    await deployed(there, serving({ a: edge.path('/a').priority(7) }))
    await deploy(serving({ b: edge.path('/b').priority(7) }), there.simulator.options())
    expect(await numbersIn(there)).toEqual({ '/a': '8', '/b': '7' })
    await deployed(there, serving({ a: edge.path('/a').priority(50_000) }))
    await deploy(serving({ b: edge.path('/b').priority(50_000) }), there.simulator.options())
    expect(await numbersIn(there)).toEqual({ '/a': '49999', '/b': '50000' })
  })

  it('is refused before anything changes where a rule of others has it', async () => {
    const there = account()
    await deployed(there, serving({ a: edge.path('/a') }))
    const [found] = await listenersIn(there)
    await there.aws.elbv2('CreateRule', {
      ListenerArn: found?.ListenerArn,
      Priority: 7,
      Conditions: [{ Field: 'path-pattern', Values: ['/theirs'] }],
      Actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '200' } }],
    })
    for (const balancer of [edge, loadBalancer.existing('edge')]) {
      const name = balancer === edge ? 'shop' : 'other'
      const to = balancer.path('/b').priority(7)
      const program = stack(name).add(to.fixedResponse({ statusCode: '404' }))
      const error = await deploy(program, there.simulator.options()).catch((thrown: unknown) => thrown)
      expect(isPlanError(error)).toBe(true)
      expect(String(error)).toContain('that of a rule of others, for /theirs')
    }
  })

  it('that leaves another rule without requests is told', async () => {
    const there = account()
    const all = edge.path('/*').priority(1).fixedResponse({ statusCode: '503' })
    await deployed(there, serving({ a: edge.path('/a') }))
    const { notes } = await plan(serving({ a: edge.path('/a') }).add(all), there.simulator.options())
    expect(notes).toEqual([
      expect.stringMatching(/^listener rule a:edge:80 gets no request: .* with priority 1 comes first/),
    ])
  })

  it.each([
    [{ a: edge.path('/a').priority(7), b: edge.path('/b').priority(7) }, 'RL-PRI-01 Rules a:edge:80 and b:edge:80'],
    [{ a: edge.path('/a').priority(0) }, 'RL-PRI-01 priority is 0'],
    [{ a: edge.path('/a').priority(50_001) }, 'RL-PRI-01 priority is 50001'],
    [{ a: edge.path('/a').urlRewrite('a'.repeat(1025), '/') }, 'RL-TRF-01 regex is'],
  ])('%# is refused', (routes, message) => {
    expect(errorsOf(serving(routes))).toEqual([expect.stringContaining(message)])
  })
})

/** https://github.com/hashicorp/terraform-provider-aws/issues/44702, https://github.com/terraform-aws-modules/terraform-aws-alb/issues/421 */
describe('a rule that somebody has moved', () => {
  // The exact path comes first, then the longer pattern.
  const all = serving({ a: edge.path('/exact'), b: edge.path('/longer/*'), c: edge.path('/l*') })
  const movedTo = async (there: Account, path: string, priority: number): Promise<void> => {
    const rules = await liveRules(there)
    const RuleArn = rules.find(({ Conditions = [] }) =>
      Conditions.some(({ Values = [] }) => Values.includes(path)),
    )?.RuleArn
    await there.aws.elbv2('SetRulePriorities', { RulePriorities: [{ RuleArn, Priority: priority }] })
  }

  it('goes back where a rule of the program comes between, and stays where none does', async () => {
    const there = account()
    await deployed(there, all)
    const numbers = await numbersIn(there)
    await movedTo(there, '/exact', Number(numbers['/longer/*']) + 1)
    expect(await steps(all, there)).toEqual([['update', 'priority']])
    await deployed(there, all)
    expect(await numbersIn(there)).toEqual(numbers)

    await movedTo(there, '/exact', Number(numbers['/longer/*']) - 1)
    expect(await steps(all, there)).toEqual([])
  })

  // Whichever of the two numbers is the smaller one.
  it.each([
    ['web', 'api'],
    ['api', 'web'],
  ])(
    'of %s, which asks again for what the program has lost with %s, is before it after one deploy',
    async (one, other) => {
      const there = account()
      const alone = serving({ [one]: edge.host('b.example.com') })
      await deployed(there, serving({ [one]: edge.host('*.example.com'), [other]: edge.host('b.example.com') }))
      await deploy(alone, there.simulator.options())
      expect(await steps(alone, there)).toEqual([])
    },
  )

  it('goes back at once where one that is still to be made comes between', async () => {
    const there = account()
    await deployed(there, all)
    const numbers = await numbersIn(there)
    const fewer = serving({ a: edge.path('/exact'), c: edge.path('/l*') })
    await deployed(there, fewer)
    await movedTo(there, '/exact', Number(numbers['/longer/*']) + 1)
    expect(await steps(fewer, there)).toEqual([])
    await deployed(there, all)
    expect(await numbersIn(there)).toEqual(numbers)
  })
})

it('a route rewrites what its targets get, changes that in one call, and gives it up', async () => {
  const there = account()
  const to = edge.path('/api/*')
  const both = to.urlRewrite('^/api/(.*)$', '/$1').hostHeaderRewrite('^(.+)$', 'api.internal')
  await deployed(there, serving({ api: both }))
  const transforms = async () => (await liveRules(there)).flatMap(({ Transforms = [] }) => Transforms)
  expect((await transforms()).map(({ Type }) => Type).sort()).toEqual(['host-header-rewrite', 'url-rewrite'])
  const { simulator } = there
  const before = simulator.calls.length
  await deployed(there, serving({ api: to.urlRewrite('^/api/(.*)$', '/v2/$1') }))
  expect(await transforms()).toEqual([
    { Type: 'url-rewrite', UrlRewriteConfig: { Rewrites: [{ Regex: '^/api/(.*)$', Replace: '/v2/$1' }] } },
  ])
  expect(simulator.calls.slice(before).filter(({ operation }) => operation === 'ModifyRule')).toHaveLength(1)
  await deployed(there, serving({ api: to }))
  expect(await transforms()).toEqual([])
  expect(() => both.urlRewrite('^/$', '/')).toThrow('rewritten URL')
  const answered = both.targetGroupStickiness(60).fixedResponse({ statusCode: '404' })
  expect(answered.issues().map(({ code, severity }) => [code, severity])).toEqual([
    ['RL-TRF-01', 'warning'],
    ['LS-FWD-02', 'error'],
  ])
})
