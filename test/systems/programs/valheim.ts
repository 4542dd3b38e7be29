import { alarm, cluster, network, securityGroup, service, stack, taskDefinition } from '../../../src/index.ts'
import type { System } from '../system.ts'

export const valheim: System = {
  program(tag) {
    const vpc = network.default()
    const home = cluster('fargateCluster')
    const server = taskDefinition('valheimTaskDefinition')
      .fargate()
      .cpu(2)
      .memory(4)
      .logs({ streamPrefix: 'ValheimServer' })
      .allowExecuteCommand()
      .taskRole({
        allow: [
          {
            actions: ['s3:GetObject*', 's3:GetBucket*', 's3:List*'],
            resources: ['arn:aws:s3:::worlds', 'arn:aws:s3:::worlds/*'],
          },
        ],
      })
      .efsVolume('valheimServerVolume', { fileSystemId: 'fs-0123456789abcdef0' })
      .container('valheimContainer', c =>
        c
          .image(`lloesche/valheim-server:${tag}`)
          .environment({ SERVER_NAME: 'World', WORLD_NAME: 'Dedicated' })
          .secret(
            'SERVER_PASS',
            'arn:aws:secretsmanager:us-east-1:123456789012:secret:valheimServerPass-AbCdEf:VALHEIM_SERVER_PASS::',
          )
          .port(2456, { protocol: 'udp' })
          .port(2457, { protocol: 'udp' })
          .port(2458, { protocol: 'udp' })
          .mountPoint('valheimServerVolume', '/config'),
      )
    const play = service('valheimService')
      .cluster(home)
      .taskDefinition(server)
      .network(vpc)
      .platformVersion('1.4.0')
      .rolling({ minimumHealthyPercent: 0 })
      .executeCommand()
      .desiredCount(1)
      .allowFrom('0.0.0.0/0', { from: 2456, to: 2458, protocol: 'udp' })
    const use = (name: string, metric: 'CPUUtilization' | 'MemoryUtilization', above: number, periods: number) =>
      alarm(`ValheimCDK-${name}`)
        .metric({
          namespace: 'AWS/ECS',
          name: metric,
          dimensions: { ClusterName: home, ServiceName: play },
          statistic: 'Average',
        })
        .greaterThan(above)
        .evaluationPeriods(periods, { datapointsToAlarm: periods })
        .treatMissingData('ignore')
        .alarmActions('arn:aws:sns:us-east-1:123456789012:discord')
        .okActions('arn:aws:sns:us-east-1:123456789012:discord')
    return stack('valheim').add(
      play,
      securityGroup('storage').network(vpc).allowFrom(play, 2049),
      use('CPU-CRITICAL', 'CPUUtilization', 95, 3),
      use('CPU-WARNING', 'CPUUtilization', 90, 10),
      use('Memory-CRITICAL', 'MemoryUtilization', 95, 3),
      use('Memory-WARNING', 'MemoryUtilization', 90, 10),
    )
  },
}
