/** What the answers of one operation were like, wherever it was recorded. */
export interface Facts {
  /** How many answers were recorded. */
  readonly answers: number
  /** The members that all of them had wherever their parent was there: by path, what kind of value they held. */
  readonly members: Readonly<Record<string, string>>
  /** The defaults: members that held one and the same word, number or flag wherever they were there, three times at least. */
  readonly values: Readonly<Record<string, Value>>
}

type Value = string | number | boolean

/** By service and operation: `ecs DescribeServices`. */
export type FactsByOperation = Readonly<Record<string, Facts>>

type Fields = Readonly<Record<string, unknown>>

/** The members that every one of the answers has, and the kind of their values. */
export function factsOf(answers: readonly unknown[]): Facts {
  const parents = new Map<string, number>()
  const members = new Map<string, { count: number; kinds: Set<string>; values: Set<unknown> }>()
  const visit = (value: unknown, path: string): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item, `${path}[]`)
      return
    }
    if (!isFields(value)) return
    parents.set(path, (parents.get(path) ?? 0) + 1)
    for (const [name, below] of Object.entries(value)) {
      if (below === undefined || below === null) continue
      const there = path ? `${path}.${name}` : name
      const known = members.get(there) ?? { count: 0, kinds: new Set(), values: new Set() }
      known.count += 1
      known.kinds.add(kindOf(below))
      known.values.add(below)
      members.set(there, known)
      visit(below, there)
    }
  }
  for (const answer of answers) visit(answer, '')
  const always = [...members].filter(([path, { count }]) => count === parents.get(parentOf(path)))
  return {
    answers: answers.length,
    members: Object.fromEntries(always.map(([path, { kinds }]) => [path, [...kinds].sort().join(' or ')]).sort()),
    values: Object.fromEntries(
      always
        .flatMap(([path, { count, values }]) => {
          const [only, ...others] = values
          return count >= OFTEN && others.length === 0 && isDefault(only) ? [[path, only] as const] : []
        })
        .sort(),
    ),
  }
}

const OFTEN = 3

/** A flag, a number, or a word of an enumeration: no name, address or id. */
const isDefault = (value: unknown): value is Value =>
  typeof value === 'boolean' ||
  typeof value === 'number' ||
  (typeof value === 'string' && /^[A-Z][A-Za-z_]+$/.test(value))

/** All values at a path. */
export function valuesAt(answers: readonly unknown[], wanted: string): ReadonlySet<unknown> {
  const found = new Set<unknown>()
  const visit = (value: unknown, path: string): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, `${path}[]`)
    else if (isFields(value))
      for (const [name, below] of Object.entries(value)) visit(below, path ? `${path}.${name}` : name)
    else if (path === wanted && value !== undefined && value !== null) found.add(value)
  }
  for (const answer of answers) visit(answer, '')
  return found
}

/** The paths at which there was at least one object. */
export function objectsIn(answers: readonly unknown[]): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (value: unknown, path: string): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, `${path}[]`)
    if (!isFields(value)) return
    found.add(path)
    for (const [name, below] of Object.entries(value)) visit(below, path ? `${path}.${name}` : name)
  }
  for (const answer of answers) visit(answer, '')
  return found
}

export const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('.')))

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)

/** `list`, `object`, `date`, `number`, `boolean`, or what a text looks like: `arn`, `id`, `text`, `empty`. */
function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'list'
  if (value instanceof Date) return 'date'
  if (typeof value !== 'string') return typeof value
  if (value.startsWith('arn:')) return 'arn'
  return /^(vpc|subnet|sg|eni|sgr)-[0-9a-f]+$/.test(value) ? 'id' : 'text'
}
