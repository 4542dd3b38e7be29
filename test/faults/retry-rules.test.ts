import { expect, it } from 'vitest'
import { withRetries } from '../../src/aws/retry.ts'
import { RETRY_RULES, ruleFor } from '../../src/aws/retry-rules.ts'
import type { DeployEvent } from '../../src/deploy/events.ts'
import { virtualTime } from '../deploy/virtual-time.ts'
import { PASSING } from './passing.ts'

const answer = (name: string, message: string): Error => Object.assign(new Error(message), { name })

it.each(PASSING)('%s %s: %s is waited out', async (service, operation, code, message, because) => {
  const events: DeployEvent[] = []
  const answers = [() => Promise.reject(answer(code, message)), async () => 'done']
  const attempt = () => answers.shift()?.() ?? Promise.reject(new Error('asked once more'))
  const surroundings = { clock: virtualTime(), emit: (event: DeployEvent) => events.push(event), signal: undefined }
  expect(await withRetries(service, operation, attempt, surroundings)).toBe('done')
  expect(events).toMatchObject([{ type: 'retrying', because: expect.stringMatching(because) }])
})

it('every rule has an answer of AWS that it alone is for', () => {
  const rules = PASSING.map(([service, operation, code, message]) => ruleFor(service, operation, answer(code, message)))
  expect(rules.map(rule => rule && RETRY_RULES.indexOf(rule)).sort()).toEqual([...RETRY_RULES.keys()].sort())
})

it('without its rule none of them is waited out for that reason', () => {
  for (const [service, operation, code, message, because] of PASSING) {
    const error = answer(code, message)
    const rule = ruleFor(service, operation, error)
    const others = RETRY_RULES.filter(each => each !== rule)
    expect(ruleFor(service, operation, error, others)?.because ?? '').not.toMatch(because)
  }
})
