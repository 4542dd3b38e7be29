import type { AlarmMetric, AlarmModel } from '../model/alarm.ts'
import { apiRules, foreignValue, wrongLength } from './api/problems.ts'
import { quoted } from './quoted.ts'
import { RAW_ALARM } from './raw-alarm.ts'
import { checkRaw } from './raw-kind.ts'
import { ELB, type Report, type RuleFamily } from './rule.ts'
import { checkTags } from './tags.ts'

const CLOUDWATCH = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest'
const API = `${CLOUDWATCH}/APIReference`
const limitsDocs = `${CLOUDWATCH}/monitoring/cloudwatch_limits.html`
const statisticDocs = `${CLOUDWATCH}/monitoring/Statistics-definitions.html`
const queryDocs = `${API}/API_MetricDataQuery.html`

const HOUR_SECONDS = 3_600
const DAY_SECONDS = 86_400
const MOST_METRICS = 10
const MOST_ACTIONS = 5
const MOST_DIMENSIONS = 30
const LONGEST_DESCRIPTION = 1024
const LONGEST_EXPRESSION = 2048
const MISSING = ['missing', 'notBreaching', 'breaching', 'ignore']
// Namespace, MetricName and StandardUnit: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
const NAMESPACE = /^[^:].{0,254}$/s
const METRIC_NAME = /^.{1,255}$/s
const SIZES = [
  'Bytes',
  'Kilobytes',
  'Megabytes',
  'Gigabytes',
  'Terabytes',
  'Bits',
  'Kilobits',
  'Megabits',
  'Gigabits',
  'Terabits',
]
const UNITS = [
  'Seconds',
  'Microseconds',
  'Milliseconds',
  'Percent',
  'None',
  ...[...SIZES, 'Count'].flatMap(each => [each, `${each}/Second`]),
]
const ID = /^[a-z][a-zA-Z0-9_]*$/
const STATISTIC =
  /^(Average|Minimum|Maximum|SampleCount|Sum|IQM|(p|tm|tc|ts|wm)\d{1,2}(\.\d+)?|p100|(PR|TC|TM|TS|WM)\(.*:.*\))$/
const ARN = /^arn:[^:]+:[^:]+:/

/** What an alarm is made of, as its rules read it: nothing where the program has not said it. */
export interface AlarmDraft
  extends Pick<
    AlarmModel,
    'id' | 'periodSeconds' | 'evaluationPeriods' | 'datapointsToAlarm' | 'treatMissingData' | 'description' | 'raw'
  > {
  readonly watched: AlarmModel['watched'] | undefined
  readonly threshold: number | undefined
  readonly alarmActions: readonly unknown[]
  readonly okActions: readonly unknown[]
  readonly tags: AlarmModel['tags']
}

/** Rules about an alarm of CloudWatch. */
export const alarmRules: RuleFamily<AlarmDraft> = {
  codes: [
    'ALM-NAM-01',
    'ALM-MET-01',
    'ALM-MET-02',
    'ALM-PER-01',
    'ALM-THR-01',
    'ALM-ACT-01',
    'TD-TAG-01',
    ...apiRules.codes,
  ],
  docs: `${API}/API_PutMetricAlarm.html`,
  check(draft, report) {
    checkTags(draft.tags, report)
    checkRaw(RAW_ALARM, draft.raw, report)
    if (!isName(draft.id)) {
      const message = `${quoted(draft.id)} is no name of an alarm`
      const hint = 'use characters, none of them a control character'
      report({ code: 'ALM-NAM-01', path: ['name'], message, hint })
    }
    checkWatched(draft.watched, report)
    checkPeriods(draft, report)
    const { treatMissingData, description = '' } = draft
    if (!MISSING.includes(treatMissingData)) report(foreignValue('treatMissingData', MISSING, ['treatMissingData']))
    if (description.length > LONGEST_DESCRIPTION) {
      const limits = { min: 0, max: LONGEST_DESCRIPTION }
      report(wrongLength('description', description.length, 'characters', limits, ['description']))
    }
    if (draft.threshold === undefined || !Number.isFinite(draft.threshold)) {
      const message =
        draft.threshold === undefined ? 'The alarm has no threshold' : `The threshold is ${draft.threshold}`
      report({ code: 'ALM-THR-01', path: ['threshold'], message, hint: 'compare it with a number: .greaterThan(5)' })
    }
    for (const side of ['alarmActions', 'okActions'] as const) checkActions(draft[side], side, report)
  },
}

/** What of the recommended alarms is asked for that only a load balancer measures. */
export interface RecommendedDraft {
  readonly ofTargets: readonly string[]
  readonly isRouted: boolean
}

export const recommendedRules: RuleFamily<RecommendedDraft> = {
  codes: ['ALM-REC-01'],
  docs: `${ELB}/application/load-balancer-cloudwatch-metrics.html`,
  check({ ofTargets, isRouted }, report) {
    if (isRouted || ofTargets.length === 0) return
    const message = `${ofTargets.join(', ')}: the first target of the service is not behind an Application Load Balancer`
    const hint = 'leave it out, or watch what there is with .alarms([alarm(…)])'
    report({ code: 'ALM-REC-01', path: ['recommendedAlarms'], message, hint })
  },
}

/** However long: the name in AWS is cut to what it takes. */
const isName = (name: string): boolean => name.length >= 1 && ![...name].some(each => each < ' ' || each === '\u007f')

