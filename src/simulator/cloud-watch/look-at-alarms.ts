import type { World } from '../operation.ts'
import { isScripted, metricsIn, watchedValue } from './metric-data.ts'
import { type Alarm, cloudWatch, setAlarmState } from './state.ts'

const MINUTE_SECONDS = 60

/** Looks at every alarm of which a test says what it watches, once a minute, and gives those that are up. */
export function lookAtAlarms(world: World): readonly Alarm[] {
  const alarms = [...cloudWatch(world).alarms.values()].filter(
    ({ definition }) => definition && isScripted(world, [...metricsIn(definition).values()]),
  )
  for (const alarm of alarms) look(world, alarm)
  return alarms.filter(({ state }) => state === 'ALARM')
}

function look(world: World, alarm: Alarm): void {
  const { definition } = alarm
  if (!definition) return
  const { Period = MINUTE_SECONDS, EvaluationPeriods: periods = 1, TreatMissingData = 'missing' } = definition
  const { DatapointsToAlarm = periods } = definition
  const minute = Math.round(world.clock.now() / 1000 / MINUTE_SECONDS)
  if (minute % Math.max(1, Period / MINUTE_SECONDS) !== 0) return
  alarm.seen = [...alarm.seen, watchedValue(world, definition)].slice(-periods)
  const missing = alarm.seen.every(value => value === undefined)
  if (missing && TreatMissingData === 'ignore') return
  const beyond = alarm.seen.filter(value =>
    value === undefined ? TreatMissingData === 'breaching' : isBeyond(alarm, value),
  ).length
  if (missing && TreatMissingData === 'missing') setAlarmState(world, alarm.name, 'INSUFFICIENT_DATA', 'No data')
  else if (beyond >= DatapointsToAlarm) setAlarmState(world, alarm.name, 'ALARM', 'Threshold Crossed')
  else setAlarmState(world, alarm.name, 'OK', 'Threshold not crossed')
}

function isBeyond({ definition }: Alarm, value: number): boolean {
  const { ComparisonOperator, Threshold = 0 } = definition ?? {}
  if (ComparisonOperator === 'GreaterThanThreshold') return value > Threshold
  if (ComparisonOperator === 'GreaterThanOrEqualToThreshold') return value >= Threshold
  return ComparisonOperator === 'LessThanThreshold' ? value < Threshold : value <= Threshold
}
