import type { Batch } from '../../../aws/batches.ts'
import { isDenied } from '../../../aws/denied.ts'
import { PlanError } from '../../../errors.ts'
import { isPushed, type PushedImageModel } from '../../../model/image.ts'
import { partitionOf } from '../../../model/partition.ts'
import { isCached } from '../../../model/pull-through-cache-rule.ts'
import type { ImageModel } from '../../../model/repository.ts'
import type { TaskDefinitionModel } from '../../../model/task-definition.ts'
import type { Context } from '../../context.ts'
import { DiagnosedError } from '../../diagnosis/diagnosed-error.ts'
import { explainRead } from '../../diagnosis/explain.ts'
import { keyOf, nameOf } from '../../ownership.ts'
import type { Actions, Foreseen } from '../handler.ts'

/** An image that is not in its repository. */
interface Missing {
  /** What several definitions say alike. */
  readonly what: string
  /** Whose it is, too. */
  readonly cause: string
  readonly evidence: string
  readonly fix: string
}

export const PUSH_DOCS = 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/docker-push-ecr-image.html'

/**
 * Looks for the images that a plan is going to start, one call a repository. What is in a repository that is still to be
 * made is looked for when the definition is registered.
 */
export async function foreseeImages(
  model: TaskDefinitionModel,
  _live: unknown,
  actions: Actions,
  context: Context,
): Promise<Foreseen> {
  if (!isStarted(model, actions, context)) return {}
  const seen = await Promise.all(
    imagesOf(model)
      .filter(({ image }) => actions.get(keyOf(image.repository))?.live)
      .map(async each => ({ ...each, found: await lookFor(each, model, context) })),
  ).catch((error: unknown) => {
    throw explainRead(error, model)
  })
  const resource = nameOf(model)
  return {
    problems: seen.flatMap(({ names: [name = ''], found }) =>
      typeof found === 'object'
        ? new PlanError('image.missing', { resource, path: imagePath(name), message: found.cause, fix: found.fix })
        : [],
    ),
    notes: seen.flatMap(({ found }) => (typeof found === 'string' ? found : [])),
  }
}

/** A new revision is registered, or a service made that runs it. */
function isStarted(model: TaskDefinitionModel, actions: Actions, { models }: Context): boolean {
  const isMade = (key: string, ...how: string[]): boolean => how.includes(actions.get(key)?.action ?? 'keep')
  return (
    isMade(keyOf(model), 'create', 'update', 'replace') ||
    models.some(
      other =>
        other.kind === 'service' &&
        keyOf(other.taskDefinition) === keyOf(model) &&
        isMade(keyOf(other), 'create', 'replace'),
    )
  )
}

/**
 * Refuses to register a definition whose image is not in its repository: tasks could never start.
 * A caller who may not read the repository deploys without this check.
 */
export async function checkImages(model: TaskDefinitionModel, context: Context): Promise<void> {
  for (const each of imagesOf(model)) {
    const found = await lookFor(each, model, context)
    if (typeof found !== 'object') continue
    const { cause: message, what: cause, evidence, fix } = found
    throw new DiagnosedError(
      message,
      [{ code: 'image.missing', cause, evidence: [evidence], fix, docs: PUSH_DOCS }],
      'failed',
    )
  }
}

/** Where in a task definition the image of a container is. */
export const imagePath = (container: string): readonly string[] => ['container', container, 'image']

interface Used {
  /** Of the containers that start it. */
  readonly names: readonly string[]
  readonly image: Exclude<ImageModel, PushedImageModel>
}

/** Those that are there before the deploy: what it pushes is there when the definition is registered, what is cached when it runs. */
export function imagesOf({ containers }: TaskDefinitionModel): readonly Used[] {
  const used = new Map<string, Used>()
  for (const { name, image } of containers) {
    if (typeof image !== 'object' || isPushed(image) || isCached(image)) continue
    const label = labelOf(image)
    used.set(label, { image, names: [...(used.get(label)?.names ?? []), name] })
  }
  return [...used.values()]
}

function labelOf(image: Used['image']): string {
  const { repositoryName } = image.repository
  return 'tag' in image ? `${repositoryName}:${image.tag}` : `${repositoryName}@${image.digest}`
}

/** What is missing, or a note where that could not be looked for. */
async function lookFor(
  used: Used,
  model: TaskDefinitionModel,
  context: Context,
): Promise<Missing | string | undefined> {
  const { image } = used
  const { repositoryName } = image.repository
  const id = 'tag' in image ? image.tag : image.digest
  const refusal = await context.batches.load(absent, id, context, repositoryName)
  if (!refusal) return undefined
  if (isDenied(refusal))
    return `whether the images are in repository ${repositoryName} was not looked at: allow ecr:DescribeImages`
  return { ...absence(used, model, context), evidence: refusal.message }
}

/** What is told of an image that is not in its repository. */
export function absence(
  { names, image }: Used,
  { family }: TaskDefinitionModel,
  { account, region }: Context,
): Pick<Missing, 'cause' | 'what' | 'fix'> {
  const { repositoryName, existing } = image.repository
  const isTag = 'tag' in image
  const label = labelOf(image)
  const containers = `container${names.length > 1 ? 's' : ''} ${names.map(name => `"${name}"`).join(', ')}`
  const host = `${account}.dkr.ecr.${region}.${partitionOf(region).domain}`
  return {
    what: `The image ${label} does not exist`,
    cause: `The image ${label} of ${containers} of "${family}" does not exist`,
    fix: isTag
      ? `Push it and deploy again, IMAGE being its name where it was built: aws ecr get-login-password --region ${region} | docker login --username AWS --password-stdin ${host} && docker tag IMAGE ${host}/${label} && docker push ${host}/${label}. Or have the deploy build and push it: ${existing ? 'repository.existing' : 'repository'}('${repositoryName}').build({ context: '.' }).`
      : 'Name a digest that the repository holds, or deploy by tag.',
  }
}

/** By tag or digest, why an image is not known to be in the repository. */
const absent: Batch<Error, Context> = {
  // https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImages.html
  size: 100,
  async read(ids, { aws }, repositoryName) {
    const refusalOf = async (some: readonly string[]): Promise<Error | undefined> => {
      const imageIds = some.map(id => (id.includes(':') ? { imageDigest: id } : { imageTag: id }))
      try {
        await aws.ecr('DescribeImages', { repositoryName, imageIds })
        return undefined
      } catch (error) {
        if (error instanceof Error && (isDenied(error) || error.name === 'ImageNotFoundException')) return error
        throw error
      }
    }
    const refusal = await refusalOf(ids)
    if (!refusal) return new Map()
    if (ids.length === 1 || isDenied(refusal)) return new Map(ids.map(id => [id, refusal]))
    // It names one image that is not there, and there may be more.
    const each = await Promise.all(ids.map(async id => [id, await refusalOf([id])] as const))
    return new Map(each.flatMap(([id, own]) => (own ? [[id, own] as const] : [])))
  },
}
