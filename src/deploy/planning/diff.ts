import { isCredential, NOT_SHOWN, redacted, redactedArguments, redactedImage } from '../../model/credentials.ts'
import { canonical } from '../canonical.ts'

/** One setting that differs, for example `containers.app.image`. */
export interface Change {
  readonly path: string
  /** What AWS has; undefined when it has nothing. */
  readonly from: unknown
  /** What the program wants; undefined when it wants nothing. */
  readonly to: unknown
}

/** A difference that a plan leaves alone, and why. */
export interface IgnoredChange extends Change {
  readonly because: IgnoredDrift
}

/** What is for AWS or for others to decide, not for the program. */
export type IgnoredDrift =
  | 'traffic shifted by ECS'
  | 'desired count under autoscaling'
  | 'number taken by others'
  | 'no rule comes between'
  | 'set by a schedule'
  | 'suspended, and not said'
  | 'set once, when it was made'
  | 'added by others'
  | 'not said since it was taken over'

/** Fields that refer to secrets: what stands there can be seen. */
const REFERENCES: readonly string[] = ['secrets', 'logSecrets']

/**
 * Compares two canonical states field by field. Values below a key of `hidden`, at any depth, are told to differ, but not
 * shown; nor is what looks like a credential elsewhere. Names of tags are the user's, and hide nothing.
 */
export function diff(live: object, desired: object, hidden: readonly string[] = []): readonly Change[] {
  const changes: Change[] = []
  const compare = (from: unknown, to: unknown, path: readonly string[]): void => {
    if (isFields(from) && isFields(to)) {
      for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) {
        compare(own(from, key), own(to, key), [...path, key])
      }
    } else if (canonical(from) !== canonical(to)) {
      const hides = path[0] === 'tags' ? [] : hidden
      const secret = path.some(part => hides.includes(part))
      const refers = path.some(part => REFERENCES.includes(part))
      const shown = (value: unknown) => {
        if (refers || value === undefined) return value
        return secret ? NOT_SHOWN : masked(value, hides, path.at(-1) ?? '')
      }
      changes.push({ path: path.join('.'), from: shown(from), to: shown(to) })
    }
  }
  compare(live, desired, [])
  return changes
}

/** The value with everything below a hidden key left out: a whole container may have been added or removed. */
function masked(value: unknown, hidden: readonly string[], name: string): unknown {
  if (typeof value === 'string') {
    if (isCredential(name, value)) return NOT_SHOWN
    return name === 'image' ? redactedImage(value) : redacted(value)
  }
  if (isTexts(value)) return redactedArguments(value)
  if (Array.isArray(value)) return value.map(item => masked(item, hidden, name))
  if (!isFields(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (REFERENCES.includes(key)) return [key, inner]
      return [key, hidden.includes(key) ? NOT_SHOWN : masked(inner, hidden, key)]
    }),
  )
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(item => typeof item === 'string')
}

/** The top-level fields that the changes are in. */
export function changedFields(changes: readonly Change[]): ReadonlySet<string> {
  return new Set(changes.map(({ path }) => path.split('.', 1)[0] ?? path))
}

/** Keys are names that users choose, also those of members that every object has. */
function own(record: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined
}

export function isFields(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
