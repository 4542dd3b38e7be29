import { UnreadableImage } from './unreadable-image.ts'

/** What a manifest says of something that it refers to. */
export interface Descriptor {
  readonly mediaType: string
  readonly digest: string
  readonly size: number
  /** Where else it is: what may not be passed on is not in a layout. */
  readonly urls: readonly string[]
  readonly annotations: Readonly<Record<string, unknown>>
}

/** A manifest of an image, or an index of such. */
export interface Manifest {
  readonly mediaType: string
  readonly text: string
  readonly config?: Descriptor
  readonly layers: readonly Descriptor[]
  readonly manifests: readonly Descriptor[]
}

// https://github.com/opencontainers/image-spec/blob/v1.1.1/media-types.md and what Docker had before it
const INDEXES = ['application/vnd.oci.image.index.v1+json', 'application/vnd.docker.distribution.manifest.list.v2+json']
const IMAGES = ['application/vnd.oci.image.manifest.v1+json', 'application/vnd.docker.distribution.manifest.v2+json']

/** The media types of all that PutImage is given. */
export const MANIFESTS: readonly string[] = [...INDEXES, ...IMAGES]

const DIGEST = /^sha256:[0-9a-f]{64}$/
const REBUILD = 'Build it anew: nothing of it was pushed.'

/** Reads a manifest of this media type, and refuses what could be read in two ways. */
export function manifestOf(bytes: Buffer, mediaType: string, place: string): Manifest {
  const text = bytes.toString('utf8')
  if (!Buffer.from(text).equals(bytes)) throw new UnreadableImage(`${place} is not in UTF-8`, REBUILD)
  const found = objectIn(text, place)
  const said = found.mediaType ?? mediaType
  if (said !== mediaType || !MANIFESTS.includes(mediaType))
    throw new UnreadableImage(
      `${place} is of media type ${String(said)}${said === mediaType ? '' : `, and is referred to as ${mediaType}`}`,
      `Build an image of one of these: ${MANIFESTS.join(', ')}.`,
    )
  const isIndex = INDEXES.includes(mediaType)
  // https://github.com/advisories/GHSA-xmmx-7jpf-fx42: what is both is read differently by different programs
  if (isIndex ? 'layers' in found || 'config' in found : 'manifests' in found)
    throw new UnreadableImage(`${place} is both an image and an index`, REBUILD)
  if (isIndex) return { mediaType, text, layers: [], manifests: descriptorsIn(found.manifests, place) }
  const [config] = descriptorsIn([found.config], place)
  return { mediaType, text, layers: descriptorsIn(found.layers, place), manifests: [], ...(config && { config }) }
}

/** The descriptors in a list. */
export function descriptorsIn(list: unknown, place: string): Descriptor[] {
  if (!Array.isArray(list)) throw new UnreadableImage(`${place} lists nothing`, REBUILD)
  return list.map(each => {
    const { mediaType, digest, size, urls, annotations } = recordOf(each)
    if (typeof digest !== 'string' || !DIGEST.test(digest))
      throw new UnreadableImage(
        `${place} refers to ${JSON.stringify(digest)}, which is no SHA-256 digest`,
        'Build it with SHA-256 digests: ECR knows no others.',
      )
    if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0)
      throw new UnreadableImage(`${place} gives ${digest} a size of ${JSON.stringify(size)}`, REBUILD)
    return {
      mediaType: typeof mediaType === 'string' ? mediaType : '',
      digest,
      size,
      urls: Array.isArray(urls) ? urls.filter(url => typeof url === 'string') : [],
      annotations: recordOf(annotations),
    }
  })
}

/** The object that a JSON text is. */
export function objectIn(text: string, place: string): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(text)
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return { ...read }
  } catch (error) {
    throw new UnreadableImage(`${place} is no JSON`, REBUILD, { cause: error })
  }
  throw new UnreadableImage(`${place} is no JSON object`, REBUILD)
}

export const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {}
