import type { Operations } from '../operation.ts'
import { awsJson } from '../wire/json.ts'
import { listed } from '../wire/refusal.ts'
import { deregisterScalableTarget, describeScalableTargets, registerScalableTarget } from './scalable-target.ts'
import { deleteScalingPolicy, describeScalingPolicies, putScalingPolicy } from './scaling-policy.ts'
import { deleteScheduledAction, describeScheduledActions, putScheduledAction } from './scheduled-action.ts'
import { listTagsForResource, tagResource, untagResource } from './tags.ts'

export { constraints } from './constraints.ts'
export { resources } from './state.ts'
export { tagged } from './tags.ts'

export const protocol = awsJson
export const refuse = listed('ValidationException')

/** The operations of Application Auto Scaling for ECS services. */
export const operations: Operations = {
  DeleteScalingPolicy: deleteScalingPolicy,
  DeleteScheduledAction: deleteScheduledAction,
  DeregisterScalableTarget: deregisterScalableTarget,
  DescribeScalableTargets: describeScalableTargets,
  DescribeScalingPolicies: describeScalingPolicies,
  DescribeScheduledActions: describeScheduledActions,
  ListTagsForResource: listTagsForResource,
  PutScalingPolicy: putScalingPolicy,
  PutScheduledAction: putScheduledAction,
  RegisterScalableTarget: registerScalableTarget,
  TagResource: tagResource,
  UntagResource: untagResource,
}
