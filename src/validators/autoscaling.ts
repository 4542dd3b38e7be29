import * as z from 'zod/mini'
import type { AutoScalingSettings, ScalingPolicy, ScheduledScaling } from '../model/autoscaling.ts'
import { alarmRules } from './alarm.ts'
import { apiRules, foreignValue } from './api/problems.ts'
import { checkFields, matching } from './fields.ts'
import { checkForecasts, checkSuspended } from './forecast.ts'
import { quoted } from './quoted.ts'
import { checkRaw } from './raw-kind.ts'
import { RAW_SCALABLE_TARGET, RAW_SCALING_POLICY } from './raw-scaling.ts'
import type { Report, RuleFamily } from './rule.ts'
import { checkExpression, checkZone } from './schedule-expression.ts'
import { checkStepPolicy, checkWatched, isUse } from './step-policy.ts'

const API = 'https://docs.aws.amazon.com/autoscaling/application/APIReference'
const targetDocs = `${API}/API_RegisterScalableTarget.html`
const policyDocs = `${API}/API_TargetTrackingScalingPolicyConfiguration.html`

// The integers of the API: https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html
const whole = matching(() => z.int().check(z.minimum(0), z.maximum(2_147_483_647)))
const capacity = {
  code: 'AS-TGT-02',
  accepts: whole,
  expected: 'a whole number from 0 to 2147483647',
  docs: targetDocs,
}
const cooldown = {
  ...capacity,
  code: 'AS-TT-07',
  expected: 'a whole number of seconds from 0 to 2147483647',
  docs: policyDocs,
}

/** Whether it follows what the tasks themselves measure: where none runs, nothing does. A queue has a length without them. */
const isOfTasks = ({ metric }: ScalingPolicy): boolean =>
  metric.type === 'customized' ? /\bECS\b/.test(metric.metric.namespace) : !['math', 'backlog'].includes(metric.type)

export const autoScalingRules: RuleFamily<AutoScalingSettings> = {
  docs: policyDocs,
  codes: [
    ...['AS-TGT-02', 'AS-TGT-03', 'AS-TGT-11', 'AS-TT-01', 'AS-TT-05', 'AS-TT-06', 'AS-TT-07'],
    ...['AS-STP-01', 'AS-STP-02', 'AS-STP-03', 'AS-STP-06', 'AS-PRD-01', 'AS-PRD-06', 'AS-PRD-04'],
    ...alarmRules.codes,
    ...['AS-SCD-01', 'AS-SCD-02', 'AS-SCD-05', 'AS-SCD-07', ...apiRules.codes],
  ],
  check(settings, report) {
    const { minCapacity, maxCapacity, policies, rawPolicies = [], raw } = settings
    checkRaw(RAW_SCALABLE_TARGET, raw, report, ['raw'])
    checkFields(settings, { minCapacity: capacity, maxCapacity: capacity }, report)
    if (minCapacity > maxCapacity) {
      const message = `min ${minCapacity} is greater than max ${maxCapacity}`
      report({ code: 'AS-TGT-02', path: ['minCapacity'], message, hint: 'raise max or lower min', docs: targetDocs })
    }
    if (minCapacity === 0 && policies.filter(isOfTasks).length + settings.stepPolicies.filter(isUse).length > 0) {
      const message = 'With min 0 a service without tasks has no metrics, so it never scales out'
      const hint = 'use a min of 1 or more'
      report({ code: 'AS-TGT-03', severity: 'warning', path: ['minCapacity'], message, hint, docs: targetDocs })
    }
    for (const policy of policies) checkPolicy(policy, report)
    for (const policy of settings.stepPolicies) checkStepPolicy(policy, report)
    checkForecasts(settings, report)
    checkSuspended(settings, report)
    checkSchedules(settings, report)
    for (const { name, policy } of rawPolicies) {
      const path = ['policies', name]
      if (!POLICY_NAME.test(name)) {
        const message = `${quoted(name)} is not the name of a policy`
        report({ code: 'API-PAT-01', path, message, hint: 'use 1 to 256 printable characters', docs: policyDocs })
      }
      checkRaw(RAW_SCALING_POLICY, policy, report, path)
    }
    const ours = [...policies, ...settings.stepPolicies, ...settings.predictivePolicies].map(({ name }) => name)
    const names = [...ours, ...rawPolicies.map(policy => policy.name)]
    for (const name of new Set(names.filter((name, at) => names.indexOf(name) < at))) {
      const message = rawPolicies.some(policy => policy.name === name)
        ? `Two policies are called ${name}`
        : `Two policies are called ${name}; only one is possible for a metric`
      report({ code: 'AS-TT-06', path: ['policies', name], message, hint: 'remove one of them', docs: policyDocs })
    }
  },
}

const STATISTICS = ['Average', 'Minimum', 'Maximum', 'SampleCount', 'Sum']

// PolicyName is printable, https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html,
// and so are both: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html
const NAME = /^[ -~]{1,255}$/
const POLICY_NAME = /^[ -~]{1,256}$/
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
const QUEUE = /^[\w-]{1,75}(\.fifo|[\w-]{0,5})$/
const metricDocs = `${API}/API_CustomizedMetricSpecification.html`

