import type { World } from '../operation.ts'
import type { Role, RoleRights } from './state.ts'

const rightsNow = (role: Role): RoleRights => ({
  trust: role.assumeRolePolicyDocument,
  policies: new Map(role.policies),
  attached: new Set(role.attached),
})

/** Keeps the rights that a change is about to end, as long as a service may still see them. */
export function beforeRightsChange(world: World, role: Role): void {
  const { policySeconds = 0 } = world.realism
  if (policySeconds === 0) return
  const at = world.clock.now()
  role.past = [
    ...role.past.filter(({ until }) => until > at - policySeconds * 1000),
    { until: at, rights: rightsNow(role) },
  ]
}

/** The rights that services see: those of now, or those that a change has ended a moment ago. */
export function rightsSeen(world: World, role: Role): RoleRights {
  const { policySeconds = 0 } = world.realism
  const since = world.clock.now() - policySeconds * 1000
  return role.past.find(({ until }) => until > since)?.rights ?? rightsNow(role)
}
