import type { RepositoryModel } from './repository.ts'
import type { Resource } from './resource.ts'

/** What an image is built from. Paths are relative to the working directory of the deploy. */
export interface BuildSource {
  readonly how: 'build'
  readonly context: string
  readonly dockerfile?: string
  /** Absent: those that the task definitions of the stack run it on. */
  readonly platforms?: readonly string[]
  readonly args: Readonly<Record<string, string>>
  readonly target?: string
  readonly builder?: ImageBuilder
}

/** An image that somebody has built: a directory in the OCI image layout, or a tar archive of one. */
export interface BuiltSource {
  readonly how: 'layout' | 'archive'
  readonly path: string
  /** Which of several images in it. */
  readonly name?: string
}

/** The programs that can build. */
export type ImageBuilder = 'buildx' | 'docker' | 'podman' | 'finch' | 'buildah'

/** An image that a deploy puts into its repository. Its content, not its name, tells it from others. */
export interface PushedImageModel extends Resource<'image'> {
  readonly repository: RepositoryModel
  readonly source: BuildSource | BuiltSource
  /** A name for people, beside the tag that tells the content. */
  readonly imageTag?: string
}

/** Whether an image of a container is one that a deploy puts into its repository. */
export function isPushed(image: object): image is PushedImageModel {
  return 'kind' in image && image.kind === 'image'
}
