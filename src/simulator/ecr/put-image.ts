import { createHash } from 'node:crypto'
import type { PutImageCommandInput, PutImageCommandOutput } from '@aws-sdk/client-ecr'
import { AwsError, type World } from '../operation.ts'
import { checkTagIsFree, imageOf, type Repository, repositoryByName } from './state.ts'

interface Manifest {
  readonly mediaType: string | undefined
  /** Of its config and its layers. */
  readonly digests: readonly string[]
  /** Of the manifests that an index lists. */
  readonly children: readonly string[]
}

export function putImage(input: PutImageCommandInput, world: World): Omit<PutImageCommandOutput, '$metadata'> {
  const repository = repositoryByName(world, input.repositoryName)
  const { imageManifest = '', imageTag } = input
  const manifest = manifestOf(imageManifest)
  const mediaType = input.imageManifestMediaType ?? manifest.mediaType
  if (mediaType === undefined)
    throw new AwsError('InvalidParameterException', 'image manifest mediatype not provided in manifest or parameter')
  const digest = `sha256:${createHash('sha256').update(imageManifest).digest('hex')}`
  if (input.imageDigest !== undefined && input.imageDigest !== digest)
    throw new AwsError(
      'ImageDigestDoesNotMatchException',
      // https://github.com/google/go-containerregistry/issues/1568
      `The image with digest '${input.imageDigest}' in repository '${repository.name}' and registry ID '${world.account}' does not match the image digest that Amazon ECR has calculated.`,
    )
  const known = repository.images.get(digest)
  if (known && (imageTag === undefined || known.tags.has(imageTag)))
    throw new AwsError(
      'ImageAlreadyExistsException',
      `Image with digest '${digest}'${imageTag === undefined ? '' : ` and tag '${imageTag}'`} already exists in the repository with name '${repository.name}' in registry with id '${world.account}'`,
    )
  checkParts(world, repository, manifest)
  if (imageTag !== undefined) {
    checkTagIsFree(repository, imageTag)
    imageOf(repository, imageTag)?.tags.delete(imageTag)
  }
  const image = known ?? {
    digest,
    pushedAt: world.clock.now(),
    tags: new Set(),
    manifest: imageManifest,
    mediaType,
    size: manifest.digests.reduce((sum, each) => sum + (repository.layers.get(each) ?? 0), 0),
  }
  if (imageTag !== undefined) image.tags.add(imageTag)
  repository.images.set(digest, image)
  return {
    image: {
      registryId: world.account,
      repositoryName: repository.name,
      imageId: { imageDigest: digest, imageTag },
      imageManifest,
      imageManifestMediaType: mediaType,
    },
  }
}

function checkParts(world: World, repository: Repository, { digests, children }: Manifest): void {
  const layers = digests.filter(digest => !repository.layers.has(digest))
  if (layers.length > 0) throw notThere('LayersNotFoundException', 'Layers', layers, repository, world)
  const images = children.filter(digest => !repository.images.has(digest))
  if (images.length > 0) throw notThere('ReferencedImagesNotFoundException', 'Images', images, repository, world)
}

// Users quote it for the images of a list; that ECR says the same of layers is not confirmed
const notThere = (
  code: string,
  what: string,
  digests: readonly string[],
  { name }: Repository,
  { account }: World,
): AwsError =>
  new AwsError(
    code,
    `${what} with digests '[${digests.join(', ')}]' required for pushing image into repository with name '${name}' in the registry with id '${account}' do not exist`,
  )

function manifestOf(text: string): Manifest {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    throw new AwsError(
      'InvalidParameterException',
      "Invalid parameter at 'ImageManifest' failed to satisfy constraint: 'Invalid JSON syntax'",
    )
  }
  const { mediaType, config, layers, manifests } = fields(read)
  return {
    mediaType: typeof mediaType === 'string' ? mediaType : undefined,
    digests: [...new Set([...digestsIn([config]), ...digestsIn(layers)])],
    children: digestsIn(manifests),
  }
}

const fields = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {}

const digestsIn = (list: unknown): string[] =>
  (Array.isArray(list) ? list : [])
    .map(each => fields(each).digest)
    .filter((digest): digest is string => typeof digest === 'string')
