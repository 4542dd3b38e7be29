import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { changedDefinition } from '../../src/release/changed-definition.ts'
import { containersOf, registrable } from '../../src/release/definition-json.ts'
import { readDefinitionJson } from '../../src/release/running.ts'
import { isSameDefinition } from '../../src/release/same-definition.ts'
import { account } from '../simulator/support.ts'
import type { Json } from './foreign.ts'

/** Public task definitions: those of the project and, where they are beside it, some more. */
const DEFINITIONS = ['test/corpus/valid', '../shared/corpus/valid'].flatMap(folder =>
  existsSync(folder) ? readdirSync(folder).map(file => read(`${folder}/${file}`)) : [],
)

/** `filled`: no placeholder of its source stands in it. */
function read(path: string): readonly [path: string, definition: Json, filled: boolean] {
  const { input, _flags: flags, ...rest } = JSON.parse(readFileSync(path, 'utf8'))
  return [path, input ?? rest, !flags?.placeholders]
}

const definitions = DEFINITIONS.filter(([, { containerDefinitions }]) => Array.isArray(containerDefinitions))

describe('a release of one image', () => {
  test('is told of enough public definitions', () => {
    expect(definitions.length).toBeGreaterThan(20)
  })

  test.each(definitions)('changes that image alone: %s', (_, definition) => {
    for (const [at, { name }] of containersOf(definition).entries()) {
      const wanted = JSON.parse(JSON.stringify(registrable(definition)))
      wanted.containerDefinitions[at].image = 'new:1'
      const changed = changedDefinition(registrable(definition), { containers: { [String(name)]: { image: 'new:1' } } })
      expect(JSON.stringify(changed)).toBe(JSON.stringify(wanted))
    }
  })
})

test('what AWS answers to a definition is the same definition', async () => {
  const { aws } = account()
  let known = 0
  const refused: string[] = []
  const others: string[] = []
  for (const [path, definition, filled] of definitions) {
    const answer = await aws.ecs('RegisterTaskDefinition', definition as never).catch(() => undefined)
    // A test of moto has roles that are no ARNs.
    if (!answer && filled && !path.includes('/moto-')) refused.push(path)
    if (!answer) continue
    known++
    const found = await readDefinitionJson(answer.taskDefinition?.taskDefinitionArn ?? '', { aws } as never)
    if (!isSameDefinition(definition, found)) others.push(path)
    const [first] = containersOf(definition)
    const change = { containers: { [String(first?.name)]: { image: 'other:1' } } }
    expect(isSameDefinition(changedDefinition(found, change), found), path).toBe(false)
  }
  expect(others).toEqual([])
  expect(refused).toEqual([])
  expect(known).toBeGreaterThan(15)
})
