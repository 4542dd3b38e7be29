import { redacted } from '../model/credentials.ts'
import type { Issue } from '../validators/issue.ts'
import { nearest } from './nearest.ts'

/** What options may be called: `true` where a value is no record of options, a list of one where there are many. */
export type Names = { readonly [name: string]: Names | true } | readonly [Names]

/** By method or function, the names of each argument that is a record of options. */
export type OptionNames = Readonly<Record<string, readonly (Names | null)[]>>

const SHOWN = 80

/** Options that a method does not have, as only a program without types, or a spread, can give: they would be lost. */
export function unknownOptions(method: string, given: readonly unknown[], known: readonly (Names | null)[]): Issue[] {
  return known.flatMap((names, at) => (names ? unknownIn(method, given[at], names, []) : []))
}

function unknownIn(method: string, given: unknown, names: Names, path: readonly (string | number)[]): Issue[] {
  if (typeof given !== 'object' || given === null) return []
  if (isList(names)) {
    const [of] = names
    return Array.isArray(given) ? given.flatMap((each, at) => unknownIn(method, each, of, [...path, at])) : []
  }
  if (Array.isArray(given)) return []
  return Object.entries(given).flatMap(([name, value]): Issue[] => {
    const inner = Object.hasOwn(names, name) ? names[name] : undefined
    if (inner === undefined)
      return value === undefined ? [] : [unknownOption(method, Object.keys(names), [...path, name])]
    return inner === true ? [] : unknownIn(method, value, inner, [...path, name])
  })
}

const isList = (names: Names): names is readonly [Names] => Array.isArray(names)

function unknownOption(method: string, names: readonly string[], path: readonly (string | number)[]): Issue {
  const name = redacted(String(path.at(-1)))
  const meant = nearest(name, names)
  const message = `${method} has no option ${JSON.stringify(name.slice(0, SHOWN))}, so it would be lost`
  const hint = meant ? `write ${meant} if that is meant, or remove it` : `remove it, or use one of ${names.join(', ')}`
  return { code: 'API-OPT-01', severity: 'error', path: [method.replace(/^\.|\(\)$/g, ''), ...path], message, hint }
}
