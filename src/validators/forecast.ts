import type { AutoScalingSettings } from '../model/autoscaling.ts'
import { SUSPENDABLE } from '../model/autoscaling.ts'
import { foreignValue } from './api/problems.ts'
import type { Report } from './rule.ts'

const docs =
  'https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PredictiveScalingPolicyConfiguration.html'
const targetDocs = 'https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html'
// A forecast is of an hour.
const HOUR_SECONDS = 3_600
const MODES = ['ForecastOnly', 'ForecastAndScale']

/** Reports forecasts that AWS would refuse, and those that leave tasks behind. */
export function checkForecasts(
  { predictivePolicies, policies, stepPolicies }: AutoScalingSettings,
  report: Report,
): void {
  for (const {
    name,
    targetValue,
    mode,
    schedulingBufferSeconds: early = 0,
    maxCapacityBuffer: above = 0,
  } of predictivePolicies) {
    const path = ['policies', name]
    const found = (code: string, field: string, message: string, hint: string): void =>
      report({ code, path: [...path, field], message, hint, docs })
    if (!(Number.isFinite(targetValue) && targetValue > 0))
      found('AS-PRD-01', 'targetValue', `targetValue is ${targetValue}`, 'use a number above 0')
    if (!MODES.includes(mode)) report(foreignValue('mode', MODES, [...path, 'mode']))
    if (!(Number.isInteger(early) && early >= 0 && early < HOUR_SECONDS))
      found('AS-PRD-04', 'schedulingBufferTime', `schedulingBufferTime is ${early}`, 'use 0 to 3599 seconds')
    if (!(Number.isInteger(above) && above >= 0 && above <= 100))
      found('AS-PRD-01', 'maxCapacityBuffer', `maxCapacityBuffer is ${above}`, 'use 0 to 100 percent')
    if (mode !== 'ForecastAndScale' || policies.length + stepPolicies.length > 0) continue
    const message = 'A forecast adds tasks and never removes any, and there is no other policy'
    const hint = 'add one that does, such as .cpu(60)'
    report({ code: 'AS-PRD-06', severity: 'warning', path, message, hint, docs })
  }
}

/** Reports what nobody can suspend, and what is said twice. */
export function checkSuspended({ suspended, raw }: AutoScalingSettings, report: Report): void {
  if (suspended && raw?.SuspendedState) {
    const message = 'suspend() and raw.SuspendedState both say what rests, and only one of them can be sent'
    report({
      code: 'CALL-TWO-01',
      path: ['raw', 'SuspendedState'],
      message,
      hint: 'say it in one place',
      docs: targetDocs,
    })
  }
  for (const each of suspended ?? [])
    if (!SUSPENDABLE.includes(each)) report(foreignValue('suspend', SUSPENDABLE, ['suspended']))
}
