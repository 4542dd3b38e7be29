import type { Context } from '../../context.ts'
import type { ImageContent, PushedManifest } from './image-content.ts'
import type { ImageFiles } from './image-files.ts'
import type { Descriptor } from './manifest.ts'
import { isRefusal, missingBlobs, pushLayer } from './push-layer.ts'
import { putTag } from './put-tag.ts'

// Each holds a part of 10 MiB in memory, and a slow line shares itself among them
const LAYERS_AT_ONCE = 3

/**
 * Puts an image into a repository with IAM alone: what it has is skipped, so a push that was cut goes on. First layers and
 * configurations, then what lists them, then the tags.
 */
export async function pushImage(
  repositoryName: string,
  content: ImageContent,
  files: ImageFiles,
  tags: readonly string[],
  context: Pick<Context, 'aws'>,
): Promise<void> {
  await pushLayers(await missingBlobs(repositoryName, content.blobs, context))
  for (const manifest of content.manifests) {
    // Tags only on the image itself: its parts would take it from each other, https://github.com/docker/buildx/issues/663
    if (manifest.digest !== content.digest) await putManifest(manifest)
    else for (const tag of tags) await putTag(repositoryName, tag, manifest, context, put => retried(put))
  }

  async function pushLayers(blobs: readonly Descriptor[]): Promise<void> {
    const waiting = [...blobs]
    const work = async (): Promise<void> => {
      for (let blob = waiting.shift(); blob; blob = waiting.shift())
        await pushLayer(repositoryName, blob, files, context)
    }
    const workers = await Promise.allSettled(Array.from({ length: LAYERS_AT_ONCE }, work))
    for (const worker of workers) if (worker.status === 'rejected') throw worker.reason
  }

  async function putManifest({ text, mediaType, digest }: PushedManifest): Promise<void> {
    const put = { repositoryName, imageManifest: text, imageManifestMediaType: mediaType, imageDigest: digest }
    await retried(async () => {
      await context.aws.ecr('PutImage', put).catch((error: unknown) => {
        if (!isRefusal(error, 'ImageAlreadyExistsException')) throw error
      })
    })
  }

  /** ECR may clean up layers that no image has: what has gone in between is sent once more. */
  async function retried(put: () => Promise<void>): Promise<void> {
    await put().catch(async (error: unknown) => {
      if (!isRefusal(error, 'LayersNotFoundException')) throw error
      await pushLayers(await missingBlobs(repositoryName, content.blobs, context))
      await put()
    })
  }
}
