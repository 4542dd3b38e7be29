import { type FileHandle, lstat, open, realpath } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { ImageFiles } from './image-files.ts'
import { UnreadableImage } from './unreadable-image.ts'

/** A directory in the OCI image layout. Links in it are refused: they could send any file of this machine to others. */
export async function layoutDirectory(path: string): Promise<ImageFiles> {
  const given = resolve(path)
  const root = await realpath(given).catch((error: unknown) => {
    throw new UnreadableImage(`There is no image layout at ${path}`, 'Build it first, or correct the path.', {
      cause: error,
    })
  })
  if (!(await lstat(root)).isDirectory())
    throw new UnreadableImage(
      `${path} is no directory, so it is no image layout`,
      'Give a tar archive of a layout as { archive }.',
    )
  const open_ = new Map<string, Promise<FileHandle>>()
  const handleOf = (name: string): Promise<FileHandle> => {
    const known = open_.get(name) ?? open(join(root, name), 'r')
    open_.set(name, known)
    return known
  }
  return {
    place: path,
    async size(name) {
      const file = join(root, name)
      const found = await lstat(file).catch(() => undefined)
      if (!found) return undefined
      if (!found.isFile() || (await realpath(file)) !== file)
        throw new UnreadableImage(
          `${name} in ${path} is a link, or no file`,
          'Copy what it points at into the layout, or write the layout anew.',
        )
      return found.size
    },
    async read(name, from, length) {
      const bytes = Buffer.alloc(length)
      const { bytesRead } = await (await handleOf(name)).read(bytes, 0, length, from)
      return bytes.subarray(0, bytesRead)
    },
    async close() {
      await Promise.all([...open_.values()].map(async handle => (await handle).close()))
    },
  }
}
