import type { BuiltSource, PushedImageModel } from '../../../model/image.ts'
import type { Context } from '../../context.ts'
import { keyOf } from '../../ownership.ts'
import { type BuildPlan, buildPlan } from './build-plan.ts'
import { type ImageContent, imageContent } from './image-content.ts'
import type { ImageFiles } from './image-files.ts'
import { layoutArchive } from './layout-archive.ts'
import { layoutDirectory } from './layout-directory.ts'
import { neededPlatforms } from './needed-platforms.ts'

/** An image on this machine, or what makes it. */
export interface LocalImage {
  /** By what a repository tells whether it has it: a digest, or the tag of what it is built from. */
  readonly id: string
  /** The tag that its content gives it. */
  readonly tag: string
  /** What it runs on. */
  readonly platforms: readonly string[]
  /** How to build it, where that is to be done. */
  readonly plan?: BuildPlan
}

/** What a deploy would push, read once. */
export function localImage(model: PushedImageModel, context: Context): Promise<LocalImage> {
  return context.batches.once(`local ${keyOf(model)}`, () => readLocal(model, context))
}

/** The same, read now. */
export async function readLocal(model: PushedImageModel, { models }: Pick<Context, 'models'>): Promise<LocalImage> {
  const { source } = model
  if (source.how === 'build') {
    const needed = neededPlatforms(model, models).map(({ platform }) => platform)
    const plan = await buildPlan(source, needed)
    return { id: plan.tag, tag: plan.tag, platforms: plan.platforms, plan }
  }
  const { digest, platforms } = await withFiles(source, (_, content) => Promise.resolve(content))
  return { id: digest, tag: digest.slice('sha256:'.length), platforms }
}

/** Opens the files of an image for as long as `use` takes. */
export async function withFiles<T>(
  { how, path, name }: BuiltSource,
  use: (files: ImageFiles, content: ImageContent) => Promise<T>,
): Promise<T> {
  const files = how === 'layout' ? await layoutDirectory(path) : await layoutArchive(path)
  try {
    return await use(files, await imageContent(files, name))
  } finally {
    await files.close()
  }
}
