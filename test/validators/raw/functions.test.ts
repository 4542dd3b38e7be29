import { describe, expect, it } from 'vitest'
import { checkService, checkTaskDefinition, type Issue } from '../../../src/index.ts'
import { COMPLETE } from '../complete-requests.ts'
import * as unusual from '../data/unusual-definitions.ts'

type Path = readonly (string | number)[]

const written = (json: unknown): unknown => JSON.parse(JSON.stringify(json))

const below = (json: unknown): [string | number, unknown][] => {
  if (Array.isArray(json)) return json.map((each, at) => [at, each])
  return typeof json === 'object' && json !== null ? Object.entries(json) : []
}

const pathsIn = (json: unknown): Path[] =>
  below(json).flatMap(([key, value]) => [[key], ...pathsIn(value).map(path => [key, ...path])])

const put = (json: unknown, [key, ...rest]: Path, value: unknown): unknown => {
  if (key === undefined) return value
  const entries = below(json).map(([each, old]) => [each, each === key ? put(old, rest, value) : old] as const)
  return Array.isArray(json) ? entries.map(([, each]) => each) : Object.fromEntries(entries)
}

const everywhere = (json: unknown): unknown => {
  const members = below(json).map(([key, value]) => [key, everywhere(value)] as const)
  if (Array.isArray(json)) return members.map(([, each]) => each)
  return typeof json === 'object' && json !== null ? Object.fromEntries(members) : { Ref: 'Value' }
}

type Row = readonly [name: string, json: unknown, check: (json: unknown) => Issue[]]

const right: readonly Row[] = [
  ...(COMPLETE.RegisterTaskDefinition ?? []).map(json => ['complete', json, checkTaskDefinition] as const),
  ...(COMPLETE.CreateService ?? []).map(json => ['complete', json, checkService] as const),
  ...unusual.definitions.map(([name, json]) => [name, json, checkTaskDefinition] as const),
  ...unusual.services.flatMap(([name, json, definition]): Row[] => {
    if (!definition) return [[name, json, checkService]]
    return [
      [name, json, service => checkService(service, { taskDefinition: written(definition) })],
      [`${name}, the definition`, definition, each => checkService(written(json), { taskDefinition: each })],
    ]
  }),
]

const errors = (issues: readonly Issue[]): Issue[] => issues.filter(({ severity }) => severity === 'error')

describe('a function of CloudFormation', () => {
  it('makes no error of what is right, whatever it stands for', () => {
    let tried = 0
    const wrong = right.flatMap(([name, json, check]) =>
      pathsIn(written(json)).flatMap(path => {
        tried++
        const said = errors(check(put(written(json), path, { Ref: 'Value' })))
        return said.map(({ code, message }) => `${name}, ${path.join('.')}: ${message} [${code}]`)
      }),
    )
    expect(wrong).toEqual([])
    expect(tried).toBeGreaterThan(2500)
  })

  it('makes none when all values are functions', () => {
    const wrong = right.flatMap(([name, json, check]) =>
      errors(check(everywhere(written(json)))).map(({ message, code }) => `${name}: ${message} [${code}]`),
    )
    expect(wrong).toEqual([])
  })

  it('hides nothing that does not follow from it', () => {
    const app = { name: 'app', image: { Ref: 'Image' }, memory: { Ref: 'Memory' }, essential: true }
    const json = {
      family: { 'Fn::Sub': 'web' },
      containerDefinitions: [{ ...app, mountPoints: [{ sourceVolume: 'none', containerPath: '/none' }] }],
    }
    expect(errors(checkTaskDefinition(json)).map(({ code }) => code)).toEqual(['VOL-MNT-01'])
  })
})
