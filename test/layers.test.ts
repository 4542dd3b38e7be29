import { basename } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { handlers } from '../src/deploy/resources/index.ts'
import { declaredIn, filesIn, type Import, importsOf, parse, textOf } from './source-files.ts'

const files = filesIn('src', '.ts')
const imports = files.flatMap(importsOf)

// What each layer may import, itself aside. `errors` is src/errors.ts, `index` is src/index.ts, and so on.
const allowed: Readonly<Record<string, readonly string[]>> = {
  model: ['node:util'],
  errors: ['model', 'validators/issue', 'deploy/diagnosis/diagnosis-code'],
  validators: ['model', 'errors', 'zod', 'node:util'],
  builders: ['model', 'errors', 'validators', 'node:crypto'],
  aws: ['errors', '@aws-sdk', 'node:'],
  deploy: ['model', 'errors', 'aws', 'log-update', 'node:'],
  release: ['model', 'errors', 'validators', 'aws', 'deploy'],
  run: ['model', 'errors', 'validators', 'aws', 'deploy', 'node:crypto'],
  operate: ['model', 'errors', 'validators', 'aws', 'deploy', 'release', 'ws', 'node:'],
  cli: [
    'model',
    'errors',
    'validators',
    'aws',
    'deploy',
    'release',
    'run',
    'operate',
    '@stricli/core',
    'jiti',
    '@humanwhocodes/momoa',
    'log-update',
    'node:',
  ],
  simulator: ['errors', 'aws/service-name', 'aws/sdk', '@aws-sdk', '@smithy', 'ws', 'node:'],
  internal: ['model', 'errors', 'validators', 'builders', 'aws', 'deploy', 'release', 'run', 'operate'],
  describe: ['validators', 'builders'],
  verbs: ['aws', 'deploy', 'release', 'run', 'operate'],
  index: ['model', 'errors', 'describe', 'verbs', 'internal'],
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

test('builders -> validators -> model <- deploy -> aws, and nothing else', () => {
  expect(imports.filter(each => !isAllowed(each)).map(({ from, to }) => `${from} imports ${to}`)).toEqual([])
})

// Types alone: what refers to what is mutual in AWS, too (a rule has its listener, a listener its rules' targets).
const MAY_BE_MUTUAL = /^src\/model\//

test('no file imports itself in a circle, not even for types', () => {
  const needs = new Map<string, string[]>()
  for (const { from, to, typeOnly } of imports) {
    if (typeOnly && MAY_BE_MUTUAL.test(from)) continue
    needs.set(from, [...(needs.get(from) ?? []), to])
  }
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

test.each(['src/index.ts', 'src/describe.ts', 'src/verbs.ts', 'src/internal.ts'])(
  '%s names what is public and does nothing',
  file => {
    const others = parse(file).statements.filter(statement => !ts.isExportDeclaration(statement))
    expect(others.map(statement => statement.getText())).toEqual([])
  },
)

test('no object literal is spread into another: that switches off the check for excess members', () => {
  const spreads = files.flatMap(file => {
    const found: string[] = []
    const visit = (node: ts.Node): void => {
      if (ts.isSpreadAssignment(node) && ts.isObjectLiteralExpression(node.expression))
        found.push(`${file}: ${node.getText().slice(0, 60)}`)
      ts.forEachChild(node, visit)
    }
    visit(parse(file))
    return found
  })
  expect(spreads).toEqual([])
})

test('an exported name means one thing', () => {
  // In the simulator each service of AWS is a world of its own, with its own tags and refusals.
  const worldOf = (file: string): string => /^src\/simulator\/(?:[a-z0-9-]+\/)?/.exec(file)?.[0] ?? 'src/'
  const meanings = new Map<string, string[]>()
  for (const file of files)
    for (const name of declaredIn(file)) {
      const key = `${worldOf(file)}: ${name}`
      meanings.set(key, [...(meanings.get(key) ?? []), file])
    }
  // What makes a resource of a program, and what makes it of AWS.
  const isKind = (at: readonly string[]): boolean => {
    const [first = '', second = '', ...others] = at.map(file => basename(file))
    return others.length === 0 && first === second && first.replace('.ts', '') in handlers
  }
  const homonyms = [...meanings].filter(([, at]) => at.length > 1 && !isKind(at))
  expect(homonyms.map(([name, at]) => `${name} in ${at.join(', ')}`)).toEqual([])
})

test('files are short, and the compiler is seldom overruled', () => {
  // Tables of the API are as long as the API.
  const written = files.filter(file => !/\/(api|constraints)/.test(file))
  const lengths = written.map(file => textOf(file).split('\n').length).toSorted((a, b) => a - b)
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(60)
  expect(lengths[Math.floor(lengths.length * 0.95)]).toBeLessThan(200)
  let casts = 0
  const anys: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isAsExpression(node) && !ts.isConstTypeReference(node.type)) casts += 1
    if (node.kind === ts.SyntaxKind.AnyKeyword) anys.push(node.getSourceFile().fileName)
    ts.forEachChild(node, visit)
  }
  for (const file of files) visit(parse(file))
  expect(anys).toEqual([])
  expect(casts).toBeLessThanOrEqual(108)
})

test('files are named in kebab-case', () => {
  const all = [...files, ...filesIn('test', '.ts'), ...filesIn('examples', '.ts')]
  expect(all.filter(file => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z-]+)*\.ts$/.test(basename(file)))).toEqual([])
})

/** What users make that is no resource: the whole, and a definition that is not built. */
const BESIDE: ReadonlySet<string> = new Set([
  ...['environments', 'interpolate', 'network-load-balancer', 'stack', 'task-definition-from-json'],
])

const kebab = (name: string): string => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

describe('a resource', () => {
  const kinds = Object.keys(handlers)

  test('has one name in every tree', () => {
    const missing = kinds
      .flatMap(kind => [`src/model/${kind}.ts`, `src/deploy/resources/${kind}/${kind}.ts`])
      .filter(path => !files.includes(path))
    expect(missing).toEqual([])
  })

  test('is built by a function and in a file of this name', () => {
    const exported = textOf('src/describe.ts').matchAll(/^export \{([^}]*)\} from '\.\/builders\/([a-z-]+)\.ts'/gm)
    const factories = [...exported].flatMap(([, names = '', file = '']) =>
      names.split(',').flatMap(name => (/^\s*(type .*)?$/.test(name) ? [] : [{ name: kebab(name.trim()), file }])),
    )
    expect(factories.length).toBeGreaterThan(5)
    expect(factories.filter(({ name, file }) => name !== file)).toEqual([])
    expect(factories.filter(({ name }) => !BESIDE.has(name) && !kinds.includes(name))).toEqual([])
  })
})
