import { certificate, cluster, hostedZone, loadBalancer, network, service, stack, taskDefinition } from 'fluent-ecs'

/** A gRPC server, checked by its health service, from nothing to an address with a certificate. */
export function program(domain: string, image: string) {
  const zone = hostedZone(domain)
  const host = `grpc.${domain}`
  const vpc = network('greeter')
  const secure = certificate(host, { zone })
  const edge = loadBalancer('greeter').network(vpc).https({ certificate: secure })
  const greeter = taskDefinition('greeter')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image(image).port(50_051, { name: 'grpc', appProtocol: 'grpc' }))
  const health = '/grpc.health.v1.Health/Check'
  const server = service('greeter')
    .cluster(cluster('greeter'))
    .taskDefinition(greeter)
    .network(vpc)
    .target(edge.path('/greeter.Greeter/*'), 'app', 50_051, { protocolVersion: 'GRPC', healthCheck: health })
    .desiredCount(2)
  return stack('greeter').add(server, zone.alias(host, edge))
}
