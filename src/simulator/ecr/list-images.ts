import type {
  BatchDeleteImageCommandInput,
  BatchDeleteImageCommandOutput,
  ImageFailure,
  ImageIdentifier,
  ListImagesCommandInput,
  ListImagesCommandOutput,
} from '@aws-sdk/client-ecr'
import type { World } from '../operation.ts'
import { page } from '../page.ts'
import { imageOf, type Repository, repositoryByName } from './state.ts'

type Output<T> = Omit<T, '$metadata'>

export function listImages(input: ListImagesCommandInput, world: World): Output<ListImagesCommandOutput> {
  const { images } = repositoryByName(world, input.repositoryName)
  const { tagStatus = 'ANY' } = input.filter ?? {}
  const ids = [...images.values()].flatMap(({ digest, tags }): ImageIdentifier[] =>
    tags.size > 0 ? [...tags].map(imageTag => ({ imageDigest: digest, imageTag })) : [{ imageDigest: digest }],
  )
  const found = ids.filter(
    ({ imageTag }) => tagStatus === 'ANY' || (tagStatus === 'TAGGED') === (imageTag !== undefined),
  )
  const { items, next } = page(found, input.maxResults ?? 100, input.nextToken)
  return { imageIds: items, nextToken: next }
}

export function batchDeleteImage(
  input: BatchDeleteImageCommandInput,
  world: World,
): Output<BatchDeleteImageCommandOutput> {
  const repository = repositoryByName(world, input.repositoryName)
  const imageIds: ImageIdentifier[] = []
  const failures: ImageFailure[] = []
  for (const imageId of input.imageIds ?? []) {
    const found = deleted(repository, imageId)
    if (Array.isArray(found)) imageIds.push(...found)
    else failures.push({ imageId, ...found })
  }
  return { imageIds, failures }
}

type Refusal = Required<Pick<ImageFailure, 'failureCode' | 'failureReason'>>

function deleted(repository: Repository, { imageDigest, imageTag }: ImageIdentifier): ImageIdentifier[] | Refusal {
  if (imageDigest === undefined && imageTag === undefined)
    return {
      failureCode: 'MissingDigestAndTag',
      failureReason: 'Invalid request parameters: both tag and digest cannot be null',
    }
  if (imageDigest !== undefined && !/^sha256:[0-9a-f]{64}$/.test(imageDigest))
    return {
      failureCode: 'InvalidImageDigest',
      failureReason:
        "Invalid request parameters: image digest should satisfy the regex '[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+'",
    }
  const image = imageOf(repository, imageDigest ?? imageTag ?? '')
  if (!image) return { failureCode: 'ImageNotFound', failureReason: 'Requested image not found' }
  if (imageDigest !== undefined && imageTag !== undefined && !image.tags.has(imageTag))
    return {
      failureCode: 'ImageTagDoesNotMatchDigest',
      failureReason: `The provided image tag '${imageTag}' does not match the digest '${imageDigest}'`,
    }
  const parent = [...repository.images.values()].find(({ manifest }) => manifest?.includes(`"${image.digest}"`))
  if (parent && (imageTag === undefined || image.tags.size === 1))
    return {
      failureCode: 'ImageReferencedByManifestList',
      failureReason: `Requested image referenced by manifest list: [${parent.digest}]`,
    }
  const gone = imageTag === undefined ? [...image.tags] : [imageTag]
  for (const tag of gone) image.tags.delete(tag)
  // An image goes with its last tag.
  if (image.tags.size === 0) repository.images.delete(image.digest)
  return gone.length > 0
    ? gone.map(tag => ({ imageDigest: image.digest, imageTag: tag }))
    : [{ imageDigest: image.digest }]
}
