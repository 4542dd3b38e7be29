import type { RoleModel } from '../../../model/role.ts'
import type { Context } from '../../context.ts'
import { physicalName } from '../../ownership.ts'

/** The name of a role. Roles are global: without the Region, two Regions of one stack would share them. */
export function roleName(
  { id, physicalName: said }: Pick<RoleModel, 'id' | 'physicalName'>,
  { stack, region }: Pick<Context, 'stack' | 'region'>,
): string {
  return said ?? physicalName([stack.name, id, region], 64)
}

/** Whether a role is of this id in this Region: also under the name that version 0.1.0 gave it. */
export function isRoleName(name: string, id: string, context: Pick<Context, 'stack' | 'region'>): boolean {
  const former = [context.stack.name, id, context.region].join('-').replace(/[^A-Za-z0-9-]+/g, '-')
  return name === roleName({ id }, context) || name === former
}
