import type { Hash } from 'node:crypto'
import type { PullThroughCacheRule } from '@aws-sdk/client-ecr'
import { AwsError, type World } from '../operation.ts'
import { platformsOf } from './platforms.ts'

export interface Image {
  readonly digest: string
  readonly pushedAt: number
  readonly tags: Set<string>
  /** Undefined where it was pushed with `pushImage`. */
  readonly manifest?: string
  readonly mediaType?: string
  readonly size?: number
}

/** A layer on its way. */
export interface Upload {
  readonly hash: Hash
  size: number
  /** Whether the last part is smaller than others may be. */
  isSmall: boolean
  /** Whether one before it was. */
  hasSmallPart: boolean
  /** All of it while it is small. */
  begin: Buffer
}

export interface Repository {
  readonly name: string
  readonly arn: string
  readonly uri: string
  readonly createdAt: number
  readonly encryption: { encryptionType: 'AES256' | 'KMS' | 'KMS_DSSE'; kmsKey?: string | undefined }
  scanOnPush: boolean
  mutability: Mutability
  exclusionFilters: { filterType: 'WILDCARD'; filter: string }[]
  lifecyclePolicy: string | undefined
  policy: string | undefined
  readonly images: Map<string, Image>
  /** Sizes by digest. */
  readonly layers: Map<string, number>
  /** The texts of small ones. */
  readonly small: Map<string, string>
  readonly uploads: Map<string, Upload>
  readonly tags: Map<string, string>
}

export type Mutability = 'MUTABLE' | 'IMMUTABLE' | 'IMMUTABLE_WITH_EXCLUSION' | 'MUTABLE_WITH_EXCLUSION'

/** A rule by which repositories are filled from another registry. */
export type CacheRule = PullThroughCacheRule & { readonly ecrRepositoryPrefix: string }

export interface Registry {
  /** Repositories by name. */
  readonly repositories: Map<string, Repository>
  /** Rules by the prefix of the repositories. */
  readonly cacheRules: Map<string, CacheRule>
  hasImage(repositoryName: string, tagOrDigest: string): boolean
  /** Whether an index there has no image for a platform such as `linux/amd64`. */
  lacksPlatform(repositoryName: string, tagOrDigest: string, platform: string): boolean
  /** Pushes an image as `docker push` does, and gives its digest. */
  pushImage(repositoryName: string, tag: string): string
}

export function registry(world: World): Registry {
  return world.state('ecr', () => {
    const repositories = new Map<string, Repository>()
    return {
      repositories,
      cacheRules: new Map(),
      hasImage: (name, tagOrDigest) => {
        const found = repositories.get(name)
        return found !== undefined && imageOf(found, tagOrDigest) !== undefined
      },
      lacksPlatform(name, tagOrDigest, platform) {
        const found = repositories.get(name)
        const platforms = found && platformsOf(found, imageOf(found, tagOrDigest)?.manifest)
        return platforms !== undefined && !platforms.includes(platform)
      },
      pushImage(name, tag) {
        const found = repositoryByName(world, name)
        checkTagIsFree(found, tag)
        imageOf(found, tag)?.tags.delete(tag)
        const digest = `sha256:${world.id(64)}`
        found.images.set(digest, { digest, pushedAt: world.clock.now(), tags: new Set([tag]) })
        return digest
      },
    }
  })
}

/** Throws when the tag is taken and stays where it is. */
export function checkTagIsFree(repository: Repository, tag: string): void {
  if (!imageOf(repository, tag) || !isFixed(repository, tag)) return
  throw new AwsError(
    'ImageTagAlreadyExistsException',
    `The image tag '${tag}' already exists in the '${repository.name}' repository and cannot be overwritten because the repository is immutable.`,
  )
}

/** What exists beyond a new account. */
export function resources(world: World): readonly string[] {
  const { repositories, cacheRules } = registry(world)
  return [
    ...[...repositories.values()].map(repository => repository.arn),
    ...[...cacheRules.keys()].map(prefix => `pull-through-cache-rule/${prefix}`),
  ]
}

export function repositoryByName(world: World, name = ''): Repository {
  const found = registry(world).repositories.get(name)
  if (found) return found
  throw new AwsError(
    'RepositoryNotFoundException',
    `The repository with name '${name}' does not exist in the registry with id '${world.account}'`,
  )
}

export function imageOf(repository: Repository, tagOrDigest: string): Image | undefined {
  return (
    repository.images.get(tagOrDigest) ?? [...repository.images.values()].find(image => image.tags.has(tagOrDigest))
  )
}

/** The digest of an image URI of the account's own registry. */
export function digestOf(world: World, uri: string): string | undefined {
  const found = [...registry(world).repositories.values()].find(each => uri.startsWith(`${each.uri}:`))
  return found && imageOf(found, uri.slice(found.uri.length + 1))?.digest
}

function isFixed({ mutability, exclusionFilters }: Repository, tag: string): boolean {
  const excluded = exclusionFilters.some(({ filter }) =>
    new RegExp(`^${filter.replace(/\./g, '\\.').replace(/\*/g, '.*')}$`).test(tag),
  )
  return mutability.startsWith('IMMUTABLE') !== excluded
}
