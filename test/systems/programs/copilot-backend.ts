import { cluster, hostedZone, loadBalancer, network, service, stack, taskDefinition } from '../../../src/index.ts'
import { vpc as given } from '../given.ts'
import type { System } from '../system.ts'

const ENVIRONMENT = 'test.demo'
const ZONE = `${ENVIRONMENT}.internal`

export const copilotBackend: System = {
  async given(account) {
    const VPCId = await given(account, ENVIRONMENT)
    const VPC = { VPCId, VPCRegion: 'us-east-1' } as const
    await account.aws.route53('CreateHostedZone', { Name: ZONE, CallerReference: ZONE, VPC })
  },
  program(tag) {
    const inside = network.existing({ name: ENVIRONMENT, subnets: { tags: { Name: `${ENVIRONMENT}-private-*` } } })
    const edge = loadBalancer('api').network(inside).internal().http()
    const task = taskDefinition('api')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .container('api', c =>
        c.image(`ghcr.io/example/api:${tag}`).port(8080).secrets({
          GITHUB_WEBHOOK_SECRET: 'GH_WEBHOOK_SECRET',
          DB_PASSWORD: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:mysql:password::',
        }),
      )
    const api = service('api')
      .cluster(cluster('api'))
      .taskDefinition(task)
      .network(inside)
      .healthCheckGracePeriod(30)
      .target(edge.path('/*'), 'api', 8080, {
        deregistrationDelay: 50,
        healthCheck: {
          path: '/_healthcheck',
          matcher: '200,301',
          healthyThresholdCount: 3,
          intervalSeconds: 15,
          timeoutSeconds: 10,
        },
      })
      .autoScaling({ min: 1, max: 10 }, s => s.cpu(70).requestsPerTarget(10).responseTime(2))
    return stack('api').add(api, hostedZone({ name: ZONE, private: true }).alias(`api.${ZONE}`, edge))
  },
}
