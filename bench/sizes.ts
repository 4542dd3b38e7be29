import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bench, output, promise, root, sizeOf, table } from './process.ts'

const PROMISED_MEGABYTES = 60

const PEERS: Readonly<Record<string, readonly string[]>> = {
  'aws-cdk-lib, constructs': ['aws-cdk-lib', 'constructs'],
  '@pulumi/awsx': ['@pulumi/awsx', '@pulumi/aws', '@pulumi/pulumi'],
  'five SDK clients': ['ecs', 'ecr', 'elastic-load-balancing-v2', 'route-53', 'application-auto-scaling'].map(
    name => `@aws-sdk/client-${name}`,
  ),
}

/** The ranges of the peers that are measured. */
export function peers(): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(join(bench, 'package.json'), 'utf8')).dependencies as Record<string, string>
}

/** Builds, packs and puts the package beside its peers, as far as programs need that only import it; gives the tarball. */
export function unpacked(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fluent-ecs-bench-'))
  const tarball = output('npm', ['pack', '--silent', '--pack-destination', folder], root)?.split('\n').at(-1)
  if (!tarball) throw new Error('npm pack made no tarball')
  const installed = join(bench, 'node_modules/fluent-ecs')
  rmSync(installed, { recursive: true, force: true })
  mkdirSync(installed, { recursive: true })
  output('tar', ['-xzf', join(folder, tarball), '-C', installed, '--strip-components', '1'], bench)
  return join(folder, tarball)
}

/** What npm puts on the disk for each library, dependencies and all. */
export function sizes(tarball: string): string {
  const own = costOf([tarball])
  const rows = Object.entries(PEERS).map(([name, packages]) => {
    const cost = costOf(packages.map(versioned))
    return cost ? [name, cost.megabytes, cost.packages] : [name, 'not installed', '']
  })
  if (!own) throw new Error('npm could not install the tarball')
  return [
    table([['package', 'MB', 'packages'], ['fluent-ecs', own.megabytes, own.packages], ...rows]),
    promise('An install takes', own.megabytes, PROMISED_MEGABYTES, 'MB'),
  ].join('\n\n')
}

/** A package in the version that is measured. */
export const versioned = (name: string): string => `${name}@${peers()[name]}`

function costOf(packages: readonly string[]): { megabytes: number; packages: number } | undefined {
  const folder = installed(packages)
  const modules = join(folder, 'node_modules')
  const lock = join(modules, '.package-lock.json')
  const cost = existsSync(lock)
    ? {
        megabytes: Math.round(sizeOf(modules) / 1e6),
        packages: Object.keys(JSON.parse(readFileSync(lock, 'utf8')).packages as object).length,
      }
    : undefined
  rmSync(folder, { recursive: true })
  return cost
}

/** A new folder with these packages alone, as npm installs them. */
export function installed(packages: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'fluent-ecs-install-'))
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline']
  if (packages.length > 0) output('npm', ['install', ...flags, ...packages], folder)
  return folder
}
