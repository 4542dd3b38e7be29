import { cluster, loadBalancer, network, securityGroup, service, stack, taskDefinition } from '../../../src/index.ts'
import type { System } from '../system.ts'

export const helloTelia: System = {
  program(tag) {
    const vpc = network.default()
    const hello = taskDefinition('fargate-test')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .efsVolume('storage', {
        fileSystemId: 'fs-0123456789abcdef0',
        transitEncryption: 'ENABLED',
        authorizationConfig: { accessPointId: 'fsap-0123456789abcdef0' },
      })
      .container('fargate-test', c =>
        c
          .image(`crccheck/hello-world:${tag}`)
          .port(8000)
          .port(9000)
          .port(3000)
          .environment({ TEST_VARIABLE: 'TEST_VALUE' })
          .healthCheck('curl -f http://localhost:9000/ || exit 1', {
            retries: 3,
            timeout: 5,
            interval: 30,
            startPeriod: 15,
          })
          .mountPoint('storage', '/opt/files/'),
      )
    const edge = loadBalancer('fargate-test').network(vpc).http()
    const site = service('fargate-test')
      .cluster(cluster('fargate-test-cluster'))
      .taskDefinition(hello)
      .network(vpc)
      .target(edge, 'fargate-test', 8000)
      .target(edge.path('/extra/*'), 'fargate-test', 3000)
      .tags({ environment: 'dev', terraform: 'True' })
    return stack('fargate-test').add(site, securityGroup('efs').network(vpc).allowFrom(site, 2049))
  },
}
