import {
  ApplicationAutoScalingClient,
  DeleteScalingPolicyCommand,
  DeregisterScalableTargetCommand,
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
  ListTagsForResourceCommand,
  PutScalingPolicyCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling'
import { describe, expect, it } from 'vitest'
import { account } from '../ecs/account.ts'

const target = {
  ServiceNamespace: 'ecs',
  ResourceId: 'service/prod/web',
  ScalableDimension: 'ecs:service:DesiredCount',
} as const
const capacity = { MinCapacity: 1, MaxCapacity: 4 }
const policy = (PolicyName: string, metric: 'ECSServiceAverageCPUUtilization' | 'ECSServiceAverageMemoryUtilization') =>
  new PutScalingPolicyCommand({
    ...target,
    PolicyName,
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: 70,
      PredefinedMetricSpecification: { PredefinedMetricType: metric },
    },
  })

async function scaled() {
  const prod = await account()
  await prod.create()
  const scaling = new ApplicationAutoScalingClient(prod.simulator.clientConfig('applicationAutoScaling'))
  return { ...prod, scaling }
}

describe('scalable targets', () => {
  it('need a service that exists', async () => {
    const { scaling } = await scaled()
    await expect(
      scaling.send(new RegisterScalableTargetCommand({ ...target, ...capacity, ResourceId: 'service/prod/other' })),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining("ECS service doesn't exist"),
    })
  })

  it('bring the count of their service between their limits', async () => {
    const { scaling, service } = await scaled()
    await scaling.send(new RegisterScalableTargetCommand({ ...target, MinCapacity: 3, MaxCapacity: 4 }))
    expect(await service()).toMatchObject({ desiredCount: 3 })
    await scaling.send(new RegisterScalableTargetCommand({ ...target, MinCapacity: 0, MaxCapacity: 1 }))
    expect(await service()).toMatchObject({ desiredCount: 1 })
  })

  it('keep what a later registration does not say, and refuse tags then', async () => {
    const { scaling } = await scaled()
    const { ScalableTargetARN } = await scaling.send(
      new RegisterScalableTargetCommand({ ...target, ...capacity, Tags: { a: 'b' } }),
    )
    await scaling.send(new RegisterScalableTargetCommand({ ...target, MaxCapacity: 9 }))
    const { ScalableTargets } = await scaling.send(new DescribeScalableTargetsCommand({ ServiceNamespace: 'ecs' }))
    expect(ScalableTargets).toMatchObject([{ ScalableTargetARN, MinCapacity: 1, MaxCapacity: 9 }])
    expect((await scaling.send(new ListTagsForResourceCommand({ ResourceARN: ScalableTargetARN }))).Tags).toEqual({
      a: 'b',
    })
    await expect(
      scaling.send(new RegisterScalableTargetCommand({ ...target, Tags: { a: 'c' } })),
    ).rejects.toMatchObject({ name: 'ValidationException' })
  })

  it('refuse a minimum above the maximum', async () => {
    const { scaling } = await scaled()
    await expect(
      scaling.send(new RegisterScalableTargetCommand({ ...target, MinCapacity: 5, MaxCapacity: 4 })),
    ).rejects.toMatchObject({ name: 'ValidationException' })
  })

  it.each([
    ['raise', { MinCapacity: 3, MaxCapacity: 4 }, 3],
    ['lower', { MinCapacity: 1, MaxCapacity: 1 }, 1],
    ['leave', { MinCapacity: 1, MaxCapacity: 4 }, 2],
  ])('%s the number of tasks into their limits', async (_, limits, count) => {
    const web = await scaled()
    await web.scaling.send(new RegisterScalableTargetCommand({ ...target, ...limits }))
    await web.simulator.advance(300_000)
    expect(await web.service()).toMatchObject({ desiredCount: count, runningCount: count })
  })

  it('take their policies with them', async () => {
    const { scaling } = await scaled()
    await scaling.send(new RegisterScalableTargetCommand({ ...target, ...capacity }))
    await scaling.send(policy('cpu', 'ECSServiceAverageCPUUtilization'))
    await scaling.send(new DeregisterScalableTargetCommand(target))
    expect(
      (await scaling.send(new DescribeScalingPoliciesCommand({ ServiceNamespace: 'ecs' }))).ScalingPolicies,
    ).toEqual([])
    await expect(scaling.send(new DeregisterScalableTargetCommand(target))).rejects.toMatchObject({
      name: 'ObjectNotFoundException',
    })
  })
})

describe('scaling policies', () => {
  it('need their target first', async () => {
    const { scaling } = await scaled()
    await expect(scaling.send(policy('cpu', 'ECSServiceAverageCPUUtilization'))).rejects.toMatchObject({
      name: 'ObjectNotFoundException',
      message: expect.stringContaining('No scalable target registered'),
    })
  })

  it('are updated in place by name, and exist once a metric', async () => {
    const { scaling } = await scaled()
    await scaling.send(new RegisterScalableTargetCommand({ ...target, ...capacity }))
    const first = await scaling.send(policy('cpu', 'ECSServiceAverageCPUUtilization'))
    expect((await scaling.send(policy('cpu', 'ECSServiceAverageCPUUtilization'))).PolicyARN).toBe(first.PolicyARN)
    await expect(scaling.send(policy('cpu2', 'ECSServiceAverageCPUUtilization'))).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('Only one TargetTrackingScaling policy for a given metric specification'),
    })
    await scaling.send(policy('memory', 'ECSServiceAverageMemoryUtilization'))
    await scaling.send(new DeleteScalingPolicyCommand({ ...target, PolicyName: 'cpu' }))
    const { ScalingPolicies } = await scaling.send(new DescribeScalingPoliciesCommand({ ServiceNamespace: 'ecs' }))
    expect(ScalingPolicies?.map(({ PolicyName }) => PolicyName)).toEqual(['memory'])
  })
})
