import { describe, expect, it } from 'vitest'
import {
  cluster,
  deploy,
  isDeployError,
  network,
  preflight,
  service,
  stack,
  taskDefinition,
} from '../../../src/index.ts'
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
    expect(error.diagnosis[0]?.code).toBe(code)
    expect(error.message).toContain(issue?.message)
  })

  // https://github.com/awslabs/ecs-refarch-continuous-deployment/issues/41, https://github.com/aws/aws-cdk/issues/3646
  it.each([0, 1])('what a service of %i tasks would need is in the way only where it starts one', async count => {
    const { simulator, repository } = await startedAccount()
    await repository('shop')
    const image = '123456789012.dkr.ecr.us-east-1.amazonaws.com/shop:1'
    const web = taskDefinition('web')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .container('app', c => c.image(image))
    const site = service('web')
      .cluster(cluster('shop'))
      .taskDefinition(web)
      .network(network.default())
      .desiredCount(count)
    const found = await preflight(stack('shop').add(site), simulator.options())
    expect(found.issues).toMatchObject([{ code: 'image.missing', severity: count === 0 ? 'warning' : 'error' }])
    expect(found.isClear).toBe(count === 0)
    const deployed = deploy(stack('shop').add(site), { ...simulator.options(), timeoutSeconds: 1200 })
    await (count === 0
      ? expect(deployed).resolves.toMatchObject({ outcome: 'deployed' })
      : expect(deployed).rejects.toThrow())
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
