import { AwsError, type World } from '../operation.ts'

export interface Role {
  readonly roleName: string
  readonly roleId: string
  readonly arn: string
  readonly path: string
  readonly createdAt: number
  assumeRolePolicyDocument: string
  description: string | undefined
  maxSessionDuration: number
  permissionsBoundary: string | undefined
  /** Inline policy documents by name. */
  readonly policies: Map<string, string>
  /** Attached managed policies by ARN. */
  readonly attached: Set<string>
  readonly tags: Map<string, string>
  /** Rights that services may still see, the oldest first. */
  past: readonly { readonly until: number; readonly rights: RoleRights }[]
}

export interface InstanceProfile {
  readonly name: string
  readonly id: string
  readonly arn: string
  readonly path: string
  readonly createdAt: number
  /** A profile has one role, or none. */
  roleName: string | undefined
  readonly tags: Map<string, string>
}

export interface Identity {
  /** Roles by name. */
  readonly roles: Map<string, Role>
  /** Instance profiles by name. */
  readonly instanceProfiles: Map<string, InstanceProfile>
  /** The ARNs of the account's own managed policies. AWS's managed policies are always there. */
  readonly managedPolicies: Set<string>
  /** The ARNs of roles that were there once. */
  readonly deleted: Set<string>
  roleByArn(arn: string): Role | undefined
}

export function identity(world: World): Identity {
  return world.state('iam', () => {
    const roles = new Map<string, Role>()
    return {
      roles,
      instanceProfiles: new Map(),
      managedPolicies: new Set(),
      deleted: new Set(),
      roleByArn(arn) {
        const named = roles.get(arn.split('/').at(-1) ?? '')
        return named?.arn === arn ? named : undefined
      },
    }
  })
}

/** What exists beyond a new account. */
export function resources(world: World): readonly string[] {
  const { roles, instanceProfiles } = identity(world)
  return [...roles.values(), ...instanceProfiles.values()].map(({ arn }) => arn)
}

export function roleByName(world: World, roleName = ''): Role {
  const role = identity(world).roles.get(roleName)
  if (!role) throw new AwsError('NoSuchEntity', `The role with name ${roleName} cannot be found.`, 404)
  return role
}

/** What decides what a role may do, and who may be it. */
export interface RoleRights {
  readonly trust: string
  readonly policies: ReadonlyMap<string, string>
  readonly attached: ReadonlySet<string>
}
