import {
  cluster,
  deploy,
  network,
  networkLoadBalancer,
  type Stack,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import type { Scenario } from './scenarios.ts'

const tcp = networkLoadBalancer('tcp').network(network.default()).tcp(80).tcp(8080)

/** A service behind a Network Load Balancer, with a listener of production and one of tests. */
function behindListeners(image: string, shifts: boolean, owner = 'a'): Stack {
  const web = taskDefinition('web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .tags({ owner })
    .container('app', c => c.image(image).port(80))
  const site = service('web').cluster(cluster('shop')).taskDefinition(web).network(network.default())
  const rolled = site.target(tcp.listener(80), 'app', 80)
  return stack('shop').add(
    shifts
      ? site.blueGreen({ bakeTime: 0 }).target(tcp.listener(80), 'app', 80, { testRoute: tcp.listener(8080) })
      : rolled,
    tcp,
  )
}

function shift(to: Parameters<typeof behindListeners>, from: Parameters<typeof behindListeners>): Scenario {
  return {
    prepare: async simulator => void (await deploy(behindListeners(...from), simulator.options())),
    verb: 'deploy',
    stack: behindListeners(...to),
    other: behindListeners(to[0], to[1], 'other'),
  }
}

export const SHIFTS: Readonly<Record<string, Scenario>> = {
  'listeners of a pair': shift(['nginx:1', true], ['nginx:1', false]),
}
