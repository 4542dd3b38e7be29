/** What the model of an API asks of one value. */
export type Constraint =
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'value' | 'length'; readonly least: number; readonly most: number }
  | { readonly kind: 'pattern'; readonly source: string; readonly pattern: RegExp }

/** By structure and member: `Tag.key`; the items of a list as `names[]`, the keys and values of a map as `tags{key}` and `tags{}`. */
export type Constraints = ReadonlyMap<string, readonly Constraint[]>

const known = new Map<string, Constraints>()

/** The constraints of the requests of a service that has this table. */
export function constraintsIn(table: string): Constraints {
  const found = known.get(table) ?? read(table)
  known.set(table, found)
  return found
}

function read(table: string): Constraints {
  const byTarget = new Map<string, Constraint[]>()
  for (const line of table.trim().split('\n').filter(Boolean)) {
    const [, targets = '', kind = '', text = ''] = /^(\S*) (\w+) (.*)$/.exec(line) ?? []
    const made = constraintOf(kind, text)
    for (const target of targets.split(',')) byTarget.set(target, [...(byTarget.get(target) ?? []), made])
  }
  return byTarget
}

function constraintOf(kind: string, text: string): Constraint {
  if (kind === 'enum') return { kind, values: text.split('|') }
  if (kind === 'pattern') return { kind, source: text, pattern: new RegExp(`^(?:${fromJava(text)})$`, 'u') }
  const [least = '', most = ''] = text.split('..')
  return {
    kind: kind === 'value' ? 'value' : 'length',
    least: least === '' ? -Infinity : Number(least),
    most: most === '' ? Infinity : Number(most),
  }
}

// Of Java's POSIX classes only this one occurs, and these escapes that JavaScript does not take.
const fromJava = (pattern: string): string =>
  pattern
    .replaceAll('\\p{Print}', '[ -~]')
    .replaceAll('\\_', '_')
    .replace(/\\-(?![^[]*\])/g, '-')
