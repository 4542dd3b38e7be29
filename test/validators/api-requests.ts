import type { ApiMember, ApiTable, ApiType } from '../../src/validators/api/table.ts'

export interface Mutation {
  readonly what: string
  readonly request: unknown
}

type Json = Readonly<Record<string, unknown>>
type Path = readonly (string | number)[]

/** What is wrong by the model of the API alone, once for every member of a request that is right. */
export function mutationsOf(table: ApiTable, structure: string, request: Json): readonly Mutation[] {
  const found: Mutation[] = []
  const add = (what: string, path: Path, value: unknown): void => {
    found.push({ what: `${what} at ${path.join('.')}`, request: changed(request, path, value) })
  }

  const inStructure = (name: string, value: Json, path: Path): void => {
    const members = table.membersOf(name)
    const [first = 'member'] = Object.keys(value)
    add('an unknown member', [...path, 'whatIsThis'], 'x')
    add('a misspelt member', [...path, `${first}s`.replace(/ss$/, '')], value[first])
    for (const [member, known] of members) {
      const given = value[member]
      if (given === undefined || known.readOnly) continue
      inMember(known, given, [...path, member])
    }
  }

  const inMember = ({ type, required }: ApiMember, value: unknown, path: Path): void => {
    if (required) add('nothing', path, undefined)
    inValue(type, value, path)
  }

  const inValue = (type: ApiType, value: unknown, path: Path): void => {
    if (type.kind === 'anything') return
    add('another type', path, typeof value === 'object' ? 'text' : { of: 'another type' })
    if (type.kind === 'integer' || type.kind === 'number' || type.kind === 'boolean') add('text', path, 'text')
    if (type.kind === 'string' || type.kind === 'enum' || type.kind === 'text') add('a number', path, 7)
    if (type.kind === 'enum') add('another word', path, 'BOGUS')
    if (type.kind === 'integer') add('a fraction', path, 1.5)
    if (type.kind === 'integer') add('more than 32 bits', path, 2 ** 31)
    if (type.kind === 'integer' || type.kind === 'number') {
      if (Number.isFinite(type.limits.min)) add('too little', path, type.limits.min - 1)
      if (Number.isFinite(type.limits.max)) add('too much', path, type.limits.max + 1)
    }
    if (type.kind === 'text' && Number.isFinite(type.limits.max)) add('too long', path, 'x'.repeat(type.limits.max + 1))
    if (type.kind === 'text' && type.pattern) add('a bad pattern', path, '\u0007!')
    if (type.kind === 'structure') inStructure(type.name, value as Json, path)
    if (type.kind === 'list')
      for (const [at, item] of (value as unknown[]).entries()) inValue(type.of, item, [...path, at])
    if (type.kind === 'map') {
      const [key = ''] = Object.keys(value as Json)
      inValue(type.of, (value as Json)[key], [...path, key])
    }
  }

  inStructure(structure, request, [])
  return found
}

function changed(value: unknown, [key, ...rest]: Path, to: unknown): unknown {
  if (key === undefined) return to
  if (Array.isArray(value)) return value.map((item, at) => (at === key ? changed(item, rest, to) : item))
  const part = value as Json
  const copy = { ...part, [key]: changed(part[key], rest, to) }
  if (rest.length === 0 && to === undefined) delete copy[key]
  return copy
}

/** The paths of the members that a request holds, without places in lists. */
export function pathsOf(value: unknown, at = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(item => pathsOf(item, at))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = at === '' ? key : `${at}.${key}`
    return [path, ...pathsOf(inner, path)]
  })
}
