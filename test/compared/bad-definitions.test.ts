import { checkTaskDefinition } from 'fluent-ecs'
import { beforeAll, expect, test } from 'vitest'
import { issuesAtRunTime, refusedByCompiler } from '../programs.ts'
import { textOf } from '../source-files.ts'
import { badDefinitions, controls } from './bad-definitions.ts'
import { comparedPage, summary } from './page.ts'

let refused: ReadonlySet<string>

beforeAll(async () => {
  refused = await refusedByCompiler(badDefinitions.map(({ program }) => program))
})

test.each(badDefinitions)('$what: $code', ({ program, code, severity = 'error' }) => {
  const found = issuesAtRunTime(program).map(issue => `${issue.code} ${issue.severity}`)
  expect(found).toContain(`${code} ${severity}`)
})

test.each(badDefinitions)('$what: typed $typed', ({ program, typed }) => {
  expect(refused.has(program)).toBe(typed)
})

test('at least 20 do not compile', () => {
  expect(badDefinitions.filter(({ typed }) => typed).length).toBeGreaterThanOrEqual(20)
})

test.each(controls)('what AWS takes is accepted: %j', size => {
  const containerDefinitions = [{ name: 'app', image: 'app:1' }]
  const json = {
    family: 'web',
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    containerDefinitions,
    ...size,
  }
  expect(checkTaskDefinition(json).filter(({ severity }) => severity === 'error')).toEqual([])
})

test('the README says the same', () => {
  expect(textOf('README.md')).toContain(summary())
})

test('docs/compared.md is up to date', async () => {
  await expect(comparedPage()).toMatchFileSnapshot('../../docs/compared.md')
})
