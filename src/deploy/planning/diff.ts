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
  | 'added by others'

const SECRET = '(not shown)'

/** Compares two canonical states field by field. Values below a key of `hidden`, at any depth, are told to differ, but not shown. */
export function diff(live: object, desired: object, hidden: readonly string[] = []): readonly Change[] {
  const changes: Change[] = []
  const compare = (from: unknown, to: unknown, path: readonly string[]): void => {
    if (isRecord(from) && isRecord(to)) {
      for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) {
        compare(from[key], to[key], [...path, key])
      }
    } else if (canonical(from) !== canonical(to)) {
      const secret = path.some(part => hidden.includes(part))
      const shown = (value: unknown) => (secret && value !== undefined ? SECRET : masked(value, hidden))
      changes.push({ path: path.join('.'), from: shown(from), to: shown(to) })
    }
  }
  compare(live, desired, [])
  return changes
}

/** The value with everything below a hidden key left out: a whole container may have been added or removed. */
function masked(value: unknown, hidden: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map(item => masked(item, hidden))
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, hidden.includes(key) ? SECRET : masked(inner, hidden)]),
  )
}

/** The top-level fields that the changes are in. */
export function changedFields(changes: readonly Change[]): ReadonlySet<string> {
  return new Set(changes.map(({ path }) => path.split('.', 1)[0] ?? path))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
