import type { BuildSource, BuiltSource, ImageBuilder } from '../model/image.ts'

/** What an image is built from. */
export interface BuildOptions {
  /** The directory that the builder sees, relative to where the program runs. `.dockerignore` leaves out of it. */
  readonly context: string
  /** Relative to the context. @default `Dockerfile` */
  readonly dockerfile?: string
  /**
   * What it is to run on, for example `linux/arm64`; several make an index.
   *
   * @default what the task definitions of the stack run it on
   */
  readonly platform?: string | readonly string[]
  /** Values for the `ARG` of the Dockerfile. They can be read in the image: no place for credentials. */
  readonly args?: Readonly<Record<string, string>>
  /** The stage to build. @default the last one */
  readonly target?: string
  /** A tag for people. @default none but that which the content gives */
  readonly tag?: string
  /** What builds it. @default the first that works here, of buildx, docker, podman, finch and buildah */
  readonly builder?: ImageBuilder
}

interface PushOptions {
  /** Which of several images in it, by its name. @default the only one */
  readonly name?: string
  /** A tag for people. @default none but that which the content gives */
  readonly tag?: string
}

/** Where an image is that somebody has built: a directory in the OCI image layout, or a tar archive of one. */
export type PushSource =
  | (PushOptions & { readonly layout: string; readonly archive?: undefined })
  | (PushOptions & { readonly archive: string; readonly layout?: undefined })

/** What is to be built, as models have it. */
export function buildSource({ context, dockerfile, platform, args = {}, target, builder }: BuildOptions): BuildSource {
  const platforms = typeof platform === 'string' ? [platform] : platform
  return {
    how: 'build',
    context,
    ...(dockerfile !== undefined && { dockerfile }),
    ...(platforms !== undefined && { platforms }),
    args,
    ...(target !== undefined && { target }),
    ...(builder !== undefined && { builder }),
  }
}

/** What is to be pushed, as models have it; without a path where both or neither are given. */
export function builtSource({ layout, archive, name }: PushSource): BuiltSource {
  const one = layout === undefined || archive === undefined ? (layout ?? archive) : undefined
  return { how: archive === undefined ? 'layout' : 'archive', path: one ?? '', ...(name !== undefined && { name }) }
}

/** What tells an image of a stack from others, for people: `shop/web:1.4.2 from ./web`. */
export function imageId(repositoryName: string, source: BuildSource | BuiltSource, tag: string | undefined): string {
  const name = tag === undefined ? repositoryName : `${repositoryName}:${tag}`
  if (source.how !== 'build') return `${name} from ${[source.path, source.name].filter(Boolean).join('#')}`
  const { context, dockerfile, target, platforms } = source
  return [name, 'from', context, dockerfile, target, ...(platforms ?? [])].filter(Boolean).join(' ')
}
