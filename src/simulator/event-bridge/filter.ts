import { isIPv4, isIPv6 } from 'node:net'

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const IGNORE_CASE = 'equals-ignore-case'

/** Why AWS takes no such filter, in its words; undefined where it does. */
export function checkFilter(filter: Readonly<Record<string, unknown>>): string | undefined {
  const [[name, given] = ['', undefined], ...others] = Object.entries(filter)
  if (name === '') return 'Match expression name not found'
  const reason = checkOne(name, given)
  return reason ?? (others.length > 0 ? 'Only one key allowed in match expression' : undefined)
}

function checkOne(name: string, given: unknown): string | undefined {
  if (name === 'prefix' || name === 'suffix') {
    const text = isRecord(given) ? given[IGNORE_CASE] : given
    return typeof text === 'string' ? undefined : `${name} match pattern must be a string`
  }
  if (name === IGNORE_CASE) return typeof given === 'string' ? undefined : `${name} match pattern must be a string`
  if (name === 'wildcard') return checkWildcard(given)
  if (name === 'exists')
    return typeof given === 'boolean' ? undefined : 'exists match pattern must be either true or false.'
  if (name === 'numeric') return checkNumeric(given)
  if (name === 'cidr') return checkCidr(given)
  if (name === 'anything-but') return checkAnythingBut(given)
  return `Unrecognized match type ${name}`
}

function checkWildcard(given: unknown): string | undefined {
  if (typeof given !== 'string') return 'wildcard match pattern must be a string'
  const at = given.indexOf('**')
  return at < 0 ? undefined : `Consecutive wildcard characters at pos ${at + 1}`
}

function checkCidr(given: unknown): string | undefined {
  if (typeof given !== 'string') return 'prefix match pattern must be a string'
  const [address = '', bits, ...more] = given.split('/')
  if (bits === undefined || more.length > 0) return "Malformed CIDR, one '/' required"
  const most = isIPv4(address) ? 32 : isIPv6(address) ? 128 : -1
  if (most < 0) return `Malformed IP address: ${address}`
  return /^\d+$/.test(bits) && Number(bits) <= most ? undefined : 'Malformed CIDR, mask bits must be an integer'
}

function checkNumeric(given: unknown): string | undefined {
  if (!Array.isArray(given)) return 'Value of numeric must be an array.'
  const [operator, value, second, bound, ...more]: readonly unknown[] = given
  if (typeof operator !== 'string') return `Invalid member in numeric match: ${String(operator)}`
  if (!['=', '<', '<=', '>', '>='].includes(operator)) return `Unrecognized numeric range operator: ${operator}`
  if (typeof value !== 'number') return `Value of ${operator === '=' ? 'equals' : operator} must be numeric`
  if (given.length === 2) return undefined
  if (!operator.startsWith('>')) return 'Too many elements in numeric expression'
  if (typeof second !== 'string') return `Bad value in numeric range: ${String(second)}`
  if (!['<', '<='].includes(second)) return `Bad numeric range operator: ${second}`
  if (typeof bound !== 'number') return `Value of ${second} must be numeric`
  if (more.length > 0) return 'Too many terms in numeric range expression'
  return bound > value ? undefined : 'Bottom must be less than top'
}

function checkAnythingBut(given: unknown): string | undefined {
  const values: readonly unknown[] = Array.isArray(given) ? given : [given]
  if (isRecord(given)) return checkOtherThan(given)
  const types = new Set(values.map(value => typeof value))
  if (!Array.isArray(given) && !types.has('string') && !types.has('number'))
    return 'Value of anything-but must be an array or single string/number value.'
  if ([...types].some(type => type !== 'string' && type !== 'number'))
    return 'Inside anything but list, start|null|boolean is not supported.'
  if (types.size !== 1)
    return 'Inside anything but list, either all values are number or string, mixed type is not supported'
  return undefined
}

function checkOtherThan(given: Readonly<Record<string, unknown>>): string | undefined {
  const [[name, value] = ['', undefined], ...others] = Object.entries(given)
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  if (others.length > 0) return 'Only one key allowed in match expression'
  if (!['prefix', 'suffix', 'wildcard', IGNORE_CASE].includes(name)) return `Unsupported anything-but pattern: ${name}`
  if (isRecord(value)) return 'Value of anything-but must be an array or single string/number value.'
  if (values.every(each => typeof each === 'string'))
    return values.includes('') && name.endsWith('fix') ? 'Null prefix/suffix not allowed' : undefined
  if (name === 'wildcard') return 'wildcard match pattern must be a string'
  if (name === IGNORE_CASE)
    return 'Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.'
  return 'prefix/suffix match pattern must be a string'
}
