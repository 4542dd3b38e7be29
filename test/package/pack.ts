import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../source-files.ts'

/** Runs a program and gives what it printed; throws with all of it when the program fails. */
export function run(command: string, args: readonly string[], folder: string): string {
  try {
    return execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' })
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string }
    throw new Error(`${command} ${args.join(' ')} failed:\n${stdout ?? ''}${stderr ?? ''}`, { cause: error })
  }
}

/** Builds and packs the package as `npm publish` would; gives the path of the tarball. */
export function pack(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fluent-ecs-pack-'))
  run('npm', ['pack', '--pack-destination', folder], root)
  const [tarball] = readdirSync(folder)
  if (!tarball) throw new Error('npm pack made no tarball')
  return join(folder, tarball)
}

/** Makes an empty project that has installed the tarball, and nothing else but TypeScript and the types of Node. */
export function install(tarball: string): string {
  const project = mkdtempSync(join(tmpdir(), 'fluent-ecs-user-'))
  writeFileSync(join(project, 'package.json'), '{ "name": "user", "private": true, "type": "module" }')
  run('npm', ['install', '--no-audit', '--no-fund', tarball], project)
  return project
}

/** A tool of this repository, for use in another folder. */
export function tool(name: string): string {
  return join(root, 'node_modules', '.bin', name)
}

/** Gives a project the types of Node from this repository. */
export function linkNodeTypes(project: string): void {
  for (const name of ['@types', 'undici-types'])
    symlinkSync(join(root, 'node_modules', name), join(project, 'node_modules', name))
}
