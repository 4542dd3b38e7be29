import type { Model } from '../../model/index.ts'
import type { Context } from '../context.ts'
import { keyOf, type Owner } from '../ownership.ts'

/**
 * What has the name that this version gives, or that of version 0.1.0, which did not say the stack: what the stack has
 * made under it stays, and so does what is nobody's where that is to be taken over.
 */
export async function byEitherName<L extends { readonly owner: Owner | undefined }>(
  model: Model,
  { present, former }: EitherName,
  read: (name: string) => Promise<L | undefined>,
  { stack, adopt }: Context,
): Promise<L | undefined> {
  const found = await read(present)
  const isOurs = ({ owner }: L): boolean => owner?.stack === stack.name && owner.id === keyOf(model)
  if (former === undefined || (found && isOurs(found))) return found
  const earlier = await read(former)
  return earlier && (isOurs(earlier) || (adopt && !found && !earlier.owner)) ? earlier : found
}

/** The names under which something may be found. */
export interface EitherName {
  readonly present: string
  /** That of version 0.1.0, where it was another. */
  readonly former: string | undefined
}