function checkWatched(watched: AlarmDraft['watched'], report: Report): void {
  if (!watched) {
    const hint = "give it .metric({ namespace, name }) or .math('100 * errors / requests', { … })"
    report({ code: 'ALM-MET-01', path: ['metric'], message: 'The alarm watches nothing', hint })
    return
  }
  if ('metric' in watched) {
    checkMetric(watched.metric, ['metric'], report)
    return
  }
  const { expression, metrics } = watched
  if (expression === '' || expression.length > LONGEST_EXPRESSION) {
    const limits = { min: 1, max: LONGEST_EXPRESSION }
    report(wrongLength('expression', expression.length, 'characters', limits, ['expression']))
  }
  const ids = Object.keys(metrics)
  for (const id of ids) {
    const path = ['metrics', id]
    const metric = metrics[id]
    if (metric) checkMetric(metric, path, report)
    if (!ID.test(id)) {
      const message = `${quoted(id)} is no id of a metric`
      const hint = 'begin with a lower-case letter, and go on with letters, digits and underscores'
      report({ code: 'ALM-MET-01', path, message, hint, docs: queryDocs })
    } else if (!isUsed(id, expression)) {
      // No page of AWS says that it refuses one.
      const severity = 'warning'
      const message = `The expression ${quoted(expression)} does not use the metric ${id}`
      report({ code: 'ALM-MET-01', severity, path, message, hint: 'use it, or remove it', docs: queryDocs })
    }
  }
  if (ids.length === 0 || ids.length > MOST_METRICS) {
    const message = `An alarm over an expression has 1 to ${MOST_METRICS} metrics, and this one has ${ids.length}`
    report({ code: 'ALM-MET-01', path: ['metrics'], message, hint: 'split it', docs: limitsDocs })
  }
}

/** METRICS() stands for all metrics, or for those that have a text in their ids. */
const isUsed = (id: string, expression: string): boolean =>
  /\bMETRICS\s*\(/.test(expression) || new RegExp(`\\b${id}\\b`).test(expression)

function checkMetric(metric: AlarmMetric, path: readonly string[], report: Report): void {
  const { namespace, name, dimensions, statistic, unit } = metric
  if (unit !== undefined && !UNITS.includes(unit)) report(foreignValue('unit', UNITS, [...path, 'unit']))
  if (!NAMESPACE.test(namespace) || !METRIC_NAME.test(name)) {
    const message = `${quoted(namespace)} ${quoted(name)} is no namespace and name of a metric`
    report({ code: 'ALM-MET-01', path, message, hint: "give both, such as { namespace: 'AWS/SQS', name: … }" })
  }
  if (!STATISTIC.test(statistic)) {
    const message = `${quoted(statistic)} is no statistic`
    const hint = 'use Average, Minimum, Maximum, SampleCount, Sum, or a percentile such as p99'
    report({ code: 'ALM-MET-02', path: [...path, 'statistic'], message, hint, docs: statisticDocs })
  }
  if (Object.keys(dimensions).length > MOST_DIMENSIONS) {
    const message = `A metric has at most ${MOST_DIMENSIONS} dimensions`
    report({ code: 'ALM-MET-01', path: [...path, 'dimensions'], message, hint: 'leave some out' })
  }
}

function checkPeriods({ periodSeconds, evaluationPeriods, datapointsToAlarm }: AlarmDraft, report: Report): void {
  const wrong = (field: string, message: string, hint: string): void =>
    report({ code: 'ALM-PER-01', path: [field], message, hint })
  if (![10, 20, 30].includes(periodSeconds) && !(periodSeconds > 0 && periodSeconds % 60 === 0))
    wrong('period', `A period of ${periodSeconds} seconds`, 'use 10, 20, 30 or a multiple of 60')
  if (!Number.isInteger(evaluationPeriods) || evaluationPeriods < 1)
    wrong('evaluationPeriods', `${evaluationPeriods} evaluation periods`, 'use a whole number of 1 or more')
  else if (periodSeconds * evaluationPeriods > (periodSeconds < HOUR_SECONDS ? DAY_SECONDS : 7 * DAY_SECONDS))
    wrong(
      'evaluationPeriods',
      `Metrics cannot be checked across more than a day, or with periods of an hour or more a week: ${evaluationPeriods} periods of ${periodSeconds} seconds`,
      'use fewer or shorter periods',
    )
  if (!Number.isInteger(datapointsToAlarm) || datapointsToAlarm < 1 || datapointsToAlarm > evaluationPeriods)
    wrong(
      'datapointsToAlarm',
      `${datapointsToAlarm} of ${evaluationPeriods} data points`,
      'use a whole number from 1 to the number of evaluation periods',
    )
}

function checkActions(actions: readonly unknown[], side: string, report: Report): void {
  if (actions.length > MOST_ACTIONS) {
    const message = `A state of an alarm has at most ${MOST_ACTIONS} actions, and this one has ${actions.length}`
    report({
      code: 'ALM-ACT-01',
      path: [side],
      message,
      hint: 'use one SNS topic that all subscribe to',
      docs: limitsDocs,
    })
  }
  for (const action of actions) {
    if (typeof action !== 'string' || ARN.test(action)) continue
    const message = `${quoted(action)} is no ARN`
    const hint = 'give the ARN of an SNS topic, such as arn:aws:sns:us-east-1:123456789012:alarms'
    report({ code: 'ALM-ACT-01', path: [side], message, hint })
  }
}
