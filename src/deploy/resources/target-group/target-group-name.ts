import { isNameOf } from '../../ownership.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html */
export const LONGEST_TARGET_GROUP_NAME = 32

/** Whether a target group of a stack has such a name: that of this id, or any. */
export function isTargetGroupName(name: string, stack: string, id = name.slice(stack.length + 1)): boolean {
  return isNameOf(name, [stack, id], LONGEST_TARGET_GROUP_NAME)
}
