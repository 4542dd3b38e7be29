import { cluster, loadBalancer, network, service, stack, taskDefinition } from '../../../src/index.ts'
import type { System } from '../system.ts'

export const blueGreenHooks: System = {
  program(tag) {
    const vpc = network.default()
    const task = taskDefinition('bluegreendemo')
      .fargate()
      .cpu(0.5)
      .memory(1)
      .logs({ group: '/aws/ecs/service/bluegreendemo', retentionDays: 7 })
      .container('retail-app', c =>
        c
          .image(`public.ecr.aws/aws-containers/retail-store-sample-ui:1.1.${tag}`)
          .versionConsistency('enabled')
          .port(8080)
          .environment({ RETAIL_UI_THEME: 'orange' })
          .logs({ streamPrefix: 'retail-app' }),
      )
    const edge = loadBalancer('bluegreen').network(vpc).http().http({ port: 8080 })
    const hook = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}` as const
    const demo = service('bluegreendemo')
      .cluster(cluster('bluegreen').containerInsights('enhanced'))
      .taskDefinition(task)
      .network(vpc)
      .healthCheckGracePeriod(60)
      .blueGreen({
        bakeTime: 1,
        hooks: [
          { function: hook('admission'), stages: ['PRE_SCALE_UP'] },
          {
            function: hook('approval'),
            stages: ['POST_TEST_TRAFFIC_SHIFT'],
            details: { S3_BUCKET_NAME: 'bucket' },
          },
        ],
      })
      .target(edge.listener(80), 'retail-app', 8080, { testRoute: edge.listener(8080) })
      .desiredCount(1)
    return stack('bg-hooks').add(demo)
  },
}
