import { nearest } from '../errors/nearest.ts'
import { quoted } from './quoted.ts'

type Fail = (message: string, hint: string) => void

const isText = (value: unknown): boolean => typeof value === 'string'
const isIgnoring = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'equals-ignore-case' in value && isText(value['equals-ignore-case'])
const textsOrOne = (value: unknown): boolean =>
  isText(value) || (Array.isArray(value) && value.length > 0 && value.every(isText))

/** What each filter takes. */
const FILTERS: Readonly<Record<string, { readonly takes: string; readonly is: (value: unknown) => boolean }>> = {
  prefix: { takes: "a string, or { 'equals-ignore-case': … }", is: value => isText(value) || isIgnoring(value) },
  suffix: { takes: "a string, or { 'equals-ignore-case': … }", is: value => isText(value) || isIgnoring(value) },
  wildcard: {
    takes: 'a string without two * in a row',
    is: value => typeof value === 'string' && !value.includes('**'),
  },
  'equals-ignore-case': { takes: 'a string', is: isText },
  exists: { takes: 'true or false', is: value => typeof value === 'boolean' },
  cidr: {
    takes: 'an address with a mask, such as 10.0.0.0/24',
    is: value => /^[\da-f.:]+\/\d{1,3}$/i.test(String(value)),
  },
  numeric: { takes: "['=', 5], ['>', 0] or ['>', 0, '<=', 5]", is: isRange },
  'anything-but': { takes: 'strings or numbers, not both, or { prefix: … } and the like', is: isOther },
}

/** Checks a filter as AWS does: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html */
export function checkFilter(filter: Readonly<Record<string, unknown>>, fail: Fail): void {
  const [name = '', ...others] = Object.keys(filter)
  const known = FILTERS[name]
  if (name === '' || others.length > 0) {
    fail('A filter has one key', 'make each of them a filter of the list')
  } else if (!known) {
    const near = nearest(name, Object.keys(FILTERS))
    const hint = near === undefined ? `use one of ${Object.keys(FILTERS).join(', ')}` : `did you mean ${quoted(near)}?`
    fail(`${quoted(name)} is no filter of EventBridge`, hint)
  } else if (!known.is(filter[name])) {
    fail(`${quoted(name)} does not take ${JSON.stringify(filter[name])}`, `it takes ${known.takes}`)
  }
}

function isRange(value: unknown): boolean {
  if (!Array.isArray(value)) return false
  const [operator, bound, second, top]: readonly unknown[] = value
  if (!['=', '<', '<=', '>', '>='].includes(String(operator)) || typeof bound !== 'number') return false
  if (value.length === 2) return true
  return (
    value.length === 4 &&
    String(operator).startsWith('>') &&
    ['<', '<='].includes(String(second)) &&
    typeof top === 'number' &&
    top > bound
  )
}

function isOther(value: unknown): boolean {
  if (Array.isArray(value))
    return value.length > 0 && (value.every(isText) || value.every(each => typeof each === 'number'))
  if (typeof value !== 'object' || value === null) return isText(value) || typeof value === 'number'
  const [[name, inner] = ['', undefined], ...others] = Object.entries(value)
  return (
    others.length === 0 && ['prefix', 'suffix', 'wildcard', 'equals-ignore-case'].includes(name) && textsOrOne(inner)
  )
}
