import { createSimulator } from 'fluent-ecs/simulator'
import { describe, expect, it } from 'vitest'
import {
  deploy,
  isPlanError,
  type PlanErrorCode,
  plan,
  type SdkClient,
  stack,
  taskDefinition,
} from '../../src/index.ts'

const failing = (name: string, extra: object = {}): SdkClient => ({
  send: () => Promise.reject(Object.assign(new Error('no luck'), { name, ...extra })),
})
const identity = (account: string): SdkClient => ({
  send: async () => ({ Account: account, Arn: `arn:aws:sts::${account}:assumed-role/deployer/me` }),
})

async function codeOf(work: Promise<unknown>): Promise<PlanErrorCode | undefined> {
  const error = await work.catch((error: unknown) => error)
  return isPlanError(error) ? error.code : undefined
}

describe('a session', () => {
  it.each<[string, PlanErrorCode]>([
    ['mars-1', 'region.unknown'],
    ['us east', 'region.unknown'],
    ['', 'region.missing'],
  ])('refuses the region %j', async (region, code) => {
    expect(await codeOf(plan(stack('empty'), { region }))).toBe(code)
  })

  it.each<[SdkClient, PlanErrorCode]>([
    [failing('CredentialsProviderError'), 'credentials.missing'],
    [failing('ExpiredTokenException'), 'credentials.missing'],
    [failing('InvalidClientTokenId'), 'credentials.missing'],
    [failing('Error', { code: 'ENOTFOUND' }), 'region.unknown'],
  ])('explains why AWS could not be reached', async (sts, code) => {
    const options = { region: 'us-east-1', clients: { sts }, clock: createSimulator().clock }
    expect(await codeOf(plan(stack('empty'), options))).toBe(code)
  })

  it('refuses another account than the expected one, and names both', async () => {
    const work = deploy(stack('empty'), {
      region: 'us-east-1',
      clients: { sts: identity('111111111111') },
      expectedAccount: '222222222222',
    })
    await expect(work).rejects.toThrow(/111111111111.*222222222222/)
  })

  it('has nothing to do for a stack with nothing in it', async () => {
    const result = await deploy(stack('empty'), createSimulator({ account: '111111111111' }).options())
    expect(result.outcome).toBe('unchanged')
    expect(String(result.plan)).toBe('Plan for stack empty in us-east-1, account 111111111111: nothing to do')
  })
})

describe('a plan', () => {
  it('shows what is doubtful in the program', async () => {
    const definition = taskDefinition('web')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .container('app', c => c.image('nginx:latest'))
    const doubtful = { build: () => stack('empty').build(), issues: () => definition.issues() }
    const clients = { sts: identity('111111111111') }
    const { warnings, ...rest } = await plan(doubtful, { region: 'us-east-1', clients })
    expect(warnings.map(({ code }) => code)).toContain('CD-IMG-02')
    expect(String({ ...rest, warnings })).toMatch(/! .*\[CD-IMG-02\]/)
  })
})
