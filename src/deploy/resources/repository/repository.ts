import type { Repository } from '../../../aws/shapes/ecr.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Outputs } from '../../../model/index.ts'
import type { RawRepositorySettings } from '../../../model/raw-settings.ts'
import type { LifecycleRule } from '../../../model/repository.ts'
import type { Tags } from '../../../model/resource.ts'
import type { Context } from '../../context.ts'
import { comparedTags, creationTags, desiredTags, ownerOf } from '../../ownership.ts'
import { found } from '../found.ts'
import { type ManagedHandler, Retained } from '../handler.ts'
import { isOurs } from '../is-ours.ts'
import { AS_IT_IS, rawAsGiven, rawUnsaid } from '../raw-members.ts'
import { repeatable } from '../repeatable.ts'
import { setTags } from '../set-tags.ts'
import { fromTagList, toTagList } from '../tag-list.ts'
import { type LifecycleRules, lifecyclePolicyText, lifecycleRules, parseLifecyclePolicy } from './lifecycle-policy.ts'
import {
  type Allowing,
  changeAllowing,
  liveAllowing,
  POLICY_TAG,
  wantedAllowing,
  writeAllowing,
} from './repository-policy.ts'

export interface RepositoryProps extends Allowing {
  readonly repositoryName: string
  readonly imageTagMutability: NonNullable<RawRepositorySettings['imageTagMutability']>
  readonly imageTagMutabilityExclusionFilters?: RawRepositorySettings['imageTagMutabilityExclusionFilters']
  readonly encryptionConfiguration?: RawRepositorySettings['encryptionConfiguration']
  readonly scanOnPush: boolean
  readonly lifecycleRules: LifecycleRules
  readonly tags: Tags
}

export const repository: ManagedHandler<'repository', RepositoryProps> = {
  turn: 'ground',
  holdsData: true,
  uniqueName: ({ repositoryName }) => repositoryName,
  asExisting: "repository.existing('…')",
  identity: ({ arn }) => arn,
  orphans: {
    type: 'ecr:repository',
    arn: /:repository\//,
    async confirm(arn, { aws }) {
      const name = arn.slice(arn.indexOf(':repository/') + ':repository/'.length)
      const call = aws.ecr('DescribeRepositories', { repositoryNames: [name] })
      const there = (await unlessRefused(call, 'RepositoryNotFoundException'))?.repositories?.[0]
      if (!there) return undefined
      const { tags } = await aws.ecr('ListTagsForResource', { resourceArn: arn })
      return found('repository', name, { arn, uri: there.repositoryUri ?? '' }, fromTagList(tags))
    },
  },
  back: {},
  immutable: ['repositoryName', 'encryptionConfiguration'],

  desired: (model, _refs, context) => ({
    repositoryName: model.repositoryName,
    imageTagMutability: model.imageTagMutability,
    scanOnPush: model.scanOnPush,
    lifecycleRules: lifecycleRules(model.lifecycleRules),
    ...model.raw,
    ...wantedAllowing(model),
    tags: desiredTags(model, model.tags, context),
  }),

  unsaid: ({ imageTagMutability, scanOnPush, lifecycleRules: rules, raw }) => [
    ...rawUnsaid(raw, BY_DEFAULT),
    ...(imageTagMutability === 'MUTABLE' && raw?.imageTagMutability === undefined ? ['imageTagMutability'] : []),
    ...(scanOnPush ? [] : ['scanOnPush']),
    ...(rules.length === 0 ? ['lifecycleRules'] : []),
  ],

  async read(model, _refs, context) {
    const found = await find(model.repositoryName, context)
    if (!found) return undefined
    const [policy, tags] = await Promise.all([
      lifecyclePolicyOf(model.repositoryName, context),
      tagsOf(found.repositoryArn, context),
    ])
    const { ofOthers, ...allowing } = await liveAllowing(model, tags, context)
    return {
      outputs: outputsOf(found),
      props: {
        repositoryName: model.repositoryName,
        imageTagMutability: found.imageTagMutability ?? 'MUTABLE',
        scanOnPush: found.imageScanningConfiguration?.scanOnPush ?? false,
        ...rawAsGiven(rawOf(found, model.raw), model.raw, BY_DEFAULT),
        lifecycleRules: lifecycleRules(policy),
        ...allowing,
        tags: comparedTags(tags),
      },
      owner: ownerOf(tags),
      ignored: ofOthers,
    }
  },

  // Within a day: https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
  effect: (changes, { lifecycleRules: rules }) =>
    rules.length > 0 && changes.some(({ path }) => path.startsWith('lifecycleRules'))
      ? 'ECR also deletes the images there already that its lifecycle rules name'
      : undefined,

  async create(desired, model, context) {
    const created = await repeatable(
      'RepositoryAlreadyExistsException',
      async () => {
        const { repository: made } = await context.aws.ecr('CreateRepository', {
          repositoryName: model.repositoryName,
          ...mutabilityOf(desired),
          encryptionConfiguration: desired.encryptionConfiguration,
          imageScanningConfiguration: { scanOnPush: model.scanOnPush },
          tags: toTagList({ ...creationTags(desired), ...(desired.policy && POLICY_TAG) }),
        })
        return made ?? {}
      },
      async () => {
        const found = await find(model.repositoryName, context)
        return found && isOurs(await tagsOf(found.repositoryArn, context), model, context) ? found : undefined
      },
    )
    if (model.lifecycleRules.length > 0) await setLifecyclePolicy(desired, context)
    if (desired.policy) await writeAllowing(model.repositoryName, desired.policy, context)
    return outputsOf(created)
  },

  async update(desired, live, changed, _model, context) {
    const { aws } = context
    const { repositoryName } = desired
    if (changed.has('imageTagMutability') || changed.has('imageTagMutabilityExclusionFilters')) {
      await aws.ecr('PutImageTagMutability', { repositoryName, ...mutabilityOf(desired) })
    }
    if (changed.has('scanOnPush')) {
      await aws.ecr('PutImageScanningConfiguration', {
        repositoryName,
        imageScanningConfiguration: { scanOnPush: desired.scanOnPush },
      })
    }
    if (changed.has('lifecycleRules')) await setLifecyclePolicy(desired, context)
    if (changed.has('policy')) await changeAllowing(live.outputs.arn, repositoryName, desired, context)
    if (changed.has('tags')) await setTags.ecr(live.outputs.arn, live.props.tags, desired.tags, context)
    return live.outputs
  },

  async keeps({ arn }, { aws, deleteData }) {
    if (deleteData) return undefined
    const input = { repositoryName: nameIn(arn), maxResults: 1 }
    const found = await unlessRefused(aws.ecr('DescribeImages', input), 'RepositoryNotFoundException')
    return found?.imageDetails?.length ? new Retained(HOLDS_IMAGES) : undefined
  },

  async remove({ arn }, { aws, deleteData }) {
    const repositoryName = nameIn(arn)
    try {
      await aws.ecr('DeleteRepository', { repositoryName, force: deleteData })
    } catch (error) {
      if (!(error instanceof Error)) throw error
      if (error.name === 'RepositoryNotEmptyException') {
        throw new Retained(HOLDS_IMAGES)
      }
      if (error.name !== 'RepositoryNotFoundException') throw error
    }
  },
}

