import { cluster, network, service, stack, taskDefinition } from '../../../src/index.ts'
import type { System } from '../system.ts'

const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:cost-analyzer'

export const copilotWorker: System = {
  program(tag) {
    const analyzer = taskDefinition('cost-analyzer')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .allowExecuteCommand()
      .taskRole({
        allow: [{ actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], resources: [QUEUE] }],
      })
      .container('cost-analyzer', c =>
        c
          .image(`ghcr.io/example/cost-analyzer:${tag}`)
          .environment({ COPILOT_QUEUE_URI: 'https://sqs.us-east-1.amazonaws.com/123456789012/cost-analyzer' })
          .secret('DB', 'arn:aws:secretsmanager:us-east-1:123456789012:secret:prod/mysql-AbCdEf'),
      )
    const worker = service('cost-analyzer')
      .cluster(cluster('prod').containerInsights())
      .taskDefinition(analyzer)
      .network(network.default())
      .executeCommand()
      .capacityProviderStrategy({ FARGATE: { base: 1, weight: 0 }, FARGATE_SPOT: { weight: 1 } })
      .autoScaling({ min: 1, max: 10 }, s => s.queue(QUEUE, { backlogPerTask: 2400 }))
    return stack('cost-analyzer').add(worker)
  },
}
