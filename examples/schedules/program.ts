import { cluster, eventRule, network, type Stack, schedule, service, stack, task, taskDefinition } from 'fluent-ecs'

/**
 * An application and its jobs, which move to the next image with it: a report each night in the time of the office, a
 * clean-up each hour that is not made up for when it is late, and thumbnails of what is uploaded.
 */
export function program(tag: string): Stack {
  const vpc = network.default()

  const shop = taskDefinition('shop')
    .fargate()
    .cpu(0.5)
    .memory(1)
    .container('app', c => c.image(`ghcr.io/example/shop:${tag}`).port(3000))

  const site = service('shop').cluster(cluster('shop')).taskDefinition(shop).network(vpc).desiredCount(2)

  const job = (name: string) =>
    task(name)
      .service(site)
      .override('app', { command: ['npm', 'run', name] })

  const nightly = schedule('report')
    .cron('0 3 ? * MON-FRI *', { timeZone: 'Europe/Berlin' })
    .task(job('report'))
    .deadLetterQueue('arn:aws:sqs:us-east-1:123456789012:reports-not-started')

  const hourly = schedule('clean-up')
    .rate('1 hour')
    .task(job('clean-up'))
    .retryPolicy({ maximumRetryAttempts: 1, maximumEventAgeInSeconds: 600 })

  const uploaded = eventRule('uploaded')
    .pattern({
      source: ['aws.s3'],
      'detail-type': ['Object Created'],
      detail: { bucket: { name: ['shop-uploads'] }, object: { key: [{ suffix: '.png' }] } },
    })
    .task(job('thumbnails'))
    .environmentFromEvent('app', { KEY: '$.detail.object.key' })

  return stack('shop').add(site, nightly, hourly, uploaded)
}
