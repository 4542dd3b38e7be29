import { unlessUnavailable } from '../../../aws/unless-unavailable.ts'
import type { ServiceModel } from '../../../model/service.ts'
import type { Context } from '../../context.ts'
import { nameOf } from '../../ownership.ts'
import { alarmName, describeAlarm } from '../alarm/alarms.ts'

/**
 * What the state of its alarms means for the deployment that is about to begin: ECS ignores all of them in one that
 * begins while one is in ALARM.
 *
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html
 */
export async function alarmNotes(model: ServiceModel, context: Context): Promise<readonly string[]> {
  const { alarmNames = [], enable } = model.deployment.alarms ?? {}
  if (!enable || alarmNames.length === 0) return []
  const own = alarmNames.flatMap(each => (typeof each === 'string' ? [] : [alarmName(each, context)]))
  const names = [...alarmNames.flatMap(each => (typeof each === 'string' ? [each] : [])), ...own]
  const name = nameOf(model)
  const live = await unlessUnavailable('cloudwatch:DescribeAlarms', new Set(), () =>
    Promise.all(names.map(async each => [each, await describeAlarm(each, context)] as const)),
  )
  if (!live)
    return [
      `${name} has alarms, and ECS heeds none of them in a deployment that begins while one is in ALARM: see that ${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} not (with cloudwatch:DescribeAlarms a plan looks)`,
    ]
  const up = live.flatMap(([each, alarm]) => (alarm?.StateValue === 'ALARM' ? each : []))
  const missing = live.flatMap(([each, alarm]) => (alarm || own.includes(each) ? [] : each))
  return [
    ...(up.length > 0
      ? [
          `${name}: ${up.join(' and ')} ${up.length === 1 ? 'is' : 'are'} in ALARM, and ECS heeds none of its alarms in a deployment that begins so: a bad one is not rolled back by them`,
        ]
      : []),
    ...(missing.length > 0
      ? [`${name}: there is no alarm ${missing.join(', ')} in ${context.region}, so that nothing is heeded there`]
      : []),
  ]
}
