import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { SERVICE_NAMES } from '../src/aws/service-name.ts'
import { FAILURES } from '../src/deploy/diagnosis/diagnosis-code.ts'
import { handlers } from '../src/deploy/resources/index.ts'
import { PLACEMENT_PROBLEMS } from '../src/simulator/ecs/placement-problem.ts'
import { PULL_PROBLEMS } from '../src/simulator/ecs/pull-problem.ts'
import { START_PROBLEMS } from '../src/simulator/ecs/start-problem.ts'
import { documents, examplesOf, fencesOf, problemsIn, samplesOf } from './code-samples.ts'
import { filesIn, textOf } from './source-files.ts'

describe('every TypeScript block of the documents and every @example', () => {
  const page = (name: string, ...lines: string[]) => fencesOf(name, ['# Page', ...lines].join('\n'))
  const wrong = (text: string) => `const wrong: string = 1 // error: ${text}`
  // What the check itself is to find.
  const ours = [
    page('wrong.md', '```ts', 'const right = 1', 'const wrong: string = 1', '```'),
    page('announced.md', '```ts', wrong("'number' is not assignable"), '```'),
    page('other.md', '```ts', wrong('something else'), '```'),
    page('right.md', '```ts', 'const right = 1 // error: anything', '```'),
    page('given.md', '<!-- given: declare const count: number -->', '```ts', 'count.toFixed()', '```'),
  ].flat()

  test('compiles, and fails where it says so', async () => {
    const samples = documents().flatMap(samplesOf)
    expect(samples.some(sample => sample.file === 'README.md')).toBe(true)
    expect(await problemsIn([...samples, ...ours])).toEqual([
      "wrong.md:4: Type 'number' is not assignable to type 'string'.",
      `other.md:3: should say "something else", says Type 'number' is not assignable to type 'string'.`,
      'right.md:3: should say "anything", says nothing',
    ])
  })
})

test('docs/errors.md and docs/diagnosis.md explain every code', () => {
  const union = (name: string) => new RegExp(`type ${name} =([^]*?)\n\n`).exec(textOf('src/errors.ts'))?.[1] ?? ''
  const literals = (text: string) => [...text.matchAll(/'([^']+)'/g)].map(match => match[1] ?? '')
  const deploy = filesIn('src/deploy', '.ts').map(textOf).join()
  const codes = new Set([
    ...literals(union('PlanErrorCode')),
    ...literals(union('FailedOutcome')).map(outcome => `deploy.${outcome}`),
    ...Object.entries(FAILURES).flatMap(([what, ways]) => ways.map(way => `${what}.${way}`)),
    ...[...deploy.matchAll(/\bcode: '([a-z.-]+)'/g)].map(match => match[1] ?? ''),
  ])
  // What can be looked up can be missing; the others get a heading once they can be referred to.
  for (const [kind, handler] of Object.entries(handlers)) if ('lookup' in handler) codes.add(`${kind}.missing`)
  for (const kind of [
    'auto-scaling-group',
    'capacity-provider',
    'certificate',
    'cluster',
    'event-rule',
    'listener',
    'pull-through-cache-rule',
    'load-balancer',
    'network',
    'repository',
    'role',
    'schedule',
    'security-group',
    'service',
    'task',
  ])
    codes.add(`${kind}.missing`)
  codes.add('target-group.missing')
  codes.add('listener-rule.missing')
  const pages = [textOf('docs/errors.md'), textOf('docs/diagnosis.md')].join('\n')
  const headings = [...new Set([...pages.matchAll(/^### (.+)$/gm)].map(match => match[1] ?? ''))]
  expect(headings.filter(heading => !/^(definition\.invalid|aws\.\*)$/.test(heading)).sort()).toEqual([...codes].sort())
})

describe('docs/architecture.md', () => {
  const page = textOf('docs/architecture.md')

  test('names files that are there', () => {
    const named = [...page.matchAll(/`((?:src|test|docs)\/[\w./-]+\.(?:ts|json|md))`/g)].map(([, path = '']) => path)
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter(path => !existsSync(path))).toEqual([])
  })

  test('sends a newcomer to files that have tests of their own, where they are looked for', () => {
    const rows = [...page.matchAll(/^\| an? [^|]*\| ([^|]*) \|/gm)].map(([, first = '']) => first)
    const exemplars = rows.flatMap(row => [...row.matchAll(/`src\/([\w/-]+)\.ts`/g)].map(([, path = '']) => path))
    expect(exemplars.length).toBeGreaterThan(6)
    const tested = (path: string) => existsSync(`test/${path}.test.ts`)
    // What is only data has no behaviour to test.
    expect(exemplars.filter(path => !path.startsWith('model/') && !tested(path))).toEqual([])
  })
})

describe('the check itself', () => {
  test('finds examples in comments, fenced or not, at their lines', () => {
    const text = [
      'const first = 1',
      '/**',
      ' * Says so.',
      ' *',
      ' * @example',
      ' * first()',
      ' * @see somewhere',
      ' */',
      '/** @example second() */',
      '/**',
      ' * @example',
      ' * ```ts',
      ' * third()',
      ' * ```',
      ' */',
    ].join('\n')
    const found = examplesOf('file.ts', text).map(({ line, code }) => ({ line, code: code.trim() }))
    expect(found).toEqual([
      { line: 4, code: 'first()' },
      { line: 8, code: 'second()' },
      { line: 12, code: 'third()' },
    ])
  })
})

test('docs/simulator.md lists every service', () => {
  const names = SERVICE_NAMES.map(name => `\`${name}\``)
  expect(textOf('docs/simulator.md')).toContain(
    `The services are ${names.slice(0, -1).join(', ')} and ${names.at(-1)}.`,
  )
})

test.each([
  ['cannot pull', PULL_PROBLEMS],
  ['cannot start', START_PROBLEMS],
  ['cannot place', PLACEMENT_PROBLEMS],
])('docs/simulator.md lists why a container %s', (how, problems) => {
  const row =
    textOf('docs/simulator.md')
      .split('\n')
      .find(line => line.startsWith(`| \`${how}\``)) ?? ''
  expect(Object.keys(problems).filter(name => !row.includes(`\`${name}\``))).toEqual([])
})
