import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitsWildcards } from '../../src/model/wildcards.ts'

const character = fc.constantFrom('a', 'b', '*', '?', '.', '[')
const some = fc.array(character, { maxLength: 8 }).map(all => all.join(''))

/** The same by a regular expression. */
function expected(pattern: string, text: string, any: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[^]*')
    .replaceAll('?', any)
  return new RegExp(`^${source}$`).test(text)
}

test('a pattern fits what the regular expression of it does', () => {
  fc.assert(
    fc.property(some, some, (pattern, text) => {
      expect(fitsWildcards(pattern, text)).toBe(expected(pattern, text, '[^]'))
      expect(fitsWildcards(pattern, text, theirs => theirs !== '*')).toBe(expected(pattern, text, '[^*]'))
    }),
    { numRuns: 2000 },
  )
})

test('a pattern of many parts is done at once, as its regular expression is not', () => {
  expect(fitsWildcards(`${'*a'.repeat(200)}b`, 'a'.repeat(4000))).toBe(false)
  expect(fitsWildcards(`${'*a'.repeat(200)}*b`, `${'a'.repeat(4000)}b`)).toBe(true)
})
