import { describe, expect, it } from 'vitest'
import { diagnosisPage, RECORDED_CAUSES, SYMPTOMS } from './page.ts'
import { diagnosisOf, nameOf, SCENARIOS } from './play.ts'

const matching = (text: string | RegExp): unknown =>
  typeof text === 'string' ? expect.stringContaining(text) : expect.stringMatching(text)

describe('a deploy', () => {
  it.each(SCENARIOS.map(scenario => [nameOf(scenario), scenario] as const))(
    'ends with its cause: %s',
    async (_name, scenario) => {
      const { code, cause, evidence, fix, docs } = await diagnosisOf(scenario)
      expect({ code, cause, fix, docs }).toEqual({
        code: scenario.code,
        cause: matching(scenario.cause),
        fix: matching(scenario.fix),
        docs: expect.stringMatching(/^https:\/\/docs\.aws\.amazon\.com\//),
      })
      expect(evidence.join('\n')).toEqual(matching(scenario.evidence))
    },
  )
})

describe('the page of the causes', () => {
  it('is up to date', async () => {
    await expect(await diagnosisPage()).toMatchFileSnapshot('../../../docs/diagnosis.md')
  })

  it('leads from every symptom to causes that are shown', () => {
    const shown = new Set([...SCENARIOS, ...RECORDED_CAUSES].map(({ code }) => code))
    expect(SYMPTOMS.flatMap(({ codes }) => codes.filter(code => !shown.has(code)))).toEqual([])
  })
})
