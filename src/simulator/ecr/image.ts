import type {
  BatchGetImageCommandInput,
  BatchGetImageCommandOutput,
  DescribeImagesCommandInput,
  DescribeImagesCommandOutput,
  ImageFailure,
  ImageIdentifier,
  Image as ImageShape,
} from '@aws-sdk/client-ecr'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import { type Image, imageOf, repositoryByName } from './state.ts'

type Output<T> = Omit<T, '$metadata'>

const MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json'

const askedFor = ({ imageDigest, imageTag }: ImageIdentifier): string => imageDigest ?? imageTag ?? ''

export function describeImages(input: DescribeImagesCommandInput, world: World): Output<DescribeImagesCommandOutput> {
  const repository = repositoryByName(world, input.repositoryName)
  const asked = input.imageIds?.map((id): Image => {
    const found = imageOf(repository, askedFor(id))
    if (found) return found
    throw new AwsError(
      'ImageNotFoundException',
      `The image with imageId {imageDigest:'${id.imageDigest ?? null}', imageTag:'${id.imageTag ?? null}'} does not exist within the repository with name '${repository.name}' in the registry with id '${world.account}'`,
    )
  })
  const found = (asked ?? [...repository.images.values()]).filter(({ tags }) => {
    const status = input.filter?.tagStatus ?? 'ANY'
    return status === 'ANY' || (status === 'TAGGED') === tags.size > 0
  })
  const { items, next } = page(found, input.maxResults ?? 100, input.nextToken)
  return {
    imageDetails: items.map(image => ({
      registryId: world.account,
      repositoryName: repository.name,
      imageDigest: image.digest,
      imageTags: image.tags.size > 0 ? [...image.tags] : undefined,
      imageSizeInBytes: image.size ?? 50_000_000,
      imagePushedAt: new Date(image.pushedAt),
      imageManifestMediaType: image.mediaType ?? MANIFEST,
      artifactMediaType: 'application/vnd.docker.container.image.v1+json',
    })),
    nextToken: next,
  }
}

export function batchGetImage(input: BatchGetImageCommandInput, world: World): Output<BatchGetImageCommandOutput> {
  const repository = repositoryByName(world, input.repositoryName)
  const images: ImageShape[] = []
  const failures: ImageFailure[] = []
  for (const imageId of input.imageIds ?? []) {
    const found = imageOf(repository, askedFor(imageId))
    if (found) {
      images.push({
        registryId: world.account,
        repositoryName: repository.name,
        imageId: { imageDigest: found.digest, imageTag: imageId.imageTag },
        imageManifest: found.manifest ?? JSON.stringify({ schemaVersion: 2, mediaType: MANIFEST }),
        imageManifestMediaType: found.mediaType ?? MANIFEST,
      })
    } else {
      failures.push({ imageId, failureCode: 'ImageNotFound', failureReason: 'Requested image not found' })
    }
  }
  return { images, failures }
}
