import { cluster, hostedZone, loadBalancer, network, type Stack, service, stack, taskDefinition } from 'fluent-ecs'

/** A gRPC server behind HTTPS, checked by its health service, and its name in the DNS. */
export function program(domain: string): Stack {
  const vpc = network.default()
  const edge = loadBalancer('greeter').network(vpc).https({ certificate: domain })
  const greeter = taskDefinition('greeter')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image('ghcr.io/example/greeter:1').port(50_051, { name: 'grpc', appProtocol: 'grpc' }))
  const server = service('greeter')
    .cluster(cluster('greeter'))
    .taskDefinition(greeter)
    .network(vpc)
    .target(edge.path('/greeter.Greeter/*'), 'app', 50_051, {
      protocolVersion: 'GRPC',
      healthCheck: '/grpc.health.v1.Health/Check',
    })
    .desiredCount(2)
  return stack('greeter').add(server, hostedZone('example.com').alias(domain, edge))
}
