import { describe, expect, it } from 'vitest'
import { Retained } from '../../../../src/deploy/resources/handler.ts'
import { repository } from '../../../../src/deploy/resources/repository/repository.ts'
import type { RepositoryModel } from '../../../../src/model/repository.ts'
import { refsTo, refusing, scripted } from '../scripted-aws.ts'

const model: RepositoryModel = {
  kind: 'repository',
  id: 'web',
  repositoryName: 'shop/web',
  existing: false,
  scanOnPush: true,
  imageTagMutability: 'IMMUTABLE',
  lifecycleRules: [],
  tags: {},
}
const { context } = scripted({})
const desired = repository.desired(model, refsTo({}), context)
const live = { outputs: { arn: 'arn:web', uri: 'uri' }, props: desired, owner: { stack: 'shop', id: 'repository/web' } }

describe('repository', () => {
  it('is not there when ECR does not know it', async () => {
    const { context: reading } = scripted({ 'ecr DescribeRepositories': refusing('RepositoryNotFoundException') })
    expect(await repository.read(model, refsTo({}), reading)).toBeUndefined()
  })

  it('without a lifecycle policy reads as it is wanted', async () => {
    const { context: reading } = scripted({
      'ecr DescribeRepositories': () => ({
        repositories: [
          {
            repositoryArn: 'arn:web',
            repositoryUri: 'uri',
            imageTagMutability: 'IMMUTABLE',
            imageScanningConfiguration: { scanOnPush: true },
          },
        ],
      }),
      'ecr GetLifecyclePolicy': refusing('LifecyclePolicyNotFoundException'),
      'ecr ListTagsForResource': () => ({
        tags: [
          { Key: 'fluent-ecs:id', Value: 'repository/web' },
          { Key: 'fluent-ecs:stack', Value: 'shop' },
          { Key: 'owner', Value: 'us' },
        ],
      }),
    })
    expect(await repository.read(model, refsTo({}), reading)).toEqual({ ...live, ignored: [] })
  })

  it('stays while it holds images, unless data is to be deleted', async () => {
    const removing = scripted({ 'ecr DeleteRepository': refusing('RepositoryNotEmptyException') })
    await expect(repository.remove(live.outputs, removing.context)).rejects.toThrow(Retained)
    const forced = scripted({ 'ecr DeleteRepository': () => ({}) })
    await repository.remove(live.outputs, { ...forced.context, deleteData: true })
    expect([...removing.calls, ...forced.calls].map(({ input }) => input.force)).toEqual([false, true])
  })

  it('may be gone already', async () => {
    const { context: removing } = scripted({ 'ecr DeleteRepository': refusing('RepositoryNotFoundException') })
    await expect(repository.remove(live.outputs, removing)).resolves.toBeUndefined()
  })

  it('loses its policy when the program has none any more', async () => {
    const { context: updating, calls } = scripted({ 'ecr DeleteLifecyclePolicy': () => ({}) })
    await repository.update(desired, live, new Set(['lifecycleRules']), model, updating)
    expect(calls.map(({ call }) => call)).toEqual(['ecr DeleteLifecyclePolicy'])
  })
})
