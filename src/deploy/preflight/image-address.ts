import type { ImageFailure } from '../../aws/shapes/ecr.ts'
import { privateRepository } from '../../model/private-repository.ts'
import type { Context } from '../context.ts'
import { MANIFESTS } from '../resources/image/manifest.ts'

/** An image in a private registry of ECR. */
export interface ImageAddress {
  readonly registryId: string
  readonly repositoryName: string
  /** A tag or a digest. */
  readonly id: string
}

export function imageAddress(image: string): (ImageAddress & { readonly region: string }) | undefined {
  const arn = privateRepository(image)
  if (arn === undefined) return undefined
  const [, , , region = '', registryId = '', resource = ''] = arn.split(':')
  const [path = '', digest] = image.split('@')
  const id = digest ?? /:([^:/]+)$/.exec(path)?.[1] ?? 'latest'
  return { registryId, region, repositoryName: resource.replace(/^repository\//, ''), id }
}

/** The manifest that ECR has for a tag or digest; undefined where it has none. */
export async function manifestIn(
  { registryId, repositoryName, id }: ImageAddress,
  { aws }: Context,
): Promise<string | undefined> {
  const imageId = id.startsWith('sha256:') ? { imageDigest: id } : { imageTag: id }
  try {
    const { images: [image] = [], failures: [failure] = [] } = await aws.ecr('BatchGetImage', {
      registryId,
      repositoryName,
      imageIds: [imageId],
      acceptedMediaTypes: [...MANIFESTS],
    })
    // Others say of an image that is there why it cannot be read now, as of a key or of what a cache is filled from.
    if (failure && !isAbsence(failure))
      throw new Error(`${failure.failureCode}${failure.failureReason ? `: ${failure.failureReason}` : ''}`)
    return image?.imageManifest
  } catch (error) {
    if (error instanceof Error && error.name === 'RepositoryNotFoundException') return undefined
    throw error
  }
}

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageFailure.html */
const isAbsence = ({ failureCode }: ImageFailure): boolean =>
  failureCode === 'ImageNotFound' || failureCode === 'ImageTagDoesNotMatchDigest'
