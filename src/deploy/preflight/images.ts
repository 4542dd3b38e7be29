import type { ContainerDefinition } from '../../aws/shapes/ecs.ts'
import { isPushed } from '../../model/image.ts'
import type { RepositoryModel } from '../../model/repository.ts'
import type { TaskDefinitionModel } from '../../model/task-definition.ts'
import type { Context } from '../context.ts'
import { keyOf } from '../ownership.ts'
import type { PlannedGraph } from '../planning/planned-graph.ts'
import { platformOf } from '../resources/image/needed-platforms.ts'
import { absence, imagePath, imagesOf, PUSH_DOCS } from '../resources/task-definition/image.ts'
import { type ImageAddress, imageAddress, manifestIn } from './image-address.ts'
import { platformsOf } from './image-platforms.ts'
import type { Outlook } from './outlook.ts'
import { lookAtPorts } from './ports.ts'
import { isKnown, type StartedDefinition } from './started.ts'

/** Whether the images are in their registries, and built for what they run on. */
export async function lookAtImages(started: StartedDefinition, outlook: Outlook, context: Context): Promise<void> {
  const { model, definition } = started
  await Promise.all(
    model.containers.map(async ({ name, image }) => {
      // What the deploy itself puts there is checked by its plan.
      if (typeof image === 'object' && isPushed(image)) return
      const container = definition.containerDefinitions?.find(each => each.name === name)
      if (container && isKnown(container.image)) await lookAtImage(container, started, outlook, context)
    }),
  )
}

/**
 * What the program names in a repository that the deploy makes, and does not push: the deploy stops where it registers the
 * definition, also where no task starts.
 */
export function lookAtUnpushed(model: TaskDefinitionModel, planned: PlannedGraph, outlook: Outlook, context: Context) {
  const pushed = context.models.flatMap(each =>
    each.kind === 'image' && each.imageTag !== undefined ? labelOf(each.repository, each.imageTag) : [],
  )
  for (const used of imagesOf(model)) {
    const { repository } = used.image
    if (planned.get(keyOf(repository))?.action !== 'create') continue
    if ('tag' in used.image && pushed.includes(labelOf(repository, used.image.tag))) continue
    const { cause, fix } = absence(used, model, context)
    const path = [model.kind, model.id, ...imagePath(used.names[0] ?? '')]
    outlook.tell({ code: 'image.missing', severity: 'error', path, message: cause, hint: fix, docs: PUSH_DOCS }, model)
  }
}

const labelOf = (repository: RepositoryModel, tag: string): string => `${keyOf(repository)}:${tag}`

async function lookAtImage(
  container: ContainerDefinition,
  started: StartedDefinition,
  outlook: Outlook,
  context: Context,
): Promise<void> {
  const { image = '', name = '' } = container
  const { model, subject } = started
  const found = imageAddress(image)
  if (!found) return outlook.skip(`image ${image} was not looked at: only those in private registries of ECR are`)
  const { region, ...address } = found
  if (region !== context.region) return outlook.skip(`image ${image} was not looked at: it is in ${region}`)
  const path = imagePath(name)
  const clue = { words: 'CannotPullContainerError', subject, container }
  const read = await outlook.look(`image ${image}`, async () => ({ manifest: await manifestIn(address, context) }))
  if (!read) return
  const { manifest } = read
  if (manifest === undefined) {
    const cached = await outlook.look(`pull through cache rules (for ${image})`, () => isCached(address, context))
    if (cached) outlook.skip(`image ${image} was not looked at: the first pull brings it through the cache`)
    else outlook.add({ code: 'image.missing', of: model, path, clue })
    return
  }
  await lookAtPorts(container, started, { address, manifest }, outlook, context)
  const needed = platformOf(model)
  if (needed === undefined) return
  const platforms = await outlook.look(`platform of image ${image}`, () => platformsOf(address, manifest, context))
  if (platforms?.length && !platforms.includes(needed))
    outlook.add({ code: 'image.architecture', of: model, path, clue, seen: platforms.join(', ') })
}

/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html */
async function isCached({ registryId, repositoryName }: ImageAddress, { aws }: Context): Promise<boolean> {
  const { pullThroughCacheRules = [] } = await aws.ecr('DescribePullThroughCacheRules', { registryId })
  return pullThroughCacheRules.some(
    ({ ecrRepositoryPrefix: prefix = '' }) => prefix === 'ROOT' || repositoryName.startsWith(`${prefix}/`),
  )
}
