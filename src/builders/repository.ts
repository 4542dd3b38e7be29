import type { Value } from '../model/deferred.ts'
import type { BuildSource, BuiltSource, PushedImageModel } from '../model/image.ts'
import type { RawRepositorySettings } from '../model/raw-settings.ts'
import type {
  ImageModel,
  LifecycleRule,
  RepositoryModel,
  RepositoryStatement,
  StatementConditions,
} from '../model/repository.ts'
import type { Tags } from '../model/resource.ts'
import { madeByCall } from '../model/source.ts'
import { issuesOf } from '../validators/check.ts'
import { imageReferenceRules } from '../validators/image-reference.ts'
import { imageSourceRules } from '../validators/image-source.ts'
import type { Issue } from '../validators/issue.ts'
import { repositoryRules } from '../validators/repository.ts'
import { call, once, taken } from './calls.ts'
import { COMMON_CALLS, NAMED, RAW, TAGS } from './common-calls.ts'
import { frozen, invalid, typed } from './definition.ts'
import { type BuildOptions, buildSource, builtSource, imageId, type PushSource } from './image-source.ts'
import { data, either, listOf, maybe, number, text } from './kinds.ts'
import { offers } from './offered.ts'
import { OF_REPOSITORY } from './option-names.ts'
import { RAW_OF_REPOSITORY, sorted } from './raw-fields.ts'
import { type CheckedDefinition, TaggedSteps } from './steps.ts'
import { valueFrom } from './value.ts'

/** A repository as a source of images. */
export interface Images extends CheckedDefinition<RepositoryModel> {
  /** Its URI, `<account>.dkr.ecr.<Region>.amazonaws.com/<name>`, once it is there. For the image of a container take `tag`. */
  readonly uri: Value
  /** Its ARN, once it is there. */
  readonly arn: Value
  /**
   * An image by its tag.
   *
   * @throws InvalidDefinitionError when the repository or the tag is not valid.
   */
  tag(tag: string): ImageModel
  /**
   * An image by its digest, which never changes its meaning.
   *
   * @throws InvalidDefinitionError when the repository or the digest is not valid.
   */
  digest(digest: `sha256:${string}`): ImageModel
  /**
   * An image that somebody has built: each deploy puts it into the repository, if it is not there, before the task
   * definitions that use it, which name it by its digest. It takes ECR's own API and IAM, and no login.
   *
   * @throws InvalidDefinitionError when the repository, a path or the tag is not valid.
   * @example
   * images.push({ layout: './out' })
   * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md
   */
  push(source: PushSource): ImageModel
  /**
   * An image that a deploy builds and puts into the repository. What it is built from gives it a tag: as long as that is
   * the same, nothing is built.
   *
   * @throws InvalidDefinitionError when the repository or what is to be built is not valid.
   * @example
   * images.build({ context: './web', target: 'production' })
   * @see https://docs.docker.com/reference/cli/docker/buildx/build/
   */
  build(source: BuildOptions): ImageModel
  /**
   * Checks the definition and gives its model: frozen, and the same object at every call.
   *
   * @throws InvalidDefinitionError that lists everything AWS would refuse.
   */
  build(): RepositoryModel
}

/**
 * An ECR repository. It holds images: a destroy keeps it unless it is empty.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/Repositories.html
 */
export interface Repository extends Images {
  /** Scans every image for vulnerabilities when it is pushed. */
  scanOnPush(): Repository
  /**
   * Refuses to push a tag that is there already, but those that fit a pattern of `except`, in which `*` stands for
   * anything: at most 5 patterns.
   *
   * @example
   * repository('shop/web').immutableTags({ except: ['latest', 'dev-*'] })
   * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html
   */
  immutableTags(options?: { readonly except?: readonly string[] }): Repository
  /**
   * Encrypts images with a key of KMS: the one that AWS manages for ECR, or one of your own, by ARN, id or alias. It
   * cannot be changed later, and what an alias stands for later is not compared.
   *
   * @default `AES256`, with keys of ECR itself
   * @example
   * repository('shop/web').encryption('KMS', 'alias/images')
   * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html
   */
  encryption(type: 'AES256' | 'KMS' | 'KMS_DSSE', kmsKey?: string): Repository
  /** Keeps the last images pushed, and expires the others. */
  keepLast(images: number): Repository
  /** Expires images that have had no tag for so many days since they were pushed. */
  expireUntagged(days: number): Repository
  /**
   * Sets lifecycle rules in the policy document's own terms. Those of `keepLast` and `expireUntagged` come after them.
   *
   * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
   */
  lifecycle(rules: readonly LifecycleRule[]): Repository
  /**
   * Lets others pull images: accounts by their numbers, organizations (`o-…`), services of AWS (`lambda.amazonaws.com`), roles
   * and users by ARN. Those of another account must be allowed by it, too. What others write into the policy of the
   * repository stays, such as what Lambda does.
   *
   * @example
   * repository('shop/web').allowPull(['111122223333', 'o-a1b2c3d4e5'])
   * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html
   */
  allowPull(who: string | readonly string[], options?: Allowed): Repository
  /**
   * Lets others push images. Who also pulls is allowed that, too.
   *
   * @example
   * repository('shop/web').allowPush('arn:aws:iam::111122223333:role/build')
   * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html
   */
  allowPush(who: string | readonly string[], options?: Allowed): Repository
  /**
   * Lets others do what else there is: actions of ECR, `ecr:…`.
   *
   * @example
   * repository('shop/web').allow(['ecr:DescribeImages', 'ecr:ListImages'], '111122223333')
   * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html
   */
  allow(actions: readonly string[], who: string | readonly string[], options?: Allowed): Repository
  /**
   * Sets what has no method of its own, as CreateRepository names it. Checked and compared like the rest.
   *
   * @example
   * repository('shop/web').raw({ imageTagMutability: 'MUTABLE_WITH_EXCLUSION', imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'v*' }] })
   * @see https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html
   */
  raw(settings: RawRepositorySettings): Repository
  /** Adds tags: at most 47 in all. */
  tags(tags: Tags): Repository
}

