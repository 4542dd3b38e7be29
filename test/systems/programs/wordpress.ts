import { cluster, loadBalancer, network, securityGroup, service, stack, taskDefinition } from '../../../src/index.ts'
import type { System } from '../system.ts'

export const wordpress: System = {
  program(tag) {
    const vpc = network.default()
    const definition = taskDefinition('frontend')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .efsVolume('wp', {
        fileSystemId: 'fs-0123456789abcdef0',
        transitEncryption: 'ENABLED',
        authorizationConfig: { accessPointId: 'fsap-0123456789abcdef0', iam: 'ENABLED' },
      })
      .container('bootstrap', c =>
        c.image('ghcr.io/example/bootstrap:v1.0.0').essential(false).mountPoint('wp', '/bitnami/wordpress'),
      )
      .container('frontend', c =>
        c
          .image(`ghcr.io/example/wordpress:${tag}`)
          .port(80)
          .dependsOn('bootstrap', 'SUCCESS')
          .mountPoint('wp', '/bitnami/wordpress'),
      )
    const site = service('frontend')
      .cluster(cluster('wp'))
      .taskDefinition(definition)
      .network(vpc)
      .target(loadBalancer('wp').network(vpc).http(), 'frontend', 80)
      .desiredCount(1)
    return stack('wp').add(site, securityGroup('efs').network(vpc).allowFrom(site, 2049))
  },
}
