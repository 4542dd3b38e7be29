import { cluster, network, service, stack, taskDefinition } from '../../../src/index.ts'
import type { System } from '../system.ts'

export const cdkScheduleScaling: System = {
  program(tag) {
    const task = taskDefinition('taskdef')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .container('ecs-con-task', c => c.image(`amazon/amazon-ecs-sample:${tag}`).port(8080))
    const sample = service('FargateService')
      .cluster(cluster('ecscluster').containerInsights())
      .taskDefinition(task)
      .network(network.default())
      .autoScaling({ min: 1, max: 1 }, s =>
        s
          .schedule('daytime', { cron: '0 8 * * ? *', min: 2, max: 4 })
          .schedule('nighttime', { cron: '0 20 * * ? *', min: 1, max: 1 }),
      )
    return stack('scheduled').add(sample)
  },
}