/** Reports a metric that no policy can follow. */
function checkMetric({ metric }: ScalingPolicy, path: readonly string[], report: Report): void {
  const found = (message: string, hint: string): void =>
    report({ code: 'API-PAT-01', path: [...path, 'metric'], message, hint, docs: metricDocs })
  if (metric.type === 'backlog' && !QUEUE.test(metric.queueName))
    found(
      `${quoted(metric.queueName)} is not the name of a queue`,
      'use 1 to 80 letters, digits, hyphens and underscores',
    )
  if (metric.type === 'math')
    checkWatched({ expression: metric.expression, metrics: metric.metrics }, [...path, 'metric'], report)
  if (metric.type !== 'customized') return
  const { namespace, name: metricName, statistic } = metric.metric
  if (!NAME.test(namespace) || !NAME.test(metricName))
    found(
      `${quoted(namespace)} ${quoted(metricName)} is no namespace and name of a metric`,
      'give both, each 1 to 255 printable ASCII characters',
    )
  if (statistic !== undefined && !STATISTICS.includes(statistic))
    report(foreignValue('statistic', STATISTICS, [...path, 'metric', 'statistic']))
}

function checkPolicy(policy: ScalingPolicy, report: Report): void {
  const { metric, name, targetValue } = policy
  const path = ['policies', name]
  const fields = { scaleInCooldownSeconds: cooldown, scaleOutCooldownSeconds: cooldown }
  checkFields(policy, fields, report, path)
  checkMetric(policy, path, report)
  const docs = policyDocs
  if (!(Number.isFinite(targetValue) && targetValue > 0)) {
    const message = `targetValue is ${targetValue}`
    report({ code: 'AS-TT-01', path: [...path, 'targetValue'], message, hint: 'use a number above 0', docs })
  } else if (/^ECSServiceAverage/.test(metric.type) && targetValue > 100) {
    const message = `A target of ${targetValue} percent is never exceeded, so the service never scales out`
    const hint = 'use a percentage of at most 100'
    report({ code: 'AS-TT-05', severity: 'warning', path: [...path, 'targetValue'], message, hint, docs })
  }
}

const scheduleDocs = `${API}/API_PutScheduledAction.html`
const MOST_SCHEDULES = 200
// With the name of the stack before it, 256 characters in all.
const SCHEDULE_NAME = /^(?! )[^:|/\p{Cc}]{1,200}(?<! )$/u

function checkSchedules({ schedules, maxCapacity, minCapacity }: AutoScalingSettings, report: Report): void {
  for (const schedule of schedules) checkBeside(schedule, { minCapacity, maxCapacity }, report)
  if (schedules.length > MOST_SCHEDULES) {
    const message = `There are ${schedules.length} schedules, and AWS takes ${MOST_SCHEDULES} for a service`
    report({ code: 'AS-TGT-11', path: ['schedules'], message, hint: 'join some', docs: scheduleDocs })
  }
  const names = schedules.map(({ name }) => name)
  for (const [at, schedule] of schedules.entries()) {
    checkSchedule(schedule, report)
    if (names.indexOf(schedule.name) === at) continue
    const message = `Two schedules are called ${quoted(schedule.name)}`
    const path = ['schedules', schedule.name]
    report({ code: 'AS-SCD-02', path, message, hint: 'give one of them another name', docs: scheduleDocs })
  }
  const [only, ...others] = schedules
  if (!only || others.length > 0 || only.expression.startsWith('at(')) return
  const message = `Nothing sets back what schedule ${quoted(only.name)} sets`
  const hint = 'add a schedule that does'
  report({ code: 'AS-SCD-05', severity: 'warning', path: ['schedules', only.name], message, hint, docs: scheduleDocs })
}

/** What AWS does where only one limit is set and passes the other is not documented. */
function checkBeside(
  { name, minCapacity: min, maxCapacity: max }: ScheduledScaling,
  { minCapacity, maxCapacity }: Pick<AutoScalingSettings, 'minCapacity' | 'maxCapacity'>,
  report: Report,
): void {
  const message =
    max === undefined && min !== undefined && min > maxCapacity
      ? `min ${min} is greater than max ${maxCapacity} of the service`
      : min === undefined && max !== undefined && max < minCapacity
        ? `max ${max} is less than min ${minCapacity} of the service`
        : undefined
  if (message === undefined) return
  const hint = 'set both in the schedule'
  report({ code: 'AS-SCD-02', severity: 'warning', path: ['schedules', name], message, hint, docs: scheduleDocs })
}

function checkSchedule(schedule: ScheduledScaling, report: Report): void {
  const { name, expression, timeZone, minCapacity: min, maxCapacity: max } = schedule
  const path = ['schedules', name]
  const docs = scheduleDocs
  if (!SCHEDULE_NAME.test(name)) {
    const hint = 'use 1 to 200 characters, without a colon, a slash, a bar, or a space at an end'
    report({ code: 'AS-SCD-02', path, message: `${quoted(name)} is not a name for a schedule`, hint, docs })
  }
  if (min === undefined && max === undefined) {
    const message = 'A schedule sets min, max, or both'
    report({ code: 'AS-SCD-02', path, message, hint: 'say which', docs })
  }
  checkFields(schedule, { minCapacity: capacity, maxCapacity: capacity }, report, path)
  if (min !== undefined && max !== undefined && min > max) {
    const message = `min ${min} is greater than max ${max}`
    report({ code: 'AS-SCD-02', path: [...path, 'minCapacity'], message, hint: 'raise max or lower min', docs })
  }
  checkExpression(expression, finding =>
    report({ ...finding, code: 'AS-SCD-01', path: [...path, ...finding.path], docs }),
  )
  if (timeZone !== undefined)
    checkZone(timeZone, finding => report({ ...finding, code: 'AS-SCD-07', path: [...path, ...finding.path], docs }))
}
