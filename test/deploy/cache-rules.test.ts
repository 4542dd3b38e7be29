import { describe, expect, it } from 'vitest'
import {
  cluster,
  deploy,
  destroy,
  isDeployError,
  isPlanError,
  network,
  type PullThroughCacheRule,
  plan,
  preflight,
  pullThroughCacheRule,
  type Stack,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import { account } from '../simulator/support.ts'
import { deployed, steps } from './settles.ts'

type Account = ReturnType<typeof account>

const quay = pullThroughCacheRule('quay', { upstreamRegistryUrl: 'quay.io' })
const EXPORTER = 'prometheus/node-exporter:v1.8.2'

/** A service whose image comes through a cache. */
function running(rule: PullThroughCacheRule = quay, name = EXPORTER, role?: string): Stack {
  const plain = taskDefinition('web').fargate().cpu(0.25).memory(0.5)
  const web = (role ? plain.executionRole(role) : plain).container('app', c => c.image(rule.image(name)).logs(false))
  return stack('shop').add(
    service('web').cluster(cluster('shop')).taskDefinition(web).network(network.default()).desiredCount(1),
  )
}

const rulesOf = async ({ aws }: Account) => (await aws.ecr('DescribePullThroughCacheRules', {})).pullThroughCacheRules

const problemsOf = async (program: Stack, { simulator }: Account) => {
  const error: unknown = await plan(program, simulator.options()).catch(caught => caught)
  if (!isPlanError(error)) throw error
  return error.problems.map(({ code, message, fix }) => `${code}: ${message}. ${fix}`)
}

/** A role of somebody else that may do this. */
async function roleOf({ aws }: Account, Action: readonly string[]): Promise<string> {
  const trust = { Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }
  const text = (Statement: object) => JSON.stringify({ Version: '2012-10-17', Statement: [Statement] })
  const { Role } = await aws.iam('CreateRole', { RoleName: 'execution', AssumeRolePolicyDocument: text(trust) })
  const PolicyDocument = text({ Effect: 'Allow', Action, Resource: '*' })
  await aws.iam('PutRolePolicy', { RoleName: 'execution', PolicyName: 'pulls', PolicyDocument })
  return Role?.Arn ?? ''
}

const PULLS = [
  ...['ecr:GetAuthorizationToken', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
  'ecr:BatchCheckLayerAvailability',
]

describe('of reports', () => {
  // https://github.com/hashicorp/terraform-provider-aws/issues/31578, https://github.com/aws/aws-lc/pull/2747
  // https://github.com/buildkite/elastic-ci-stack-for-aws/pull/1270, https://github.com/aws/karpenter-provider-aws/issues/7956
  it('the first pull needs rights that no pull after it needs: the execution role has them, for this repository', async () => {
    const there = account()
    await deployed(there, running())
    const { repositories } = await there.aws.ecr('DescribeRepositories', {})
    expect(repositories?.map(({ repositoryName }) => repositoryName)).toEqual(['quay/prometheus/node-exporter'])
    const { Roles = [] } = await there.aws.iam('ListRoles', { PathPrefix: '/fluent-ecs/' })
    const { PolicyDocument = '' } = await there.aws.iam('GetRolePolicy', {
      RoleName: Roles[0]?.RoleName,
      PolicyName: 'fluent-ecs',
    })
    expect(JSON.parse(decodeURIComponent(PolicyDocument)).Statement).toContainEqual({
      Sid: 'FillCaches',
      Effect: 'Allow',
      Action: ['ecr:BatchImportUpstreamImage', 'ecr:CreateRepository'],
      Resource: 'arn:aws:ecr:us-east-1:123456789012:repository/quay/prometheus/node-exporter',
    })
  })

  it.each([
    ['ecr:CreateRepository', [...PULLS, 'ecr:BatchImportUpstreamImage']],
    ['ecr:BatchImportUpstreamImage', [...PULLS, 'ecr:CreateRepository']],
  ])('a role of others that lacks %s is told before, and as what the tasks fail with', async (lacked, has) => {
    const there = account()
    const role = await roleOf(there, has)
    const program = running(quay, EXPORTER, role)
    const { issues } = await preflight(program, there.simulator.options())
    expect(issues).toMatchObject([{ code: 'image.denied', received: expect.stringContaining(lacked) }])
    const error: unknown = await deploy(program, { ...there.simulator.options(), timeoutSeconds: 1200 }).catch(e => e)
    expect(isDeployError(error) && error.diagnosis[0]).toMatchObject({ code: 'image.denied' })
    expect(isDeployError(error) && error.message).toContain(lacked)
  })

  // https://github.com/aws/containers-roadmap/issues/2354
  it('what Docker Hub itself keeps has library/ before it, and nothing else has', () => {
    const credentialArn = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:ecr-pullthroughcache/hub-AbCdEf'
    const hub = pullThroughCacheRule('docker-hub', { upstreamRegistryUrl: 'registry-1.docker.io', credentialArn })
    expect(() => hub.image('nginx:1.29')).toThrow('write library/nginx:1.29')
    expect(hub.image('library/nginx:1.29')).toMatchObject({ image: 'library/nginx:1.29' })
    expect(hub.image('percona/percona-xtradb-cluster-operator:1.14.0')).toBeTruthy()
  })

  // https://github.com/hashicorp/terraform-provider-aws/issues/34466
  it('credentials are a secret whose name begins as ECR asks for', () => {
    const of = (credentialArn?: string) =>
      pullThroughCacheRule('docker-hub', {
        upstreamRegistryUrl: 'registry-1.docker.io',
        ...(credentialArn && { credentialArn }),
      })
        .issues()
        .map(({ code, path }) => [code, path.at(-1)])
    expect(of()).toEqual([['ECR-PTC-02', 'credentialArn']])
    const secret = 'arn:aws:secretsmanager:us-east-1:123456789012:secret'
    expect(of(`${secret}:hub-AbCdEf`)).toEqual([['API-PAT-01', 'credentialArn']])
    expect(of(`${secret}:ecr-pullthroughcache/hub-AbCdEf`)).toEqual([])
  })

  // https://github.com/hashicorp/terraform-provider-aws/pull/41933
  it('what UpdatePullThroughCacheRule does not take is refused, not replaced: others pull through the rule', async () => {
    const there = account()
    const upstreamRegistryUrl = '210987654321.dkr.ecr.us-east-1.amazonaws.com'
    const of = (upstreamRepositoryPrefix: string) =>
      running(pullThroughCacheRule('base', { upstreamRegistryUrl, upstreamRepositoryPrefix }))
    await deployed(there, of('team'))
    const error: unknown = await plan(of('other'), { ...there.simulator.options(), adopt: true }).catch(e => e)
    expect(error).toMatchObject({
      code: 'ownership.foreign',
      message: expect.stringContaining('upstreamRepositoryPrefix'),
    })
    expect(await rulesOf(there)).toMatchObject([{ upstreamRepositoryPrefix: 'team' }])
  })

  // https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1064
  it('one rule serves several stacks, whoever made it', async () => {
    const there = account()
    await there.aws.ecr('CreatePullThroughCacheRule', { ecrRepositoryPrefix: 'quay', upstreamRegistryUrl: 'quay.io' })
    await deployed(there, running())
    await deployed(there, stack('other').add(quay))
    expect(await rulesOf(there)).toHaveLength(1)
  })

  // https://github.com/aws/containers-roadmap/issues/939
  it('a preflight does not miss what the first pull brings', async () => {
    const there = account()
    const { issues, notLookedAt } = await preflight(running(), there.simulator.options())
    expect(issues).toEqual([])
    expect(notLookedAt.join()).not.toContain('CannotPull')
    await deployed(there, running())
    const next = running(quay, 'prometheus/node-exporter:v1.9.0')
    const found = await preflight(next, there.simulator.options())
    expect(found.issues).toEqual([])
    expect(found.notLookedAt.join()).toContain('the first pull brings it through the cache')
  })
})

describe('a pull through cache rule', () => {
  it('is made before what pulls through it, used as it is, and stays', async () => {
    const there = account()
    await deployed(there, running())
    const calls = there.simulator.calls.map(({ operation }) => operation)
    expect(calls.indexOf('CreatePullThroughCacheRule')).toBeLessThan(calls.indexOf('RegisterTaskDefinition'))
    const { retained } = await destroy(running(), there.simulator.options())
    expect(retained).toEqual([
      {
        resource: 'pull through cache rule quay',
        because: 'a rule is one for the whole registry, and others may pull through it',
      },
    ])
    expect(await rulesOf(there)).toHaveLength(1)
    await deployed(there, running())
  })

  it('with other credentials is refused, and changed where it is taken over', async () => {
    const there = account()
    const secrets = ['hub', 'team'].map(name => there.simulator.secret(`ecr-pullthroughcache/${name}`))
    const of = (at: number) =>
      stack('shop').add(
        pullThroughCacheRule('hub', {
          upstreamRegistryUrl: 'registry-1.docker.io',
          ...(secrets[at] !== undefined && { credentialArn: secrets[at] }),
        }),
      )
    await deployed(there, of(0))
    expect(await problemsOf(of(1), there)).toEqual([expect.stringContaining("pullThroughCacheRule.existing('…')")])
    await deploy(of(1), { ...there.simulator.options(), adopt: true })
    expect(await rulesOf(there)).toMatchObject([{ credentialArn: secrets[1] }])
    expect(await steps(of(1), there)).toEqual([])
  })

  it('keeps the credentials of which the program says nothing any more: no call takes them away', async () => {
    const there = account()
    const credentialArn = there.simulator.secret('ecr-pullthroughcache/quay')
    const options = there.simulator.options()
    await deploy(running(pullThroughCacheRule('quay', { upstreamRegistryUrl: 'quay.io', credentialArn })), options)
    expect((await plan(running(), options)).isEmpty).toBe(true)
    await deployed(there, running())
    expect(await rulesOf(there)).toMatchObject([{ credentialArn }])
  })

  it('that another deployer makes meanwhile is the same one', async () => {
    const there = account()
    const act = async () => {
      await there.aws.ecr('CreatePullThroughCacheRule', { ecrRepositoryPrefix: 'quay', upstreamRegistryUrl: 'quay.io' })
    }
    there.simulator.inject({ operation: 'CreatePullThroughCacheRule', nth: 1 }, { how: 'foreign-actor', act })
    await deployed(there, running())
  })

  it('that exists is looked up: the plan says so where it is not there', async () => {
    const there = account()
    const existing = running(pullThroughCacheRule.existing('quay'))
    expect(await problemsOf(existing, there)).toEqual([
      expect.stringContaining('pull-through-cache-rule.missing: The registry of this account in us-east-1 has no'),
    ])
    await there.aws.ecr('CreatePullThroughCacheRule', { ecrRepositoryPrefix: 'quay', upstreamRegistryUrl: 'quay.io' })
    await deployed(there, existing)
    expect((await rulesOf(there))?.[0]?.updatedAt).toBeUndefined()
  })

  it('is for all that no other is for, as ROOT', async () => {
    const there = account()
    await deployed(there, running(pullThroughCacheRule('ROOT', { upstreamRegistryUrl: 'quay.io' })))
    const { repositories } = await there.aws.ecr('DescribeRepositories', {})
    expect(repositories?.map(({ repositoryName }) => repositoryName)).toEqual(['prometheus/node-exporter'])
  })

  it('stays where the deploy goes back, which the plan says', async () => {
    const there = account()
    there.simulator.fail({ container: 'app' }, { how: 'exits', exitCode: 1 })
    const restoring = { ...there.simulator.options(), onFailure: 'restore', timeoutSeconds: 1200 } as const
    const { notes } = await plan(running(), restoring)
    expect(notes.join()).toContain('pull through cache rule quay: a rule is one for the whole registry')
    await expect(deploy(running(), restoring)).rejects.toSatisfy(isDeployError)
    expect(await rulesOf(there)).toHaveLength(1)
    expect((await there.aws.ecs('ListTaskDefinitions', {})).taskDefinitionArns).toEqual([])
  })
})

it.each([
  ['ECR-PTC-01', { upstreamRegistryUrl: 'docker.io' }, 'registry-1.docker.io'],
  ['ECR-PTC-01', { upstreamRegistryUrl: 'https://quay.io' }, 'the host alone'],
  ['API-LEN-01', { upstreamRegistryUrl: 'quay.io', prefix: 'a'.repeat(31) }, '30'],
] as const)('%s: %o', (code, { upstreamRegistryUrl, ...more }, words) => {
  const prefix = 'prefix' in more ? more.prefix : 'cache'
  const found = pullThroughCacheRule(prefix, { upstreamRegistryUrl }).issues()
  expect(found.map(each => each.code)).toContain(code)
  expect(found.map(({ message, hint }) => `${message} ${hint}`).join()).toContain(words)
})

it.each(['quay.io/a/b:1', 'A/b', 'a b', '', 'a:1:2', `a/${'b'.repeat(256)}`])('%o is no image of a rule', name =>
  expect(() => quay.image(name)).toThrow('CD-IMG-01'),
)
