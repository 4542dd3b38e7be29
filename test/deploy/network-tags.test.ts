import { expect, it } from 'vitest'
import { deploy, network, plan, stack } from '../../src/index.ts'
import { account } from '../simulator/support.ts'

it('tags of a part of a network that others changed are a difference, and those that they added are not', async () => {
  const { simulator, aws } = account()
  const program = stack('shop').add(network('shop', { zones: 2, nat: 'none' }).tags({ owner: 'a' }))
  await deploy(program, simulator.options())
  const { Subnets = [] } = await aws.ec2('DescribeSubnets', { Filters: [{ Name: 'tag:owner', Values: ['a'] }] })
  const Resources = Subnets.slice(0, 1).map(({ SubnetId = '' }) => SubnetId)
  await aws.ec2('CreateTags', { Resources, Tags: [{ Key: 'cost', Value: 'theirs' }] })
  expect((await plan(program, simulator.options())).isEmpty).toBe(true)
  await aws.ec2('CreateTags', { Resources, Tags: [{ Key: 'owner', Value: 'other' }] })
  expect(String(await plan(program, simulator.options()))).toContain('tags.owner: other -> a')
  await deploy(program, simulator.options())
  const { Subnets: [now] = [] } = await aws.ec2('DescribeSubnets', { SubnetIds: Resources })
  const tags = Object.fromEntries((now?.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]))
  expect(tags).toMatchObject({ owner: 'a', cost: 'theirs' })
  expect((await plan(program, simulator.options())).isEmpty).toBe(true)
})
