import { expect, it } from 'vitest'
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
} from '../../src/index.ts'
import { createSimulator } from '../../src/simulator/index.ts'

const vpc = network.default()
const web = taskDefinition('web')
  .fargate()
  .cpu(0.25)
  .memory(0.5)
  .container('app', c => c.image('public.ecr.aws/nginx/nginx:1.29').port(80))
const agent = taskDefinition('agent')
  .ec2()
  .networkMode('bridge')
  .container('agent', c => c.image('public.ecr.aws/nginx/nginx:1.29').memory(64))

const edgeOf = (internal: boolean): Stack => {
  const edge = loadBalancer('edge').network(vpc).http()
  const site = service('web').cluster(cluster('prod')).taskDefinition(web).network(vpc)
  return stack('shop').add(site.target(internal ? edge.internal() : edge, 'app', 80))
}
const agents = (everywhere: boolean): Stack => {
  const plain = service('agent').cluster(cluster('prod')).taskDefinition(agent)
  return stack('shop').add(everywhere ? plain.daemon() : plain.desiredCount(0))
}

it.each<[string, Stack, Stack, string, RegExp]>([
  [
    'a load balancer of another scheme',
    edgeOf(false),
    edgeOf(true),
    'load balancer edge',
    /nothing answers at its names/,
  ],
  ['its listener', edgeOf(false), edgeOf(true), 'listener edge:80', /its port does not answer meanwhile/],
  [
    'a service that is scheduled otherwise',
    agents(false),
    agents(true),
    'service agent',
    /none of its tasks runs until/,
  ],
])('a plan says what does not answer while it is replaced: %s', async (_what, from, to, resource, words) => {
  const simulator = createSimulator()
  await deploy(from, simulator.options())
  const planned = await plan(to, simulator.options())
  const step = planned.steps.find(each => each.resource === resource)
  expect(step).toMatchObject({ action: 'replace', effect: expect.stringMatching(words) })
  expect(step?.effect).toMatch(/^it is deleted before the new one is made, and /)
  expect(String(planned)).toContain(step?.effect)
  await deploy(to, simulator.options())
  expect((await plan(to, simulator.options())).isEmpty).toBe(true)
})
