import { expect, test } from 'vitest'
import { account } from '../support.ts'

const repositoryName = 'shop/web'
const lifecyclePolicyText = JSON.stringify({
  rules: [
    {
      rulePriority: 1,
      description: 'keep the last 30',
      selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 30 },
      action: { type: 'expire' },
    },
  ],
})

test('a repository keeps its lifecycle policy, and is not deleted while it holds images', async () => {
  const { aws, simulator } = account()
  await aws.ecr('CreateRepository', { repositoryName })
  await expect(aws.ecr('CreateRepository', { repositoryName })).rejects.toMatchObject({
    name: 'RepositoryAlreadyExistsException',
  })
  await expect(aws.ecr('GetLifecyclePolicy', { repositoryName })).rejects.toMatchObject({
    name: 'LifecyclePolicyNotFoundException',
  })
  await aws.ecr('PutLifecyclePolicy', { repositoryName, lifecyclePolicyText })
  expect(await aws.ecr('GetLifecyclePolicy', { repositoryName })).toMatchObject({ lifecyclePolicyText })
  simulator.pushImage(repositoryName, '1.0')
  const images = await aws.ecr('BatchGetImage', {
    repositoryName,
    imageIds: [{ imageTag: '1.0' }, { imageTag: '2.0' }],
  })
  expect([images.images?.length, images.failures?.[0]?.failureCode]).toEqual([1, 'ImageNotFound'])
  await expect(aws.ecr('DeleteRepository', { repositoryName })).rejects.toMatchObject({
    name: 'RepositoryNotEmptyException',
  })
  await aws.ecr('DeleteRepository', { repositoryName, force: true })
  await expect(aws.ecr('DescribeRepositories', { repositoryNames: [repositoryName] })).rejects.toMatchObject({
    name: 'RepositoryNotFoundException',
  })
})

test('a lifecycle policy that says nothing about which images is refused', async () => {
  const { aws } = account()
  await aws.ecr('CreateRepository', { repositoryName })
  await expect(
    aws.ecr('PutLifecyclePolicy', {
      repositoryName,
      lifecyclePolicyText: lifecyclePolicyText.replace('"any"', '"some"'),
    }),
  ).rejects.toMatchObject({ name: 'InvalidParameterException' })
})
