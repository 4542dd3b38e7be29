import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BuiltSource, ImageBuilder } from '../../../model/image.ts'
import type { BuildPlan } from './build-plan.ts'

/** Runs one program and gives its output. Throws where it fails. */
export type RunStep = (program: string, ...args: readonly string[]) => Promise<string>

/** A program that builds. */
export interface BuilderProgram {
  readonly name: ImageBuilder
  /** What succeeds where it can build. */
  readonly probes: readonly (readonly [string, ...string[]])[]
  /** It runs on this machine, and not in a virtual one that has an environment of its own. */
  readonly isLocal: boolean
  /** Builds into the directory. `flags`: those that every builder knows. */
  build(plan: BuildPlan, flags: readonly string[], directory: string, run: RunStep): Promise<BuiltSource>
}

/** In the order in which they are looked for. */
export const BUILDERS: readonly BuilderProgram[] = [
  {
    name: 'buildx',
    probes: [
      ['docker', 'buildx', 'version'],
      ['docker', 'version'],
    ],
    isLocal: true,
    // https://docs.docker.com/build/exporters/oci-docker/ Attestations name the time: each build would be another image.
    async build({ context }, flags, directory, run) {
      const path = join(directory, 'image.tar')
      const output = ['--provenance=false', '--sbom=false', `--output=type=oci,dest=${path}`]
      await run('docker', 'buildx', 'build', ...output, ...flags, context)
      return { how: 'archive', path }
    },
  },
  {
    name: 'docker',
    probes: [['docker', 'version']],
    isLocal: true,
    // Since version 25 what is saved is an OCI layout, too: https://docs.docker.com/engine/release-notes/25.0/
    async build({ context }, flags, directory, run) {
      const path = join(directory, 'image.tar')
      const id = join(directory, 'id')
      await run('docker', 'build', `--iidfile=${id}`, ...flags, context)
      await run('docker', 'save', `--output=${path}`, (await readFile(id, 'utf8')).trim())
      return { how: 'archive', path }
    },
  },
  ofContainers('podman', ['manifest', 'rm']),
  {
    name: 'finch',
    probes: [['finch', 'version']],
    isLocal: false,
    // https://github.com/containerd/nerdctl/blob/main/docs/command-reference.md#whale-nerdctl-build
    async build({ context }, flags, directory, run) {
      const path = join(directory, 'image.tar')
      await run('finch', 'build', `--output=type=oci,dest=${path}`, ...flags, context)
      return { how: 'archive', path }
    },
  },
  ofContainers('buildah', ['rmi']),
]

/** One of github.com/containers: it has a store, from which it pushes into a layout. */
function ofContainers(name: 'podman' | 'buildah', remove: readonly string[]): BuilderProgram {
  return {
    name,
    probes: [[name, 'version']],
    isLocal: true,
    // https://github.com/containers/buildah/blob/main/docs/buildah-build.1.md
    async build({ context, platforms }, flags, directory, run) {
      const path = join(directory, 'layout')
      if (platforms.length > 1) {
        const list = `fluent-ecs-${randomUUID()}`
        try {
          await run(name, 'build', `--manifest=${list}`, ...flags, context)
          await run(name, 'manifest', 'push', '--all', list, `oci:${path}`)
        } finally {
          await run(name, ...remove, list).catch(() => '')
        }
      } else {
        const id = join(directory, 'id')
        await run(name, 'build', `--iidfile=${id}`, ...flags, context)
        await run(name, 'push', (await readFile(id, 'utf8')).trim(), `oci:${path}`)
      }
      return { how: 'layout', path }
    },
  }
}
