import { describe, expect, it } from 'vitest'
import { cluster, deploy, isPlanError, plan, repository, type Stack, stack } from '../../src/index.ts'
import { account } from '../simulator/support.ts'

type Account = ReturnType<typeof account>

const steps = async (program: Stack, { simulator }: Account): Promise<unknown> =>
  (await plan(program, simulator.options())).steps
    .filter(({ action }) => action !== 'keep' && action !== 'use')
    .map(({ action, changes }) => [action, ...changes.map(({ path }) => path)])

/** Deploys one after the other; each is then what AWS has. */
async function deployed(there: Account, ...programs: readonly Stack[]): Promise<void> {
  for (const program of programs) {
    await deploy(program, there.simulator.options())
    expect(await steps(program, there)).toEqual([])
  }
}

describe('.raw() of a cluster', () => {
  const of = (raw?: Parameters<ReturnType<typeof cluster>['raw']>[0]): Stack =>
    stack('shop').add(raw ? cluster('prod').raw(raw) : cluster('prod'))
  const sessions = {
    configuration: {
      executeCommandConfiguration: { logging: 'OVERRIDE', logConfiguration: { cloudWatchLogGroupName: '/exec' } },
    },
  } as const

  it('is sent, compared, changed, and taken away again', async () => {
    const there = account()
    await deployed(there, of(sessions))
    const read = async () =>
      (await there.aws.ecs('DescribeClusters', { clusters: ['prod'], include: ['CONFIGURATIONS'] })).clusters?.[0]
        ?.configuration
    expect(await read()).toEqual(sessions.configuration)
    const none = of({ configuration: { executeCommandConfiguration: { logging: 'NONE' } } })
    expect(await steps(none, there)).toEqual([['update', 'configuration.executeCommandConfiguration.logging']])
    await deployed(there, none)
    expect(await read()).toEqual({ executeCommandConfiguration: { logging: 'NONE' } })
    await deployed(there, of())
    expect(await read()).toEqual({ executeCommandConfiguration: { logging: 'DEFAULT' } })
  })

  it.each([
    ['CL-EXC-01', { configuration: { executeCommandConfiguration: { logging: 'OVERRIDE' } } }],
    ['CL-SCD-01', { serviceConnectDefaults: { namespace: 'shop' } }],
    ['API-VAL-01', { configuration: { executeCommandConfiguration: { logging: 'SOME' } } }],
    ['API-MEM-01', { configuration: { executeComandConfiguration: {} } }],
    ['API-MEM-01', { tags: [] }],
    ['API-REQ-01', { serviceConnectDefaults: {} }],
  ])('is checked: %s', (code, raw) => {
    const made = Reflect.apply(cluster('prod').raw, cluster('prod'), [raw])
    expect(made.issues().map((issue: { code: string }) => issue.code)).toContain(code)
  })
})

describe('.raw() of a repository', () => {
  const of = (raw: Parameters<ReturnType<typeof repository>['raw']>[0] = {}): Stack =>
    stack('shop').add(repository('shop/web').raw(raw))
  const excluded = {
    imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
    imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'dev-*' }],
  } as const

  it('is sent, compared, changed, and taken away again', async () => {
    const there = account()
    await deployed(there, of(excluded), of(), of(excluded))
    const { repositories } = await there.aws.ecr('DescribeRepositories', {})
    expect(repositories?.[0]).toMatchObject(excluded)
  })

  it('has a key that is set once: another is refused by the plan, for images would be lost', async () => {
    const there = account()
    await deployed(there, of({ encryptionConfiguration: { encryptionType: 'KMS' } }))
    expect(await steps(of(), there)).toEqual([])
    const other = of({ encryptionConfiguration: { encryptionType: 'KMS_DSSE' } })
    const error = await plan(other, there.simulator.options()).catch((caught: unknown) => caught)
    expect(isPlanError(error) && error.code).toBe('data.kept')
    expect(String(error)).toContain('its encryptionConfiguration.encryptionType cannot be changed')
  })

  it.each([
    'alias/images',
    'arn:aws:kms:us-east-1:123456789012:alias/images',
    '12345678-1234-1234-1234-123456789012',
    'arn:aws:kms:us-east-1:123456789012:key/12345678-1234-1234-1234-123456789012',
  ])('has the key %s, of which ECR tells the ARN', async key => {
    const there = account()
    const keyed = stack('shop').add(repository('shop/web').encryption('KMS', key))
    await deployed(there, keyed)
    const other = stack('shop').add(repository('shop/web').encryption('KMS', 'ffffffff-1234-1234-1234-123456789012'))
    await expect(plan(other, there.simulator.options())).rejects.toThrow(
      'encryptionConfiguration.kmsKey cannot be changed',
    )
  })

  it('lets some tags move, until it is told otherwise', async () => {
    const there = account()
    const some = (except?: readonly string[]) =>
      stack('shop').add(repository('shop/web').immutableTags(except && { except }))
    await deployed(there, some(['latest', 'dev-*']), some())
    const { repositories } = await there.aws.ecr('DescribeRepositories', { repositoryNames: ['shop/web'] })
    expect(repositories?.[0]).toMatchObject({ imageTagMutability: 'IMMUTABLE' })
    expect(repositories?.[0]).not.toHaveProperty('imageTagMutabilityExclusionFilters')
  })

  it.each([
    ['ECR-MUT-02', { imageTagMutability: 'MUTABLE_WITH_EXCLUSION' }],
    ['ECR-ENC-01', { encryptionConfiguration: { encryptionType: 'AES256', kmsKey: 'alias/a' } }],
    ['API-VAL-01', { encryptionConfiguration: { encryptionType: 'RSA' } }],
    ['API-REQ-01', { encryptionConfiguration: {} }],
  ])('is checked: %s', (code, raw) => {
    const made = Reflect.apply(repository('a/b').raw, repository('a/b'), [raw])
    expect(made.issues().map((issue: { code: string }) => issue.code)).toContain(code)
  })
})
