import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

// Statements that name a module; in declarations also `import('…')`, which in a program would be lazy.
const STATIC = /^(?:import|export)\b[^'"]*['"]([^'"]+)['"]/gm
const IN_TYPES = /\bimport\(['"]([^'"]+)['"]\)/g

/** The packages that a built file loads as soon as it is loaded itself, through all its chunks. */
export function reach(file: string, seen: Set<string> = new Set()): string[] {
  if (seen.has(file)) return []
  seen.add(file)
  const text = readFileSync(file, 'utf8')
  const types = /\.d\.c?ts$/.test(file) ? [...text.matchAll(IN_TYPES)] : []
  const names = [...text.matchAll(STATIC), ...types].flatMap(match => match[1] ?? [])
  const packages = names.flatMap(name => (name.startsWith('.') ? reach(resolve(file, name), seen) : [name]))
  return [...new Set(packages)].sort()
}

function resolve(from: string, name: string): string {
  const path = join(dirname(from), name)
  return /\.d\.c?ts$/.test(from) ? path.replace(/\.(c?)js$/, '.d.$1ts') : path
}
