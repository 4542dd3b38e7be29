import { describe, expect, it } from 'vitest'
import { deploy, isDeployError, preflight } from '../../../src/index.ts'
import { SCENARIOS, sound } from './scenarios.ts'
import { startedAccount } from './started-account.ts'

describe('what makes deploys fail is told before, in the words that the failure is told in', () => {
  it.each(SCENARIOS)('$code: $what', async ({ code, program, fails }) => {
    const account = await startedAccount()
    const { simulator } = account
    const all = await program(account)
    const before = simulator.calls.length
    const found = await preflight(all, simulator.options())
    expect(simulator.calls.slice(before).filter(({ mutating }) => mutating)).toEqual([])
    const [issue] = found.issues
    expect(issue?.code, String(found)).toBe(code)
    expect(issue?.hint).toBeTruthy()
    if (fails) simulator.fail({ container: 'app' }, fails)
    const error: unknown = await deploy(all, { ...simulator.options(), timeoutSeconds: 1200 }).catch(each => each)
    expect(error).toSatisfy(isDeployError)
    if (!isDeployError(error)) return
    const [diagnosis] = error.diagnosis
    expect(diagnosis).toMatchObject({ code, cause: issue?.message })
  })

  it('nothing is told of a program that deploys', async () => {
    const account = await startedAccount()
    const all = await sound(account)
    const found = await preflight(all, account.simulator.options())
    expect(found).toMatchObject({ issues: [], notLookedAt: [], isClear: true })
    const { outcome } = await deploy(all, account.simulator.options())
    expect(outcome).toBe('deployed')
    expect(String(await preflight(all, account.simulator.options()))).toMatchInlineSnapshot(
      `"Preflight: nothing stands in the way of what could be looked at"`,
    )
  })
})
