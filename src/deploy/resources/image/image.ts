import type { BuiltSource, PushedImageModel } from '../../../model/image.ts'
import type { Outputs } from '../../../model/index.ts'
import type { Context } from '../../context.ts'
import { keyOf } from '../../ownership.ts'
import { type ManagedHandler, Retained } from '../handler.ts'
import { buildImage } from './build-image.ts'
import { explainedPush } from './explained-push.ts'
import { foreseeImage } from './foresee-image.ts'
import { localImage, readLocal, withFiles } from './local-image.ts'
import { pushImage } from './push-image.ts'
import { putTag, tagsIn } from './put-tag.ts'
import { runningOf } from './running-of.ts'
import { UnreadableImage } from './unreadable-image.ts'

interface ImageProps {
  readonly repositoryUri: string
  readonly imageTag?: string | undefined
}

/** An image is what it consists of: one of other content is another image, and nobody owns what anybody could push. */
export const image: ManagedHandler<'image', ImageProps> = {
  turn: 'used',
  holdsData: true,
  uniqueName: ({ id, repository, imageTag }) =>
    imageTag === undefined ? id : `${repository.repositoryName}:${imageTag}`,
  identity: ({ uri }) => uri,
  // What the program lost stays in its repository, whose lifecycle rules are for that.
  orphans: { where: 'images', find: () => Promise.resolve([]) },
  back: {
    refuses: ({ action }) => (action === 'update' ? 'a tag that has moved does not move back' : undefined),
  },
  immutable: [],

  desired: ({ repository, imageTag }, refs) => ({
    repositoryUri: refs(repository).uri,
    ...(imageTag !== undefined && { imageTag }),
  }),

  async read(model, refs, context) {
    const { repository, imageTag } = model
    const { uri } = refs(repository)
    const local = await localImage(model, context).catch((error: unknown) => {
      // A plan says so; a destroy does not need it.
      if (error instanceof UnreadableImage) return undefined
      throw error
    })
    if (!local) return undefined
    const ids = [local.id, ...(imageTag === undefined ? [] : [imageTag])]
    const there = await tagsIn(repository.repositoryName, ids, context)
    const found = there.get(local.id)
    if (!found) return undefined
    const isTagged = imageTag !== undefined && there.get(imageTag)?.digest === found.digest
    return {
      outputs: { uri: `${uri}@${found.digest}`, digest: found.digest },
      props: { repositoryUri: uri, ...(isTagged && { imageTag }) },
      owner: { stack: context.stack.name, id: keyOf(model) },
    }
  },

  foresee: foreseeImage,

  async create({ repositoryUri }, model, context) {
    const digest = await explainedPush(model, () => pushed(model, context))
    return { uri: `${repositoryUri}@${digest}`, digest }
  },

  async update(_desired, { outputs }, _changed, model, context) {
    const { repository, imageTag } = model
    const { repositoryName } = repository
    const found = (await tagsIn(repositoryName, [outputs.digest], context)).get(outputs.digest)
    if (found && imageTag !== undefined)
      await explainedPush(model, () => putTag(repositoryName, imageTag, found, context))
    return outputs
  },

  keeps: async (outputs, context) => (goesWithRepository(outputs, context) ? undefined : new Retained(STAY)),

  async remove(outputs, context) {
    if (!goesWithRepository(outputs, context)) throw new Retained(STAY)
  },
}

const STAY = 'images stay in their repository'

/** With its data, a repository is deleted with all that is in it; one that is only looked up keeps what it has. */
function goesWithRepository({ uri }: Outputs['image'], { deleteData, models }: Context): boolean {
  const name = uri.slice(uri.indexOf('/') + 1, uri.indexOf('@'))
  const isMade = models.some(
    ({ kind, id, ...rest }) => kind === 'repository' && id === name && 'existing' in rest && !rest.existing,
  )
  return deleteData && isMade
}

/** Builds it where that is to be done, pushes it, and gives its digest. */
async function pushed(model: PushedImageModel, context: Context): Promise<string> {
  const { source, repository, imageTag } = model
  const { repositoryName } = repository
  const { tag, plan } = await localImage(model, context)
  const tags = [...new Set([tag, ...(imageTag === undefined ? [] : [imageTag])])]
  const push = (built: BuiltSource): Promise<string> =>
    withFiles(built, async (files, content) => {
      await pushImage(repositoryName, content, files, tags, context)
      return content.digest
    })
  if (source.how !== 'build') return push(source)
  if (!plan) throw new UnreadableImage(`${source.context} could not be looked at`, 'Run it again.')
  return buildImage(plan, runningOf(context), async built => {
    if ((await readLocal(model, context)).tag !== tag)
      throw new UnreadableImage(`${source.context} has changed while it was built`, 'Run it again.')
    // Another deployer may have built the same in the meantime, with other times in it: that one counts.
    return (await tagsIn(repositoryName, [tag], context)).get(tag)?.digest ?? push(built)
  })
}
