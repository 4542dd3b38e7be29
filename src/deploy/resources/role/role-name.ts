import type { Context } from '../../context.ts'
import { physicalName } from '../../ownership.ts'

/** The name of a role. Roles are global: without the Region, two Regions of one stack would share them. */
export function roleName(id: string, { stack, region }: Pick<Context, 'stack' | 'region'>): string {
  return physicalName([stack.name, id, region], 64)
}
