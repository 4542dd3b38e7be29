import type { Existing } from '../model/existing.ts'
import type { Tags } from '../model/resource.ts'
import type { ArgumentKind } from './calls.ts'
import { isRecord, kind, texts } from './kinds.ts'

/** How to find something by its tags: it has all of these, and nothing else of its kind has. */
export interface ByTags {
  readonly tags: Tags
}

/** What a caller says exists, as models have it. */
export function existingOf(which: string | ByTags): Existing {
  if (typeof which !== 'string') return { tags: { ...which.tags } }
  return which.startsWith('arn:') ? { arn: which } : { name: which }
}

/** What it is called in the stack. `nameInArn` finds its name in its ARN. */
export function idOf(existing: Existing, nameInArn: RegExp): string {
  if ('arn' in existing) return nameInArn.exec(existing.arn)?.[1] ?? existing.arn
  return 'name' in existing ? existing.name : Object.entries(existing.tags).flat().join('=')
}

/** A name or ARN, and where tags can find it, those. */
export function nameOrArn(what: string, nameInArn: RegExp, byTags: boolean): ArgumentKind {
  return kind(`the name or ARN of ${what}${byTags ? ', or { tags }' : ''}`, value => {
    if (typeof value === 'string') return value !== '' && (!value.startsWith('arn:') || nameInArn.test(value))
    return byTags && isRecord(value) && texts.is(value.tags) && Object.keys(value).length === 1 && hasAny(value.tags)
  })
}

const hasAny = (tags: unknown): boolean => isRecord(tags) && Object.keys(tags).length > 0
