import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { ContainerChange, ReleaseChange } from '../release/release-change.ts'
import { setVariable } from './set-flag.ts'
import { UsageError } from './usage-error.ts'

/** The flags that say a change. */
export interface ChangeFlags {
  readonly image?: readonly string[]
  readonly set?: readonly string[]
  readonly taskDefinition?: string
  readonly cpu?: string
  readonly memory?: string
}

/** An image reference has no `=`. */
const NAMED_IMAGE = /^([^=]+)=(.+)$/

/** The change that flags say. */
export function releaseChange(
  { image = [], set = [], taskDefinition, cpu, memory }: ChangeFlags,
  cwd: string,
): ReleaseChange {
  const containers = new Map<string, ContainerChange>()
  const change = (name: string, more: ContainerChange): void => {
    const known = containers.get(name)
    const environment = { ...known?.environment, ...more.environment }
    containers.set(name, { ...known, ...more, ...(Object.keys(environment).length > 0 && { environment }) })
  }
  const [only, ...others] = image.filter(each => !NAMED_IMAGE.test(each))
  if (others.length > 0)
    throw new UsageError('--image was given more than once without the name of a container', 'Write container=image.')
  for (const each of image) {
    const [, name, value] = NAMED_IMAGE.exec(each) ?? []
    if (name && value) change(name, { image: value })
  }
  const environment: Record<string, string> = {}
  for (const { container, name, value } of set.map(setVariable)) {
    if (container === undefined) environment[name] = value
    else change(container, { environment: { [name]: value } })
  }
  return {
    ...(only !== undefined && { image: only }),
    ...(Object.keys(environment).length > 0 && { environment }),
    ...(containers.size > 0 && { containers: Object.fromEntries(containers) }),
    ...(cpu !== undefined && { cpu }),
    ...(memory !== undefined && { memory }),
    ...(taskDefinition !== undefined && { taskDefinition: jsonIn(resolve(cwd, taskDefinition), taskDefinition) }),
  }
}

function jsonIn(path: string, file: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new UsageError(
      `${file} cannot be read as JSON: ${error instanceof Error ? error.message : error}`,
      'Name a file with a task definition.',
      error,
    )
  }
}
