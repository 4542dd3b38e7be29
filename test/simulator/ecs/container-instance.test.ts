import {
  DeleteClusterCommand,
  DescribeContainerInstancesCommand,
  ListContainerInstancesCommand,
} from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import type { ContainerInstanceSeed } from '../../../src/simulator/index.ts'
import { account } from './account.ts'

const ec2 = {
  launchType: 'EC2' as const,
  networkConfiguration: undefined,
  taskDefinition: 'host',
}

async function prod(hostPort = 0) {
  const made = await account()
  await made.register({
    family: 'host',
    requiresCompatibilities: ['EC2'],
    networkMode: 'bridge',
    containerDefinitions: [{ name: 'app', image: 'nginx:1', portMappings: [{ containerPort: 3000, hostPort }] }],
  })
  return {
    ...made,
    add: (seed: Partial<ContainerInstanceSeed> = {}) =>
      made.simulator.containerInstance({ cluster: 'prod', cpu: 2048, memoryMiB: 4000, ...seed }),
    async problem() {
      await made.simulator.advance(120_000)
      return (await made.service()).events
        ?.map(({ message = '' }) => message)
        .find(text => /unable to place/.test(text))
    },
  }
}

describe('a service on EC2', () => {
  it('finds no place without instances, and one as soon as there are some', async () => {
    const web = await prod()
    await web.create(ec2)
    expect(await web.problem()).toBe(
      '(service web) was unable to place a task because no container instance met all of its requirements. Reason: No Container Instances were found in your cluster. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.',
    )
    expect((await web.service()).deployments?.[0]).toMatchObject({ runningCount: 0 })
    const arn = web.add()
    expect(await web.steady()).toMatchObject({ runningCount: 2 })
    expect((await web.tasks()).map(({ containerInstanceArn }) => containerInstanceArn)).toEqual([arn, arn])
  })

  it.each([
    ['insufficient CPU units available', { cpu: 1000 }, 0],
    ['insufficient memory available', { memoryMiB: 2000 }, 0],
    ['is already using a port required by your task', {}, 80],
  ])('says %s when one instance is not enough for two tasks', async (reason, seed, hostPort) => {
    const web = await prod(hostPort)
    const id = web.add(seed).split('/').at(-1)
    await web.create(ec2)
    expect(await web.problem()).toContain(`The closest matching (container-instance ${id})`)
    expect(await web.problem()).toContain(reason)
    expect((await web.service()).runningCount).toBe(1)
    web.add(seed)
    expect(await web.steady()).toMatchObject({ runningCount: 2 })
  })

  it('keeps to its placement constraints', async () => {
    const web = await prod()
    web.add({ attributes: { zone: 'a' } })
    await web.create({ ...ec2, placementConstraints: [{ type: 'memberOf', expression: 'attribute:zone == b' }] })
    expect(await web.problem()).toContain('MemberOf placement constraint unsatisfied.')
    const arn = web.add({ attributes: { zone: 'b' } })
    await web.steady()
    expect(new Set((await web.tasks()).map(task => task.containerInstanceArn))).toEqual(new Set([arn]))
  })

  it('runs one task on each instance as a daemon', async () => {
    const web = await prod()
    const [one, two] = [web.add(), web.add()]
    await web.create({ ...ec2, schedulingStrategy: 'DAEMON', desiredCount: undefined })
    expect(await web.steady()).toMatchObject({ desiredCount: 2, runningCount: 2 })
    const three = web.add()
    expect(await web.steady()).toMatchObject({ desiredCount: 3, runningCount: 3 })
    const places = (await web.tasks()).map(task => task.containerInstanceArn)
    expect(places.sort()).toEqual([one, two, three].sort())
  })

  it('takes from what an instance has left', async () => {
    const web = await prod()
    web.add()
    await web.create(ec2)
    await web.steady()
    const { containerInstanceArns } = await web.ecs.send(new ListContainerInstancesCommand({ cluster: 'prod' }))
    const { containerInstances } = await web.ecs.send(
      new DescribeContainerInstancesCommand({ cluster: 'prod', containerInstances: containerInstanceArns }),
    )
    expect(containerInstances?.[0]).toMatchObject({
      runningTasksCount: 2,
      remainingResources: [{ integerValue: 2048 - 2 * 512 }, { integerValue: 4000 - 2 * 1024 }, {}],
    })
  })

  it('holds its cluster, as instances do', async () => {
    const web = await prod()
    web.add()
    await expect(web.ecs.send(new DeleteClusterCommand({ cluster: 'prod' }))).rejects.toMatchObject({
      name: 'ClusterContainsContainerInstancesException',
    })
  })
})
