import type { Tags } from '../../../model/resource.ts'
import type { RoleModel } from '../../../model/role.ts'
import type { Context } from '../../context.ts'
import { type Owner, ownerOf } from '../../ownership.ts'

const REGION = 'fluent-ecs:region'

/** Roles are of the whole account, and a name that a program has chosen does not say the Region: a tag does. */
export const regionTag = ({ physicalName }: RoleModel, { region }: Pick<Context, 'region'>): Tags =>
  physicalName === undefined ? {} : { [REGION]: region }

/** Whether a stack made it in another Region. */
export const isElsewhere = (tags: Tags, { region }: Pick<Context, 'region'>): boolean =>
  (tags[REGION] ?? region) !== region

/** Whose a role is: the same stack in another Region is another owner. */
export function ownerHere(tags: Tags, context: Pick<Context, 'region'>): Owner | undefined {
  const owner = ownerOf(tags)
  return owner && isElsewhere(tags, context) ? { ...owner, id: `${owner.id} in ${tags[REGION]}` } : owner
}
