import { describe, expect, it } from 'vitest'
import { deploy, destroy, plan, stack } from '../../../../src/index.ts'
import { createSimulator } from '../../../../src/simulator/index.ts'
import { everyMethod } from '../../../builders/every-method.ts'

describe.each(Object.entries(everyMethod()))('the task definition %s', (_name, definition) => {
  const shop = stack('shop').add(definition as never)

  it('is registered whole, and a plan after that is empty', async () => {
    const simulator = createSimulator()
    await deploy(shop, simulator.options())
    expect((await plan(shop, simulator.options())).steps.filter(({ action }) => action !== 'keep')).toEqual([])
    const registered = simulator.calls.find(({ operation }) => operation === 'RegisterTaskDefinition')
    expect(registered?.input).toMatchSnapshot()
    await destroy(shop, simulator.options())
  })
})

it('roles name what only the account and the Region complete', async () => {
  const simulator = createSimulator()
  const { fargate, external } = everyMethod()
  await deploy(stack('shop').add(fargate as never, external as never), simulator.options())
  const policies = simulator.calls.flatMap(({ operation, input }) =>
    operation === 'PutRolePolicy' ? (input as { PolicyDocument: string }).PolicyDocument : [],
  )
  expect(policies.join()).toContain(
    '"arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/fs-0123456789abcdef0"',
  )
  expect(policies.join()).toContain('"arn:aws:logs:us-east-1:123456789012:log-group:/edge:*"')
})
