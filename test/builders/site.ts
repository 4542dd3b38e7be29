import { cluster, loadBalancer, network, service, taskDefinition } from '../../src/index.ts'

export const vpc = network.default()
const edge = loadBalancer('edge').network(vpc).http()
const web = taskDefinition('web')
  .fargate()
  .cpu(0.25)
  .memory(0.5)
  .container('app', c => c.image('ghcr.io/acme/app:1').port(80))

/** A service without a target. */
export const worker = service('web').cluster(cluster('prod')).taskDefinition(web).network(vpc)

/** The same behind a load balancer. */
export const site = worker.target(edge, 'app', 80)
