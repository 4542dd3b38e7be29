import { chmodSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { findBuilder } from '../../../../src/deploy/resources/image/build-image.ts'
import { contextHash } from '../../../../src/deploy/resources/image/context-hash.ts'
import { ignoresOf } from '../../../../src/deploy/resources/image/ignore-file.ts'
import {
  type BuildOptions,
  cluster,
  type DeployEvent,
  deploy,
  describeEvent,
  network,
  plan,
  repository,
  service,
  stack,
  taskDefinition,
} from '../../../../src/index.ts'
import { createSimulator, type Simulator } from '../../../../src/simulator/index.ts'
import { archiveOf, scratch, smallLayout, writeFiles } from '../../../image-layout.ts'

function program(source: BuildOptions, architectures: readonly ('X86_64' | 'ARM64')[] = ['X86_64']) {
  const image = repository('shop/web').immutableTags().build(source)
  const services = architectures.map((architecture, at) => {
    const web = taskDefinition(`web-${at}`)
      .fargate()
      .architecture(architecture)
      .cpu(0.25)
      .memory(0.5)
      .container('app', c => c.image(image))
    return service(`web-${at}`).cluster(cluster('shop')).taskDefinition(web).network(network.default())
  })
  return stack('shop').add(...services)
}

const SECRET = 'hunter2-is-no-password'

/** A program that notes how it is called, and builds what `image.tar` beside it is. */
function fakeBuilder(name: string, script: string): string {
  const directory = scratch()
  writeFileSync(join(directory, 'image.tar'), archiveOf(smallLayout(2)))
  const file = join(directory, name)
  writeFileSync(file, `#!/bin/sh\nhere="${directory}"\necho "$@ TOKEN=$TOKEN" >> "$here/calls"\n${script}\n`)
  chmodSync(file, 0o755)
  return directory
}

const BUILDX = `
case "$1" in version) exit 0;; esac
case "$2" in version) exit 0;; esac
for each in "$@"; do case "$each" in --output=*) cp "$here/image.tar" "\${each#*dest=}";; esac; done
if [ -e "$here/broken" ]; then echo "npm error: $TOKEN is no token" >&2; exit 7; fi`

const callsIn = (directory: string): string[] =>
  existsSync(join(directory, 'calls')) ? readFileSync(join(directory, 'calls'), 'utf8').trim().split('\n') : []
const buildsIn = (directory: string) => callsIn(directory).filter(each => each.startsWith('buildx build'))
const revisionsOf = (simulator: Simulator) =>
  simulator.calls.filter(({ operation }) => operation === 'RegisterTaskDefinition').length

const context = () =>
  writeFiles(
    new Map([
      ['Dockerfile', 'FROM scratch\nARG TOKEN\nCOPY app.js /app.js\n'],
      ['app.js', 'console.log(1)\n'],
      ['.dockerignore', 'node_modules\n'],
      ['node_modules/a.js', '1'],
    ]),
  )

describe('with a builder', () => {
  let builder: string
  beforeEach(() => {
    builder = fakeBuilder('docker', BUILDX)
    vi.stubEnv('PATH', `${builder}${delimiter}/usr/bin${delimiter}/bin`)
  })
  afterEach(() => vi.unstubAllEnvs())

  test('an image is built once for what it is built from, with the first deploy', async () => {
    const simulator = createSimulator()
    const source = { context: context(), args: { TOKEN: SECRET }, target: 'app' }
    const shop = program(source)
    expect(String(await plan(shop, simulator.options()))).toContain('create  image shop/web from')
    expect(buildsIn(builder)).toEqual([])
    await deploy(shop, simulator.options())
    expect(buildsIn(builder)).toEqual([
      expect.stringContaining('--platform=linux/amd64 --target=app --build-arg TOKEN '),
    ])
    // What is left out of the context, and where it lies, is nothing that it is built from.
    writeFileSync(join(source.context, 'node_modules/b.js'), '2')
    expect((await deploy(shop, simulator.options())).outcome).toBe('unchanged')
    const elsewhere = program({ ...source, context: context() })
    expect((await deploy(elsewhere, simulator.options())).outcome).toBe('unchanged')
    expect(buildsIn(builder)).toHaveLength(1)
    // Another content that builds the same image: it is built, and no revision is registered.
    writeFileSync(join(source.context, 'app.js'), 'console.log(2)\n')
    const { applied } = await deploy(shop, simulator.options())
    expect(applied.map(({ resource }) => resource.split(' ')[0])).toEqual(['image'])
    writeFileSync(join(builder, 'image.tar'), archiveOf(smallLayout(2, 'new')))
    writeFileSync(join(source.context, 'app.js'), 'console.log(3)\n')
    await deploy(shop, simulator.options())
    expect([buildsIn(builder).length, revisionsOf(simulator)]).toEqual([3, 2])
  })

  test('it is built for all that it is to run on', async () => {
    await deploy(program({ context: context() }, ['X86_64', 'ARM64']), createSimulator().options()).catch(() => {})
    expect(buildsIn(builder)).toEqual([expect.stringContaining('--platform=linux/amd64,linux/arm64 ')])
    await expect(
      plan(program({ context: context(), platform: 'linux/arm64' }), createSimulator().options()),
    ).rejects.toMatchObject({ code: 'image.platform' })
  })

  test('values of arguments are in no event, error, plan or argument of the builder', async () => {
    writeFileSync(join(builder, 'broken'), '')
    const simulator = createSimulator()
    const said: string[] = []
    const onEvent = (event: DeployEvent) => void said.push(describeEvent(event), JSON.stringify(event))
    const shop = program({ context: context(), args: { TOKEN: SECRET } })
    const error = await deploy(shop, { ...simulator.options(), onEvent }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({
      outcome: 'failed',
      diagnosis: [{ code: 'image.not-built', cause: expect.stringContaining('buildx ended with exit code 7') }],
    })
    expect(String(error)).toContain('npm error: (not shown) is no token')
    expect(`${said.join()} ${String(error)} ${JSON.stringify(error)}`).not.toContain(SECRET)
    expect(buildsIn(builder).join()).toContain(`TOKEN=${SECRET}`)
    expect(buildsIn(builder).join()).not.toMatch(new RegExp(`${SECRET}.*TOKEN=`))
    expect(revisionsOf(simulator)).toBe(0)
  })

  test('what is missing is told before anything is changed', async () => {
    const simulator = createSimulator()
    const refused = (source: BuildOptions) => deploy(program(source), simulator.options())
    await expect(refused({ context: '/nowhere' })).rejects.toMatchObject({ code: 'image.unreadable' })
    await expect(refused({ context: scratch() })).rejects.toMatchObject({
      code: 'image.unreadable',
      message: expect.stringContaining('There is no Dockerfile in'),
    })
    await expect(refused({ context: context(), builder: 'buildah' })).rejects.toMatchObject({ code: 'image.builder' })
    vi.stubEnv('PATH', '/nowhere')
    await expect(refused({ context: context() })).rejects.toMatchObject({
      code: 'image.builder',
      message: expect.stringMatching(/buildx is not installed; docker is not installed; podman .* buildah is not/),
    })
    expect(simulator.isEmpty()).toBe(true)
  })
})

test.each([
  ['IMG-SRC-01', () => repository('shop/web').push({ layout: '' })],
  ['IMG-SRC-01', () => repository('shop/web').push(JSON.parse('{ "layout": "a", "archive": "b" }'))],
  ['IMG-SRC-01', () => repository('shop/web').push({ archive: 'a\0b' })],
  ['IMG-SRC-01', () => repository('shop/web').build(JSON.parse('{}'))],
  ['IMG-BLD-01', () => repository('shop/web').build({ context: '.', platform: 'arm64' })],
  ['IMG-BLD-01', () => repository('shop/web').build({ context: '.', target: '--output=/' })],
  ['IMG-BLD-01', () => repository('shop/web').build({ context: '.', args: { 'A=B': 'c' } })],
  ['IMG-BLD-01', () => repository('shop/web').build({ context: '.', args: JSON.parse(`{ "A": ["${SECRET}"] }`) })],
  ['CD-IMG-01', () => repository('shop/web').build({ context: '.', tag: 'feature/x' })],
])('%s refuses what is no image, and shows no value of an argument', (code, image) => {
  expect(image).toThrow(code)
  expect(image).not.toThrow(SECRET)
})

test('an argument that looks like a credential is a warning', () => {
  const source = { context: '.', args: { NPM_TOKEN: SECRET, VERSION: '1' } }
  const issues = program(source)
    .issues()
    .filter(({ code }) => code === 'SEC-PLN-02')
  expect(issues).toMatchObject([{ path: expect.arrayContaining(['image', 'args', 'NPM_TOKEN']) }])
  expect(JSON.stringify(issues)).not.toContain(SECRET)
})

test.each([
  ['node_modules', 'node_modules/a/b.js', true],
  ['/dist/', 'dist/a.js', true],
  ['*.log', 'a/b.log', false],
  ['**/*.log', 'a/b.log', true],
  ['**/*.log', 'b.log', true],
  ['a/**', 'a/b/c', true],
  ['a?c', 'abc', true],
  ['a[b-d]c', 'acc', true],
  ['a.c', 'abc', false],
  ['docs\n!docs/keep.md', 'docs/keep.md', false],
  ['!keep\n*', 'keep', true],
  ['# docs', 'docs', false],
  ['\\#docs', '#docs', true],
])('a .dockerignore of %j and %s', (text, path, is) => expect(ignoresOf(text).isIgnored(path)).toBe(is))

test('a context is what a builder sees of it: names, contents, links, and what can be run', async () => {
  const one = context()
  const hash = () => contextHash(one, join(one, 'Dockerfile'))
  const first = await hash()
  expect(await contextHash(context(), 'Dockerfile')).toBe(first)
  chmodSync(join(one, 'app.js'), 0o755)
  const second = await hash()
  symlinkSync('app.js', join(one, 'link'))
  const third = await hash()
  expect(new Set([first, second, third]).size).toBe(3)
  writeFileSync(join(one, '.containerignore'), 'nothing')
  // Podman would not leave out what Docker does.
  expect(await hash()).not.toBe(third)
})

test('a builder of this machine builds what is deployed', async context_ => {
  const found = await findBuilder(undefined, {}).catch((error: Error) => error)
  if (found instanceof Error) return context_.skip(found.message)
  const simulator = createSimulator()
  const directory = context()
  writeFileSync(join(directory, 'Dockerfile'), 'FROM scratch\nARG TOKEN\nLABEL shop="yes"\nCOPY app.js /app.js\n')
  const source = { context: directory, args: { TOKEN: SECRET } }
  const deployed = async (architectures: readonly ('X86_64' | 'ARM64')[]) => {
    const before = simulator.calls.length
    const { outcome } = await deploy(program(source, architectures), simulator.options())
    const puts = simulator.calls.slice(before).filter(({ operation }) => operation === 'PutImage')
    return [outcome, puts.map(({ input }) => 'imageTag' in Object(input))]
  }
  expect(await deployed(['X86_64'])).toEqual(['deployed', [true]])
  expect(await deployed(['X86_64'])).toEqual(['unchanged', []])
  // Docker alone builds for one platform.
  if (found.name === 'docker') return
  const [outcome, tagged] = await deployed(['X86_64', 'ARM64'])
  expect([outcome, Array.isArray(tagged) && tagged.at(-1)]).toEqual(['deployed', true])
}, 120_000)
