import { expect, test } from 'vitest'
import { deploy, isDeployError, preflight } from '../../../src/index.ts'
import { answering } from './answering.ts'
import { sound } from './scenarios.ts'
import { startedAccount } from './started-account.ts'

const WORDS = 'Cannot exceed quota for RolesPerAccount: 1000'

// https://github.com/serverless-nextjs/serverless-next.js/issues/2234, https://github.com/openshift/release/pull/69365
test.each([
  [998, false],
  [1000, true],
])('of %i roles that are there, the next one is told as it fails: %s', async (Roles, told) => {
  const account = await startedAccount()
  const all = await sound(account)
  const { clients, ...options } = account.simulator.options()
  const answers = { GetAccountSummary: () => ({ SummaryMap: { Roles, RolesQuota: 1000 } }) }
  const found = await preflight(all, { ...options, clients: answering(clients, 'iam', answers) })
  expect(found.issues.map(({ code, received }) => [code, received])).toEqual(
    told ? [['quota.reached', expect.stringMatching(/^1000 of 1000 roles, and \d to be made$/)]] : [],
  )
  if (!told) return
  account.simulator.inject(
    { operation: 'CreateRole' },
    { how: 'rejected', code: 'LimitExceeded', message: WORDS, status: 409 },
  )
  const error: unknown = await deploy(all, account.simulator.options()).catch(each => each)
  expect(isDeployError(error) && error.diagnosis[0]).toMatchObject({ code: 'quota.reached' })
})

test('without the right to it, the permission is named', async () => {
  const account = await startedAccount()
  account.simulator.inject({ operation: 'GetAccountSummary' }, { how: 'rejected', code: 'AccessDenied', status: 403 })
  const { issues, notLookedAt } = await preflight(await sound(account), account.simulator.options())
  expect(issues).toEqual([])
  expect(notLookedAt.join()).toContain('iam:GetAccountSummary')
})
