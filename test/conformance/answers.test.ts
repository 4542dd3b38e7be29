import { beforeAll, describe, expect, it } from 'vitest'
import { answersOfSimulator } from './answers.ts'
import { asksForOthers, differences, unplayed } from './differences.ts'
import recorded from './facts.json' with { type: 'json' }
import { type FactsByOperation, factsOf, objectsIn, parentOf, valuesAt } from './facts.ts'
import { factsOfRecordings, recordingsAreHere } from './recordings.ts'

const facts: FactsByOperation = recorded

let answers: ReadonlyMap<string, readonly unknown[]>
beforeAll(async () => {
  answers = await answersOfSimulator()
})

const isKnown = (operation: string, path: string): boolean =>
  differences.some(([where, what]) => where === operation && (path === what || path.startsWith(`${what}.`)))

/** The recorded members that the simulator's answers lack or hold in another kind, below the objects that they have. */
function lacking(operation: string): string[] {
  const own = answers.get(operation) ?? []
  const { members } = factsOf(own)
  const objects = objectsIn(own)
  return Object.entries(facts[operation]?.members ?? {})
    .filter(([path]) => objects.has(parentOf(path)))
    .filter(
      ([path, kind]) => !(members[path] ?? 'nothing').split(' or ').some(each => kind.split(' or ').includes(each)),
    )
    .map(([path]) => path)
}

describe('what the simulator answers has the members that AWS was recorded with', () => {
  it.each(Object.keys(facts).filter(operation => !(operation in unplayed)))('%s', operation => {
    expect(answers.has(operation)).toBe(true)
    expect(lacking(operation).filter(path => !isKnown(operation, path))).toEqual([])
  })
})

/** The recorded defaults that the simulator answers with another value, and never with the recorded one. */
function unlike(operation: string): string[] {
  const own = answers.get(operation) ?? []
  return Object.entries(facts[operation]?.values ?? {}).flatMap(([path, value]) => {
    const values = valuesAt(own, path)
    return values.size > 0 && !values.has(value) ? [path] : []
  })
}

it.each(Object.keys(facts).filter(operation => !(operation in unplayed)))(
  '%s answers the recorded defaults',
  operation => {
    const asked = asksForOthers.filter(([where]) => where === operation).map(([, path]) => path)
    expect(unlike(operation)).toEqual(asked)
  },
)

it('every known difference is one', () => {
  for (const [operation, path] of differences) expect(lacking(operation).some(each => each.startsWith(path))).toBe(true)
  for (const operation of Object.keys(unplayed)) expect(answers.has(operation)).toBe(false)
})

it.runIf(recordingsAreHere)('the facts are those of the recordings', async () => {
  await expect(`${JSON.stringify(await factsOfRecordings(), null, 2)}\n`).toMatchFileSnapshot('facts.json')
})
