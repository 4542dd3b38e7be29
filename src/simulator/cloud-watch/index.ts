import type { Operations } from '../operation.ts'
import { awsJson } from '../wire/json.ts'
import { listed } from '../wire/refusal.ts'
import { deleteAlarms, describeAlarms } from './alarm.ts'
import { getMetricData } from './counted.ts'
import { putMetricAlarm } from './put-metric-alarm.ts'
import { listTagsForResource, tagResource, untagResource } from './tags.ts'

export { constraints } from './constraints.ts'
export { resources } from './state.ts'
export { tagged } from './tags.ts'

export const protocol = awsJson
export const refuse = listed('ValidationError')

/** The operations of Amazon CloudWatch that alarms need, and what was counted. */
export const operations: Operations = {
  DeleteAlarms: deleteAlarms,
  DescribeAlarms: describeAlarms,
  GetMetricData: getMetricData,
  ListTagsForResource: listTagsForResource,
  PutMetricAlarm: putMetricAlarm,
  TagResource: tagResource,
  UntagResource: untagResource,
}
