import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkService, checkTaskDefinition, type Issue } from '../../../src/index.ts'

interface Case {
  readonly input: object
  readonly _operation: string
  readonly _flags?: { readonly [flag: string]: unknown }
  readonly _label?: { readonly partialInstance?: boolean }
  readonly _with?: readonly { readonly operation: string; readonly input: object }[]
}

/** What a security standard asks for is said however often it is true, and then once per definition. */
const STANDARDS: Readonly<Record<string, string>> = {
  'SEC-ARN-03': 'the page of GetSecretValue, for complete ARNs',
  'LOG-NON-01': 'Security Hub ECS.9',
  'SEC-PLN-01': 'Security Hub ECS.8',
  'TD-NET-06': 'Security Hub ECS.17',
  'VOL-EFS-05': 'Security Hub ECS.18',
  'VOL-HST-01': 'Docker mounts of CIS and checkov',
}
const MOST = 0.05

const own = new URL('../../corpus/', import.meta.url)
const shared = new URL('../../../../shared/corpus/', import.meta.url)
const isThere = existsSync(shared)
if (!isThere) console.info('The corpus beside the project is not there: only the definitions of the project are judged')
const folders = [
  new URL('valid/', own),
  ...['valid/', 'services/', 'labelled-good/'].map(name => new URL(name, shared)),
].filter(folder => existsSync(folder))
const good = folders.flatMap(folder =>
  readdirSync(folder).map((file): Case => JSON.parse(readFileSync(new URL(file, folder), 'utf8'))),
)

function issuesOf({ input, _operation: operation, _with: others = [] }: Case): Issue[] {
  if (operation !== 'ecs:CreateService') return checkTaskDefinition(input)
  const beside = others.find(other => other.operation === 'ecs:RegisterTaskDefinition')?.input
  return checkService(input, beside ? { taskDefinition: beside } : {})
}

/** Whether the issue is about what the collector put there. */
function isMadeUp({ _flags: flags = {} }: Case, { path }: Issue): boolean {
  const pointers = [flags.placeholders, flags.guessedValuesAt, flags.addedFields].flat()
  return pointers.some(pointer => typeof pointer === 'string' && `/${path.join('/')}`.startsWith(pointer))
}

const judged = good.map(each => ({ each, issues: issuesOf(each) }))

describe('of good definitions', () => {
  it('none has an error', () => {
    // Fragments of cfn-lint's tests lack what AWS asks for
    const whole = judged.filter(({ each }) => !each._label?.partialInstance)
    expect(whole.length).toBeGreaterThan(isThere ? 40 : 0)
    const errors = whole.flatMap(({ each, issues }) =>
      issues.filter(issue => issue.severity === 'error' && !isMadeUp(each, issue)),
    )
    expect(errors).toEqual([])
  })

  it.each(['RegisterTaskDefinition', 'CreateService'])('a warning of %s is for few, or a standard asks', operation => {
    const all = judged.filter(({ each }) => each._operation === `ecs:${operation}`)
    const codes = all.flatMap(({ issues }) => [
      ...new Set(issues.filter(({ severity }) => severity === 'warning').map(({ code }) => code)),
    ])
    const often = [...new Set(codes)].filter(
      code => codes.filter(other => other === code).length > Math.max(MOST * all.length, 3) && !STANDARDS[code],
    )
    expect(often).toEqual([])
  })

  it.each(Object.entries(STANDARDS))('%s, as %s asks, is said once', code => {
    for (const { issues } of judged) expect(issues.filter(issue => issue.code === code).length).toBeLessThan(2)
  })
})
