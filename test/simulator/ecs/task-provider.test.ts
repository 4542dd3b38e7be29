import { expect, it } from 'vitest'
import { cluster, deploy, network, service, stack, taskDefinition } from '../../../src/index.ts'
import { account } from '../support.ts'

const web = taskDefinition('web')
  .fargate()
  .cpu(0.25)
  .memory(0.5)
  .container('app', c => c.image('nginx:1.27'))

const prod = cluster('prod').capacityProviders({ FARGATE: { weight: 1 }, FARGATE_SPOT: { weight: 1 } })
const site = service('web').cluster(prod).taskDefinition(web).network(network.default()).desiredCount(5)

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html
it.each([
  [
    'a base alone on one, the rest on the other',
    site.capacityProviderStrategy({ FARGATE: { base: 2, weight: 0 }, FARGATE_SPOT: { weight: 1 } }),
    [2, 3],
  ],
  [
    'a base, and then by weight',
    site.capacityProviderStrategy({ FARGATE: { base: 1 }, FARGATE_SPOT: { weight: 3 } }),
    [2, 3],
  ],
  ['all on one', site.capacityProviderStrategy({ FARGATE: { weight: 0 }, FARGATE_SPOT: { weight: 1 } }), [0, 5]],
])('tasks of a service are shared out: %s', async (_what, program, expected) => {
  const { aws, simulator } = account()
  await deploy(stack('shop').add(program), simulator.options())
  const { clusterArns: [cluster = ''] = [] } = await aws.ecs('ListClusters', {})
  const { taskArns } = await aws.ecs('ListTasks', { cluster })
  const { tasks = [] } = await aws.ecs('DescribeTasks', { cluster, tasks: taskArns })
  const names = tasks.map(({ capacityProviderName }) => capacityProviderName)
  expect(['FARGATE', 'FARGATE_SPOT'].map(name => names.filter(each => each === name).length)).toEqual(expected)
})
