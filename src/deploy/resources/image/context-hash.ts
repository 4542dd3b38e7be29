import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { lstat, readdir, readFile, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { type Ignores, ignoresOf } from './ignore-file.ts'

/**
 * A hash of all that a builder can see of a directory: names, contents, whether a file can be run, where links point.
 * Times and owners are left out: another checkout of the same commit is the same.
 */
export async function contextHash(root: string, dockerfile: string): Promise<string> {
  const { isIgnored, hasExceptions } = await ignoredIn(root, dockerfile)
  const hash = createHash('sha256')
  await add('')
  return hash.digest('hex')

  async function add(directory: string): Promise<void> {
    const names = await readdir(join(root, directory))
    for (const name of names.sort()) {
      const path = directory === '' ? name : `${directory}/${name}`
      const file = join(root, path)
      const found = await lstat(file)
      if (found.isDirectory()) {
        if (hasExceptions || !isIgnored(path)) await add(path)
      } else if (!isIgnored(path)) {
        hash.update(JSON.stringify([path, kindOf(found), found.size]))
        if (found.isSymbolicLink()) hash.update(JSON.stringify(await readlink(file)))
        else if (found.isFile()) await addContent(hash, file)
      }
    }
  }
}

const kindOf = (found: Awaited<ReturnType<typeof lstat>>): string => {
  if (found.isSymbolicLink()) return 'link'
  if (!found.isFile()) return 'other'
  return (Number(found.mode) & 0o111) === 0 ? 'file' : 'program'
}

async function addContent(hash: Hash, file: string): Promise<void> {
  for await (const chunk of createReadStream(file)) hash.update(chunk)
}

/** Builders differ in which file they read: left out is what all of those say that are there. */
async function ignoredIn(root: string, dockerfile: string): Promise<Ignores> {
  const files = [`${dockerfile}.dockerignore`, join(root, '.containerignore'), join(root, '.dockerignore')]
  const texts = await Promise.all(files.map(file => readFile(file, 'utf8').catch(() => undefined)))
  const ignores = texts.flatMap(text => (text === undefined ? [] : [ignoresOf(text)]))
  return {
    isIgnored: path => ignores.length > 0 && ignores.every(each => each.isIgnored(path)),
    hasExceptions: ignores.some(each => each.hasExceptions),
  }
}
