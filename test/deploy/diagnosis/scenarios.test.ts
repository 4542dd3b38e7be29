import { describe, expect, it } from 'vitest'
import { diagnosisOf, nameOf, SCENARIOS } from './scenarios.ts'

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
