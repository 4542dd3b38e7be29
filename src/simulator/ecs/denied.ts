import { refusalOf } from '../iam/refusal.ts'
import { identity } from '../iam/state.ts'
import type { World } from '../operation.ts'
import type { TaskState } from './account-state.ts'

/** What AWS says when a task's execution role may not do this, from the name of the error on; undefined when it may. */
export function executionDenied(world: World, task: TaskState, action: string, resource: string): string | undefined {
  const role = identity(world).roleByArn(task.definition.executionRoleArn ?? '')
  const why = role && refusalOf(world, role, action, resource)
  return (
    role && why && deniedWords({ account: world.account, role: role.roleName, session: task.id }, action, resource, why)
  )
}

interface Caller {
  readonly account: string
  readonly role: string
  readonly session: string
}

export const deniedWords = (
  { account, role, session }: Caller,
  action: string,
  resource: string,
  why = `because no identity-based policy allows the ${action} action`,
): string =>
  `AccessDeniedException: User: arn:aws:sts::${account}:assumed-role/${role}/${session} is not authorized to perform: ${action} on resource: ${resource} ${why}`
