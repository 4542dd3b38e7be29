import type {
  DeleteAlarmsInput,
  DescribeAlarmsInput,
  DescribeAlarmsOutput,
  MetricAlarm,
} from '@aws-sdk/client-cloudwatch'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import { type Alarm, cloudWatch } from './state.ts'

export function describeAlarms(input: DescribeAlarmsInput, world: World): DescribeAlarmsOutput {
  const { AlarmNames, AlarmNamePrefix, AlarmTypes = ['MetricAlarm'], StateValue } = input
  if (AlarmNames && AlarmNamePrefix !== undefined)
    throw new AwsError('ValidationError', 'AlarmNames and AlarmNamePrefix are mutually exclusive')
  const found = [...cloudWatch(world).alarms.values()]
    .filter(({ name }) => !AlarmNames || AlarmNames.includes(name))
    .filter(({ name }) => name.startsWith(AlarmNamePrefix ?? ''))
    .filter(({ state }) => StateValue === undefined || state === StateValue)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const { items, next } = page(found, input.MaxRecords ?? 50, input.NextToken)
  return {
    CompositeAlarms: [],
    MetricAlarms: AlarmTypes.includes('MetricAlarm') ? items.map(view) : [],
    NextToken: next,
  }
}

function view({ definition, ...alarm }: Alarm): MetricAlarm {
  return {
    ActionsEnabled: true,
    OKActions: [],
    AlarmActions: [],
    InsufficientDataActions: [],
    Dimensions: [],
    ...definition,
    AlarmName: alarm.name,
    AlarmArn: alarm.arn,
    AlarmConfigurationUpdatedTimestamp: new Date(alarm.configuredAt),
    StateValue: alarm.state,
    StateReason: alarm.reason,
    StateUpdatedTimestamp: new Date(alarm.changedAt),
  }
}

/** Deletes all that are named, or none where one is not there. */
export function deleteAlarms({ AlarmNames = [] }: DeleteAlarmsInput, world: World): object {
  const { alarms } = cloudWatch(world)
  const missing = AlarmNames.filter(name => !alarms.has(name))
  if (missing.length > 0) throw new AwsError('ResourceNotFound', `Alarms not found: ${missing.join(', ')}`, 404)
  for (const name of AlarmNames) alarms.delete(name)
  return {}
}
