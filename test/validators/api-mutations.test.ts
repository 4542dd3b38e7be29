import { describe, expect, it } from 'vitest'
import { checkService, checkTaskDefinition, type Issue } from '../../src/index.ts'
import { ecs } from '../../src/validators/api/ecs.ts'
import { tableMembers } from '../sdk/table-members.ts'
import { mutationsOf, pathsOf } from './api-requests.ts'
import { COMPLETE } from './complete-requests.ts'

const errorsOf = (issues: readonly Issue[]): readonly Issue[] => issues.filter(({ severity }) => severity === 'error')

const CHECKS: Readonly<Record<string, (json: unknown) => readonly Issue[]>> = {
  RegisterTaskDefinition: checkTaskDefinition,
  CreateService: checkService,
}

describe.each(Object.entries(CHECKS))('every member of %s', (operation, check) => {
  const requests = COMPLETE[operation] ?? []

  it('stands in one of the complete requests', () => {
    const shown = new Set(requests.flatMap(request => pathsOf(request)))
    expect(tableMembers(ecs, operation).sent.filter(path => !shown.has(path))).toEqual([])
  })

  it('is taken where it is right', () => {
    expect(requests.map(request => errorsOf(check(request)))).toEqual(requests.map(() => []))
  })

  it('is refused where the model of the API refuses it', () => {
    const mutations = requests.flatMap(request => mutationsOf(ecs, `${operation}Request`, request))
    const taken = mutations.filter(({ request }) => errorsOf(check(request)).length === 0)
    expect(mutations.length).toBeGreaterThan(500)
    expect(taken.map(({ what }) => what)).toEqual([])
  })
})
