import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Context } from '../../context.ts'
import { found, liveOf } from '../found.ts'
import type { Found, Search } from '../handler.ts'
import { fromTagList } from '../tag-list.ts'
import { outputsOf } from './role-outputs.ts'
import { isElsewhere } from './role-region.ts'
import { rolesOfStack } from './roles.ts'

/** Roles are global and the path is of the whole stack: only the name tells the Region. */
export async function findRoles({ present }: Search, context: Context): Promise<Found<'role'>[]> {
  const known = new Set(liveOf('role', present, context).map(({ name }) => name))
  const others = (await rolesOfStack(context)).filter(({ RoleName = '' }) => !known.has(RoleName))
  const all = await Promise.all(
    others.map(async ({ RoleName = '' }) => {
      const role = (await unlessRefused(context.aws.iam('GetRole', { RoleName }), 'NoSuchEntityException'))?.Role
      const tags = fromTagList(role?.Tags)
      if (!role || isElsewhere(tags, context)) return []
      return [found('role', RoleName, outputsOf({ ...role, RoleName }, context), tags)]
    }),
  )
  return all.flat()
}
