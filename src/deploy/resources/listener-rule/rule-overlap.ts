import { fitsWildcards } from '../../../model/wildcards.ts'
import { canonical } from '../../canonical.ts'
import type { RuleConditions } from './rule-conditions.ts'

/** Whether two rules ask for the same. */
export const isSame = (one: RuleConditions, other: RuleConditions): boolean => canonical(one) === canonical(other)

/** Whether some request can match both rules. Conditions on anything but host and path are taken to match. */
export function overlaps(one: RuleConditions, other: RuleConditions): boolean {
  return (['host-header', 'path-pattern'] as const).every(field => {
    const [mine, theirs] = [one[field], other[field]]
    return !mine || !theirs || mine.some(pattern => theirs.some(text => meet(pattern, text)))
  })
}

/** Whether every request that matches the first matches the second. Of other fields only the same condition is known to. */
export function isWithin(one: RuleConditions, other: RuleConditions): boolean {
  return Object.entries(other).every(([field, theirs]) => {
    if (field === 'path-pattern' && theirs.some(pattern => pattern === '*' || pattern === '/*')) return true
    const mine = one[field]
    const covers = field === 'host-header' || field === 'path-pattern' ? contains : isSameText
    return mine?.every(pattern => theirs.some(wider => covers(wider, pattern))) ?? false
  })
}

const isSameText = (one: string, other: string): boolean => one === other

/** Whether the wider pattern matches all that the other does: then it matches that one read as text. */
const contains = (wider: string, pattern: string): boolean => fitsWildcards(wider, pattern, theirs => theirs !== '*')

/** Whether some text matches both patterns, in which `*` is any text and `?` any character. */
function meet(one: string, other: string): boolean {
  // After each character of `one`: which lengths of the beginning of `other` can match what it has so far.
  let row = Array.from({ length: other.length + 1 }, (_, at) => /^\**$/.test(other.slice(0, at)))
  for (const mine of one) {
    const next = [mine === '*' && row[0] === true]
    for (const [at, theirs] of [...other].entries()) {
      const either = mine === '*' || theirs === '*'
      const passed = either ? next[at] === true || row[at + 1] === true : row[at] === true
      next.push(passed && (either || mine === theirs || mine === '?' || theirs === '?'))
    }
    row = next
  }
  return row.at(-1) === true
}
