import type { Batch } from '../../../aws/batches.ts'
import type { CompositeAlarm, MetricAlarm } from '../../../aws/shapes/cloudwatch.ts'
import type { AlarmModel } from '../../../model/alarm.ts'
import type { Context } from '../../context.ts'
import { physicalName } from '../../ownership.ts'

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html (AlarmName)
export const LONGEST_ALARM_NAME = 255
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html (AlarmNames)
const ALARMS_PER_CALL = 100

/** The name of an alarm in AWS, which is one of the stack. */
export const alarmName = ({ id }: Pick<AlarmModel, 'id'>, { stack }: Pick<Context, 'stack'>): string =>
  physicalName([stack.name, id], LONGEST_ALARM_NAME)

/** An alarm by its name, of whichever kind. */
export function describeAlarm(name: string, context: Context): Promise<MetricAlarm | CompositeAlarm | undefined> {
  return context.batches.load(byName, name, context)
}

const byName: Batch<MetricAlarm | CompositeAlarm, Context> = {
  size: ALARMS_PER_CALL,
  async read(names, { aws }) {
    const { MetricAlarms = [], CompositeAlarms = [] } = await aws.cloudWatch('DescribeAlarms', {
      AlarmNames: [...names],
      // Composite alarms are left out unless asked for.
      AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
      MaxRecords: ALARMS_PER_CALL,
    })
    return new Map([...MetricAlarms, ...CompositeAlarms].map(alarm => [alarm.AlarmName ?? '', alarm]))
  },
}
