import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import { expect, inject, test } from 'vitest'
import { sizeOf } from '../../bench/process.ts'
import { root } from '../source-files.ts'
import { run, tool } from './pack.ts'
import { reach } from './reach.ts'

const tarball = inject('tarball')
const project = inject('project')
const dist = join(project, 'node_modules/fluent-ecs/dist')

const printed = (file: string, text: string): string => {
  writeFileSync(join(project, file), text)
  return run('node', ['--no-warnings', file], project).trim()
}

test('publint has nothing to say', () => {
  expect(run(tool('publint'), ['run', '--strict', tarball], project)).toContain('All good!')
})

test('its types resolve in every mode of module resolution', () => {
  // The schemas are JSON, for editors: what cannot resolve exports finds them by their path.
  const schemas = ['schema/task-definition.json', 'schema/service.json']
  run(tool('attw'), [tarball, '--exclude-entrypoints', ...schemas], project)
})

test('the tarball has what is built and its papers, and nothing else', () => {
  const files = run('tar', ['-tf', tarball], project).trim().split('\n')
  const documents = ['docs', 'examples'].flatMap(folder =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(each => each.isFile())
      .map(({ parentPath, name }) => join(parentPath, name)),
  )
  const papers = [...documents, 'CONTRIBUTING.md', 'LICENSE', 'README.md', 'package.json']
  const built = [
    ...['index', 'verbs', 'simulator', 'chunk'].flatMap(name =>
      ['js', 'cjs'].map(extension => `dist/${name}.${extension}`),
    ),
    ...['index.d.ts', 'index.d.cts', 'simulator.d.ts', 'simulator.d.cts', 'service-name.d.cts'].map(
      name => `dist/${name}`,
    ),
    ...['dist/service.schema.json', 'dist/task-definition.schema.json', 'dist/THIRD-PARTY-LICENSES.txt'],
  ]
  expect(files).toContain('package/dist/cli/main.js')
  // What its commands load is in files of their own.
  const library = files.filter(file => !file.startsWith('package/dist/cli/'))
  const named = library.map(file =>
    file.replace('package/', '').replace(/(chunk|service-name|verbs)-[\w-]{8}(?=\.)/, '$1'),
  )
  expect([...new Set(named)].sort()).toEqual([...built, ...papers].sort())
})

test('what its pages link to is in it', () => {
  const installed = join(project, 'node_modules/fluent-ecs')
  const pages = readdirSync(installed, { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.md'))
  expect(pages.length).toBeGreaterThan(30)
  const links = pages.flatMap(page =>
    [...readFileSync(join(installed, page), 'utf8').matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(([, to = '']) => ({
      page,
      to: join(dirname(page), to),
    })),
  )
  expect(links.filter(({ to }) => !existsSync(join(installed, to)))).toEqual([])
})

test('what it installs, dependencies and all, takes no more than 60 MB', () => {
  expect(sizeOf(join(project, 'node_modules')) / 1e6).toBeLessThanOrEqual(60)
})

test('zod is in it with its licence, the part that is used', () => {
  expect(readFileSync(join(dist, 'THIRD-PARTY-LICENSES.txt'), 'utf8')).toMatch(
    /^zod\n\s+MIT License\s+Copyright .*Colin McDonnell/,
  )
  expect(reach(join(dist, 'index.js')).filter(name => name.startsWith('zod'))).toEqual([])
  expect(readFileSync(join(dist, 'THIRD-PARTY-LICENSES.txt'), 'utf8')).toMatch(
    /^@humanwhocodes\/momoa, by Nicholas C\. Zakas\n\n\s+Apache License\n/m,
  )
})

test.each([
  ['a task definition', "import { taskDefinition } from 'fluent-ecs'; console.log(taskDefinition('web'))", 160_000],
  ['a service', "import { service } from 'fluent-ecs'; console.log(service('web'))", 250_000],
  ['an empty stack', "import { stack } from 'fluent-ecs'; console.log(stack('shop'))", 65_000],
])('a program that only builds %s is bundled with no more than that', async (_what, contents, bound) => {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: project },
    ...{ bundle: true, format: 'esm', platform: 'node', splitting: true, outdir: 'out', write: false, minify: true },
  })
  const entry = outputFiles.find(({ path }) => path.endsWith('stdin.js'))
  expect(entry?.contents.length).toBeLessThan(bound)
})

