import { cluster, network, repository, type Stack, service, stack, taskDefinition } from 'fluent-ecs'

/** Workers without a load balancer: how busy they are decides how many there are, mostly on Spot. */
export function program(tag: string): Stack {
  const images = repository('worker').scanOnPush().immutableTags().keepLast(20)
  const batch = cluster('batch').capacityProviders({ FARGATE: { weight: 1, base: 1 }, FARGATE_SPOT: { weight: 4 } })

  const worker = taskDefinition('worker')
    .fargate()
    .cpu(1)
    .memory(2)
    .architecture('ARM64')
    .taskRole({ allow: [{ actions: ['s3:GetObject', 's3:PutObject'], resources: ['arn:aws:s3:::uploads-example/*'] }] })
    .container('worker', c =>
      c
        .image(images.tag(tag))
        .command('node', 'worker.js')
        .environment({ CONCURRENCY: '4' })
        // Spot takes tasks back two minutes after it says so: the worker has that long to put its work down.
        .stopTimeout(120)
        .healthCheck(['CMD', 'node', 'alive.js'], { startPeriod: 30 }),
    )

  const workers = service('worker')
    .cluster(batch)
    .taskDefinition(worker)
    .network(network.default())
    .autoScaling({ min: 1, max: 20 }, s => s.cpu(60).memory(75))
    .circuitBreaker({ rollback: true })

  return stack('worker').add(workers)
}
