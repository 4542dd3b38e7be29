import { BlockList, isIPv4 } from 'node:net'
import { isRecord } from './filter.ts'

/** Whether an event fits a pattern that AWS has taken: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html */
export function matches(pattern: Readonly<Record<string, unknown>>, event: unknown): boolean {
  // Of a list of objects one has to fit.
  if (Array.isArray(event) && event.length > 0) return event.some(each => matches(pattern, each))
  const fields = isRecord(event) ? event : {}
  return Object.entries(pattern).every(([name, wanted]) => {
    if (name === '$or') return Array.isArray(wanted) && wanted.some(branch => matches(branch, fields))
    return Array.isArray(wanted) ? fitsOne(wanted, fields[name]) : isRecord(wanted) && matches(wanted, fields[name])
  })
}

/** Objects are no values: filters see what is at the end of a path. */
function fitsOne(wanted: readonly unknown[], found: unknown): boolean {
  const values = (Array.isArray(found) ? found : [found]).filter(value => value !== undefined && !isRecord(value))
  return wanted.some(each => {
    if (isRecord(each) && each.exists === false) return values.length === 0
    return values.some(value => (isRecord(each) ? passes(each, value) : each === value))
  })
}

const folded = (value: unknown): string => String(value).toLowerCase()

function passes(filter: Readonly<Record<string, unknown>>, value: unknown): boolean {
  const [[name, given] = ['', undefined]] = Object.entries(filter)
  if (name === 'exists') return true
  if (name === 'anything-but') return otherThan(given, value)
  if (name === 'numeric') return typeof value === 'number' && Array.isArray(given) && isWithin(given, value)
  if (typeof value !== 'string') return false
  if (name === 'equals-ignore-case') return folded(given) === folded(value)
  if (name === 'wildcard') return wildcard(String(given)).test(value)
  if (name === 'cidr') return isInside(String(given), value)
  const ignoring = isRecord(given)
  const [text, whole] = ignoring ? [folded(given['equals-ignore-case']), folded(value)] : [String(given), value]
  return name === 'prefix' ? whole.startsWith(text) : whole.endsWith(text)
}

function otherThan(given: unknown, value: unknown): boolean {
  if (!isRecord(given)) return !(Array.isArray(given) ? given : [given]).includes(value)
  const [[name, texts] = ['', undefined]] = Object.entries(given)
  return !(Array.isArray(texts) ? texts : [texts]).some(text => passes({ [name]: text }, value))
}

function isWithin(terms: readonly unknown[], value: number): boolean {
  const [operator, bound, ...more] = terms
  const fits =
    operator === '='
      ? value === bound
      : operator === '<'
        ? value < Number(bound)
        : operator === '<='
          ? value <= Number(bound)
          : operator === '>'
            ? value > Number(bound)
            : value >= Number(bound)
  return fits && (more.length === 0 || isWithin(more, value))
}

const wildcard = (text: string): RegExp =>
  new RegExp(
    `^${text.replace(/\\([\\*])|([.+?^${}()|[\]\\])|\*/g, (_, own, other) => (own ? `\\${own}` : other ? `\\${other}` : '.*'))}$`,
    's',
  )

function isInside(cidr: string, address: string): boolean {
  const [network = '', bits] = cidr.split('/')
  const family = isIPv4(network) ? 'ipv4' : 'ipv6'
  const block = new BlockList()
  block.addSubnet(network, Number(bits), family)
  return block.check(address, family)
}
