import { createHash } from 'node:crypto'
import type {
  BatchCheckLayerAvailabilityCommandInput,
  BatchCheckLayerAvailabilityCommandOutput,
  CompleteLayerUploadCommandInput,
  CompleteLayerUploadCommandOutput,
  GetDownloadUrlForLayerCommandInput,
  GetDownloadUrlForLayerCommandOutput,
  InitiateLayerUploadCommandInput,
  InitiateLayerUploadCommandOutput,
  UploadLayerPartCommandInput,
  UploadLayerPartCommandOutput,
} from '@aws-sdk/client-ecr'
import { AwsError, type World } from '../operation.ts'
import { type Repository, repositoryByName, type Upload } from './state.ts'

type Output<T> = Omit<T, '$metadata'>

// https://docs.aws.amazon.com/AmazonECR/latest/userguide/service-quotas.html
const PART_SIZE = 10 * 1024 * 1024
const LEAST_PART_SIZE = 5 * 1024 * 1024
/** What is no larger is kept: it may say what an image runs on. */
const KEPT_BYTES = 65_536
const DIGEST = /^[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+$/

export function batchCheckLayerAvailability(
  input: BatchCheckLayerAvailabilityCommandInput,
  world: World,
): Output<BatchCheckLayerAvailabilityCommandOutput> {
  const { layers } = repositoryByName(world, input.repositoryName)
  const digests = input.layerDigests ?? []
  return {
    layers: digests
      .filter(digest => DIGEST.test(digest))
      .map(layerDigest => ({
        layerDigest,
        layerAvailability: layers.has(layerDigest) ? 'AVAILABLE' : 'UNAVAILABLE',
        layerSize: layers.get(layerDigest),
      })),
    failures: digests
      .filter(digest => !DIGEST.test(digest))
      .map(layerDigest => ({
        layerDigest,
        failureCode: 'InvalidLayerDigest',
        failureReason: 'The layer digest is not valid.',
      })),
  }
}

export function initiateLayerUpload(
  input: InitiateLayerUploadCommandInput,
  world: World,
): Output<InitiateLayerUploadCommandOutput> {
  const { uploads } = repositoryByName(world, input.repositoryName)
  const uploadId = world.id(32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  uploads.set(uploadId, {
    hash: createHash('sha256'),
    size: 0,
    isSmall: false,
    hasSmallPart: false,
    begin: Buffer.alloc(0),
  })
  return { uploadId, partSize: PART_SIZE }
}

export function uploadLayerPart(
  input: UploadLayerPartCommandInput,
  world: World,
): Output<UploadLayerPartCommandOutput> {
  const repository = repositoryByName(world, input.repositoryName)
  const upload = uploadById(world, repository, input.uploadId)
  const { partFirstByte = 0, partLastByte = -1, layerPartBlob: bytes = new Uint8Array() } = input
  // https://github.com/apple/container/issues/1895
  const isNext = partFirstByte === upload.size
  if (!isNext || partLastByte - partFirstByte + 1 !== bytes.length || bytes.length === 0)
    throw new AwsError(
      'InvalidLayerPartException',
      isNext
        ? 'The layer part size is not valid.'
        : `First byte of the layer part is ${partFirstByte} instead of ${upload.size}`,
      400,
      { ...whereOf(world, repository, input.uploadId), lastValidByteReceived: upload.size - 1 },
    )
  upload.hash.update(bytes)
  upload.size += bytes.length
  // Only the last part may be small, and which one that is shows at the end.
  if (upload.isSmall) upload.hasSmallPart = true
  upload.isSmall = bytes.length < LEAST_PART_SIZE
  if (upload.size <= KEPT_BYTES) upload.begin = Buffer.concat([upload.begin, bytes])
  return { ...whereOf(world, repository, input.uploadId), lastByteReceived: upload.size - 1 }
}

export function completeLayerUpload(
  input: CompleteLayerUploadCommandInput,
  world: World,
): Output<CompleteLayerUploadCommandOutput> {
  const repository = repositoryByName(world, input.repositoryName)
  const upload = uploadById(world, repository, input.uploadId)
  if (upload.size === 0)
    // https://github.com/devcontainers/cli/issues/814
    throw new AwsError(
      'EmptyUploadException',
      `The upload with id '${input.uploadId}' in the repository with name '${repository.name}' in registry with id '${world.account}' cannot be completed because it does not have any parts`,
    )
  // https://github.com/dotnet/sdk-container-builds/issues/424
  if (upload.hasSmallPart)
    throw new AwsError('LayerPartTooSmallException', 'All layer parts except the last part should be at least 5MB')
  const layerDigest = `sha256:${upload.hash.copy().digest('hex')}`
  if (!input.layerDigests?.includes(layerDigest))
    throw new AwsError('InvalidLayerException', 'The layer digest calculation performed by Amazon ECR does not match.')
  if (repository.layers.has(layerDigest))
    throw new AwsError('LayerAlreadyExistsException', 'The image layer already exists in the associated repository.')
  repository.layers.set(layerDigest, upload.size)
  if (upload.size <= KEPT_BYTES) repository.small.set(layerDigest, upload.begin.toString('utf8'))
  repository.uploads.delete(input.uploadId ?? '')
  return { ...whereOf(world, repository, input.uploadId), layerDigest }
}

export function getDownloadUrlForLayer(
  input: GetDownloadUrlForLayerCommandInput,
  world: World,
): Output<GetDownloadUrlForLayerCommandOutput> {
  const { layers, small } = repositoryByName(world, input.repositoryName)
  const { layerDigest = '' } = input
  if (!layers.has(layerDigest)) throw layersNotFound()
  const text = small.get(layerDigest)
  if (text !== undefined)
    return { layerDigest, downloadUrl: `data:application/octet-stream;base64,${Buffer.from(text).toString('base64')}` }
  const bucket = `prod-${world.region}-starport-layer-bucket.s3.${world.region}.amazonaws.com`
  return { layerDigest, downloadUrl: `https://${bucket}/${layerDigest.replace('sha256:', '')}` }
}

const layersNotFound = (): AwsError =>
  new AwsError(
    'LayersNotFoundException',
    'The specified layers could not be found, or the specified layer is not valid for this repository.',
  )

function uploadById(world: World, repository: Repository, id = ''): Upload {
  const found = repository.uploads.get(id)
  if (found) return found
  throw new AwsError(
    'UploadNotFoundException',
    `The upload with id '${id}' does not exist in the repository with name '${repository.name}' in the registry with id '${world.account}'`,
  )
}

const whereOf = (
  { account }: World,
  { name }: Repository,
  uploadId: string | undefined,
): { registryId: string; repositoryName: string; uploadId: string | undefined } => ({
  registryId: account,
  repositoryName: name,
  uploadId,
})
