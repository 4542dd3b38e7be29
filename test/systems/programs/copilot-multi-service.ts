import {
  cluster,
  loadBalancer,
  namespace,
  network,
  networkLoadBalancer,
  service,
  stack,
  taskDefinition,
} from '../../../src/index.ts'
import type { System } from '../system.ts'

export const copilotMultiService: System = {
  program(tag) {
    const vpc = network.default()
    const task = taskDefinition('front-end')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .ephemeralStorage(30)
      .efsVolume('efsTestVolume', { fileSystemId: 'fs-0123456789abcdef0', transitEncryption: 'ENABLED' })
      .container('front-end', c =>
        c
          .image(`ghcr.io/example/web:${tag}`)
          .port(80, { name: 'target' })
          .port(8080, { protocol: 'udp' })
          .mountPoint('efsTestVolume', '/var/www')
          .environment({ TEST_JSON_ENV_VAR: '{}', TEST_BOOL_ENV_VAR: 'true', TEST_JOB_CHECK_VAR: 'no' })
          .environmentFiles('arn:aws:s3:::bucket/magic.env'),
      )
    const frontEnd = service('front-end')
      .cluster(cluster('front-end'))
      .taskDefinition(task)
      .network(vpc)
      .serviceConnect({ namespace: namespace.privateDns('test.e2e.local', { network: vpc }) })
      .serviceConnectService('target', { discoveryName: 'front-end', clientAlias: { port: 80, dnsName: 'front-end' } })
      .target(loadBalancer('front-end').network(vpc).http(), 'front-end', 80)
      .udpTarget(networkLoadBalancer('front-end-nlb').network(vpc).udp(8080), 'front-end', 8080, {
        healthCheck: { port: 80 },
      })
      .autoScaling({ min: 2, max: 5 }, s => s.cpu(70).memory(80))
    return stack('front-end').add(frontEnd)
  },
}
