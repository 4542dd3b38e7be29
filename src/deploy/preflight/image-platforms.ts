import type { Context } from '../context.ts'
import { objectIn, recordOf } from '../resources/image/manifest.ts'
import { type ImageAddress, manifestIn } from './image-address.ts'

/**
 * What an image in ECR runs on: an index says it mostly, a single image in its configuration, which ECR keeps as a layer.
 * https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md
 */
export async function platformsOf(
  address: ImageAddress,
  manifest: string,
  context: Context,
): Promise<readonly string[]> {
  const { manifests, config } = objectIn(manifest, 'The manifest')
  if (Array.isArray(manifests)) {
    const all = await Promise.all(manifests.map(each => platformOfChild(address, recordOf(each), context)))
    // What attests an image is of the platform unknown/unknown.
    return all.flat().filter(each => !/unknown/.test(each))
  }
  const { digest } = recordOf(config)
  return typeof digest === 'string' ? platformIn(await configurationOf(digest, address, context)) : []
}

/** The ports on which an image says that it listens, where it says any: those of the image for a platform, of several. */
export async function exposedPorts(
  address: ImageAddress,
  manifest: string,
  platform: string | undefined,
  context: Context,
): Promise<readonly string[]> {
  const { manifests, config } = objectIn(manifest, 'The manifest')
  if (Array.isArray(manifests)) {
    const says = ({ platform: said }: Fields) =>
      said === undefined || platformIn(recordOf(said)).includes(`${platform}`)
    const { digest: id } = manifests.map(recordOf).find(says) ?? {}
    const child = typeof id === 'string' ? await manifestIn({ ...address, id }, context) : undefined
    return child === undefined ? [] : exposedPorts(address, child, platform, context)
  }
  const { digest } = recordOf(config)
  if (typeof digest !== 'string') return []
  const { config: settings } = await configurationOf(digest, address, context)
  // https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md: `8080`, `8080/tcp`, `53/udp`
  const said = Object.keys(recordOf(recordOf(settings).ExposedPorts))
  return said.filter(each => !each.endsWith('/udp')).map(each => each.replace(/\/.*$/, ''))
}

type Fields = Readonly<Record<string, unknown>>

async function platformOfChild(
  address: ImageAddress,
  { platform, digest }: Fields,
  context: Context,
): Promise<readonly string[]> {
  if (platform !== undefined || typeof digest !== 'string') return platformIn(recordOf(platform))
  const manifest = await manifestIn({ ...address, id: digest }, context)
  return manifest === undefined ? [] : platformsOf(address, manifest, context)
}

const platformIn = ({ os, architecture }: Fields): string[] =>
  typeof os === 'string' && typeof architecture === 'string' ? [`${os}/${architecture}`] : []

async function configurationOf(layerDigest: string, address: ImageAddress, { aws, signal }: Context): Promise<Fields> {
  const { registryId, repositoryName } = address
  const { downloadUrl = '' } = await aws.ecr('GetDownloadUrlForLayer', { registryId, repositoryName, layerDigest })
  const ends = AbortSignal.timeout(DOWNLOAD_MILLISECONDS)
  const answer = await fetch(downloadUrl, { signal: signal ? AbortSignal.any([signal, ends]) : ends })
  if (!answer.ok) throw new Error(`S3 answered ${answer.status}`)
  return objectIn(await textOf(answer), 'The configuration')
}

const DOWNLOAD_MILLISECONDS = 10_000
/** A configuration is some kilobytes, and what registries take at most of a manifest is 4 MiB. */
const DOWNLOAD_BYTES = 4 * 1024 * 1024

async function textOf({ body }: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of body ?? []) {
    size += part.byteLength
    if (size > DOWNLOAD_BYTES) throw new Error(`The configuration is larger than ${DOWNLOAD_BYTES} bytes`)
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}
