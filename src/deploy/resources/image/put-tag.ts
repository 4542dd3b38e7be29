import type { Context } from '../../context.ts'
import { MANIFESTS } from './manifest.ts'
import { isRefusal } from './push-layer.ts'

/** What PutImage is given of an image. */
export interface StoredImage {
  readonly text: string
  readonly mediaType: string
  readonly digest: string
}

/** Gives an image a tag. That it has it already is success, also where tags are immutable. */
export async function putTag(
  repositoryName: string,
  imageTag: string,
  { text, mediaType, digest }: StoredImage,
  context: Pick<Context, 'aws'>,
  put: (attempt: () => Promise<void>) => Promise<void> = attempt => attempt(),
): Promise<void> {
  const image = {
    repositoryName,
    imageTag,
    imageManifest: text,
    imageManifestMediaType: mediaType,
    imageDigest: digest,
  }
  await put(async () => {
    try {
      await context.aws.ecr('PutImage', image)
    } catch (error) {
      if (isRefusal(error, 'ImageAlreadyExistsException')) return
      if (!isRefusal(error, 'ImageTagAlreadyExistsException')) throw error
      if ((await tagsIn(repositoryName, [imageTag], context)).get(imageTag)?.digest !== digest) throw error
    }
  })
}

/** The images that tags, or digests, are of. */
export async function tagsIn(
  repositoryName: string,
  ids: readonly string[],
  { aws }: Pick<Context, 'aws'>,
): Promise<ReadonlyMap<string, StoredImage>> {
  const { images = [] } = await aws.ecr('BatchGetImage', {
    repositoryName,
    imageIds: ids.map(id => (id.includes(':') ? { imageDigest: id } : { imageTag: id })),
    // Of an index, ECR gives to those who do not take it one of its images.
    acceptedMediaTypes: [...MANIFESTS],
  })
  return new Map(
    images.flatMap(({ imageId, imageManifest: text = '', imageManifestMediaType: mediaType = '' }) => {
      const { imageDigest: digest = '', imageTag } = imageId ?? {}
      const found = { text, mediaType, digest }
      return [[digest, found] as const, ...(imageTag === undefined ? [] : [[imageTag, found] as const])]
    }),
  )
}
