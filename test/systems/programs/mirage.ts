import {
  certificate,
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

const DOMAIN = 'example.com'
const BUCKET = 'arn:aws:s3:::mirage-example-com'

export const mirage: System = {
  given: ({ simulator }) => void simulator.hostedZone(DOMAIN),
  program(tag) {
    const vpc = network('mirage-ecs', { zones: 3 })
    const zone = hostedZone(DOMAIN)
    const mesh = securityGroup('default').network(vpc)
    const within = mesh.allowFrom(mesh, 'all')
    const edge = loadBalancer('mirage-ecs')
      .network(vpc)
      .securityGroups(within)
      .redirectHttpToHttps()
      .https({
        certificate: certificate(DOMAIN, { zone, alternativeNames: [`*.${DOMAIN}`] }),
        sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      })
      .fixedResponse({ statusCode: '404', contentType: 'text/plain', messageBody: '404 Not Found' })
    const definition = taskDefinition('mirage-ecs')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .logs({ group: '/aws/ecs/mirage-ecs', streamPrefix: 'mirage-ecs' })
      .allowExecuteCommand()
      .taskRole({
        allow: [
          {
            actions: [
              ...['iam:PassRole', 'ecs:RunTask', 'ecs:DescribeTasks', 'ecs:DescribeTaskDefinition'],
              ...['ecs:DescribeServices', 'ecs:StopTask', 'ecs:ListTasks', 'cloudwatch:PutMetricData'],
              ...['cloudwatch:GetMetricData', 'logs:GetLogEvents', 'route53:GetHostedZone'],
              'route53:ChangeResourceRecordSets',
            ],
            resources: ['*'],
          },
          { actions: ['s3:GetObject'], resources: [`${BUCKET}/*`] },
          { actions: ['s3:ListBucket'], resources: [BUCKET] },
        ],
      })
      .container('mirage-ecs', c =>
        c.image(`ghcr.io/acidlemon/mirage-ecs:v2.0.${tag}`).port(80).environment({
          MIRAGE_DOMAIN: DOMAIN,
          MIRAGE_LOG_LEVEL: 'info',
          MIRAGE_CONF: 's3://mirage-example-com/config.yaml',
          HTMLDIR: 's3://mirage-example-com/html',
        }),
      )
    const site = service('mirage-ecs')
      .cluster(cluster('mirage-ecs'))
      .taskDefinition(definition)
      .network(vpc)
      .securityGroups(within)
      .executeCommand()
      .platformVersion('LATEST')
      .propagateTags('SERVICE')
      .rolling({ minimumHealthyPercent: 100, maximumPercent: 200 })
      .healthCheckGracePeriod(0)
      .target(edge.host(`mirage.${DOMAIN}`, `*.${DOMAIN}`), 'mirage-ecs', 80, {
        deregistrationDelay: 10,
        healthCheck: {
          path: '/',
          healthyThresholdCount: 2,
          unhealthyThresholdCount: 10,
          timeoutSeconds: 5,
          intervalSeconds: 6,
        },
      })
      .desiredCount(1)
    return stack('mirage')
      .tags({ env: 'mirage-ecs' })
      .add(site, zone.alias(`mirage.${DOMAIN}`, edge), zone.alias(`*.${DOMAIN}`, edge))
  },
}
