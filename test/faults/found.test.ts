import { expect, it } from 'vitest'
import { referenceOf } from './cases.ts'
import type { KindName } from './kinds.ts'
import { violations } from './run.ts'

/** What the whole sweep has found, and its twelfths do not play. */
it.each<[string, string, KindName]>([
  ['other zones and tags of a network', 'ec2 ModifyVpcEndpoint', 'reply lost'],
  ['no schedule, pruned', 'scheduler DeleteSchedule', 'stale reads'],
  ['records swap their roles', 'route53 ChangeResourceRecordSets', 'stale reads'],
])('%s: %s survives: %s', async (scenario, call, kind) => {
  const expected = await referenceOf(scenario)
  const found: string[] = []
  for (const [at, each] of expected.calls.entries())
    if (each === call)
      found.push(...(await violations({ scenario, strikes: [{ nth: at + 1, kind, at: 'change' }] }, expected)))
  expect(expected.calls).toContain(call)
  expect(found).toEqual([])
})