const HOLDS_IMAGES = 'it holds images; { deleteData: true } deletes them, too'

const nameIn = (arn: string): string => arn.slice(arn.indexOf(':repository/') + ':repository/'.length)

const NONE = { encryptionType: undefined, kmsKey: undefined }
const BY_DEFAULT = { imageTagMutabilityExclusionFilters: [], encryptionConfiguration: AS_IT_IS }

function rawOf(
  { imageTagMutabilityExclusionFilters = [], encryptionConfiguration: { kmsKey, ...encryption } = NONE }: Repository,
  raw: RawRepositorySettings = {},
) {
  const key = keyAsGiven(kmsKey, raw.encryptionConfiguration?.kmsKey)
  return { imageTagMutabilityExclusionFilters, encryptionConfiguration: { ...encryption, kmsKey: key } }
}

/** ECR tells the ARN of a key, however it was named; what an alias stands for is not looked at. */
function keyAsGiven(arn: string | undefined, given = ''): string | undefined {
  const isSame = /(^|:)alias\//.test(given) || arn?.endsWith(`:key/${given}`)
  return arn !== undefined && isSame ? given : arn
}

function mutabilityOf({ imageTagMutability, imageTagMutabilityExclusionFilters = [] }: RepositoryProps) {
  return {
    imageTagMutability,
    ...(imageTagMutabilityExclusionFilters.length > 0 && {
      imageTagMutabilityExclusionFilters: [...imageTagMutabilityExclusionFilters],
    }),
  }
}

function outputsOf({ repositoryArn = '', repositoryUri = '' }: Repository): Outputs['repository'] {
  return { arn: repositoryArn, uri: repositoryUri }
}

async function find(repositoryName: string, { aws }: Context): Promise<Repository | undefined> {
  const found = await unlessRefused(
    aws.ecr('DescribeRepositories', { repositoryNames: [repositoryName] }),
    'RepositoryNotFoundException',
  )
  return found?.repositories?.[0]
}

async function lifecyclePolicyOf(repositoryName: string, { aws }: Context): Promise<readonly LifecycleRule[]> {
  const found = await unlessRefused(
    aws.ecr('GetLifecyclePolicy', { repositoryName }),
    'LifecyclePolicyNotFoundException',
  )
  return found?.lifecyclePolicyText ? parseLifecyclePolicy(found.lifecyclePolicyText) : []
}

async function setLifecyclePolicy({ repositoryName, ...desired }: RepositoryProps, { aws }: Context): Promise<void> {
  if (Object.keys(desired.lifecycleRules).length > 0) {
    const text = lifecyclePolicyText(desired.lifecycleRules)
    await aws.ecr('PutLifecyclePolicy', { repositoryName, lifecyclePolicyText: text })
  } else {
    await unlessRefused(aws.ecr('DeleteLifecyclePolicy', { repositoryName }), 'LifecyclePolicyNotFoundException')
  }
}

async function tagsOf(resourceArn: string | undefined, { aws }: Context): Promise<Tags> {
  return fromTagList((await aws.ecr('ListTagsForResource', { resourceArn })).tags)
}
