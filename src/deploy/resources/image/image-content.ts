import { createHash } from 'node:crypto'
import { blobName, type ImageFiles } from './image-files.ts'
import { type Descriptor, descriptorsIn, type Manifest, manifestOf, objectIn, recordOf } from './manifest.ts'
import { UnreadableImage } from './unreadable-image.ts'

/** One manifest to push, and its digest. */
export interface PushedManifest extends Manifest {
  readonly digest: string
}

/** All that an image consists of. */
export interface ImageContent {
  /** Of the image, or of the index where it is for several platforms. */
  readonly digest: string
  /** Those that others list before those that list them: the last one is the image. */
  readonly manifests: readonly PushedManifest[]
  /** Configurations and layers, each once. */
  readonly blobs: readonly Descriptor[]
  /** What it runs on, for example `linux/amd64`. Attestations run nowhere. */
  readonly platforms: readonly string[]
}

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutImage.html
const LARGEST_MANIFEST = 4_194_304
const LARGEST_CONFIG = 16 * 1024 * 1024
const DEEPEST = 4
const NAMES = ['org.opencontainers.image.ref.name', 'io.containerd.image.name']

/** Reads what an image layout says of an image: that its files are there and of their size, not yet what is in them. */
export async function imageContent(files: ImageFiles, name: string | undefined): Promise<ImageContent> {
  const { place } = files
  const version = objectIn(
    (await document(files, 'oci-layout', LARGEST_CONFIG)).toString('utf8'),
    `oci-layout in ${place}`,
  )
  if (version.imageLayoutVersion !== '1.0.0')
    throw new UnreadableImage(
      `${place} is of image layout version ${JSON.stringify(version.imageLayoutVersion)}`,
      'Write it in version 1.0.0.',
    )
  const index = objectIn(
    (await document(files, 'index.json', LARGEST_MANIFEST)).toString('utf8'),
    `index.json in ${place}`,
  )
  const root = chosen(descriptorsIn(index.manifests, `index.json in ${place}`), name, place)
  const manifests = new Map<string, PushedManifest>()
  const blobs = new Map<string, Descriptor>()
  const platforms = new Set<string>()
  const visit = async (descriptor: Descriptor, depth: number): Promise<void> => {
    const { digest, mediaType } = descriptor
    if (manifests.has(digest)) return
    if (depth > DEEPEST)
      throw new UnreadableImage(`${place} has indexes within indexes, ${depth} deep`, 'Build it anew, as one index.')
    const file = blobName(digest)
    const bytes = await document(files, file, LARGEST_MANIFEST)
    checkBytes(bytes, descriptor, place)
    const manifest = manifestOf(bytes, mediaType, `${file} in ${place}`)
    for (const child of manifest.manifests) await visit(child, depth + 1)
    const { config, layers } = manifest
    for (const blob of config ? [config, ...layers] : []) {
      if (await isThere(files, blob)) blobs.set(blob.digest, blob)
    }
    if (config) {
      const platform = await platformOf(files, config, layers.length)
      if (platform !== undefined) platforms.add(platform)
    }
    manifests.set(digest, { ...manifest, digest })
  }
  await visit(root, 1)
  return {
    digest: root.digest,
    manifests: [...manifests.values()],
    blobs: [...blobs.values()],
    platforms: [...platforms],
  }
}

/** That the bytes of a file are those that its digest says. Reads all of it. */
export async function verifyBlob(files: ImageFiles, { digest, size }: Descriptor): Promise<void> {
  const hash = createHash('sha256')
  const step = 1024 * 1024
  for (let at = 0; at < size; at += step) hash.update(await files.read(blobName(digest), at, Math.min(step, size - at)))
  const found = `sha256:${hash.digest('hex')}`
  if (found !== digest) throw otherContent(digest, found, files.place)
}

function checkBytes(bytes: Buffer, { digest, size }: Descriptor, place: string): void {
  const found = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
  if (found !== digest || bytes.length !== size) throw otherContent(digest, found, place)
}

const otherContent = (digest: string, found: string, place: string): UnreadableImage =>
  new UnreadableImage(
    `${blobName(digest)} in ${place} is not what its name says: its content is ${found}`,
    'Build it anew, or copy it again: it is damaged, or somebody has changed it.',
  )

/** That something a manifest refers to is there in its size; false for layers that are only elsewhere. */
async function isThere(files: ImageFiles, { digest, size, urls }: Descriptor): Promise<boolean> {
  const found = await files.size(blobName(digest))
  // Base layers of Windows are at Microsoft: https://github.com/opencontainers/image-spec/blob/v1.1.1/layer.md
  if (found === undefined && urls.length > 0) return false
  if (found === size && size > 0) return true
  if (found === 0)
    throw new UnreadableImage(
      `${blobName(digest)} in ${files.place} is empty, and ECR takes no empty layer or configuration`,
      'Build it with the empty descriptor of the OCI image specification 1.1, which is {}.',
    )
  const what = found === undefined ? 'is not there' : `has ${found} bytes, not ${size}`
  throw new UnreadableImage(`${blobName(digest)} in ${files.place} ${what}`, 'Build it anew, or copy all of it.')
}

/** What an image runs on, as its configuration says. */
async function platformOf(files: ImageFiles, config: Descriptor, layers: number): Promise<string | undefined> {
  if (!/(oci\.image\.config|docker\.container\.image)\.v1\+json$/.test(config.mediaType)) return undefined
  const file = blobName(config.digest)
  const place = `${file} in ${files.place}`
  const { os, architecture, rootfs } = objectIn((await document(files, file, LARGEST_CONFIG)).toString('utf8'), place)
  const { diff_ids: ids } = recordOf(rootfs)
  // Attestations of BuildKit run nowhere, and say so.
  if (typeof os !== 'string' || typeof architecture !== 'string' || os === 'unknown') return undefined
  // A runtime refuses it: "number of layers and diffIDs don't match"
  if (Array.isArray(ids) && ids.length !== layers)
    throw new UnreadableImage(
      `${place} is of ${ids.length} layers, and the image has ${layers}`,
      'Build it anew: no task could start from it.',
    )
  return `${os}/${architecture}`
}

async function document(files: ImageFiles, name: string, most: number): Promise<Buffer> {
  const size = await files.size(name)
  if (size === undefined)
    throw new UnreadableImage(
      `${files.place} has no ${name}, so it is no image in the OCI layout`,
      'Write one: docker buildx build --output type=oci,dest=image.tar, buildah push IMAGE oci:DIR, or docker save of Docker 25 and later.',
    )
  if (size > most)
    throw new UnreadableImage(
      `${name} in ${files.place} has ${size} bytes; at most ${most} are possible`,
      'Build it anew.',
    )
  return files.read(name, 0, size)
}

function chosen(all: readonly Descriptor[], name: string | undefined, place: string): Descriptor {
  const namesOf = ({ annotations }: Descriptor) =>
    NAMES.map(key => annotations[key]).filter(each => typeof each === 'string')
  const fit = name === undefined ? all : all.filter(each => namesOf(each).includes(name))
  const [first, ...others] = fit
  if (first && others.every(({ digest }) => digest === first.digest)) return first
  const names = [...new Set(all.flatMap(namesOf))].slice(0, 10)
  const listed = names.length > 0 ? ` Its names: ${names.join(', ')}.` : ''
  throw name === undefined
    ? new UnreadableImage(
        `${place} has ${all.length} images`,
        `Say which one with { name }, or write a layout of one.${listed}`,
      )
    : new UnreadableImage(`${place} has ${fit.length} images called ${name}`, `Correct the name.${listed}`)
}
