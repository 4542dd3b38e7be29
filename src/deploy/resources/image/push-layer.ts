import type { Context } from '../../context.ts'
import { blobName, type ImageFiles } from './image-files.ts'
import type { Descriptor } from './manifest.ts'

/** How often a layer is begun again, where ECR has forgotten what it has of it. */
const ATTEMPTS = 3

interface Upload {
  readonly uploadId: string
  readonly partSize: number
}

/**
 * Uploads a layer or configuration in parts, one after the other. What ECR has got goes on from there: it tells the last
 * byte that it has where a part does not follow.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_UploadLayerPart.html
 */
export async function pushLayer(
  repositoryName: string,
  blob: Descriptor,
  files: ImageFiles,
  { aws }: Pick<Context, 'aws'>,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const { uploadId = '', partSize = 0 } = await aws.ecr('InitiateLayerUpload', { repositoryName })
    try {
      await sendParts({ uploadId, partSize })
      await aws.ecr('CompleteLayerUpload', { repositoryName, uploadId, layerDigests: [blob.digest] })
      return
    } catch (error) {
      // Somebody else, or a call of ours whose answer was lost: ECR has checked the digest of what it has.
      if (isRefusal(error, 'LayerAlreadyExistsException')) return
      const isLost = isRefusal(error, 'UploadNotFoundException') || isRefusal(error, 'InvalidLayerPartException')
      if (!isLost || attempt === ATTEMPTS) throw error
      if ((await missingBlobs(repositoryName, [blob], { aws })).length === 0) return
    }
  }

  async function sendParts({ uploadId, partSize }: Upload): Promise<void> {
    for (let first = 0; first < blob.size; ) {
      const bytes = await files.read(blobName(blob.digest), first, Math.min(partSize, blob.size - first))
      const partLastByte = first + bytes.length - 1
      const part = { repositoryName, uploadId, partFirstByte: first, partLastByte, layerPartBlob: bytes }
      first = await aws.ecr('UploadLayerPart', part).then(
        () => partLastByte + 1,
        (error: unknown) => {
          const has = lastByteOf(error)
          // Only further on: a part that is refused in itself would be sent for ever.
          if (has === undefined || has < first || has >= blob.size) throw error
          return has + 1
        },
      )
    }
  }
}

/** Those of them that the repository does not have. What is archived or unknown is missing, too. */
export async function missingBlobs(
  repositoryName: string,
  blobs: readonly Descriptor[],
  { aws }: Pick<Context, 'aws'>,
): Promise<readonly Descriptor[]> {
  const chunks = Array.from({ length: Math.ceil(blobs.length / 100) }, (_, at) => blobs.slice(at * 100, at * 100 + 100))
  const answers = await Promise.all(
    chunks.map(chunk =>
      aws.ecr('BatchCheckLayerAvailability', { repositoryName, layerDigests: chunk.map(({ digest }) => digest) }),
    ),
  )
  const there = new Set(
    answers.flatMap(({ layers = [] }) =>
      layers.flatMap(({ layerDigest, layerAvailability }) => (layerAvailability === 'AVAILABLE' ? layerDigest : [])),
    ),
  )
  return blobs.filter(({ digest }) => !there.has(digest))
}

/** Whether AWS refused it with this code. */
export const isRefusal = (error: unknown, code: string): error is Error => error instanceof Error && error.name === code

function lastByteOf(error: unknown): number | undefined {
  if (!isRefusal(error, 'InvalidLayerPartException') || !('lastValidByteReceived' in error)) return undefined
  return typeof error.lastValidByteReceived === 'number' ? error.lastValidByteReceived : undefined
}
