import { PlanError } from '../../../errors.ts'
import type { PushedImageModel } from '../../../model/image.ts'
import type { Context } from '../../context.ts'
import { explainRead } from '../../diagnosis/explain.ts'
import { keyOf, nameOf } from '../../ownership.ts'
import type { Actions, Foreseen, Live } from '../handler.ts'
import { findBuilder } from './build-image.ts'
import { verifyBlob } from './image-content.ts'
import { type LocalImage, localImage, withFiles } from './local-image.ts'
import { neededPlatforms } from './needed-platforms.ts'
import { tagsIn } from './put-tag.ts'
import { runningOf } from './running-of.ts'
import { isFixedTag } from './tag-mutability.ts'
import { UnreadableImage } from './unreadable-image.ts'

/** What would stop a push: what is to be pushed is read, and nothing is built yet. */
export async function foreseeImage(
  model: PushedImageModel,
  live: Live<'image'> | undefined,
  actions: Actions,
  context: Context,
): Promise<Foreseen> {
  const resource = nameOf(model)
  try {
    const local = await localImage(model, context)
    if (!live) await checkSource(model, local, context)
    const isThere = actions.get(keyOf(model.repository))?.live !== undefined
    const taken = isThere ? await takenTag(model, live, context) : []
    return { problems: [...wrongPlatforms(model, local, context), ...taken] }
  } catch (error) {
    if (!(error instanceof UnreadableImage)) throw explainRead(error, model)
    const code = error.kind
    return { problems: [new PlanError(code, { resource, message: error.message, fix: error.fix, cause: error.cause })] }
  }
}

/** That all of it is as its digests say, or that something here can build it. */
async function checkSource({ source }: PushedImageModel, { plan }: LocalImage, context: Context): Promise<void> {
  if (source.how === 'build') await findBuilder(plan?.builder, runningOf(context))
  else
    await withFiles(source, async (files, { blobs }) => {
      for (const blob of blobs) await verifyBlob(files, blob)
    })
}

function wrongPlatforms(model: PushedImageModel, { platforms }: LocalImage, { models }: Context): PlanError[] {
  const has = new Set(platforms.map(each => each.split('/', 2).join('/')))
  return neededPlatforms(model, models).flatMap(({ platform, by }) =>
    has.size === 0 || has.has(platform)
      ? []
      : new PlanError('image.platform', {
          resource: nameOf(model),
          message: `${nameOf(model)} is for ${[...has].join(', ')}, and ${by} runs on ${platform}`,
          fix: `Build it for ${platform}, or let the task definition run on what it is for: .architecture().`,
        }),
  )
}

/** A tag that is of another image, and stays there. */
async function takenTag(
  { repository, imageTag, ...model }: PushedImageModel,
  live: Live<'image'> | undefined,
  context: Context,
): Promise<PlanError[]> {
  if (imageTag === undefined) return []
  const { repositoryName } = repository
  const other = (await tagsIn(repositoryName, [imageTag], context)).get(imageTag)
  if (!other || other.digest === live?.outputs.digest) return []
  if (!(await isFixedTag(repositoryName, imageTag, context))) return []
  return [
    new PlanError('image.tag-taken', {
      resource: nameOf(model),
      message: `Tag ${imageTag} of repository ${repositoryName} is of ${other.digest} and cannot be moved, and what is to be pushed is ${live?.outputs.digest ?? 'another image'}`,
      fix: 'Give the new image a tag of its own, or leave the tag out: the content names the image anyway.',
    }),
  ]
}