test.each(['index', 'simulator'])('the types of %s name neither zod nor an SDK package', entry => {
  const packages = [...reach(join(dist, `${entry}.d.ts`)), ...reach(join(dist, `${entry}.d.cts`))]
  expect(packages.filter(name => /^(zod|@aws-sdk|@smithy)/.test(name))).toEqual([])
})

// Counts that an import's time follows: a verb, its diagnosis or a file for each module would be seen here.
test('an import reads four files and 900 KB at most', () => {
  const read = new Set<string>()
  reach(join(dist, 'index.js'), read)
  expect(read.size).toBeLessThanOrEqual(4)
  const bytes = [...read].reduce((sum, file) => sum + statSync(file).size, 0)
  expect(bytes).toBeLessThanOrEqual(900_000)
})

test('importing it loads no SDK client', () => {
  expect(reach(join(dist, 'index.js')).filter(name => name.startsWith('@aws-sdk'))).toEqual([])
  const loaded = printed(
    'loaded.cjs',
    `require('fluent-ecs'); console.log(Object.keys(require.cache).filter(path => path.includes('@aws-sdk')).length)`,
  )
  expect(loaded).toBe('0')
})

test('import and require give the same names, and the simulator none of them', () => {
  const names = `Promise.all([PACKAGE, SIMULATOR]).then(all => console.log(JSON.stringify(all.map(each => Object.keys(each).filter(name => name !== 'default' && name !== 'module.exports').sort()))))`
  const esm = names.replace('PACKAGE', `import('fluent-ecs')`).replace('SIMULATOR', `import('fluent-ecs/simulator')`)
  const cjs = names.replace('PACKAGE', `require('fluent-ecs')`).replace('SIMULATOR', `require('fluent-ecs/simulator')`)
  const [main, simulator] = JSON.parse(printed('names.mjs', esm)) as [string[], string[]]
  expect(main).toContain('taskDefinition')
  expect(main.filter(name => simulator.includes(name))).toEqual([])
  expect(JSON.parse(printed('names.cjs', cjs))).toEqual([main, simulator])
})

const flags = '--strict --skipLibCheck false --target es2022 --module nodenext --types node'.split(' ')

const program = `import { isInvalidDefinitionError, taskDefinition } from 'fluent-ecs'
import * as simulator from 'fluent-ecs/simulator'

const web = taskDefinition('web').fargate().cpu(0.5).memory(2).container('app', c => c.image('nginx:1.29').port(80))
const { family, cpu, memory, containers } = web.build()
console.log(family, cpu, memory, containers.map(container => container.name), Object.keys(simulator).length > 0)

const memory9: number = 9
try {
  taskDefinition('web').fargate().cpu(0.5).memory(memory9 as 4).container('app', c => c.image('nginx:1.29')).build()
} catch (error) {
  if (isInvalidDefinitionError(error)) console.log(error.issues.length)
}
// @ts-expect-error: 0.5 vCPU goes with 1, 2, 3 or 4 GiB
export const wrong = () => taskDefinition('web').fargate().cpu(0.5).memory(9)
`

test.each(['typescript54', 'typescript60', 'typescript70'])('a program compiles against its types on %s', compiler => {
  writeFileSync(join(project, 'program.mts'), program)
  run('node', [join(root, 'node_modules', compiler, 'bin/tsc'), ...flags, '--noEmit', 'program.mts'], project)
})

test.each(['mts', 'cts'])('a program in a .%s file compiles against its types, and runs', extension => {
  const file = `program.${extension}`
  writeFileSync(join(project, file), program)
  run(tool('tsc'), [...flags, file], project)
  expect(run('node', ['--no-warnings', file.replace('ts', 'js')], project).trim()).toBe(
    "web 512 2048 [ 'app' ] true\n1",
  )
})
