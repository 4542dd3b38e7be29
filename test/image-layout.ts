import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

export const OCI_INDEX = 'application/vnd.oci.image.index.v1+json'
export const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json'
export const OCI_CONFIG = 'application/vnd.oci.image.config.v1+json'
const OCI_LAYER = 'application/vnd.oci.image.layer.v1.tar+gzip'

/** The files of an image layout, by name. */
export type LayoutFiles = Map<string, Buffer>

export interface Described {
  readonly mediaType: string
  readonly digest: string
  readonly size: number
  readonly annotations?: Readonly<Record<string, string>>
}

export const digestOf = (bytes: Buffer | string): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`
export const blobOf = (digest: string): string => `blobs/sha256/${digest.slice('sha256:'.length)}`

/** Adds a file that is known by its digest. */
export function addBlob(files: LayoutFiles, mediaType: string, content: Buffer | object): Described {
  const bytes = Buffer.isBuffer(content) ? content : Buffer.from(JSON.stringify(content, null, 1))
  const digest = digestOf(bytes)
  files.set(blobOf(digest), bytes)
  return { mediaType, digest, size: bytes.length }
}

/** Adds an image of these layers. */
export function addImage(
  files: LayoutFiles,
  layers: readonly Buffer[],
  platform = 'linux/amd64',
  exposed: readonly string[] = [],
): Described {
  const [os, architecture] = platform.split('/')
  const config = {
    os,
    architecture,
    ...(exposed.length > 0 && { config: { ExposedPorts: Object.fromEntries(exposed.map(port => [port, {}])) } }),
    rootfs: { type: 'layers', diff_ids: layers.map(digestOf) },
  }
  return addBlob(files, OCI_MANIFEST, {
    schemaVersion: 2,
    mediaType: OCI_MANIFEST,
    config: addBlob(files, OCI_CONFIG, config),
    layers: layers.map(layer => addBlob(files, OCI_LAYER, layer)),
  })
}

/** A layout with what `add` adds to it as its only image. */
export function layoutOf(add: (files: LayoutFiles) => Described | readonly Described[]): LayoutFiles {
  const files: LayoutFiles = new Map()
  const roots = [add(files)].flat()
  files.set('oci-layout', Buffer.from('{"imageLayoutVersion":"1.0.0"}'))
  files.set('index.json', Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: OCI_INDEX, manifests: roots })))
  return files
}

/** An index of an image for each platform. */
export function addIndex(files: LayoutFiles, platforms: readonly string[], exposed?: readonly string[]): Described {
  const manifests = platforms.map(platform =>
    addImage(files, [Buffer.from(`layer for ${platform}`)], platform, exposed),
  )
  return addBlob(files, OCI_INDEX, { schemaVersion: 2, mediaType: OCI_INDEX, manifests })
}

/** A layout of one image with so many small layers, that tell it from others by `mark`. */
export const smallLayout = (layers: number, mark = '', platform?: string): LayoutFiles =>
  layoutOf(files =>
    addImage(
      files,
      Array.from({ length: layers }, (_, at) => Buffer.from(`layer ${at} ${mark}`)),
      platform,
    ),
  )

/** A directory that goes with the test, or with the process where there is none. */
export function scratch(): string {
  const directory = mkdtempSync(join(tmpdir(), 'fluent-ecs-test-'))
  try {
    onTestFinished(() => remove(directory))
  } catch {
    // One listener for all of them: Node warns of more than ten.
    if (outlasting.length === 0) process.once('exit', () => outlasting.forEach(remove))
    outlasting.push(directory)
  }
  return directory
}

const outlasting: string[] = []

const remove = (directory: string): void => rmSync(directory, { recursive: true, force: true })

export function writeFiles(files: ReadonlyMap<string, Buffer | string>, directory = scratch()): string {
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(directory, name)), { recursive: true })
    writeFileSync(join(directory, name), bytes)
  }
  return directory
}

export interface TarMember {
  readonly name: string
  readonly bytes?: Buffer
  /** `0` is a file, `1` and `2` are links, `5` is a directory, `x` an extended header. */
  readonly type?: string
  readonly linkName?: string
}

/** A tar archive as ustar has it. */
export function tarOf(members: readonly TarMember[]): Buffer {
  const blocks = members.flatMap(({ name, bytes = Buffer.alloc(0), type = '0', linkName = '' }) => {
    const header = Buffer.alloc(512)
    const put = (text: string, at: number): void => void header.write(text, at)
    put(name, 0)
    put('0000644\0', 100)
    put(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124)
    put(' '.repeat(8), 148)
    put(type, 156)
    put(linkName, 157)
    put('ustar\x0000', 257)
    put(
      `${header
        .reduce((sum, byte) => sum + byte, 0)
        .toString(8)
        .padStart(6, '0')}\0 `,
      148,
    )
    return [header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]
  })
  return Buffer.concat([...blocks, Buffer.alloc(1024)])
}

export const archiveOf = (files: LayoutFiles, prefix = ''): Buffer =>
  tarOf([...files].map(([name, bytes]) => ({ name: `${prefix}${name}`, bytes })))
