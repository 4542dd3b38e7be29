import type { Deferred } from '../model/deferred.ts'
import type { RetryPolicy } from '../model/schedule.ts'
import { quoted } from './quoted.ts'
import type { Report } from './rule.ts'

const QUEUE = /^arn:aws(-[a-z]+)*:sqs:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]+$/

/** Of a dead-letter queue of EventBridge: a standard queue of SQS, by its ARN. */
export function checkQueue(queue: string | Deferred | undefined, code: string, docs: string, report: Report): void {
  if (typeof queue !== 'string' || QUEUE.test(queue)) return
  const hint = queue.endsWith('.fifo')
    ? 'use a standard queue: a dead-letter queue cannot be a FIFO queue'
    : 'use arn:aws:sqs:<Region>:<account>:<name>'
  const message = `${quoted(queue)} is not the ARN of a dead-letter queue`
  report({ code, path: ['deadLetterQueue'], message, hint, docs })
}

const LIMITS = { maximumRetryAttempts: [0, 185], maximumEventAgeInSeconds: [60, 86_400] } as const

/** Of how often EventBridge tries again. */
export function checkRetries(policy: RetryPolicy, code: string, docs: string, report: Report): void {
  for (const name of ['maximumRetryAttempts', 'maximumEventAgeInSeconds'] as const) {
    const [least, most] = LIMITS[name]
    const value = policy[name]
    if (Number.isInteger(value) && value >= least && value <= most) continue
    report({ code, path: ['retryPolicy', name], message: `${name} is ${value}`, hint: `use ${least} to ${most}`, docs })
  }
}
