import { describe, expect, it } from 'vitest'
import { COLLECTED, type FailureText, GIVEN, wordsOf } from './failure-text.ts'
import { told } from './told.ts'

/** ECS does this in every rollout: nothing is told of it, so the words of a service that is not steady are left. */
const expectedOf = ({ code }: FailureText): string => (code === 'task.replaced' ? 'rollout.unsteady' : code)

const named = (rows: readonly FailureText[]) => rows.map(row => [expectedOf(row), wordsOf(row), row] as const)

describe.each([
  ['given', GIVEN],
  ['collected', COLLECTED],
])('the words of AWS that were %s', (_name, rows) => {
  it.each(named(rows))('mean %s: %s', async (code, _words, row) => {
    const [first] = await told(row)
    expect(first?.code).toBe(code)
    if (row.named) expect(first?.cause).toContain(`"${row.named}"`)
    expect(first?.cause).toContain(row.cause ?? '')
    expect(first?.fix).toContain(row.fix ?? '')
    expect(first?.evidence.join('\n')).toContain(row.evidence ?? '')
    const own = first?.cause.replace(/its log says (that [^"]*: )?".*"/s, 'its log')
    expect(`${own} ${first?.fix}`).not.toMatch(/undefined|\[object|Infinity|\s{2}/)
  })
})

describe('what was collected', () => {
  it('is enough, each with its source, and none twice', () => {
    expect(COLLECTED.filter(({ real }) => real !== false).length).toBeGreaterThanOrEqual(250)
    expect(COLLECTED.filter(({ source }) => !/^(https:\/\/|report:\d+$)/.test(source))).toEqual([])
    const all = COLLECTED.map(row =>
      JSON.stringify([
        wordsOf(row),
        row.stopCode,
        row.exitCode,
        row.container,
        row.service,
        row.task,
        row.others,
        row.target,
      ]),
    )
    expect(all.filter((each, index) => all.indexOf(each) !== index)).toEqual([])
  })
})

describe('what ended a task', () => {
  const PLAIN = new Set(['code', 'in', 'text', 'stopCode', 'source', 'real', 'cause', 'fix', 'evidence', 'named'])
  const rows = COLLECTED.filter(
    row =>
      row.in !== 'event' &&
      row.in !== 'deployment' &&
      (row.stopCode ?? 'TaskFailedToStart') === 'TaskFailedToStart' &&
      Object.keys(row).every(member => PLAIN.has(member)),
  )

  it.each([
    ['an event', (words: string) => `(service web) was unable to place a task. Reason: ${words}.`],
    ['an event of old', (words: string) => `(service web) failed to launch a task with (error ${words}).`],
  ])('means the same in %s', async (_where, says) => {
    expect(rows.length).toBeGreaterThan(400)
    const others: unknown[] = []
    for (const { code, text = '' } of rows) {
      const event = says(text.replace(/\.$/, ''))
      const [first] = await told({ code, in: 'event', text: event, source: '' })
      if (first?.code !== code) others.push([event, code, first?.code])
    }
    expect(others).toEqual([])
  })
})

describe('a private registry', () => {
  const elsewhere = [...GIVEN, ...COLLECTED].filter(row => /image\.credentials|rate-limit/.test(row.code))

  it.each(elsewhere.map(row => [wordsOf(row), row] as const))(
    'is not given actions of ECR: %s',
    async (_words, row) => {
      const [first] = await told(row)
      expect(first?.fix).not.toContain('ecr:')
    },
  )
})
