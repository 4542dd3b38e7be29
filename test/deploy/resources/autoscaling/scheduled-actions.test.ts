import { describe, expect, it } from 'vitest'
import {
  cluster,
  deploy,
  destroy,
  network,
  plan,
  type Scaling,
  service,
  stack,
  taskDefinition,
} from '../../../../src/index.ts'
import { account } from '../../../simulator/support.ts'
import { settles } from '../../settles.ts'

const vpc = network.default()
const site = service('web')
  .cluster(cluster('prod'))
  .network(vpc)
  .taskDefinition(
    taskDefinition('web')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .container('app', c => c.image('nginx:1')),
  )

const shop = (policies: (scaling: Scaling) => Scaling, limits = { min: 2, max: 6 }) =>
  stack('shop').add(site.autoScaling(limits, policies))

const BERLIN = { timeZone: 'Europe/Berlin' }
const nights = (s: Scaling): Scaling =>
  s
    .cpu(60)
    .schedule('night', { cron: '0 22 * * ? *', ...BERLIN, min: 0, max: 0 })
    .schedule('morning', { cron: '0 6 * * ? *', ...BERLIN, min: 2, max: 6 })

const scaled = {
  ServiceNamespace: 'ecs',
  ScalableDimension: 'ecs:service:DesiredCount',
  ResourceId: 'service/prod/web',
} as const

type There = ReturnType<typeof account>

async function seen({ aws, simulator }: There) {
  const { services: [found] = [] } = await aws.ecs('DescribeServices', { cluster: 'prod', services: ['web'] })
  const { ScalableTargets: [target] = [] } = await aws.applicationAutoScaling('DescribeScalableTargets', {
    ServiceNamespace: 'ecs',
  })
  const at = new Date(simulator.clock.now()).toLocaleTimeString('en-GB', { timeZone: 'Europe/Berlin' })
  return { at, tasks: found?.desiredCount, limits: [target?.MinCapacity, target?.MaxCapacity] }
}

/** Until so many o'clock of Berlin. */
async function until(hour: number, { simulator }: There): Promise<void> {
  for (let at = -1; at !== hour; ) {
    await simulator.advance(600_000)
    const shown = new Date(simulator.clock.now()).toLocaleString('en-GB', {
      hour: 'numeric',
      timeZone: 'Europe/Berlin',
    })
    at = Number(shown)
  }
  await simulator.advance(600_000)
}

