import type { TestProject } from 'vitest/node'
import { install, linkNodeTypes, pack } from './pack.ts'

declare module 'vitest' {
  interface ProvidedContext {
    tarball: string
    project: string
  }
}

/** Packs and installs once for all files. */
export default function setup({ provide }: TestProject): void {
  const tarball = pack()
  const project = install(tarball)
  linkNodeTypes(project)
  provide('tarball', tarball)
  provide('project', project)
}
