import { cluster, loadBalancer, network, securityGroup, service, stack, taskDefinition } from '../../../src/index.ts'
import type { System } from '../system.ts'

const KEY = 'arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f'

export const fleet: System = {
  given({ simulator }) {
    simulator.certificate('fleet.example.com')
  },
  program(tag) {
    const vpc = network.default()
    const home = cluster('fleet')
      .containerInsights()
      .capacityProviders({ FARGATE: { weight: 100 }, FARGATE_SPOT: { weight: 0 } })
      .executeCommandConfiguration({
        logging: 'OVERRIDE',
        logConfiguration: { cloudWatchLogGroupName: '/aws/ecs/aws-ec2', cloudWatchEncryptionEnabled: true },
      })
      .managedStorageConfiguration({ fargateEphemeralStorageKmsKeyId: KEY })
    const edge = loadBalancer('fleet')
      .network(vpc)
      .redirectHttpToHttps()
      .https({ certificate: 'fleet.example.com', sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' })
      .idleTimeout(905)
    const secret = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:mysql-AbCdEf'
    const backend = taskDefinition('fleet')
      .fargate()
      .cpu(0.5)
      .memory(4)
      .pidMode('task')
      .ephemeralStorage(30)
      .logs({
        group: 'fleet',
        retentionDays: 5,
        streamPrefix: 'fleet',
        kmsKeyId: KEY,
      })
      .executionRole({
        allow: [
          {
            actions: ['kms:Decrypt', 'kms:DescribeKey'],
            resources: [KEY],
          },
        ],
      })
      .taskRole({
        allow: [
          { actions: ['cloudwatch:PutMetricData'], resources: ['*'] },
          {
            actions: ['s3:GetObject*', 's3:PutObject*', 's3:ListBucket*'],
            resources: ['arn:aws:s3:::software', 'arn:aws:s3:::software/*'],
          },
        ],
      })
      .container('fleet', c =>
        c
          .image(`fleetdm/fleet:v4.${tag}`)
          .cpu(512)
          .memory(4096)
          .port(8080)
          .ulimit('nofile', 999999, 999999)
          .repositoryCredentials('arn:aws:secretsmanager:us-east-1:123456789012:secret:hub-AbCdEf')
          .secrets({
            FLEET_MYSQL_PASSWORD: secret,
            FLEET_MYSQL_READ_REPLICA_PASSWORD: secret,
            FLEET_SERVER_PRIVATE_KEY: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:key-AbCdEf',
          })
          .environment({
            FLEET_MYSQL_ADDRESS: 'db.example.com',
            FLEET_REDIS_ADDRESS: 'redis.example.com:6379',
            FLEET_REDIS_USE_TLS: 'true',
            FLEET_SERVER_TLS: 'false',
          }),
      )
    const site = service('fleet')
      .cluster(home)
      .taskDefinition(backend)
      .network(vpc)
      .rolling({ minimumHealthyPercent: 100, maximumPercent: 200 })
      .healthCheckGracePeriod(30)
      .target(edge, 'fleet', 8080, {
        healthCheck: {
          path: '/healthz',
          matcher: '200',
          timeoutSeconds: 10,
          intervalSeconds: 15,
          healthyThresholdCount: 5,
          unhealthyThresholdCount: 5,
        },
      })
      .autoScaling({ min: 1, max: 5 }, s => s.memory(80).cpu(80))
    return stack('fleet').add(
      site,
      securityGroup('fleet-mysql').network(vpc).allowFrom(site, 3306),
      securityGroup('fleet-redis').network(vpc).allowFrom(site, 6379),
    )
  },
}
