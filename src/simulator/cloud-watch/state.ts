import type { PutMetricAlarmInput, StateValue } from '@aws-sdk/client-cloudwatch'
import type { World } from '../operation.ts'

/** A metric alarm. One that the program under test did not make has no metric, and only the state that it is told. */
export interface Alarm {
  readonly name: string
  readonly arn: string
  readonly tags: Map<string, string>
  definition: PutMetricAlarmInput | undefined
  state: StateValue
  reason: string
  changedAt: number
  /** What it saw in the last periods. */
  seen: readonly (number | undefined)[]
  configuredAt: number
}

export interface CloudWatch {
  readonly alarms: Map<string, Alarm>
}

export function cloudWatch(world: World): CloudWatch {
  return world.state('cloudWatch', () => ({ alarms: new Map() }))
}

export const alarmArn = (world: World, name: string): string =>
  `arn:${world.partition}:cloudwatch:${world.region}:${world.account}:alarm:${name}`

/** The ARNs of what exists. */
export function resources(world: World): readonly string[] {
  return [...cloudWatch(world).alarms.values()].map(({ arn }) => arn)
}

/** The alarm of a name, made where there is none. */
export function addAlarm(world: World, name: string): Alarm {
  const { alarms } = cloudWatch(world)
  const known = alarms.get(name)
  if (known) return known
  const now = world.clock.now()
  const alarm: Alarm = {
    name,
    arn: alarmArn(world, name),
    tags: new Map(),
    definition: undefined,
    state: 'INSUFFICIENT_DATA',
    reason: 'Unchecked: Initial alarm creation',
    changedAt: now,
    seen: [],
    configuredAt: now,
  }
  alarms.set(name, alarm)
  return alarm
}

/** Puts an alarm into a state; one that nobody has made is there from then on. */
export function setAlarmState(world: World, name: string, state: StateValue, reason: string): void {
  const alarm = addAlarm(world, name)
  if (alarm.state === state) return
  alarm.state = state
  alarm.reason = reason
  alarm.changedAt = world.clock.now()
}
