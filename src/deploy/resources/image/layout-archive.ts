import { type FileHandle, open } from 'node:fs/promises'
import type { ImageFiles } from './image-files.ts'
import { type TarEntry, tarEntries } from './tar-entries.ts'
import { UnreadableImage } from './unreadable-image.ts'

const WANTED = /^(oci-layout|index\.json|blobs\/sha256\/[0-9a-f]{64})$/

/** A tar archive of an image layout. Nothing of it is unpacked, and what an image does not need is not looked at. */
export async function layoutArchive(path: string): Promise<ImageFiles> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw new UnreadableImage(`There is no image archive at ${path}`, 'Build it first, or correct the path.', {
      cause: error,
    })
  })
  try {
    const entries = await entriesOf(file, path)
    return {
      place: path,
      async size(name) {
        const found = entries.get(name)
        if (found && !found.isFile)
          throw new UnreadableImage(
            `${name} in ${path} is a link, or no file`,
            'Write the archive anew, with the files themselves.',
          )
        return found?.size
      },
      async read(name, from, length) {
        const found = entries.get(name)
        const wanted = Math.max(0, Math.min(length, (found?.size ?? 0) - from))
        const bytes = Buffer.alloc(wanted)
        const { bytesRead } = await file.read(bytes, 0, wanted, (found?.start ?? 0) + from)
        return bytes.subarray(0, bytesRead)
      },
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error
  }
}

async function entriesOf(file: FileHandle, path: string): Promise<ReadonlyMap<string, TarEntry>> {
  if (!(await file.stat()).isFile())
    throw new UnreadableImage(`${path} is no file, so it is no archive`, 'Give a directory as { layout }.')
  const entries = new Map<string, TarEntry>()
  for await (const entry of tarEntries(file, path)) {
    const name = entry.name.replace(/^(\.\/)+/, '')
    if (!WANTED.test(name)) continue
    if (entries.has(name))
      throw new UnreadableImage(
        `${path} has ${name} twice`,
        'Write the archive anew: nobody can tell which one counts.',
      )
    entries.set(name, entry)
  }
  return entries
}
