import { cluster, loadBalancer, network, service, stack, taskDefinition } from '../../../src/index.ts'
import type { System } from '../system.ts'

export const grpc: System = {
  given(account) {
    account.simulator.certificate('grpc.example.com')
  },
  program(tag) {
    const vpc = network.default()
    const edge = loadBalancer('grpc').network(vpc).https({ certificate: 'grpc.example.com' })
    const task = taskDefinition('grpc')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .logs({ mode: 'blocking' })
      .container('app', c => c.image(`public.ecr.aws/nginx/nginx:${tag}`).cpu(256).memoryReservation(512).port(50_051))
    const app = service('grpc')
      .cluster(cluster('grpc'))
      .taskDefinition(task)
      .network(vpc)
      .desiredCount(6)
      .target(edge, 'app', 50_051, { protocolVersion: 'GRPC', deregistrationDelay: 30 })
      .allowFrom('internet', 50_051)
    return stack('grpc').add(app).output('endpoint', edge.dnsName)
  },
}
