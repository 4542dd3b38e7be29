import { cluster, hostedZone, loadBalancer, network, service, stack, taskDefinition } from '../../../src/index.ts'
import type { System } from '../system.ts'

export const copilotEnvoy: System = {
  given({ simulator }) {
    simulator.hostedZone('example.com')
    simulator.certificate('example.com')
  },
  program(tag) {
    const vpc = network.default()
    const edge = loadBalancer('frontend').network(vpc).redirectHttpToHttps().https({ certificate: 'example.com' })
    const task = taskDefinition('frontend')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .container('frontend', c => c.image(`ghcr.io/example/web:${tag}`).port(8080))
      .container('envoy', c =>
        c.image('123456789012.dkr.ecr.us-west-2.amazonaws.com/envoy-proxy-with-selfsigned-certs:v1').port(443),
      )
    const frontend = service('frontend')
      .cluster(cluster('frontend'))
      .taskDefinition(task)
      .network(vpc)
      .target(edge.host('example.com').path('/*'), 'envoy', 443, {
        protocol: 'HTTPS',
        healthCheck: { path: '/_health', port: 8080, protocol: 'HTTP' },
        deregistrationDelay: 60,
      })
      .desiredCount(1)
    return stack('frontend').add(frontend, hostedZone('example.com').alias('example.com', edge))
  },
}
