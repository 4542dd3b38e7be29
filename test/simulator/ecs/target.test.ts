import { DeleteServiceCommand } from '@aws-sdk/client-ecs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { World } from '../../../src/simulator/operation.ts'
import { services } from '../../../src/simulator/services.ts'
import { targetsOf } from '../../../src/simulator/target-registry.ts'
import { account } from './account.ts'

const groups = { attached: true, type: 'ip', world: undefined as unknown }

const { elbv2 } = services
const answers = {
  resources: () => [],
  operations: {
    DescribeTargetGroups: (_: unknown, world: unknown) => {
      groups.world = world
      return {
        TargetGroups: [
          {
            TargetType: groups.type,
            LoadBalancerArns: groups.attached ? ['arn:lb'] : [],
            HealthCheckIntervalSeconds: 10,
            HealthyThresholdCount: 3,
            UnhealthyThresholdCount: 2,
          },
        ],
      }
    },
    DescribeTargetGroupAttributes: () => ({
      Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '120' }],
    }),
  },
}

// Answers as the load balancing API does, so that these tests are about ECS alone.
beforeAll(() => void Object.assign(services, { elbv2: answers }))
afterAll(() => void Object.assign(services, { elbv2 }))

const loadBalancers = [{ targetGroupArn: 'arn:tg', containerName: 'app', containerPort: 3000 }]
const states = () => [...targetsOf(groups.world as World, 'arn:tg').values()].map(({ state }) => state)

async function behind(attached = true, type = 'ip') {
  Object.assign(groups, { attached, type })
  return await account()
}

describe('a service behind a target group', () => {
  it('is refused while no load balancer forwards to it', async () => {
    const prod = await behind(false)
    await expect(prod.create({ loadBalancers })).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'The target group with targetGroupArn arn:tg does not have an associated load balancer.',
    })
  })

  it('is refused when the target type does not fit the network mode', async () => {
    const prod = await behind(true, 'instance')
    await expect(prod.create({ loadBalancers })).rejects.toMatchObject({
      message: expect.stringContaining('incompatible with the awsvpc network mode'),
    })
  })

  it('is steady only when its targets have passed their health checks', async () => {
    const prod = await behind()
    await prod.create({ loadBalancers })
    await prod.simulator.advance(40_000)
    expect(await prod.service()).toMatchObject({ runningCount: 2, deployments: [{ rolloutState: 'IN_PROGRESS' }] })
    expect(states()).toEqual(['initial', 'initial'])
    await prod.steady()
    expect(states()).toEqual(['healthy', 'healthy'])
  })

  it('replaces tasks whose target stays unhealthy, after the grace period', async () => {
    const prod = await behind()
    prod.simulator.fail({ container: 'app' }, { how: 'unhealthy' })
    await prod.create({ loadBalancers, healthCheckGracePeriodSeconds: 60 })
    await prod.simulator.advance(75_000)
    expect(states()).toEqual(['unhealthy', 'unhealthy'])
    expect(await prod.tasks('STOPPED')).toEqual([])
    await prod.simulator.advance(60_000)
    expect((await prod.tasks('STOPPED'))[0]?.stoppedReason).toBe(
      'Task failed ELB health checks in (target-group arn:tg)',
    )
    expect((await prod.service()).events?.map(event => event.message)).toContainEqual(
      expect.stringContaining('is unhealthy in (target-group arn:tg) due to (reason Health checks failed)'),
    )
  })

  it('drains its targets for the deregistration delay when it is deleted', async () => {
    const prod = await behind()
    await prod.create({ loadBalancers })
    await prod.steady()
    await prod.ecs.send(new DeleteServiceCommand({ cluster: 'prod', service: 'web', force: true }))
    await prod.simulator.advance(60_000)
    expect(states()).toEqual(['draining', 'draining'])
    expect((await prod.service()).status).toBe('DRAINING')
    await prod.simulator.advance(100_000)
    expect(states()).toEqual([])
    expect((await prod.service()).status).toBe('INACTIVE')
  })
})
