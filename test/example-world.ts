import { cluster, hostedZone, loadBalancer, network, repository, service, stack, taskDefinition } from 'fluent-ecs'
import { createSimulator } from 'fluent-ecs/simulator'

// What examples in comments may refer to without making it first.
export const vpc = network.default()
export const prod = cluster('prod')
export const images = repository('shop/web')
export const web = taskDefinition('web')
  .fargate()
  .cpu(0.5)
  .memory(2)
  .container('app', c => c.image('nginx').port(3000, { name: 'http' }))
export const edge = loadBalancer('edge').network(vpc).https({ certificate: 'shop.example.com' })
export const site = service('web').cluster(prod).taskDefinition(web).network(vpc)
export const dns = hostedZone('example.com').alias('shop.example.com', edge)
export const shop = stack('shop').add(site)
export const hello = stack('hello').add(
  service('hello')
    .cluster(cluster('hello'))
    .taskDefinition(web)
    .network(vpc)
    .target(loadBalancer('hello').network(vpc).http(), 'app', 3000),
)
export const simulator = createSimulator()
export const definition = taskDefinition('web')
export const names: readonly string[] = ['one', 'two']
export declare const c: Parameters<Parameters<typeof web.container>[1]>[0]
