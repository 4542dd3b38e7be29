import type { World } from '../operation.ts'
import type { RequestContext } from './condition.ts'
import { isKnownPolicy, managedStatements } from './managed-policy.ts'
import { rightsSeen } from './role-rights.ts'
import type { Role } from './state.ts'
import { type Request, type Statement, speaksOf, statementsIn } from './statement.ts'

/**
 * Why a role may not do this, as AWS ends its sentence; undefined when it may.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export function refusalOf(
  world: World,
  role: Role,
  action: string,
  resource: string,
  of: RequestContext = {},
): string | undefined {
  const { policies, attached } = rightsSeen(world, role)
  const context = { 'aws:requestedregion': world.region, 'aws:principalaccount': world.account, ...of }
  const request: Request = { action, resource, context }
  const own = [...[...policies.values()].flatMap(statementsIn), ...[...attached].flatMap(managedStatements)]
  const boundary = role.permissionsBoundary
  if (says(own, 'Deny', request)) return 'with an explicit deny in an identity-based policy'
  if (!says(own, 'Allow', request)) return `because no identity-based policy allows the ${action} action`
  // What a boundary of the account's own says is not known here.
  return boundary !== undefined && isKnownPolicy(boundary) && !says(managedStatements(boundary), 'Allow', request)
    ? `because no permissions boundary allows the ${action} action`
    : undefined
}

const says = (statements: readonly Statement[], effect: string, request: Request): boolean =>
  statements.some(statement => statement.Effect === effect && speaksOf(statement, request))
