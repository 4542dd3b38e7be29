import { expect, it } from 'vitest'
import { existingOf, idOf, nameOrArn } from '../../src/builders/existing.ts'

const ARN = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/edge/50dc6c495c0c9188'
const NAME_IN_ARN = /:loadbalancer\/app\/([^/]+)\//

it.each([
  ['edge', { name: 'edge' }, 'edge'],
  [ARN, { arn: ARN }, 'edge'],
  [{ tags: { team: 'shop', env: 'prod' } }, { tags: { team: 'shop', env: 'prod' } }, 'team=shop=env=prod'],
] as const)('%j is found as it says, and has a name in the stack', (which, existing, id) => {
  expect(existingOf(which)).toEqual(existing)
  expect(idOf(existingOf(which), NAME_IN_ARN)).toBe(id)
})

it('an ARN of something else, nothing, and tags that say nothing are refused', () => {
  const both = nameOrArn('a load balancer', NAME_IN_ARN, true)
  const role = 'arn:aws:iam::123456789012:role/web'
  expect(['edge', ARN, { tags: { team: 'shop' } }].filter(each => !both.is(each))).toEqual([])
  expect(['', role, { tags: {} }, { tags: { team: 'shop' }, name: 'edge' }].filter(each => both.is(each))).toEqual([])
  expect(nameOrArn('a role', NAME_IN_ARN, false).is({ tags: { team: 'shop' } })).toBe(false)
})
