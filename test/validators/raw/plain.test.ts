import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ecs } from '../../../src/validators/api/ecs.ts'
import { checkTaskDefinition } from '../../../src/validators/check-task-definition.ts'
import { draftOfPlain } from '../../../src/validators/raw/task-definition.ts'
import { applyRules } from '../../../src/validators/task-definition.ts'
import { mutationsOf } from '../api-requests.ts'
import { COMPLETE } from '../complete-requests.ts'
import { onFargate, task } from './definitions.ts'

const requests = COMPLETE.RegisterTaskDefinition ?? []
/** The same members in what is no plain object, so that all of them are read with care. */
const careful = (json: unknown): object => Object.assign(Object.create(null), json)
const sorted = (json: unknown): string[] => checkTaskDefinition(json).map(issue => JSON.stringify(issue))

describe('a definition that is plain data', () => {
  it('is checked without a copy where AWS takes all of it', () => {
    expect(requests.length).toBeGreaterThan(0)
    for (const request of requests) expect(draftOfPlain(request)).toBeDefined()
  })

  it('has the issues that it has when it is read with care', () => {
    const mutations = requests.flatMap(request => mutationsOf(ecs, 'RegisterTaskDefinitionRequest', request))
    for (const request of [...requests, ...mutations.map(({ request }) => request)])
      expect(sorted(request)).toEqual(sorted(careful(request)))
  })

  it('has them with values of any kind, too', () => {
    const text = fc.constantFrom('', 'a', 'a b', 'Ref', 'x=1', 'secret')
    const options = fc.dictionary(fc.constantFrom('Ref', 'Fn::Sub', 'awslogs-group', '__proto__', 'b'), text)
    const changes = fc.record(
      {
        environment: fc.array(fc.record({ name: text, value: text, more: text }, { requiredKeys: [] })),
        logConfiguration: fc.record({ logDriver: text, options, secretOptions: fc.array(fc.anything()) }),
        portMappings: fc.array(fc.record({ containerPort: fc.oneof(fc.integer(), text, fc.double()) })),
        command: fc.oneof(fc.array(text), fc.anything()),
        dockerLabels: options,
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(
        changes,
        fc.dictionary(fc.constantFrom('tags', 'family', 'volumes', 'cpu'), fc.anything()),
        (a, b) => {
          const json = onFargate({ containerDefinitions: [task(a), task({ name: 'b' })], ...b })
          expect(sorted(json)).toEqual(sorted(careful(json)))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('may have members that are others at every look', () => {
    const lies = [undefined, 3, {}, [3], 'x', null]
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(task())), fc.array(fc.constantFrom(...lies)), (name, values) => {
        const given = task()
        let looks = 0
        const app = Object.defineProperty({ ...given }, name, {
          enumerable: true,
          get: () => (looks++ === 0 ? given[name] : values[looks % Math.max(values.length, 1)]),
        })
        expect(checkTaskDefinition(onFargate({ containerDefinitions: [app] }))).toBeInstanceOf(Array)
      }),
    )
  })

  // Asked of the draft and the rules, for a check that fails at what is frozen would read it with care
  it('is not changed', () => {
    const frozen = <T>(value: T): T => {
      if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen)
      return value
    }
    for (const request of requests) {
      const given = structuredClone(request)
      checkTaskDefinition(given)
      expect(given).toEqual(request)
      const draft = draftOfPlain(frozen(structuredClone(request)))
      expect(draft && (() => applyRules(draft, () => {}))).not.toThrow()
    }
  })
})
