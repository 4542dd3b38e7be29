import { expect, it } from 'vitest'
import {
  cluster,
  deploy,
  destroy,
  loadBalancer,
  network,
  plan,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import { createSimulator } from '../../src/simulator/index.ts'
import { answering, answersDuring } from './answering.ts'

const vpc = network.default()
const edge = loadBalancer('edge').network(vpc).http()
const web = (image: string, port = 80) =>
  taskDefinition('web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image(`shop/${image}`).port(port))
const plain = (name: string, image = name, where = 'prod') =>
  service(name).cluster(cluster(where)).taskDefinition(web(image).family(name)).network(vpc)
const shop = stack('shop')

const all = plain('all').target(edge.host('*.example.com'), 'app', 80)
const api = plain('api').target(edge.host('api.example.com'), 'app', 80)
const REQUEST = ['api.example.com', '/'] as const

it('a new route that is more specific gets requests when its service answers, not before', async () => {
  const simulator = createSimulator()
  await deploy(shop.add(all), simulator.options())
  const answers = await answersDuring(simulator, REQUEST, () => deploy(shop.add(all, api), simulator.options()))
  expect(answers).toEqual(['shop-all-app-80-edge', 'shop-api-app-80-edge'])
  expect((await plan(shop.add(all, api), simulator.options())).isEmpty).toBe(true)
})

it('a new route whose service never answers takes nothing, until it does', async () => {
  const simulator = createSimulator()
  await deploy(shop.add(all), simulator.options())
  const mend = simulator.fail({ image: 'shop/api' }, { how: 'exits', exitCode: 1 })
  const failing = () => deploy(shop.add(all, api), simulator.options()).catch(({ outcome }) => outcome)
  expect(await answersDuring(simulator, REQUEST, failing)).toEqual(['shop-all-app-80-edge'])
  expect(await answersDuring(simulator, REQUEST, failing)).toEqual(['shop-all-app-80-edge'])
  mend()
  const answers = await answersDuring(simulator, REQUEST, () => deploy(shop.add(all, api), simulator.options()))
  expect(answers).toEqual(['shop-all-app-80-edge', 'shop-api-app-80-edge'])
  expect((await plan(shop.add(all, api), simulator.options())).isEmpty).toBe(true)
})

it('a new route of a service without tasks does not wait for them', async () => {
  const simulator = createSimulator()
  await deploy(shop.add(all), simulator.options())
  const none = shop.add(all, api.desiredCount(0))
  expect((await deploy(none, simulator.options())).outcome).toBe('deployed')
  expect((await plan(none, simulator.options())).isEmpty).toBe(true)
})

it.each([false, true])('a renamed service takes the route over when it answers (prune: %s)', async prune => {
  const named = (name: string) => plain(name, `${name}:1`).target(edge.host('api.example.com'), 'app', 80)
  const names = ['web', 'site', 'page', 'front', 'main']
  const simulator = createSimulator()
  await deploy(shop.add(named('web')), simulator.options())
  for (const [at, name] of names.entries()) {
    const next = names[at + 1] ?? 'web'
    const program = shop.add(named(next))
    const answers = await answersDuring(simulator, REQUEST, () => deploy(program, { ...simulator.options(), prune }))
    expect(answers).toEqual([`shop-${name}-app-80-edge`, `shop-${next}-app-80-edge`])
    const after = await plan(program, { ...simulator.options(), prune })
    expect(after.isEmpty, String(after)).toBe(true)
  }
})

it('hosts of which one rule has only some go to that one first, whatever their names', async () => {
  const simulator = createSimulator()
  const both = edge.host('api.example.com', 'www.example.com')
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) {
    const program = shop.add(
      plain('some').target(edge.host('api.example.com'), 'app', 80),
      plain(`all-${name}`, 'all').target(both, 'app', 80),
    )
    await deploy(program, { ...simulator.options(), prune: true })
    expect(await answering(simulator, 'api.example.com', '/')).toBe('shop-some-app-80-edge')
    expect(await answering(simulator, 'www.example.com', '/')).toBe(`shop-all-${name}-app-80-edge`)
  }
})

it('a move to another cluster with other target groups ends, without a moment when nothing answers', async () => {
  const simulator = createSimulator()
  const one = shop.add(plain('web', 'web', 'one').target(edge.path('/a'), 'app', 80).target(edge.path('/b'), 'app', 80))
  const two = shop.add(
    plain('web', 'web', 'two')
      .target(edge.path('/a'), 'app', 80)
      .target(edge.path('/b'), 'app', 80, { healthCheck: '/health' })
      .desiredCount(2),
  )
  await deploy(one, simulator.options())
  const answers = await answersDuring(simulator, ['example.com', '/b'], () =>
    deploy(two, { ...simulator.options(), prune: true }),
  )
  expect(answers).toEqual(['shop-web-app-80-edge', 'shop-web-app-80-edge-2'])
  expect((await plan(two, simulator.options())).isEmpty).toBe(true)
  await destroy(two, simulator.options())
})

it('another port together with a count of zero does not wait for targets', async () => {
  const simulator = createSimulator()
  await deploy(shop.add(plain('web').target(edge, 'app', 80)), simulator.options())
  const none = shop.add(
    service('web')
      .cluster(cluster('prod'))
      .taskDefinition(web('web', 90).family('web'))
      .network(vpc)
      .target(edge, 'app', 90)
      .desiredCount(0),
  )
  const start = simulator.clock.now()
  expect((await deploy(none, simulator.options())).outcome).toBe('deployed')
  expect(simulator.clock.now() - start).toBeLessThan(300_000)
  expect((await plan(none, simulator.options())).isEmpty).toBe(true)
})

it('a further route of a rolling service that turns to blue/green is told to be silent meanwhile, the first is not', async () => {
  const simulator = createSimulator()
  const both = (turned: boolean) => {
    const routes = plain('all').target(edge.path('/a*'), 'app', 80).target(edge.path('/b*'), 'app', 80)
    return shop.add(turned ? routes.blueGreen({ bakeTime: 0 }) : routes)
  }
  await deploy(both(false), simulator.options())
  const from = simulator.ruleTargets.length
  const { notes } = await plan(both(true), simulator.options())
  await deploy(both(true), simulator.options())
  const silent = simulator.ruleTargets.slice(from).filter(({ healthy }) => healthy === 0)
  expect(silent).toHaveLength(1)
  expect(notes.filter(note => note.includes('no task yet'))).toEqual([
    expect.stringContaining('listener rule all:edge:80-2 moves to target groups in which there is no task yet'),
  ])
  expect((await plan(both(true), simulator.options())).notes.join()).not.toContain('no task yet')
})
