import { expect, test } from 'vitest'
import { type DeployEvent, deploy, destroy, plan, type Repository, repository, stack } from '../../src/index.ts'
import { account } from '../simulator/support.ts'
import { deployed, settles, steps } from './settles.ts'
import { failureOf } from './worker.ts'

const repositoryName = 'shop/web'
const ACCOUNT = '111122223333'
const images = () => repository(repositoryName)
const program = (made: Repository) => stack('shop').add(made)

interface Statement {
  readonly Sid?: string
  readonly Principal?: unknown
  readonly Condition?: unknown
}

function setting() {
  const { simulator, aws } = account()
  const said = async (): Promise<readonly Statement[]> => {
    const { policyText = '' } = await aws.ecr('GetRepositoryPolicy', { repositoryName })
    return JSON.parse(policyText).Statement
  }
  const sids = async () => (await said()).map(({ Sid }) => Sid)
  const write = (Statement: readonly object[]) =>
    aws.ecr('SetRepositoryPolicy', {
      repositoryName,
      policyText: JSON.stringify({ Version: '2008-10-17', Statement }),
    })
  const noted = async () => {
    const { repositories = [] } = await aws.ecr('DescribeRepositories', {})
    const { tags = [] } = await aws.ecr('ListTagsForResource', { resourceArn: repositories[0]?.repositoryArn })
    return tags.some(({ Key }) => Key === 'fluent-ecs:policy')
  }
  const policyCalls = () => simulator.calls.filter(({ operation }) => operation.endsWith('RepositoryPolicy')).length
  return { simulator, aws, said, sids, write, noted, policyCalls }
}

/** As Lambda writes it for a function of the image: https://github.com/terraform-aws-modules/terraform-aws-ecr/issues/34 */
const OF_LAMBDA = {
  Sid: 'LambdaECRImageRetrievalPolicy',
  Effect: 'Allow',
  Principal: { Service: 'lambda.amazonaws.com' },
  Action: ['ecr:BatchGetImage', 'ecr:DeleteRepositoryPolicy', 'ecr:GetDownloadUrlForLayer', 'ecr:GetRepositoryPolicy'],
}

