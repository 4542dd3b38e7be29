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
  uploads.set(uploadId, { hash: createHash('sha256'), size: 0, smallPart: false })
  return { uploadId, partSize: PART_SIZE }
}

export function uploadLayerPart(
  input: UploadLayerPartCommandInput,
  world: World,
): Output<UploadLayerPartCommandOutput> {
  const repository = repositoryByName(world, input.repositoryName)
  const upload = uploadById(world, repository, input.uploadId)
  const { partFirstByte = 0, partLastByte = -1, layerPartBlob: bytes = new Uint8Array() } = input
  if (partFirstByte !== upload.size || partLastByte - partFirstByte + 1 !== bytes.length)
    throw new AwsError(
      'InvalidLayerPartException',
      'The layer part size is not valid, or the first byte specified is not consecutive to the last byte of a previous layer part upload.',
      400,
      { ...whereOf(world, repository, input.uploadId), lastValidByteReceived: upload.size - 1 },
    )
  if (upload.smallPart)
    throw new AwsError('InvalidLayerPartException', `Parts but the last one have at least ${LEAST_PART_SIZE} bytes.`)
  upload.hash.update(bytes)
  upload.size += bytes.length
  upload.smallPart = bytes.length < LEAST_PART_SIZE
  return { ...whereOf(world, repository, input.uploadId), lastByteReceived: upload.size - 1 }
}

export function completeLayerUpload(
  input: CompleteLayerUploadCommandInput,
  world: World,
): Output<CompleteLayerUploadCommandOutput> {
  const repository = repositoryByName(world, input.repositoryName)
  const upload = uploadById(world, repository, input.uploadId)
  if (upload.size === 0)
    throw new AwsError('EmptyUploadException', 'The specified layer upload does not contain any layer parts.')
  const layerDigest = `sha256:${upload.hash.copy().digest('hex')}`
  if (!input.layerDigests?.includes(layerDigest))
    throw new AwsError('InvalidLayerException', 'The layer digest calculation performed by Amazon ECR does not match.')
  if (repository.layers.has(layerDigest))
    throw new AwsError('LayerAlreadyExistsException', 'The image layer already exists in the associated repository.')
  repository.layers.set(layerDigest, upload.size)
  repository.uploads.delete(input.uploadId ?? '')
  return { ...whereOf(world, repository, input.uploadId), layerDigest }
}

export function getDownloadUrlForLayer(
  input: GetDownloadUrlForLayerCommandInput,
  world: World,
): Output<GetDownloadUrlForLayerCommandOutput> {
  const { layers } = repositoryByName(world, input.repositoryName)
  const { layerDigest = '' } = input
  if (!layers.has(layerDigest)) throw layersNotFound()
  const bucket = `prod-${world.region}-starport-layer-bucket.s3.${world.region}.amazonaws.com`
  return { layerDigest, downloadUrl: `https://${bucket}/${layerDigest.replace('sha256:', '')}` }
}

export const layersNotFound = (): AwsError =>
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
