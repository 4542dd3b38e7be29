import { CreateClusterCommand, CreateTaskSetCommand, DeleteClusterCommand, ECSClient } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { createSimulator } from '../../src/simulator/index.ts'

const create = new CreateClusterCommand({ clusterName: 'prod' })

describe('a simulated account', () => {
  it('gives clients that take real SDK commands', async () => {
    const { clients, region } = createSimulator({ account: '111122223333', region: 'eu-central-1' }).options()
    expect(region).toBe('eu-central-1')
    expect(await clients.ecs.send(create)).toMatchObject({
      cluster: { clusterArn: 'arn:aws:ecs:eu-central-1:111122223333:cluster/prod' },
    })
  })

  it('is empty before and after', async () => {
    const simulator = createSimulator()
    expect(simulator.isEmpty()).toBe(true)
    await simulator.clients.ecs.send(create)
    expect(simulator.isEmpty()).toBe(false)
    expect(simulator.resources()).toEqual(['arn:aws:ecs:us-east-1:123456789012:cluster/prod'])
    await simulator.clients.ecs.send(new DeleteClusterCommand({ cluster: 'prod' }))
    expect(simulator.isEmpty()).toBe(true)
  })

  it('writes down every call, with its outcome and its time', async () => {
    const simulator = createSimulator({ startTime: new Date(5000), latencyMilliseconds: 20 })
    await simulator.clients.ecs.send(create)
    await simulator.clients.ecs.send(new DeleteClusterCommand({ cluster: 'other' })).catch(() => {})
    expect(simulator.calls).toEqual([
      {
        service: 'ecs',
        operation: 'CreateCluster',
        input: { clusterName: 'prod' },
        at: 5020,
        outcome: 'ok',
        mutating: true,
      },
      {
        service: 'ecs',
        operation: 'DeleteCluster',
        input: { cluster: 'other' },
        at: 5040,
        outcome: 'ClusterNotFoundException',
        mutating: true,
      },
    ])
  })

  it('says so when it does not have an operation', async () => {
    const simulator = createSimulator()
    await expect(
      new ECSClient(simulator.clientConfig('ecs')).send(
        new CreateTaskSetCommand({ cluster: 'a', service: 'b', taskDefinition: 'web' }),
      ),
    ).rejects.toMatchObject({ message: 'The simulator does not have ecs CreateTaskSet.' })
  })

  it('is the same for the same seed', async () => {
    const idsOf = async (seed: number) => {
      const { clients } = createSimulator({ seed })
      const { DescribeVpcsCommand } = await import('@aws-sdk/client-ec2')
      const { Vpcs } = (await clients.ec2.send(new DescribeVpcsCommand({}))) as { Vpcs: { VpcId: string }[] }
      return Vpcs.map(vpc => vpc.VpcId)
    }
    expect(await idsOf(7)).toEqual(await idsOf(7))
    expect(await idsOf(7)).not.toEqual(await idsOf(8))
  })
})
