import { beforeAll, expect, test } from 'vitest'
import { issuesAtRunTime, refusedByCompiler } from '../programs.ts'
import { badDefinitions } from './bad-definitions.ts'
import { comparedPage } from './page.ts'

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

test('docs/compared.md is up to date', async () => {
  await expect(comparedPage()).toMatchFileSnapshot('../../docs/compared.md')
})
