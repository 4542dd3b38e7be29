import {
  cluster,
  hostedZone,
  loadBalancer,
  network,
  securityGroup,
  service,
  stack,
  taskDefinition,
} from '../../../src/index.ts'
import type { System } from '../system.ts'

export const atlantis: System = {
  given({ simulator }) {
    simulator.hostedZone('example.com')
    simulator.certificate('atlantis.example.com')
  },
  program(tag) {
    const vpc = network.default()
    const edge = loadBalancer('atlantis')
      .network(vpc)
      .redirectHttpToHttps()
      .https({ certificate: 'atlantis.example.com' })
    const task = taskDefinition('atlantis')
      .fargate()
      .cpu(1)
      .memory(2)
      .taskRole({ allow: [{ actions: ['sts:AssumeRole'], resources: ['arn:aws:iam::123456789012:role/terraform'] }] })
      .efsVolume('efs', {
        fileSystemId: 'fs-0123456789abcdef0',
        transitEncryption: 'ENABLED',
        authorizationConfig: { accessPointId: 'fsap-0123456789abcdef0', iam: 'ENABLED' },
      })
      .container('atlantis', c =>
        c
          .image(`ghcr.io/runatlantis/atlantis:${tag}`)
          .versionConsistency('disabled')
          .user('100:1000')
          .cpu(1024)
          .memory(2048)
          .port(4141, { name: 'atlantis' })
          .environment({
            ATLANTIS_PORT: '4141',
            ATLANTIS_ATLANTIS_URL: edge.url,
            ATLANTIS_GH_USER: 'myuser',
            ATLANTIS_REPO_ALLOWLIST: 'github.com/terraform-aws-modules/*',
          })
          .secrets({
            ATLANTIS_GH_TOKEN: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:github-token-AbCdEf',
            ATLANTIS_GH_WEBHOOK_SECRET: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:github-webhook-AbCdEf',
          })
          .mountPoint('efs', '/home/atlantis'),
      )
    const site = service('atlantis')
      .cluster(cluster('atlantis'))
      .taskDefinition(task)
      .network(vpc)
      .rolling({ minimumHealthyPercent: 0, maximumPercent: 100 })
      .target(edge, 'atlantis', 4141, {
        deregistrationDelay: 10,
        healthCheck: {
          path: '/healthz',
          matcher: '200',
          healthyThresholdCount: 5,
          intervalSeconds: 30,
          unhealthyThresholdCount: 2,
        },
      })
      .desiredCount(1)
    return stack('atlantis').add(
      site,
      hostedZone('example.com').alias('atlantis.example.com', edge),
      securityGroup('efs').network(vpc).allowFrom(site, 2049),
    )
  },
}
