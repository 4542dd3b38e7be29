import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { verifyBlob } from '../../../../src/deploy/resources/image/image-content.ts'
import { withFiles } from '../../../../src/deploy/resources/image/local-image.ts'
import {
  addBlob,
  addImage,
  addIndex,
  archiveOf,
  blobOf,
  type Described,
  type LayoutFiles,
  layoutOf,
  OCI_CONFIG,
  OCI_INDEX,
  OCI_MANIFEST,
  scratch,
  smallLayout,
  tarOf,
  writeFiles,
} from '../../../image-layout.ts'

/** What is said of an image on this machine; `fine` where it can be pushed. */
async function saidOf(how: 'layout' | 'archive', path: string, name?: string): Promise<string> {
  const read = withFiles({ how, path, ...(name !== undefined && { name }) }, async (files, { blobs }) => {
    for (const blob of blobs) await verifyBlob(files, blob)
    return 'fine'
  })
  return read.catch((error: unknown) => String(error))
}

const rootOf = (files: LayoutFiles): Described => JSON.parse(String(files.get('index.json'))).manifests[0]
const layer = Buffer.from('a layer')
const manifestWith = (more: object) =>
  layoutOf(files => {
    const config = addBlob(files, OCI_CONFIG, { os: 'linux', architecture: 'amd64' })
    return addBlob(files, OCI_MANIFEST, { schemaVersion: 2, mediaType: OCI_MANIFEST, config, layers: [], ...more })
  })
const descriptor = (files: LayoutFiles, more: object) => ({ ...addBlob(files, OCI_CONFIG, layer), ...more })

/** Layouts that are not what they say, and what is said of them. */
const HOSTILE: Readonly<Record<string, readonly [LayoutFiles, RegExp]>> = {
  'no layout': [new Map([['index.json', Buffer.from('{}')]]), /has no oci-layout/],
  'another version': [
    new Map([...smallLayout(1), ['oci-layout', Buffer.from('{"imageLayoutVersion":"2.0.0"}')]]),
    /version "2.0.0"/,
  ],
  'no JSON': [new Map([...smallLayout(1), ['index.json', Buffer.from('{')]]), /index.json in .* is no JSON/],
  'no images': [layoutOf(() => []), /has 0 images/],
  'two images': [layoutOf(files => [addImage(files, [layer]), addImage(files, [])]), /has 2 images/],
  'a path for a digest': [manifestWith({ layers: [{ digest: 'sha256:../../../etc/passwd', size: 1 }] }), /no SHA-256/],
  'a digest of another sort': [
    manifestWith({ layers: [{ digest: `sha512:${'0'.repeat(128)}`, size: 1 }] }),
    /no SHA-256/,
  ],
  'a size below zero': [manifestWith({ layers: [{ digest: `sha256:${'0'.repeat(64)}`, size: -1 }] }), /a size of -1/],
  'a size of words': [manifestWith({ layers: [{ digest: `sha256:${'0'.repeat(64)}`, size: '9' }] }), /a size of "9"/],
  'a layer that is not there': [
    manifestWith({ layers: [{ digest: `sha256:${'0'.repeat(64)}`, size: 1 }] }),
    /blobs\/sha256\/0+ in .* is not there/,
  ],
  'an image that is an index, too': [manifestWith({ manifests: [] }), /both an image and an index/],
  'another media type inside': [
    manifestWith({ mediaType: OCI_INDEX }),
    /referred to as application\/vnd.oci.image.man/,
  ],
  'a media type of others': [
    layoutOf(files => addBlob(files, 'application/vnd.docker.distribution.manifest.v1+json', { layers: [] })),
    /of media type application\/vnd.docker.distribution.manifest.v1/,
  ],
  'another size': [
    layoutOf(files => {
      const config = descriptor(files, { size: layer.length + 1 })
      return addBlob(files, OCI_MANIFEST, { schemaVersion: 2, config, layers: [] })
    }),
    /has 7 bytes, not 8/,
  ],
  'an empty layer': [layoutOf(files => addImage(files, [Buffer.alloc(0)])), /is empty, and ECR takes no empty layer/],
  'a layer more than its configuration has': [
    layoutOf(files => {
      const config = addBlob(files, OCI_CONFIG, { os: 'linux', architecture: 'amd64', rootfs: { diff_ids: ['a'] } })
      return addBlob(files, OCI_MANIFEST, { schemaVersion: 2, config, layers: [] })
    }),
    /is of 1 layers, and the image has 0/,
  ],
  'indexes without end': [
    layoutOf(files => {
      let child = addIndex(files, ['linux/amd64'])
      for (let depth = 0; depth < 6; depth++)
        child = addBlob(files, OCI_INDEX, { schemaVersion: 2, mediaType: OCI_INDEX, manifests: [child] })
      return child
    }),
    /indexes within indexes/,
  ],
}

test.each(Object.entries(HOSTILE))('%s is refused, in a directory and in an archive', async (_, [files, said]) => {
  expect(await saidOf('layout', writeFiles(files))).toMatch(said)
  const directory = scratch()
  writeFileSync(join(directory, 'image.tar'), archiveOf(files))
  expect(await saidOf('archive', join(directory, 'image.tar'))).toMatch(said)
})

