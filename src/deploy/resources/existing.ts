import { PlanError } from '../../errors.ts'
import type { Existing } from '../../model/existing.ts'
import type { Resource, Tags } from '../../model/resource.ts'
import type { Context } from '../context.ts'
import { nameOf } from '../ownership.ts'

/** What was looked for, in words. */
export function existingWords(by: Existing): string {
  if ('arn' in by) return by.arn
  return 'name' in by ? `named "${by.name}"` : wordsOfTags(by.tags)
}

export function wordsOfTags(tags: Tags): string {
  const pairs = Object.entries(tags).map(([key, value]) => `${key}=${value}`)
  return `with the ${pairs.length === 1 ? 'tag' : 'tags'} ${pairs.join(', ')}`
}

/** Whether something has all of these tags, whatever others it has. */
export const hasTags = (there: Tags, wanted: Tags): boolean =>
  Object.entries(wanted).every(([key, value]) => there[key] === value)

/** The error for what is not there as the program says. */
export function notAsSaid(resource: Resource, message: string, fix: string): PlanError {
  return new PlanError(`${resource.kind}.missing`, { resource: nameOf(resource), message, fix })
}

/** The only one of what was found. @throws PlanError that says what was looked for, where there is none or more than one */
export function onlyOne<T>(
  resource: Resource & { readonly existing: Existing },
  found: readonly T[],
  { idOf, example }: { readonly idOf: (one: T) => string | undefined; readonly example: string },
  { region }: Pick<Context, 'region'>,
): T {
  const [one, ...others] = found
  const kind = resource.kind.replaceAll('-', ' ')
  const words = `${existingWords(resource.existing)} in ${region}`
  if (one === undefined)
    throw notAsSaid(
      resource,
      `There is no ${kind} ${words}`,
      `Correct what is looked for, or the Region and the account: ${example}`,
    )
  if (others.length > 0)
    throw notAsSaid(
      resource,
      `There are ${found.length} ${kind}s ${words}: ${found.map(idOf).join(', ')}`,
      `Say which one is meant: ${example}`,
    )
  return one
}
