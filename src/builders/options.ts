import { nearest } from '../validators/api/nearest.ts'
import type { Issue } from '../validators/issue.ts'
import { quoted } from '../validators/quoted.ts'
import { invalid } from './definition.ts'

/** What options may be called: `true` where a value is no record of options, a list of one where there are many. */
export type Names = { readonly [name: string]: Names | true } | readonly [Names]

/** By method, the names of each argument that is a record of options. */
export type OptionNames = Readonly<Record<string, readonly (Names | null)[]>>

type Method = (...given: readonly unknown[]) => unknown

/**
 * Lets methods refuse options that they do not have, which only a program without types, or a spread, can give: they
 * would be lost.
 */
export function refuseOtherOptions(
  { prototype }: { readonly prototype: object },
  subject: string,
  names: OptionNames,
): void {
  for (const [name, known] of Object.entries(names)) {
    const owner = ownerOf(prototype, name)
    const method: Method = Reflect.get(owner, name)
    const checked = function (this: object, ...given: readonly unknown[]): unknown {
      const issues = known.flatMap((each, at) => (each ? unknownIn(given[at], each, [name]) : []))
      if (issues.length > 0) throw invalid(`Call of ${subject}.${name}()`, issues, checked)
      return method.apply(this, [...given])
    }
    Reflect.defineProperty(owner, name, { value: checked, configurable: true, writable: true })
  }
}

function ownerOf(prototype: object, name: string): object {
  const above: unknown = Reflect.getPrototypeOf(prototype)
  return Object.hasOwn(prototype, name) || typeof above !== 'object' || !above ? prototype : ownerOf(above, name)
}

function unknownIn(given: unknown, names: Names, path: readonly (string | number)[]): Issue[] {
  if (typeof given !== 'object' || given === null) return []
  if (isList(names)) {
    const [of] = names
    return Array.isArray(given) ? given.flatMap((each, at) => unknownIn(each, of, [...path, at])) : []
  }
  if (Array.isArray(given)) return []
  return Object.entries(given).flatMap(([name, value]): Issue[] => {
    const inner = Object.hasOwn(names, name) ? names[name] : undefined
    if (inner === undefined)
      return value === undefined ? [] : [unknownOption(name, Object.keys(names), [...path, name])]
    return inner === true ? [] : unknownIn(value, inner, [...path, name])
  })
}

const isList = (names: Names): names is readonly [Names] => Array.isArray(names)

function unknownOption(name: string, names: readonly string[], path: Issue['path']): Issue {
  const meant = nearest(name, names)
  const message = `.${path[0]}() has no option ${quoted(name)}, so it would be lost`
  const hint = meant ? `write ${meant} if that is meant, or remove it` : `remove it, or use one of ${names.join(', ')}`
  return { code: 'API-OPT-01', severity: 'error', path, message, hint }
}
