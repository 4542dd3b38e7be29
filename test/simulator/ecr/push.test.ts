import { createHash } from 'node:crypto'
import {
  BatchCheckLayerAvailabilityCommand,
  BatchDeleteImageCommand,
  BatchGetImageCommand,
  CompleteLayerUploadCommand,
  CreateRepositoryCommand,
  ECRClient,
  GetAuthorizationTokenCommand,
  GetDownloadUrlForLayerCommand,
  InitiateLayerUploadCommand,
  ListImagesCommand,
  PutImageCommand,
  UploadLayerPartCommand,
} from '@aws-sdk/client-ecr'
import { createSimulator } from 'fluent-ecs/simulator'
import { expect, test } from 'vitest'

const MIB = 1024 * 1024
const repositoryName = 'web'
const sha = (bytes: Uint8Array | string): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

async function registry(imageTagMutability: 'MUTABLE' | 'IMMUTABLE' = 'MUTABLE') {
  const ecr = new ECRClient(createSimulator().clientConfig('ecr'))
  await ecr.send(new CreateRepositoryCommand({ repositoryName, imageTagMutability }))
  const part = (uploadId: string | undefined, partFirstByte: number, layerPartBlob: Uint8Array) =>
    ecr.send(
      new UploadLayerPartCommand({
        repositoryName,
        uploadId,
        partFirstByte,
        partLastByte: partFirstByte + layerPartBlob.length - 1,
        layerPartBlob,
      }),
    )
  const push = async (bytes: Uint8Array): Promise<string> => {
    const { uploadId } = await ecr.send(new InitiateLayerUploadCommand({ repositoryName }))
    await part(uploadId, 0, bytes)
    await ecr.send(new CompleteLayerUploadCommand({ repositoryName, uploadId, layerDigests: [sha(bytes)] }))
    return sha(bytes)
  }
  const put = (imageManifest: string, imageTag?: string) =>
    ecr.send(new PutImageCommand({ repositoryName, imageManifest, ...(imageTag && { imageTag }) }))
  return { ecr, part, push, put }
}

const manifestOf = (digest: string): string =>
  JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: { digest, size: 1 },
    layers: [],
  })

test('a layer comes in parts, each after the last, and is known by its digest', async () => {
  const { ecr, part } = await registry()
  const bytes = new Uint8Array(5 * MIB + 7).fill(1)
  const { uploadId, partSize = 0 } = await ecr.send(new InitiateLayerUploadCommand({ repositoryName }))
  expect(partSize).toBe(10 * MIB)
  expect(await part(uploadId, 0, bytes.slice(0, 5 * MIB))).toMatchObject({ lastByteReceived: 5 * MIB - 1 })
  await expect(part(uploadId, 9, bytes.slice(0, 3))).rejects.toMatchObject({
    name: 'InvalidLayerPartException',
    lastValidByteReceived: 5 * MIB - 1,
  })
  await part(uploadId, 5 * MIB, bytes.slice(5 * MIB))
  const complete = (digest: string) =>
    ecr.send(new CompleteLayerUploadCommand({ repositoryName, uploadId, layerDigests: [digest] }))
  await expect(complete(sha('other'))).rejects.toMatchObject({ name: 'InvalidLayerException' })
  expect(await complete(sha(bytes))).toMatchObject({ layerDigest: sha(bytes) })
  await expect(complete(sha(bytes))).rejects.toMatchObject({ name: 'UploadNotFoundException' })
  const { layers, failures } = await ecr.send(
    new BatchCheckLayerAvailabilityCommand({ repositoryName, layerDigests: [sha(bytes), sha('other')] }),
  )
  expect(failures).toEqual([])
  expect(layers).toMatchObject([
    { layerAvailability: 'AVAILABLE', layerSize: bytes.length },
    { layerAvailability: 'UNAVAILABLE' },
  ])
  const { downloadUrl } = await ecr.send(new GetDownloadUrlForLayerCommand({ repositoryName, layerDigest: sha(bytes) }))
  expect(downloadUrl).toMatch(/^https:/)
})

test('an image needs its layers, and its manifest comes back as it was', async () => {
  const { ecr, push, put } = await registry()
  await expect(put(manifestOf(sha('none')), '1')).rejects.toMatchObject({ name: 'LayersNotFoundException' })
  const manifest = manifestOf(await push(new Uint8Array([1])))
  expect((await put(manifest, '1')).image?.imageId).toEqual({ imageDigest: sha(manifest), imageTag: '1' })
  await expect(put(manifest, '1')).rejects.toMatchObject({ name: 'ImageAlreadyExistsException' })
  await put(manifest, '2')
  const { images } = await ecr.send(new BatchGetImageCommand({ repositoryName, imageIds: [{ imageTag: '2' }] }))
  expect(images).toMatchObject([{ imageManifest: manifest }])
  expect((await ecr.send(new ListImagesCommand({ repositoryName }))).imageIds).toEqual([
    { imageDigest: sha(manifest), imageTag: '1' },
    { imageDigest: sha(manifest), imageTag: '2' },
  ])
})

test('an index needs its manifests, and they cannot go before it', async () => {
  const { ecr, push, put } = await registry()
  const child = manifestOf(await push(new Uint8Array([1])))
  const index = JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: [{ digest: sha(child) }],
  })
  await expect(put(index, '1')).rejects.toMatchObject({ name: 'ReferencedImagesNotFoundException' })
  await put(child)
  await put(index, '1')
  const remove = (imageDigest: string) =>
    ecr.send(new BatchDeleteImageCommand({ repositoryName, imageIds: [{ imageDigest }] }))
  expect((await remove(sha(child))).failures).toMatchObject([{ failureCode: 'ImageReferencedByManifestList' }])
  expect((await remove(sha(index))).imageIds).toEqual([{ imageDigest: sha(index), imageTag: '1' }])
  expect((await remove(sha(child))).imageIds).toEqual([{ imageDigest: sha(child) }])
})

test('a tag of an immutable repository stays where it is', async () => {
  const { push, put } = await registry('IMMUTABLE')
  await put(manifestOf(await push(new Uint8Array([1]))), '1')
  await expect(put(manifestOf(await push(new Uint8Array([2]))), '1')).rejects.toMatchObject({
    name: 'ImageTagAlreadyExistsException',
  })
})

test('a token lasts for half a day', async () => {
  const { ecr } = await registry()
  const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand())
  expect(authorizationData).toMatchObject([{ proxyEndpoint: 'https://123456789012.dkr.ecr.us-east-1.amazonaws.com' }])
})
