import { CreateClusterCommand } from '@aws-sdk/client-ecs'
import { expect, it } from 'vitest'
import { deploy, plan } from '../../../../src/index.ts'
import { createSimulator } from '../../../../src/simulator/index.ts'
import { failureOf, worker } from '../../worker.ts'

/** A simulator whose clusters say so often that they are PROVISIONING, and what it was asked for. */
function provisioning(looks: number) {
  const simulator = createSimulator()
  const { ecs } = simulator.clients
  const asked: string[] = []
  let left = looks
  const send: typeof ecs.send = async (command, options) => {
    const output = (await ecs.send(command, options)) as {
      cluster?: { status: string }
      clusters?: { status: string }[]
    }
    const operation = command.constructor.name.replace('Command', '')
    asked.push(operation)
    for (const each of [output.cluster, ...(output.clusters ?? [])]) {
      if (!each || left === 0) continue
      each.status = 'PROVISIONING'
      left -= 1
    }
    return output
  }
  return { asked, options: { ...simulator.options(), clients: { ...simulator.clients, ecs: { ...ecs, send } } } }
}

it('a cluster is waited for before anything is made in it', async () => {
  const { asked, options } = provisioning(3)
  expect((await deploy(worker('1'), options)).outcome).toBe('deployed')
  const made = asked.indexOf('CreateCluster')
  const looks = asked.slice(made, asked.indexOf('CreateService')).filter(each => each === 'DescribeClusters')
  expect(looks).toHaveLength(3)
})

it('a cluster that an interrupted run has left PROVISIONING is waited for, too', async () => {
  const { options } = provisioning(0)
  await deploy(worker('1'), options)
  const { clients, ...rest } = options
  const { ecs } = clients
  let first = true
  const send: typeof ecs.send = async (command, given) => {
    const output = (await ecs.send(command, given)) as { clusters?: { status: string }[] }
    if (first && output.clusters?.[0]) {
      output.clusters[0].status = 'PROVISIONING'
      first = false
    }
    return output
  }
  const again = { ...rest, clients: { ...clients, ecs: { ...ecs, send } } }
  const { steps } = await plan(worker('1'), again)
  expect(steps.find(({ resource }) => resource === 'cluster prod')?.changes).toEqual([
    { path: 'status', from: 'PROVISIONING', to: 'ACTIVE' },
  ])
  first = true
  expect((await deploy(worker('1'), again)).plan.isEmpty).toBe(false)
  expect((await plan(worker('1'), again)).isEmpty).toBe(true)
})

it.each([
  [
    'another stack',
    { 'fluent-ecs:stack': 'other', 'fluent-ecs:id': 'cluster/prod' },
    'belongs to cluster/prod of stack "other"',
  ],
  ['nobody', {}, 'was not made by stack "jobs"'],
])('a cluster that %s has made since the plan is not taken for ours', async (_who, tags, says) => {
  const simulator = createSimulator()
  const create = { clusterName: 'prod', tags: Object.entries(tags).map(([key, value]) => ({ key, value })) }
  const act = async (): Promise<void> => void (await simulator.clients.ecs.send(new CreateClusterCommand(create)))
  simulator.inject({ service: 'ecs', operation: 'CreateCluster', nth: 1 }, { how: 'foreign-actor', act })
  const { diagnosis } = await failureOf(deploy(worker('1'), simulator.options()))
  expect(diagnosis).toMatchObject([{ code: 'ownership.foreign', cause: expect.stringContaining(says) }])
  expect(simulator.calls.map(({ operation }) => operation)).not.toContain('CreateService')
})
