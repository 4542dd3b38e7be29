import { describe, expect, test } from 'vitest'
import { checkService, checkTaskDefinition, type Issue } from '../../src/index.ts'
import * as unusual from './data/unusual-definitions.ts'
import * as wrong from './data/wrong-definitions.ts'

type Rows = Pick<typeof wrong, 'definitions' | 'services'>

/** As a file has it. */
const written = (json: unknown): unknown => JSON.parse(JSON.stringify(json))

const checked = ({ definitions, services }: Rows): readonly (readonly [string, readonly Issue[]])[] => [
  ...definitions.map(([name, json]) => [name, checkTaskDefinition(written(json))] as const),
  ...services.map(
    ([name, json, definition]) =>
      [name, checkService(written(json), definition ? { taskDefinition: written(definition) } : {})] as const,
  ),
]

/** What is said of every definition here that is right: no container of theirs logs. */
const said = (issues: readonly Issue[]) => issues.filter(({ code }) => code !== 'LOG-NON-01')

describe('definitions that the rules were not written for', () => {
  test('are told where they are wrong: all of them, and nine of ten as errors', () => {
    const all = checked(wrong)
    expect(all.length).toBeGreaterThanOrEqual(240)
    expect(all.filter(([, issues]) => said(issues).length === 0).map(([name]) => name)).toEqual([])
    const errors = all.filter(([, issues]) => issues.some(({ severity }) => severity === 'error'))
    expect(errors.length / all.length).toBeGreaterThanOrEqual(0.89)
  })

  test('are taken where they are right, however unusual', () => {
    const all = checked(unusual)
    expect(all.length).toBeGreaterThanOrEqual(90)
    const refused = all.filter(([, issues]) => issues.some(({ severity }) => severity === 'error'))
    expect(refused).toEqual([])
  })
})
