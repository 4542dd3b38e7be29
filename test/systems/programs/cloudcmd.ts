import { cluster, loadBalancer, network, securityGroup, service, stack, taskDefinition } from '../../../src/index.ts'
import type { System } from '../system.ts'

export const cloudcmd: System = {
  program(tag) {
    const vpc = network.default()
    const uploads = 'fs-0123456789abcdef0'
    const definition = taskDefinition('cloudcmd')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .efsVolume('uploads', {
        fileSystemId: uploads,
        transitEncryption: 'ENABLED',
        authorizationConfig: { iam: 'ENABLED' },
      })
      .taskRole({
        allow: [
          {
            actions: ['elasticfilesystem:ClientRootAccess'],
            resources: [`arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/${uploads}`],
          },
        ],
      })
      .container('MyContainerDefinition', c =>
        c.image(`coderaiser/cloudcmd:${tag}`).mountPoint('uploads', '/uploads').port(8000),
      )
    const site = service('cloudcmd')
      .cluster(cluster('efs'))
      .taskDefinition(definition)
      .network(vpc)
      .minimumHealthyPercent(50)
      .target(loadBalancer('efs').network(vpc).http(), 'MyContainerDefinition', 8000)
      .desiredCount(2)
    return stack('efs').add(site, securityGroup('MyEfsFileSystem').network(vpc).allowFrom(site, 2049))
  },
}
