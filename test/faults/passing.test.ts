import { expect, it } from 'vitest'
import {
  certificate,
  cluster,
  deploy,
  destroy,
  hostedZone,
  loadBalancer,
  network,
  networkLoadBalancer,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import { account } from './account.ts'
import { CERTIFICATES } from './certificates.ts'
import { INSTANCES } from './instances.ts'
import { NOT_YET_KNOWN, PASSING } from './passing.ts'
import { BASE, program, registry } from './program.ts'
import { PROTECTED } from './web-acls.ts'
import { WORKER, worker } from './worker.ts'

it('a deploy and a destroy ride all of them out', async () => {
  const simulator = await account(1)
  await deploy(registry(BASE), simulator.options())
  simulator.pushImage('shop/web', '1')
  const calls = new Map<string, number>()
  const waiting = new Set(PASSING)
  for (const refusal of PASSING) {
    const [service, operation, code, message] = refusal
    const key = `${service} ${operation}`
    const nth = (calls.get(key) ?? 0) + 1
    calls.set(key, nth)
    simulator.inject({ service, operation, nth }, { how: 'rejected', code, message }, () => waiting.delete(refusal))
  }
  const named = worker({ ...WORKER, elaborate: true, starts: 'nightly' })
  await deploy(program(BASE), simulator.options())
  await deploy(program({ ...BASE, idleTimeout: 90, pulledBy: ['111122223333'] }), simulator.options())
  await deploy(named, simulator.options())
  await destroy(program(BASE), { ...simulator.options(), deleteData: true })
  const onEvents = worker({ ...WORKER, starts: 'on events' })
  await deploy(onEvents, simulator.options())
  await destroy(onEvents, { ...simulator.options(), deleteData: true })
  const place = (zones: number) => stack('place').add(network('place', { zones, nat: 'one', endpoints: ['logs'] }))
  await deploy(place(2), simulator.options())
  await deploy(place(3), simulator.options())
  await destroy(place(3), simulator.options())
  const others = [CERTIFICATES['destroy a certificate'], PROTECTED['a web ACL'], INSTANCES['create instances']]
  for (const made of others) {
    if (!made) continue
    await deploy(made.stack, simulator.options())
    await destroy(made.stack, { ...simulator.options(), deleteData: true })
  }
  expect([...waiting]).toEqual([])
})

const behindTcp = (port: number) =>
  stack('tcp').add(
    service('tcp')
      .cluster(cluster('tcp'))
      .taskDefinition(
        taskDefinition('tcp')
          .fargate()
          .cpu(0.25)
          .memory(0.5)
          .container('app', c => c.image('public.ecr.aws/nginx/nginx:1.29').port(port)),
      )
      .network(network.default())
      .target(networkLoadBalancer('tcp').network(network.default()).tcp(80), 'app', port),
  )

it('what was just made may not be known yet to the call that follows', async () => {
  const simulator = await account(1)
  await deploy(registry(BASE), simulator.options())
  simulator.pushImage('shop/web', '1')
  const waiting = new Set(NOT_YET_KNOWN)
  for (const refusal of NOT_YET_KNOWN) {
    const [service, operation, code, message] = refusal
    simulator.inject({ service, operation, nth: 1 }, { how: 'rejected', code, message }, () => waiting.delete(refusal))
  }
  await deploy(program(BASE), simulator.options())
  await deploy(worker({ ...WORKER, doors: { from: [6379], to: [443] } }), simulator.options())
  const zone = hostedZone('example.com')
  const secure = (['a', 'b'] as const).map(name => certificate(`${name}.example.com`, { zone }))
  const edge = loadBalancer('more').network(network.default()).https({ certificate: secure })
  await deploy(stack('more').add(edge), simulator.options())
  for (const port of [80, 8080]) await deploy(behindTcp(port), simulator.options())
  const instances = INSTANCES['create instances']
  if (instances) await deploy(instances.stack, simulator.options())
  expect([...waiting]).toEqual([])
})
