import type { Operations } from '../operation.ts'
import { awsJson } from '../wire/json.ts'
import { listed } from '../wire/refusal.ts'
import { filterLogEvents, getLogEvents } from './log-events.ts'
import {
  associateKmsKey,
  createLogGroup,
  deleteLogGroup,
  deleteRetentionPolicy,
  describeLogGroups,
  disassociateKmsKey,
  putRetentionPolicy,
} from './log-group.ts'
import { createLogStream, deleteLogStream, describeLogStreams } from './log-stream.ts'
import { putLogEvents } from './put-log-events.ts'
import { listTagsForResource, tagResource, untagResource } from './tags.ts'

export { constraints } from './constraints.ts'
export { resources } from './state.ts'
export { tagged } from './tags.ts'

export const protocol = awsJson
export const refuse = listed('InvalidParameterException')

/** The operations of Amazon CloudWatch Logs. */
export const operations: Operations = {
  AssociateKmsKey: associateKmsKey,
  CreateLogGroup: createLogGroup,
  CreateLogStream: createLogStream,
  DeleteLogGroup: deleteLogGroup,
  DeleteLogStream: deleteLogStream,
  DescribeLogStreams: describeLogStreams,
  PutLogEvents: putLogEvents,
  DeleteRetentionPolicy: deleteRetentionPolicy,
  DescribeLogGroups: describeLogGroups,
  DisassociateKmsKey: disassociateKmsKey,
  FilterLogEvents: filterLogEvents,
  GetLogEvents: getLogEvents,
  ListTagsForResource: listTagsForResource,
  PutRetentionPolicy: putRetentionPolicy,
  TagResource: tagResource,
  UntagResource: untagResource,
}