// https://github.com/aws-controllers-k8s/community/issues/582
test('an account, an organization and a service may pull', async () => {
  const { simulator, said } = setting()
  await settles(program(images().allowPull([ACCOUNT, 'o-a1b2c3d4e5', 'lambda.amazonaws.com'])), simulator)
  expect(await said()).toEqual([
    expect.objectContaining({
      Sid: 'FluentEcsPull1',
      Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root`, Service: 'lambda.amazonaws.com' },
    }),
    // https://github.com/cloudposse/terraform-aws-ecr/issues/82
    expect.objectContaining({
      Sid: 'FluentEcsPull1Organizations',
      Principal: '*',
      Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
    }),
  ])
  await destroy(program(images()), simulator.options())
  expect(simulator.isEmpty()).toBe(true)
})

// https://aws.amazon.com/blogs/compute/introducing-cross-account-amazon-ecr-access-for-aws-lambda/
test('functions of another account may pull under a condition', async () => {
  const { simulator, said } = setting()
  const conditions = { StringLike: { 'aws:sourceArn': `arn:aws:lambda:us-east-1:${ACCOUNT}:function:*` } }
  await settles(program(images().allowPull('lambda.amazonaws.com', { conditions }).allowPull(ACCOUNT)), simulator)
  expect(await said()).toEqual([
    expect.objectContaining({ Sid: 'FluentEcsPull1', Condition: conditions }),
    expect.objectContaining({ Sid: 'FluentEcsPull2' }),
  ])
})

// https://github.com/hashicorp/terraform-provider-aws/issues/19365
// https://github.com/hashicorp/terraform-provider-aws/issues/36012
test('the order in which ECR tells principals, and an account by number or ARN, change nothing', async () => {
  const { simulator } = setting()
  const who = [ACCOUNT, 'arn:aws:iam::444455556666:role/build', '777788889999']
  await settles(program(images().allowPush(who)), simulator)
  const written = who.toReversed().map(each => (each === ACCOUNT ? `arn:aws:iam::${ACCOUNT}:root` : each))
  expect(await steps(program(images().allowPush(written)), { simulator })).toEqual([])
})

// https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2493
// https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1962
test('what others have written stays, and ECR is not asked for it, where the program says nothing', async () => {
  const { simulator, write, sids, policyCalls } = setting()
  await settles(program(images()), simulator)
  await write([OF_LAMBDA])
  const before = policyCalls()
  await settles(program(images().scanOnPush()), simulator)
  expect(policyCalls()).toBe(before)
  expect(await sids()).toEqual(['LambdaECRImageRetrievalPolicy'])
})

test('what others have written stays beside ours, and a plan tells it', async () => {
  const { simulator, write, sids } = setting()
  await settles(program(images()), simulator)
  await write([OF_LAMBDA, { ...OF_LAMBDA, Sid: undefined }])
  await settles(program(images().allowPull(ACCOUNT)), simulator)
  const { steps: now } = await plan(program(images().allowPull(ACCOUNT)), simulator.options())
  expect(now[0]?.ignored?.map(({ path, because }) => [path, because])).toEqual([
    ['policy.LambdaECRImageRetrievalPolicy', 'added by others'],
    ['policy.Unnamed2', 'added by others'],
  ])
  await settles(program(images()), simulator)
  expect(await sids()).toEqual(['LambdaECRImageRetrievalPolicy', undefined])
})

test('what is said no more is allowed no more, and then ECR is not asked any more', async () => {
  const { simulator, aws, noted, policyCalls, sids } = setting()
  await deployed({ simulator }, program(images().allowPull(ACCOUNT).allowPush(ACCOUNT)))
  expect(await noted()).toBe(true)
  expect(await steps(program(images().allowPull(ACCOUNT)), { simulator })).toEqual([
    ['update', 'policy.FluentEcsPush1'],
  ])
  await settles(program(images().allowPull(ACCOUNT)), simulator)
  expect(await sids()).toEqual(['FluentEcsPull1'])
  await settles(program(images()), simulator)
  await expect(aws.ecr('GetRepositoryPolicy', { repositoryName })).rejects.toMatchObject({
    name: 'RepositoryPolicyNotFoundException',
  })
  expect(await noted()).toBe(false)
  const before = policyCalls()
  await settles(program(images()), simulator)
  expect(policyCalls()).toBe(before)
})

// https://github.com/aws-controllers-k8s/community/issues/1873
test('a policy that somebody has taken away or changed is set again', async () => {
  const { simulator, aws, write, sids } = setting()
  const allowing = program(images().immutableTags().scanOnPush().allowPull(ACCOUNT))
  await settles(allowing, simulator)
  await aws.ecr('DeleteRepositoryPolicy', { repositoryName })
  expect(await steps(allowing, { simulator })).toEqual([['update', 'policy.FluentEcsPull1']])
  await settles(allowing, simulator)
  await write([{ ...OF_LAMBDA, Sid: 'FluentEcsPull1' }])
  await settles(allowing, simulator)
  expect(await sids()).toEqual(['FluentEcsPull1'])
})

test('a repository of others that is taken over keeps its policy', async () => {
  const { simulator, aws, write, sids } = setting()
  await aws.ecr('CreateRepository', { repositoryName })
  await write([OF_LAMBDA])
  await deploy(program(images().allowPull(ACCOUNT)), { ...simulator.options(), adopt: true })
  expect(await sids()).toEqual(['LambdaECRImageRetrievalPolicy', 'FluentEcsPull1'])
  expect(await steps(program(images().allowPull(ACCOUNT)), { simulator })).toEqual([])
})

// https://github.com/hashicorp/terraform-provider-aws/issues/39064
test('a role that ECR does not know yet is waited for, and one that does not exist is named', async () => {
  const { simulator, sids } = setting()
  const message = "Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Principal not found'"
  simulator.inject(
    { service: 'ecr', operation: 'SetRepositoryPolicy', nth: 1 },
    { how: 'rejected', code: 'InvalidParameterException', message },
  )
  const events: DeployEvent[] = []
  const role = 'arn:aws:iam::444455556666:role/build'
  await deploy(program(images().allowPull(role)), {
    ...simulator.options(),
    onEvent: event => void events.push(event),
  })
  expect(events).toContainEqual(
    expect.objectContaining({ type: 'retrying', because: expect.stringContaining('not known everywhere') }),
  )
  expect(await sids()).toEqual(['FluentEcsPull1'])
  const nobody = 'arn:aws:iam::123456789012:role/nobody'
  await expect(deploy(program(images().allowPull(nobody)), simulator.options())).rejects.toThrow('Principal not found')
  expect(await sids()).toEqual(['FluentEcsPull1'])
})

test('what others write while a role is waited for stays', async () => {
  const { simulator, sids, write } = setting()
  await settles(program(images()), simulator)
  const message = "Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Principal not found'"
  simulator.inject(
    { service: 'ecr', operation: 'SetRepositoryPolicy', nth: 1 },
    { how: 'rejected', code: 'InvalidParameterException', message },
  )
  const written: Promise<unknown>[] = []
  await deploy(program(images().allowPull('arn:aws:iam::444455556666:role/build')), {
    ...simulator.options(),
    onEvent: ({ type }) => type === 'retrying' && written.push(write([OF_LAMBDA])),
  })
  await Promise.all(written)
  expect(written).toHaveLength(1)
  expect(await sids()).toEqual(['LambdaECRImageRetrievalPolicy', 'FluentEcsPull1'])
})

test('of a deploy that could not write the policy, the next one writes it', async () => {
  const { simulator, sids } = setting()
  simulator.inject(
    { service: 'ecr', operation: 'SetRepositoryPolicy', nth: 1 },
    { how: 'rejected', code: 'AccessDeniedException', message: 'not authorized to perform: ecr:SetRepositoryPolicy' },
  )
  const allowing = program(images().allowPull(ACCOUNT))
  await expect(deploy(allowing, simulator.options())).rejects.toThrow('ecr:SetRepositoryPolicy')
  await settles(allowing, simulator)
  expect(await sids()).toEqual(['FluentEcsPull1'])
})

test('a repository whose policy is refused is there, and is told as made in part', async () => {
  const { simulator, aws } = setting()
  const wanted = program(images().allowPull(ACCOUNT))
  const end = simulator.inject({ operation: 'SetRepositoryPolicy' }, { how: 'rejected', code: 'AccessDeniedException' })
  const error = await failureOf(deploy(wanted, simulator.options()))
  end()
  const name = `repository ${repositoryName}`
  expect(error.applied).toEqual([])
  expect(error.notApplied).toEqual([{ resource: name, action: 'create', inPart: true }])
  expect(error.message).toContain(
    `Not applied: create ${name} (in part: what its first calls make is there, and a deploy that succeeds makes the rest)`,
  )
  expect((await aws.ecr('DescribeRepositories', {})).repositories).toHaveLength(1)
  await deploy(wanted, simulator.options())
  expect((await plan(wanted, simulator.options())).isEmpty).toBe(true)
})

test('a repository that is refused itself is not told as made in part', async () => {
  const { simulator } = setting()
  simulator.inject({ operation: 'CreateRepository' }, { how: 'rejected', code: 'AccessDeniedException' })
  const error = await failureOf(deploy(program(images().allowPull(ACCOUNT)), simulator.options()))
  expect(error.notApplied).toEqual([{ resource: `repository ${repositoryName}`, action: 'create' }])
})

test('a read that is refused in a create is told as a read', async () => {
  const { simulator } = setting()
  simulator.inject({ operation: 'GetRepositoryPolicy' }, { how: 'rejected', code: 'AccessDeniedException' })
  const error = await failureOf(deploy(program(images().allowPull(ACCOUNT)), simulator.options()))
  expect(error.diagnosis).toMatchObject([
    { code: 'permission.missing', cause: `These credentials may not read repository ${repositoryName}` },
  ])
})
