import { expect, test } from 'vitest'
import { deployerPolicy } from './deployer-policy.ts'

test('the policy of a deployer is up to date, and IAM takes it', async () => {
  const policy = deployerPolicy()
  // IAM counts all but white space: at most 6144 characters in a managed policy.
  expect(JSON.stringify(policy).length).toBeLessThan(6144)
  await expect(`${JSON.stringify(policy, null, 2)}\n`).toMatchFileSnapshot('../../docs/deployer-policy.json')
})
