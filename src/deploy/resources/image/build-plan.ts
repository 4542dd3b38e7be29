import { createHash } from 'node:crypto'
import { readFile, realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, resolve } from 'node:path'
import type { BuildSource } from '../../../model/image.ts'
import { canonical } from '../../canonical.ts'
import { contextHash } from './context-hash.ts'
import { UnreadableImage } from './unreadable-image.ts'

/** What to build, from where, and the tag that its content gives it. */
export interface BuildPlan extends Pick<BuildSource, 'args' | 'target' | 'builder'> {
  readonly context: string
  readonly dockerfile: string
  readonly platforms: readonly string[]
  readonly tag: string
}

const USUAL = ['Dockerfile', 'Containerfile']

/** Looks at what an image is built from. What it gives has the same tag as long as nothing of that changes. */
export async function buildPlan(source: BuildSource, needed: readonly string[]): Promise<BuildPlan> {
  const { context: given, args, target, builder } = source
  const context = await realpath(resolve(given)).catch(() => undefined)
  if (context === undefined || !(await stat(context)).isDirectory())
    throw new UnreadableImage(
      `There is no directory ${given} to build from`,
      'Correct the context: it is relative to where the program runs.',
    )
  const dockerfile = await dockerfileIn(context, source)
  const platforms = [...new Set(source.platforms ?? needed)].sort()
  const instructions = await readFile(dockerfile, 'utf8')
  const content = await contextHash(context, dockerfile)
  const all = canonical({ content, instructions, platforms, args, target: target ?? null })
  const tag = createHash('sha256').update(all).digest('hex')
  return {
    context,
    dockerfile,
    platforms,
    args,
    tag,
    ...(target !== undefined && { target }),
    ...(builder && { builder }),
  }
}

async function dockerfileIn(context: string, { context: given, dockerfile }: BuildSource): Promise<string> {
  for (const name of dockerfile === undefined ? USUAL : [dockerfile]) {
    const file = isAbsolute(name) ? name : join(context, name)
    const found = await stat(file).catch(() => undefined)
    if (found?.isFile()) return file
  }
  throw new UnreadableImage(
    `There is no ${dockerfile ?? USUAL[0]} in ${given}`,
    'Name it with { dockerfile }: it is relative to the context.',
  )
}
