import type { Role } from '../../../aws/shapes/iam.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Existing } from '../../../model/existing.ts'
import type { RoleModel } from '../../../model/role.ts'
import type { Context } from '../../context.ts'
import { existingWords, notAsSaid } from '../existing.ts'

/** A role that is looked up. Names of roles are unique in an account, whatever their paths. */
export async function findRole(
  model: RoleModel & { readonly existing: Existing },
  { aws, account }: Context,
): Promise<Role> {
  const { existing } = model
  const RoleName = model.id.slice(model.id.lastIndexOf('/') + 1)
  const found = (await unlessRefused(aws.iam('GetRole', { RoleName }), 'NoSuchEntityException'))?.Role
  if (found && !('arn' in existing && found.Arn !== existing.arn)) return found
  const there = found ? `; there is ${found.Arn}` : ''
  throw notAsSaid(
    model,
    `There is no role ${existingWords(existing)} in account ${account}${there}`,
    "Correct its name or ARN: role.existing('its name or ARN')",
  )
}
