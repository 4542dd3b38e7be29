import { DescribeSubnetsCommand } from '@aws-sdk/client-ec2'
import { CreateClusterCommand, CreateServiceCommand } from '@aws-sdk/client-ecs'
import { expect, it } from 'vitest'
import { cluster, deploy, network, planDestroy, repository, service, stack, taskDefinition } from '../../src/index.ts'
import type { Simulator } from '../../src/simulator/index.ts'
import { everyEdge } from './edges.ts'
import { edgeAccount, outage } from './outage.ts'
import { plannedAndDone } from './planned-and-done.ts'
import { account, shop } from './shop.ts'
import { worker } from './worker.ts'

it.each([true, false])('a destroy does what it is planned to do, with data %s', async deleteData => {
  const simulator = edgeAccount()
  const { options } = outage('cluster', simulator)
  await deploy(everyEdge(), options)
  await plannedAndDone(everyEdge(), simulator, { deleteData })
})

it('what the program has lost goes as well, and what holds data stays', async () => {
  const simulator = account()
  await deploy(shop({ worker: true }), simulator.options())
  const plan = await plannedAndDone(shop(), simulator)
  expect(plan.removes.map(({ resource }) => resource)).toContain('service shop-jobs')
  expect(String(plan)).toMatch(/^Destroy of stack shop in us-east-1, account 123456789012\n {2}- delete {2}/)
  expect(String(plan)).toContain(': it holds logs; { deleteData: true } deletes it, too')
  expect(String(plan)).toMatch(/\n {2}\d+ to delete, \d+ to keep$/)
  const rest = await planDestroy(shop(), simulator.options())
  expect(rest).toMatchObject({ isEmpty: true, removes: [] })
  expect(String(rest)).toMatch(/account 123456789012: nothing to delete\n {2}\. keep {4}log group/)
})

it('a repository stays where it holds images', async () => {
  const simulator = account()
  const program = stack('shop').add(repository('shop/full'), repository('shop/empty'))
  await deploy(program, simulator.options())
  simulator.pushImage('shop/full', '1')
  const { removes, keeps } = await plannedAndDone(program, simulator)
  expect(removes.map(({ resource }) => resource)).toEqual(['repository shop/empty'])
  expect(keeps.map(({ resource }) => resource)).toEqual(['repository shop/full'])
})

/** A service of somebody else, of which nothing runs. */
async function addService(serviceName: string, taskDefinition: string, { clients: { ecs, ec2 } }: Simulator) {
  const { Subnets } = Object(await ec2.send(new DescribeSubnetsCommand({})))
  const awsvpcConfiguration = { subnets: [Subnets[0].SubnetId] }
  const other = { cluster: 'prod', serviceName, taskDefinition, launchType: 'FARGATE' } as const
  await ecs.send(new CreateServiceCommand({ ...other, desiredCount: 0, networkConfiguration: { awsvpcConfiguration } }))
}

it('a cluster stays that runs a service of others beside more of the stack than one answer lists', async () => {
  const simulator = account()
  const job = taskDefinition('job').fargate().cpu(0.25).memory(0.5)
  const ours = (name: string) =>
    service(name)
      .cluster(cluster('prod'))
      .taskDefinition(job.container('app', c => c.image('ghcr.io/acme/app:1')))
      .network(network.default())
      .desiredCount(0)
  const program = stack('jobs').add(...Array.from({ length: 11 }, (_, at) => ours(`a${at}`)))
  await deploy(program, simulator.options())
  await addService('other', 'jobs-job', simulator)
  expect((await plannedAndDone(program, simulator)).keeps.map(({ resource }) => resource)).toContain('cluster prod')
})

it('a cluster stays that runs services of others, and what was taken over unless it is told to go', async () => {
  const simulator = account()
  await deploy(worker('1'), simulator.options())
  const { ecs } = simulator.clients
  await addService('other', 'jobs-worker', simulator)
  const { keeps } = await plannedAndDone(worker('1'), simulator)
  expect(keeps).toContainEqual({
    resource: 'cluster prod',
    because: "it runs services that are not this stack's: other",
  })
  const mine = stack('mine').add(cluster('theirs'))
  await ecs.send(new CreateClusterCommand({ clusterName: 'theirs' }))
  await deploy(mine, { ...simulator.options(), adopt: true })
  expect((await plannedAndDone(mine, simulator)).removes).toEqual([])
  expect((await plannedAndDone(mine, simulator, { deleteAdopted: true })).removes).toEqual([
    { resource: 'cluster theirs' },
  ])
})
