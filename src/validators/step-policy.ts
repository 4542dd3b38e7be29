import type { AlarmSource } from '../model/alarm.ts'
import type { StepPolicy } from '../model/step-policy.ts'
import { thresholdOf } from '../model/step-policy.ts'
import { alarmRules } from './alarm.ts'
import { foreignValue } from './api/problems.ts'
import { quoted } from './quoted.ts'
import type { Report } from './rule.ts'
import { checkSteps } from './scaling-steps.ts'

const docs = 'https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html'

const ADJUSTMENTS = ['ChangeInCapacity', 'PercentChangeInCapacity', 'ExactCapacity']
const AGGREGATIONS = ['Average', 'Minimum', 'Maximum']
// It is also the end of the alarm's name.
const NAME = /^(?! )[^:|/\p{Cc}]{1,200}(?<! )$/u

/** Reports what is wrong with a policy of steps, or with the alarm that is to call it. */
export function checkStepPolicy(policy: StepPolicy, report: Report): void {
  const { name, cooldownSeconds = 0 } = policy
  const path = ['policies', name]
  if (!NAME.test(name)) {
    const hint = 'use 1 to 200 characters, without a colon, a slash, a bar, or a space at an end'
    report({ code: 'API-PAT-01', path, message: `${quoted(name)} is not a name for a policy`, hint, docs })
  }
  if (!(Number.isInteger(cooldownSeconds) && cooldownSeconds >= 0)) {
    const hint = 'use a whole number of seconds'
    report({ code: 'AS-TT-07', path: [...path, 'cooldown'], message: `cooldown is ${cooldownSeconds}`, hint, docs })
  }
  if (!ADJUSTMENTS.includes(policy.adjustmentType))
    report(foreignValue('adjustmentType', ADJUSTMENTS, [...path, 'adjustmentType']))
  if (!AGGREGATIONS.includes(policy.metricAggregationType))
    report(foreignValue('metricAggregationType', AGGREGATIONS, [...path, 'metricAggregationType']))
  checkSteps(policy, path, report)
  checkAlarm({ ...policy, threshold: thresholdOf(policy) ?? 0 }, path, report)
}

/** Reports metrics, or an expression over some, that CloudWatch would refuse. */
export function checkWatched(watched: AlarmSource, path: readonly string[], report: Report): void {
  const usual = { periodSeconds: 60, evaluationPeriods: 1, datapointsToAlarm: 1, treatMissingData: 'missing' } as const
  checkAlarm({ ...usual, watched, threshold: 1 }, path, report)
}

type Watching = Pick<
  StepPolicy,
  'watched' | 'periodSeconds' | 'evaluationPeriods' | 'datapointsToAlarm' | 'treatMissingData'
> & { readonly threshold: number }

function checkAlarm(watching: Watching, path: readonly string[], report: Report): void {
  const { watched, threshold, periodSeconds, evaluationPeriods, datapointsToAlarm, treatMissingData } = watching
  const draft = { watched, threshold, periodSeconds, evaluationPeriods, datapointsToAlarm, treatMissingData }
  alarmRules.check({ id: 'steps', ...draft, alarmActions: [], okActions: [], tags: {} }, finding =>
    report({ ...finding, path: [...path, ...finding.path] }),
  )
}

/** Whether it follows the use of tasks, of which there is none without tasks. */
export const isUse = ({ watched }: StepPolicy): boolean => 'metric' in watched && watched.metric.namespace === 'AWS/ECS'