/** How others are allowed something. */
export interface Allowed {
  /**
   * When it is allowed: values by condition key, by operator, as IAM writes them.
   *
   * @example
   * repository('shop/web').allowPull('lambda.amazonaws.com', {
   *   conditions: { StringLike: { 'aws:sourceArn': 'arn:aws:lambda:us-east-1:111122223333:function:*' } },
   * })
   */
  readonly conditions?: StatementConditions
}

/** Makes an image repository. */
export const repository: {
  /**
   * A repository of the stack.
   *
   * @param name 2 to 256 lower-case letters and digits, separated by single `.`, `_`, `-` or `/`.
   * @example
   * repository('shop/web').scanOnPush().immutableTags().keepLast(30).tag('1.4.2')
   */
  (name: string): Repository
  /** A repository that exists: looked up, never created, changed or deleted. */
  existing(name: string): Images
} = Object.assign((name: string): Repository => made('repository()', name, false), {
  existing: (name: string): Images => made('repository.existing()', name, true),
})

function made(method: string, name: string, existing: boolean): Repository {
  const called = existing ? repository.existing : repository
  taken(method, NAMED, [name], called)
  return typed(new RepositoryBuilder({ ...unset, name, existing }), called)
}

interface Settings
  extends Pick<RepositoryModel, 'existing' | 'scanOnPush' | 'imageTagMutability' | 'statements' | 'raw' | 'tags'> {
  readonly foreign?: readonly string[]
  readonly name: string
  readonly rules: readonly LifecycleRule[]
  readonly untaggedDays?: number
  readonly keep?: number
  /** Patterns of tags that may move although tags are immutable. */
  readonly except?: readonly string[]
  readonly encryption?: RawRepositorySettings['encryptionConfiguration']
}

const unset: Omit<Settings, 'name'> = {
  existing: false,
  scanOnPush: false,
  imageTagMutability: 'MUTABLE',
  rules: [],
  tags: {},
}

class RepositoryBuilder extends TaggedSteps<Settings, RepositoryModel> implements Repository {
  get uri(): Value {
    return valueFrom(this.build(), 'uri')
  }

  get arn(): Value {
    return valueFrom(this.build(), 'arn')
  }

  scanOnPush(): Repository {
    return this.with({ scanOnPush: true })
  }

  immutableTags({ except = [] }: { readonly except?: readonly string[] } = {}): Repository {
    return this.with({ imageTagMutability: 'IMMUTABLE', except: [...except] })
  }

  encryption(encryptionType: 'AES256' | 'KMS' | 'KMS_DSSE', kmsKey?: string): Repository {
    return this.with({ encryption: { encryptionType, ...(kmsKey !== undefined && { kmsKey }) } })
  }

  keepLast(images: number): Repository {
    return this.with({ keep: images })
  }

  expireUntagged(days: number): Repository {
    return this.with({ untaggedDays: days })
  }

  lifecycle(rules: readonly LifecycleRule[]): Repository {
    return this.with({ rules: structuredClone(rules) })
  }

  allowPull(who: string | readonly string[], options?: Allowed): Repository {
    return this.#allow('Pull', PULL, who, options)
  }

  allowPush(who: string | readonly string[], options?: Allowed): Repository {
    return this.#allow('Push', PUSH, who, options)
  }

  allow(actions: readonly string[], who: string | readonly string[], options?: Allowed): Repository {
    return this.#allow('Allow', [...actions], who, options)
  }

  raw(settings: RawRepositorySettings): Repository {
    const { raw, foreign = [] } = this.settings
    const given = sorted(settings, RAW_OF_REPOSITORY)
    return this.with({ raw: { ...raw, ...given.set }, foreign: [...foreign, ...given.foreign] })
  }

  override build(): RepositoryModel
  override build(source: BuildOptions): ImageModel
  override build(source?: BuildOptions): RepositoryModel | ImageModel {
    if (source === undefined) return super.build()
    return this.#pushed(buildSource(source), source.tag, this.build)
  }

