import type { Operations } from '../operation.ts'
import { awsQuery } from '../wire/query.ts'
import { listed } from '../wire/refusal.ts'
import { describeScalingActivities } from './activity.ts'
import {
  createAutoScalingGroup,
  deleteAutoScalingGroup,
  describeAutoScalingGroups,
  setDesiredCapacity,
  setInstanceProtection,
  updateAutoScalingGroup,
} from './group.ts'
import { cancelInstanceRefresh, describeInstanceRefreshes, startInstanceRefresh } from './refresh.ts'
import { createOrUpdateTags, deleteTags } from './tags.ts'

export { constraints } from './constraints.ts'
export { resources } from './state.ts'

export const protocol = awsQuery
export const refuse = listed('ValidationError')

/** The operations of Amazon EC2 Auto Scaling. */
export const operations: Operations = {
  CancelInstanceRefresh: cancelInstanceRefresh,
  CreateAutoScalingGroup: createAutoScalingGroup,
  CreateOrUpdateTags: createOrUpdateTags,
  DeleteAutoScalingGroup: deleteAutoScalingGroup,
  DeleteTags: deleteTags,
  DescribeAutoScalingGroups: describeAutoScalingGroups,
  DescribeInstanceRefreshes: describeInstanceRefreshes,
  DescribeScalingActivities: describeScalingActivities,
  SetDesiredCapacity: setDesiredCapacity,
  SetInstanceProtection: setInstanceProtection,
  StartInstanceRefresh: startInstanceRefresh,
  UpdateAutoScalingGroup: updateAutoScalingGroup,
}
