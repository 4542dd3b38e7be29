import type { Batch } from '../../../aws/batches.ts'
import { isAbort } from '../../../aws/is-abort.ts'
import { allPages } from '../../../aws/pages.ts'
import type { Role } from '../../../aws/shapes/iam.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Context } from '../../context.ts'
import { rolePath } from './role-path.ts'

/** A role with what it is allowed. */
export interface RoleInFull extends Role {
  /** The inline policy, as URL-encoded JSON; undefined where there is none of that name. */
  readonly inlinePolicy: string | undefined
  readonly attachedPolicies: readonly string[]
}

const GONE = 'NoSuchEntityException'
// Three calls each; above that, all roles of the account are fewer calls.
const FEW = 3
const ROLES_PER_CALL = 1000

/** A role by its name, with its inline policy of the name `policy`. */
export function describeRole(name: string, policy: string, context: Context): Promise<RoleInFull | undefined> {
  return context.batches.load(byName, name, context, policy)
}

const byName: Batch<RoleInFull, Context> = {
  size: Number.POSITIVE_INFINITY,
  async read(names, context, policy) {
    const listed = names.length > FEW ? await inFull(policy, context) : undefined
    const found = await Promise.all(
      names.map(async name => [name, listed?.has(name) ? listed.get(name) : await one(name, policy, context)] as const),
    )
    return new Map(found.flatMap(([name, role]) => (role ? [[name, role] as const] : [])))
  },
}

async function one(RoleName: string, PolicyName: string, { aws }: Context): Promise<RoleInFull | undefined> {
  const role = (await unlessRefused(aws.iam('GetRole', { RoleName }), GONE))?.Role
  if (!role) return undefined
  const [inline, attached] = await Promise.all([
    unlessRefused(aws.iam('GetRolePolicy', { RoleName, PolicyName }), GONE),
    aws.iam('ListAttachedRolePolicies', { RoleName }),
  ])
  return {
    ...role,
    inlinePolicy: inline?.PolicyDocument,
    attachedPolicies: (attached.AttachedPolicies ?? []).map(({ PolicyArn = '' }) => PolicyArn),
  }
}

/** The roles below the path of the stack, of every Region and without their tags; read once a plan. */
export function rolesOfStack(context: Context): Promise<readonly Role[]> {
  const { aws, batches } = context
  return batches.once('roles', () =>
    allPages(async Marker => {
      const PathPrefix = rolePath(context)
      const page = await aws.iam('ListRoles', { PathPrefix, MaxItems: ROLES_PER_CALL, Marker })
      return { items: page.Roles, next: page.Marker }
    }),
  )
}

/** The roles of the stack by name; nothing where the caller may not list them, then each is read by itself. */
async function inFull(policy: string, context: Context): Promise<Map<string, RoleInFull> | undefined> {
  const { aws } = context
  try {
    const [roles, details] = await Promise.all([
      rolesOfStack(context),
      allPages(async Marker => {
        const input = { Filter: ['Role' as const], MaxItems: ROLES_PER_CALL, Marker }
        const page = await aws.iam('GetAccountAuthorizationDetails', input)
        return { items: page.RoleDetailList, next: page.Marker }
      }),
    ])
    const byId = new Map(details.map(detail => [detail.RoleId, detail]))
    const found = roles.flatMap(role => {
      const detail = byId.get(role.RoleId)
      if (!detail) return []
      const inlinePolicy = detail.RolePolicyList?.find(({ PolicyName }) => PolicyName === policy)?.PolicyDocument
      const attachedPolicies = (detail.AttachedManagedPolicies ?? []).map(({ PolicyArn = '' }) => PolicyArn)
      // The list has the description and leaves out tags and boundary; with the details it is the other way round.
      const left = { Tags: detail.Tags, PermissionsBoundary: detail.PermissionsBoundary }
      return [[role.RoleName ?? '', { ...role, ...left, inlinePolicy, attachedPolicies }] as const]
    })
    return new Map(found)
  } catch (error) {
    if (isAbort(error)) throw error
    return undefined
  }
}