  push(source: PushSource): ImageModel {
    return this.#pushed(builtSource(source), source.tag, this.push)
  }

  tag(tag: string): ImageModel {
    return this.#image({ tag }, this.tag)
  }

  digest(digest: `sha256:${string}`): ImageModel {
    return this.#image({ digest }, this.digest)
  }

  protected get where(): readonly [string, string] {
    return ['repository', this.settings.name]
  }

  protected make(issues: Issue[]): RepositoryModel {
    const { name, existing, scanOnPush, imageTagMutability, statements, tags, raw: given, foreign } = this.settings
    const raw = rawOf(this.settings, given)
    const model: RepositoryModel = {
      kind: 'repository',
      id: name,
      repositoryName: name,
      existing,
      scanOnPush,
      imageTagMutability,
      lifecycleRules: lifecycleOf(this.settings),
      ...(statements && { statements }),
      ...(raw && { raw }),
      tags,
    }
    issues.push(...issuesOf(this.where, repositoryRules, { ...model, ...(foreign && { foreign }) }))
    return model
  }

  #allow(
    name: string,
    actions: readonly string[],
    who: string | readonly string[],
    { conditions }: Allowed = {},
  ): Repository {
    const { statements = [] } = this.settings
    const at = 1 + statements.filter(({ sid }) => sid.startsWith(name)).length
    const statement: RepositoryStatement = {
      sid: `${name}${at}`,
      principals: [who].flat(),
      actions,
      ...(conditions && { conditions: structuredClone(conditions) }),
    }
    return this.with({ statements: [...statements, statement] })
  }

  #pushed(
    source: BuildSource | BuiltSource,
    tag: string | undefined,
    method: (...given: never[]) => unknown,
  ): PushedImageModel {
    const issues = [
      ...issuesOf(this.where, imageSourceRules, source),
      ...issuesOf(this.where, imageReferenceRules, tag === undefined ? {} : { tag }),
    ]
    if (issues.length > 0) throw invalid(this.subject, issues, method)
    const image: PushedImageModel = {
      kind: 'image',
      id: imageId(this.settings.name, source, tag),
      repository: this.buildFor(method),
      source: structuredClone(source),
      ...(tag !== undefined && { imageTag: tag }),
    }
    madeByCall(image)
    return frozen(image)
  }

  #image<I extends { readonly tag: string } | { readonly digest: string }>(
    image: I,
    method: (...given: never[]) => unknown,
  ): I & { readonly repository: RepositoryModel } {
    const issues = issuesOf(this.where, imageReferenceRules, image)
    if (issues.length > 0) throw invalid(this.subject, issues, method)
    return frozen({ ...image, repository: this.buildFor(method) })
  }
}

// https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html
const PUSH = [
  ...['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:CompleteLayerUpload'],
  ...['ecr:InitiateLayerUpload', 'ecr:PutImage', 'ecr:UploadLayerPart'],
]
const PULL = ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer']

/** What has a method and is not in all repositories, under what was given in the terms of AWS. */
function rawOf(
  { except = [], encryption }: Settings,
  given?: RawRepositorySettings,
): RawRepositorySettings | undefined {
  if (except.length === 0 && encryption === undefined) return given
  return {
    ...(except.length > 0 && {
      imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
      imageTagMutabilityExclusionFilters: except.map(filter => ({ filterType: 'WILDCARD', filter })),
    }),
    ...(encryption && { encryptionConfiguration: encryption }),
    ...given,
  }
}

function lifecycleOf({ rules, untaggedDays, keep }: Settings): LifecycleRule[] {
  const next = 1 + Math.max(0, ...rules.map(rule => rule.rulePriority))
  const all = [...rules]
  if (untaggedDays !== undefined)
    all.push({
      rulePriority: next,
      description: `Expire images without a tag after ${untaggedDays} days`,
      selection: { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: untaggedDays },
      action: { type: 'expire' },
    })
  // AWS wants the rule for any image to have the highest number.
  if (keep !== undefined)
    all.push({
      rulePriority: next + (untaggedDays === undefined ? 0 : 1),
      description: `Keep the last ${keep} images`,
      selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: keep },
      action: { type: 'expire' },
    })
  return all
}

const texts = listOf(text, 'a list of strings')
const WHO = either(text, texts)

offers(
  RepositoryBuilder,
  'repository',
  {
    ...COMMON_CALLS,
    scanOnPush: call(),
    immutableTags: call(maybe(data)),
    encryption: call(text, maybe(text)),
    keepLast: call(number),
    expireUntagged: call(number),
    lifecycle: once('lifecycle rules', call(listOf(data, 'a list of rules'))),
    allowPull: call(WHO, maybe(data)),
    allowPush: call(WHO, maybe(data)),
    allow: call(texts, WHO, maybe(data)),
    raw: RAW,
    tags: TAGS,
    tag: call(text),
    digest: call(text),
    push: call(data),
    build: call(maybe(data)),
  },
  OF_REPOSITORY,
  ['uri', 'arn'],
)