test('what is changed after it was built is refused: manifests, configurations and layers', async () => {
  const whole = smallLayout(2)
  expect(await saidOf('layout', writeFiles(whole))).toBe('fine')
  const blobs = [...whole.keys()].filter(name => name.startsWith('blobs/'))
  for (const name of blobs) {
    const bytes = Buffer.from(whole.get(name) ?? '')
    bytes[0] = (bytes[0] ?? 0) ^ 1
    const files = new Map([...whole, [name, bytes]])
    expect([name, await saidOf('layout', writeFiles(files))]).toEqual([
      name,
      expect.stringMatching(/not what its name says|no JSON/),
    ])
  }
  expect(blobs).toHaveLength(4)
})

test('links are refused, wherever they are: no file of this machine gets to others', async () => {
  const secret = join(writeFiles(new Map([['passwd', 'root:x:0']])), 'passwd')
  const files = smallLayout(1)
  const blob = blobOf(rootOf(files).digest)
  const linked = writeFiles(files)
  rmSync(join(linked, blob))
  symlinkSync(secret, join(linked, blob))
  expect(await saidOf('layout', linked)).toMatch(/is a link, or no file/)
  const moved = writeFiles(files)
  renameSync(join(moved, 'blobs'), join(moved, 'others'))
  symlinkSync(join(moved, 'others'), join(moved, 'blobs'))
  expect(await saidOf('layout', moved)).toMatch(/is a link, or no file/)
  const directory = writeFiles(files)
  rmSync(join(directory, 'index.json'))
  mkdirSync(join(directory, 'index.json'))
  expect(await saidOf('layout', directory)).toMatch(/is a link, or no file/)
  // The layout itself may be behind one: that is the word of the program.
  const link = join(scratch(), 'link')
  symlinkSync(writeFiles(files), link)
  expect(await saidOf('layout', link)).toBe('fine')
  const archive = join(scratch(), 'image.tar')
  for (const type of ['1', '2', '3', '6']) {
    const members = [...files].map(([name, bytes]) =>
      name === blob ? { name, type, linkName: secret } : { name, bytes },
    )
    writeFileSync(archive, tarOf(members))
    expect(await saidOf('archive', archive)).toMatch(/is a link, or no file/)
  }
})

test('an archive has names of its own in other forms, and what it has beside the image is not looked at', async () => {
  const files = smallLayout(1)
  const archive = join(scratch(), 'image.tar')
  const members = [...files].map(([name, bytes]) => ({ name, bytes }))
  const record = (text: string) => Buffer.from(`${text.length + 4} ${text}\n`)
  const pax = members.flatMap(({ name, bytes }) => [
    { name: 'header', type: 'x', bytes: record(`path=${name}`) },
    { name: 'short', bytes },
  ])
  const gnu = members.flatMap(({ name, bytes }) => [
    { name: '././@LongLink', type: 'L', bytes: Buffer.from(`${name}\0`) },
    { name: name.slice(0, 20), bytes },
  ])
  const more = [
    { name: '../../etc/passwd', bytes: Buffer.from('root') },
    { name: 'manifest.json', bytes: Buffer.from('[]') },
    { name: 'blobs/', type: '5' },
    { name: 'blobs/sha256/link', type: '2', linkName: '/etc/passwd' },
  ]
  for (const each of [members, pax, gnu, [...more, ...members]]) {
    writeFileSync(archive, tarOf(each))
    expect(await saidOf('archive', archive)).toBe('fine')
  }
  const first = members[0] ?? { name: '' }
  const whole = tarOf(members)
  const damaged = Buffer.from(whole)
  damaged[0] = 1
  for (const [bytes, said] of [
    [tarOf([...members, first]), /has oci-layout twice|has blobs\/\S+ twice/],
    [gzipSync(whole), /is compressed with gzip/],
    [whole.subarray(0, 1200), /no whole tar archive/],
    [damaged, /there is no header at byte 0/],
    [Buffer.alloc(0), /has no oci-layout/],
    [Buffer.alloc(1024, 7), /there is no header/],
  ] as const) {
    writeFileSync(archive, bytes)
    expect(await saidOf('archive', archive)).toMatch(said)
  }
})

test('of several images the one that is named is taken; what is elsewhere by its licence need not be there', async () => {
  const key = 'org.opencontainers.image.ref.name'
  const files = layoutOf(all => [
    { ...addImage(all, [layer]), annotations: { [key]: 'web:1' } },
    { ...addImage(all, []), annotations: { [key]: 'web:2' } },
  ])
  const path = writeFiles(files)
  expect(await saidOf('layout', path, 'web:1')).toBe('fine')
  expect(await saidOf('layout', path, 'web:3')).toMatch(/has 0 images called web:3/)
  const urls = ['https://mcr.microsoft.com/v2/windows/blobs/sha256:0']
  const foreign = manifestWith({ layers: [{ digest: `sha256:${'0'.repeat(64)}`, size: 1, urls }] })
  expect(await saidOf('layout', writeFiles(foreign))).toBe('fine')
  expect(await saidOf('layout', join(path, 'nowhere'))).toMatch(/There is no image layout at/)
  expect(await saidOf('archive', path)).toMatch(/is no file/)
})
