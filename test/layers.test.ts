import { basename } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { filesIn, type Import, importsOf, parse, textOf } from './source-files.ts'

const files = filesIn('src', '.ts')
const imports = files.flatMap(importsOf)

// What each layer may import, itself aside. `errors` is src/errors.ts, `index` is src/index.ts.
const allowed: Readonly<Record<string, readonly string[]>> = {
  model: [],
  errors: ['validators/issue'],
  validators: ['model', 'errors', 'zod', 'node:util'],
  builders: ['model', 'errors', 'validators', 'node:crypto'],
  deploy: ['model', 'errors', '@aws-sdk', 'log-update', 'node:'],
  simulator: ['model', 'errors', '@aws-sdk', '@smithy', 'node:'],
  index: ['model', 'errors', 'validators', 'builders', 'deploy'],
}

const layerOf = (file: string): string => file.replace(/^src\//, '').replace(/(\/.*|\.ts)$/, '')
const inside = (path: string, prefix: string): boolean =>
  path === prefix || path.startsWith(prefix.endsWith(':') ? prefix : `${prefix}/`)

function isAllowed({ from, to }: Import): boolean {
  const target = to.replace(/^src\//, '').replace(/\.ts$/, '')
  const layer = layerOf(from)
  return [layer, ...(allowed[layer] ?? [])].some(prefix => inside(target, prefix))
}

test('every file of src belongs to a layer', () => {
  expect(files.map(layerOf).filter(layer => !(layer in allowed))).toEqual([])
})

test('builders -> validators -> model <- deploy, and nothing else', () => {
  expect(imports.filter(each => !isAllowed(each)).map(({ from, to }) => `${from} imports ${to}`)).toEqual([])
})

test('no file imports itself in a circle', () => {
  const needs = new Map<string, string[]>()
  for (const { from, to, typeOnly } of imports) if (!typeOnly) needs.set(from, [...(needs.get(from) ?? []), to])
  const done = new Set<string>()
  const circles: string[] = []
  const walk = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) circles.push([...trail.slice(trail.indexOf(file)), file].join(' -> '))
    if (trail.includes(file) || done.has(file)) return
    for (const next of needs.get(file) ?? []) walk(next, [...trail, file])
    done.add(file)
  }
  for (const file of files) walk(file, [])
  expect(circles).toEqual([])
})

test('src/index.ts names what is public and does nothing', () => {
  const others = parse('src/index.ts').statements.filter(statement => !ts.isExportDeclaration(statement))
  expect(others.map(statement => statement.getText())).toEqual([])
})

test('files are named in kebab-case', () => {
  const all = [...files, ...filesIn('test', '.ts'), ...filesIn('examples', '.ts')]
  expect(all.filter(file => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z-]+)*\.ts$/.test(basename(file)))).toEqual([])
})

test('a resource has one name in every tree', () => {
  const kinds = [...textOf('src/model/index.ts').matchAll(/^ {2}'?([a-z-]+)'?: \w+Model$/gm)].map(match => match[1])
  expect(kinds).toContain('service')
  const missing = ['src/model', 'src/deploy/resources'].flatMap(tree =>
    kinds.map(kind => `${tree}/${kind}.ts`).filter(path => !files.includes(path)),
  )
  expect(missing).toEqual([])
})
