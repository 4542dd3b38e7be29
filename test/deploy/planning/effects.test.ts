import { describe, expect, it } from 'vitest'
import {
  cluster,
  deploy,
  loadBalancer,
  network,
  plan,
  type Stack,
  service,
  stack,
  taskDefinition,
} from '../../../src/index.ts'
import { account } from '../../simulator/support.ts'

interface Settings {
  readonly image?: string
  readonly count?: number
  readonly grace?: number
  readonly exec?: boolean
  readonly shifts?: boolean
  readonly stops?: boolean
  readonly tag?: string
}

const vpc = network.default()
const edge = loadBalancer('edge').network(vpc).http()

function program({
  image = '1',
  count = 2,
  grace = 60,
  exec = false,
  shifts = false,
  stops = false,
  tag = 'a',
}: Settings): Stack {
  const definition = taskDefinition('web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .allowExecuteCommand()
    .container('app', c => c.image(`shop/web:${image}`).port(80))
  const base = service('web')
    .cluster(cluster('prod'))
    .taskDefinition(definition)
    .network(vpc)
    .desiredCount(count)
    .healthCheckGracePeriod(grace)
    .tags({ tag })
  const rolled = exec
    ? base.executeCommand()
    : stops
      ? base.rolling({ minimumHealthyPercent: 0, maximumPercent: 100 })
      : base
  return stack('shop').add((shifts ? rolled.blueGreen({ bakeTime: 0 }) : rolled).target(edge, 'app', 80))
}

const ROLLED = 'new tasks, a part at a time'
const STAY = 'the tasks that run stay'

describe('a plan says what becomes of the tasks, and so it comes', () => {
  it.each<[string, Settings, Settings, string]>([
    ['another image', {}, { image: '2' }, ROLLED],
    ['sessions, which only new tasks take', {}, { exec: true }, ROLLED],
    ['more tasks', {}, { count: 3 }, `${STAY}, save those that are too many`],
    ['fewer tasks', {}, { count: 1 }, `${STAY}, save those that are too many`],
    ['another tag', {}, { tag: 'b' }, STAY],
    ['a longer grace period', {}, { grace: 90 }, STAY],
    ['more tasks of another image', {}, { image: '2', count: 3 }, ROLLED],
    [
      'another image where no task has to stay',
      { stops: true },
      { stops: true, image: '2' },
      'the tasks that run may all stop before new ones start: none answers in between',
    ],
    [
      'another image of a service that shifts traffic',
      { shifts: true },
      { shifts: true, image: '2' },
      'new tasks beside the old ones, then all requests go to them',
    ],
  ])('%s', async (_what, first, next, effect) => {
    const { simulator, aws } = account()
    const running = async () => (await aws.ecs('ListTasks', { cluster: 'prod', serviceName: 'web' })).taskArns ?? []
    await deploy(program(first), simulator.options())
    const before = await running()
    const changes = await plan(program(next), simulator.options())
    expect(changes.steps.find(({ kind, action }) => kind === 'service' && action === 'update')?.effect).toBe(effect)
    expect(String(changes)).toContain(`~ update  service web: ${effect}\n`)
    await deploy(program(next), simulator.options())
    const now = await running()
    const stayed = now.filter(task => before.includes(task)).length
    expect(stayed).toBe(
      [STAY, `${STAY}, save those that are too many`].includes(effect) ? Math.min(before.length, now.length) : 0,
    )
  })
})

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/canary-deployment.html
it.each([
  ['rolling, with minutes for requests that go on', 'rolling', ROLLED, 5],
  ['a bake time', 'baking', 'new tasks beside the old ones, then all requests go to them', 15],
  ['steps', 'linear', 'new tasks beside the old ones, which get more of the requests step by step', 11],
  ['a few first', 'canary', 'new tasks beside the old ones, which get a few of the requests first', 7],
] as const)('a deployment that takes minutes by its settings is told: %s', async (_, how, words, minutes) => {
  const { simulator } = account()
  const of = (tag: string): Stack => {
    const definition = taskDefinition('web')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .container('app', c => c.image(`shop/web:${tag}`).port(80))
    const web = service('web').cluster(cluster('prod')).taskDefinition(definition).network(vpc)
    const slow = { rolling: 280, baking: 0, linear: 0, canary: 0 }[how]
    const shifted =
      how === 'rolling'
        ? web
        : how === 'baking'
          ? web.blueGreen({ bakeTime: 15 })
          : how === 'linear'
            ? web.linear({ stepPercent: 50, stepBakeTime: 6, bakeTime: 5 })
            : web.canary({ canaryPercent: 10, canaryBakeTime: 4, bakeTime: 3 })
    return stack('shop').add(shifted.target(edge, 'app', 80, { deregistrationDelay: slow }))
  }
  await deploy(of('1'), simulator.options())
  const { steps } = await plan(of('2'), simulator.options())
  expect(steps.find(({ kind }) => kind === 'service')?.effect).toBe(
    `${words}; in ${minutes} minutes at least, and what tasks take to start`,
  )
  const before = simulator.clock.now()
  await deploy(of('2'), simulator.options())
  expect((simulator.clock.now() - before) / 60_000).toBeGreaterThan(minutes)
})

it('a service of which no task is wanted waits for none', async () => {
  const { simulator } = account()
  const idle = (image: string): Stack => program({ image, count: 0 })
  await deploy(idle('1'), simulator.options())
  const { steps } = await plan(idle('2'), simulator.options())
  expect(steps.find(({ kind }) => kind === 'service')?.effect).toBe(ROLLED)
  const waiting = stack('shop').add(
    service('web')
      .cluster(cluster('prod'))
      .taskDefinition(
        taskDefinition('web')
          .fargate()
          .cpu(0.25)
          .memory(0.5)
          .container('app', c => c.image('shop/web:2').port(80)),
      )
      .network(vpc)
      .desiredCount(0)
      .target(edge, 'app', 80, { deregistrationDelay: 280 }),
  )
  expect((await plan(waiting, simulator.options())).steps.find(({ kind }) => kind === 'service')?.effect).toBe(ROLLED)
})

it('what stays as it is is folded where there is much of it', async () => {
  const { simulator } = account()
  const many = (image: string): Stack =>
    stack('many').add(
      ...Array.from({ length: 25 }, (_, at) =>
        service(`s${at}`)
          .cluster(cluster('prod'))
          .network(vpc)
          .desiredCount(0)
          .taskDefinition(
            taskDefinition(`s${at}`)
              .fargate()
              .cpu(0.25)
              .memory(0.5)
              .container('app', c => c.image(at === 7 ? image : 'shop/web:1')),
          ),
      ),
    )
  await deploy(many('shop/web:1'), simulator.options())
  const lines = String(await plan(many('shop/web:2'), simulator.options())).split('\n')
  expect(lines.filter(line => line.includes(' = keep '))).toEqual([
    expect.stringMatching(/^ {2}= keep {4}\d+ resources: .*24 × task definition.*24 × service/),
  ])
  expect(lines.filter(line => line.includes(' ~ update '))).toEqual([
    '  ~ update  task definition s7',
    `  ~ update  service s7: ${ROLLED}`,
  ])
})
