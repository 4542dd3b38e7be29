import { cluster, network, securityGroup, service, stack, taskDefinition } from '../../../src/index.ts'
import type { System } from '../system.ts'

const FILES = 'arn:aws:elasticfilesystem:us-east-1:123456789012'

export const minecraft: System = {
  program(tag) {
    const vpc = network.default()
    const home = cluster('minecraft').containerInsights().capacityProviders({ FARGATE: {}, FARGATE_SPOT: {} })
    const server = taskDefinition('minecraft')
      .fargate()
      .cpu(1)
      .memory(2)
      .taskRole({
        allow: [
          {
            actions: [
              'elasticfilesystem:ClientMount',
              'elasticfilesystem:ClientWrite',
              'elasticfilesystem:DescribeFileSystems',
            ],
            resources: [`${FILES}:file-system/fs-0123456789abcdef0`],
            conditions: {
              StringEquals: { 'elasticfilesystem:AccessPointArn': `${FILES}:access-point/fsap-0123456789abcdef0` },
            },
          },
          {
            actions: ['ecs:*'],
            resources: [
              'arn:aws:ecs:us-east-1:123456789012:service/minecraft/minecraft-server',
              'arn:aws:ecs:us-east-1:123456789012:task/minecraft/*',
            ],
          },
          { actions: ['ec2:DescribeNetworkInterfaces'], resources: ['*'] },
          {
            actions: ['route53:GetHostedZone', 'route53:ChangeResourceRecordSets', 'route53:ListResourceRecordSets'],
            resources: ['arn:aws:route53:::hostedzone/Z0123456789ABCDEFGHIJ'],
          },
        ],
      })
      .efsVolume('data', {
        fileSystemId: 'fs-0123456789abcdef0',
        transitEncryption: 'ENABLED',
        authorizationConfig: { accessPointId: 'fsap-0123456789abcdef0', iam: 'ENABLED' },
      })
      .container('minecraft-server', c =>
        c
          .image(`itzg/minecraft-server:${tag}`)
          .port(25565, { hostPort: 25565 })
          .environment({ EULA: 'TRUE' })
          .essential(false)
          .mountPoint('data', '/data')
          .logs(false),
      )
      .container('minecraft-ecsfargate-watchdog', c =>
        c.image('doctorray/minecraft-ecsfargate-watchdog').logs(false).environment({
          CLUSTER: 'minecraft',
          SERVICE: 'minecraft-server',
          SERVERNAME: 'minecraft.example.com',
          SHUTDOWNMIN: '20',
        }),
      )
    const play = service('minecraft-server')
      .cluster(home)
      .taskDefinition(server)
      .network(vpc)
      .capacityProviderStrategy({ FARGATE_SPOT: { weight: 1, base: 1 } })
      .allowFrom('0.0.0.0/0', 25565)
      .autoScaling({ min: 0, max: 1 }, s => s)
    return stack('minecraft').add(play, securityGroup('FileSystem').network(vpc).allowFrom(play, 2049))
  },
}
