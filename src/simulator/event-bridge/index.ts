import type { Operations } from '../operation.ts'
import { awsJson } from '../wire/json.ts'
import { listed } from '../wire/refusal.ts'
import { putEvents } from './put-events.ts'
import { deleteRule, describeRule, listRules, putRule } from './rule.ts'
import { listTagsForResource, tagResource, untagResource } from './tags.ts'
import { listTargetsByRule, putTargets, removeTargets } from './target.ts'

export { constraints } from './constraints.ts'
export { resources, tagged } from './state.ts'

export const protocol = awsJson
export const refuse = listed('ValidationException')

export const operations: Operations = {
  PutRule: putRule,
  DescribeRule: describeRule,
  ListRules: listRules,
  DeleteRule: deleteRule,
  PutTargets: putTargets,
  RemoveTargets: removeTargets,
  ListTargetsByRule: listTargetsByRule,
  PutEvents: putEvents,
  TagResource: tagResource,
  UntagResource: untagResource,
  ListTagsForResource: listTagsForResource,
}
