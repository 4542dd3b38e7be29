import { describe, expect, it } from 'vitest'
import { isInvalidDefinitionError } from '../../src/index.ts'
import { INPUTS, type Input } from './inputs.ts'

/** Values that no caller means, of every sort. */
const STRANGE: readonly unknown[] = [
  ...[null, true, { of: 'another type' }, [['nested']], 7.5, -1, 1e12, 65_536, 2 ** 31, Number.NaN],
  ...['BOGUS', '\u0007!', 'x'.repeat(5000), '', ' ', 'é', 'a b', 'A_b', 'a..b', '-a'],
]

const sortOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value)

/** The codes with which the program is refused before anything is called, or nothing where it is taken. */
function refusal({ of }: Input, value: unknown): readonly string[] {
  try {
    of(value).build()
    return []
  } catch (error) {
    // What is no such error came from inside
    if (!isInvalidDefinitionError(error)) throw error
    return error.issues.map(({ code }) => code)
  }
}

const shown = (value: unknown): string =>
  typeof value === 'string' && value.length > 20 ? `${value.length} characters` : (JSON.stringify(value) ?? '')

describe('what builders of every kind are given', () => {
  it('is taken where AWS takes it', () => {
    const refused = INPUTS.flatMap(input =>
      input.right.map(value => [input.name, value, refusal(input, value)] as const),
    )
    expect(refused.length).toBeGreaterThan(280)
    expect(refused.filter(([, , codes]) => codes.length > 0)).toEqual([])
  })

  it('is refused where it is of another sort', () => {
    const given = INPUTS.flatMap(input => {
      const sorts = input.right.map(sortOf)
      // What AWS names is not set where it is empty, as in JSON
      const empty = input.name.includes('raw ') ? [null, ''] : ['']
      const given = STRANGE.filter(value => !empty.some(each => each === value) && !sorts.includes(sortOf(value)))
      return given.map(value => [input, value] as const)
    })
    expect(given.length).toBeGreaterThan(900)
    const taken = given.filter(([input, value]) => refusal(input, value).length === 0)
    expect(taken.map(([{ name }, value]) => `${name}: ${shown(value)}`)).toEqual([])
  })

  it('is refused where it is of the right sort and AWS does not take it', async () => {
    const lines = INPUTS.map(input => {
      const sorts = input.right.map(sortOf)
      const given = STRANGE.filter(value => sorts.includes(sortOf(value)))
      const taken = given.filter(value => refusal(input, value).length === 0)
      return `${input.name}: ${taken.map(shown).join(', ')}`
    })
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('taken.txt')
  })
})