// What users of other tools met or asked for: https://github.com/aws/copilot-cli/issues/4298 (a deploy undoes the night),
// https://github.com/aws/aws-cdk/issues/22645, /27754, https://github.com/hashicorp/terraform-provider-aws/issues/17600,
// https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/842 (a zone, not UTC: summer time),
// https://github.com/hashicorp/terraform-provider-aws/issues/33708 (an update loses what it does not say),
// https://github.com/buildkite/elastic-ci-stack-for-aws/pull/1575 (nothing runs at night),
// https://github.com/trade-tariff/trade-tariff-backend/pull/3347 (more at known peaks, the rest by policies)
describe('schedules of a service', () => {
  it('set its limits at the times of their zone, and deploys in between leave them', async () => {
    const there = account()
    await settles(shop(nights), there.simulator)
    expect(await seen(there)).toMatchObject({ tasks: 2, limits: [2, 6] })
    await until(22, there)
    expect(await seen(there)).toMatchObject({ tasks: 0, limits: [0, 0] })

    const changes = await plan(shop(nights), there.simulator.options())
    expect(changes.isEmpty).toBe(true)
    expect(String(changes)).toContain('ignored autoscaling web: minCapacity is 0, not 2: set by a schedule')
    const another = shop(s => nights(s).memory(70))
    await deploy(another, there.simulator.options())
    expect(await seen(there)).toMatchObject({ tasks: 0, limits: [0, 0] })
    await until(6, there)
    expect(await seen(there)).toMatchObject({ tasks: 2, limits: [2, 6] })
  })

  it('of others are left alone, and so are the limits that they set', async () => {
    const there = account()
    await settles(
      shop(s => s.cpu(60)),
      there.simulator,
    )
    await there.aws.applicationAutoScaling('PutScheduledAction', {
      ...scaled,
      ScheduledActionName: 'operators-night',
      Schedule: 'cron(0 22 * * ? *)',
      Timezone: 'Europe/Berlin',
      ScalableTargetAction: { MinCapacity: 1, MaxCapacity: 1 },
    })
    await until(22, there)
    const hotter = shop(s => s.cpu(70))
    await deploy(hotter, there.simulator.options())
    expect(await seen(there)).toMatchObject({ tasks: 1, limits: [1, 1] })
    expect((await plan(hotter, there.simulator.options())).isEmpty).toBe(true)
    await deploy(
      shop(s => s.cpu(70), { min: 3, max: 6 }),
      there.simulator.options(),
    )
    const { ScheduledActions = [] } = await there.aws.applicationAutoScaling('DescribeScheduledActions', scaled)
    expect(ScheduledActions.map(({ ScheduledActionName }) => ScheduledActionName)).toEqual(['operators-night'])
    expect(await seen(there)).toMatchObject({ limits: [1, 1] })
  })

  it('that set what is there and are changed set the new limits in the same deploy, and none where they go', async () => {
    const there = account()
    const days = (min: number, max: number) =>
      shop(
        s =>
          s
            .cpu(60)
            .schedule('night', { cron: '0 22 * * ? *', ...BERLIN, min: 0, max: 0 })
            .schedule('morning', { cron: '0 6 * * ? *', ...BERLIN, min, max }),
        { min, max },
      )
    await settles(days(2, 6), there.simulator)
    await settles(days(3, 9), there.simulator)
    expect(await seen(there)).toMatchObject({ tasks: 3, limits: [3, 9] })
    await until(22, there)
    await settles(days(4, 9), there.simulator)
    expect(await seen(there)).toMatchObject({ tasks: 0, limits: [0, 0] })
    const late = shop(s => s.schedule('night', { cron: '0 22 * * ? *', ...BERLIN, min: 1, max: 1 }))
    await settles(late, there.simulator)
    expect(await seen(there)).toMatchObject({ tasks: 1, limits: [1, 1] })
    await settles(
      shop(s => s.cpu(60)),
      there.simulator,
    )
    expect(await seen(there)).toMatchObject({ tasks: 2, limits: [2, 6] })
  })

  it('leave a minimum above the maximum of the program to it, which AWS would refuse', async () => {
    const there = account()
    await settles(
      shop(s => s.cpu(60), { min: 2, max: 20 }),
      there.simulator,
    )
    await there.aws.applicationAutoScaling('PutScheduledAction', {
      ...scaled,
      ScheduledActionName: 'operators-sale',
      Schedule: 'cron(0 22 * * ? *)',
      ScalableTargetAction: { MinCapacity: 10 },
    })
    await until(22, there)
    await there.simulator.advance(3_600_000 * 3)
    expect(await seen(there)).toMatchObject({ limits: [10, 20] })
    await settles(
      shop(s => s.cpu(60), { min: 2, max: 8 }),
      there.simulator,
    )
    expect(await seen(there)).toMatchObject({ limits: [2, 8] })
  })

  it('are changed, taken away, and gone with the service', async () => {
    const there = account()
    const names = async () => {
      const { ScheduledActions = [] } = await there.aws.applicationAutoScaling('DescribeScheduledActions', {
        ServiceNamespace: 'ecs',
      })
      return ScheduledActions.map(({ ScheduledActionName, Schedule, ScalableTargetAction }) => [
        ScheduledActionName,
        Schedule,
        ScalableTargetAction,
      ])
    }
    await settles(shop(nights), there.simulator)
    expect(await names()).toEqual([
      ['shop-night', 'cron(0 22 * * ? *)', { MinCapacity: 0, MaxCapacity: 0 }],
      ['shop-morning', 'cron(0 6 * * ? *)', { MinCapacity: 2, MaxCapacity: 6 }],
    ])
    await settles(
      shop(s =>
        s.cpu(60).schedule('night', { rate: '1 day', max: 2 }).schedule('sale', { at: '2099-01-01T00:00:00', min: 5 }),
      ),
      there.simulator,
    )
    expect(await names()).toEqual([
      ['shop-night', 'rate(1 day)', { MaxCapacity: 2 }],
      ['shop-sale', 'at(2099-01-01T00:00:00)', { MinCapacity: 5 }],
    ])
    await settles(
      shop(s => s.cpu(60)),
      there.simulator,
    )
    expect(await names()).toEqual([])
    await settles(shop(nights), there.simulator)
    await destroy(shop(nights), there.simulator.options())
    expect(await names()).toEqual([])
  })

  it('need no right where the program has none', async () => {
    const there = account()
    there.simulator.inject(
      { operation: 'DescribeScheduledActions' },
      { how: 'rejected', code: 'AccessDeniedException', message: 'no', status: 403 },
    )
    await settles(
      shop(s => s.cpu(60)),
      there.simulator,
    )
    await expect(plan(shop(nights), there.simulator.options())).rejects.toThrow(
      'application-autoscaling:DescribeScheduledActions',
    )
  })
})
