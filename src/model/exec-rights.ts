import type { RoleModel } from './role.ts'
import { fitsWildcards } from './wildcards.ts'

/**
 * What the agent of ECS Exec calls with the task role.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
 */
export const EXEC_ACTIONS = [
  'ssmmessages:CreateControlChannel',
  'ssmmessages:CreateDataChannel',
  'ssmmessages:OpenControlChannel',
  'ssmmessages:OpenDataChannel',
]

/** The actions of ECS Exec that a role which a stack makes does not have; what a managed policy allows is not known here. */
export function missingForExec({ existing, statements, managedPolicyArns }: RoleModel): readonly string[] {
  if (existing || managedPolicyArns.length > 0) return []
  const allowed = statements.flatMap(({ actions, resources }) => (resources.includes('*') ? actions : []))
  return EXEC_ACTIONS.filter(
    action => !allowed.some(pattern => fitsWildcards(pattern.toLowerCase(), action.toLowerCase())),
  )
}
