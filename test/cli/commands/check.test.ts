import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { DEFINITION } from '../../release/foreign.ts'
import { ran } from '../support.ts'

const folder = mkdtempSync(join(tmpdir(), 'fluent-ecs-check-'))
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return name
}

test('a program for several environments is valid for those that are named', async () => {
  const text = `export default {
    kind: 'environments', names: ['staging', 'prod'], settingsOf: () => ({}),
    stackOf: name => ({ build: () => ({ kind: 'stack', name, tags: {}, roots: [] }) }),
  }`
  const program = file('environments.mjs', text)
  expect((await ran(['check', program], { cwd: folder })).stdout).toBe('environments.mjs is valid for staging, prod\n')
  expect((await ran(['check', program, '--env', 'prod'], { cwd: folder })).stdout).toBe(
    'environments.mjs is valid for prod\n',
  )
})

describe('a file of JSON', () => {
  test.each([
    ['task-definition.json', { ...DEFINITION, cpu: '300' }, /cpu.*TD-/s],
    [
      'service.json',
      { serviceName: 'web', taskDefinition: 'web', schedulingStrategy: 'DAEMON', desiredCount: 2 },
      /desiredCount/,
    ],
  ])('%s is checked', async (name, json, message) => {
    const { exitCode, stderr } = await ran(['check', file(name, JSON.stringify(json))], { cwd: folder })
    expect(stderr).toMatch(message)
    expect(exitCode).toBe(1)
  })

  test('is told at its lines, also to GitHub', async () => {
    const definition = {
      ...DEFINITION,
      cpu: '300',
      containerDefinitions: [{ name: 'app', image: 'a', portMapings: [] }],
    }
    const name = file('lines.json', JSON.stringify(definition, undefined, 2))
    const lines = JSON.stringify(definition, undefined, 2).split('\n')
    const lineOf = (member: string): number => lines.findIndex(line => line.includes(`"${member}"`)) + 1
    const { stderr } = await ran(['check', name], { cwd: folder }, { GITHUB_ACTIONS: 'true' })
    expect(stderr).toMatch(new RegExp(`At: lines.json:${lineOf('cpu')}:10\n`))
    expect(stderr).toMatch(new RegExp(`portMapings.*\n +At: lines.json:${lineOf('portMapings')}:\\d+\n`))
    // Where something is missing, what it is missing from.
    expect(stderr).toMatch(new RegExp(`logs nowhere.*\n +At: lines.json:${lineOf('containerDefinitions') + 1}:5\n`))
    expect(stderr).toContain(`::error file=lines.json,line=${lineOf('cpu')},col=10::`)
  })

  test('that is nested too deep for places is told without them', async () => {
    const deep = `{ "family": "web", "containerDefinitions": ${'['.repeat(6_000)}${']'.repeat(6_000)} }`
    const { exitCode, stderr } = await ran(['check', file('deep.json', deep)], { cwd: folder })
    expect(exitCode).toBe(1)
    expect(stderr).toMatch(/^deep.json is not valid/)
    expect(stderr).not.toContain('deep.json:1')
  })

  test.each([
    ['a list that ends too early', '{"family": "web",\n "containerDefinitions": [}', '2:27'],
    ['a comment', '// x\n{"family": "web"}', '1:1'],
    ['a comma too many', '{\n  "family": "web",\n}\n', '3:1'],
    ['a line within a text', '{\n  "family": "we\nb"}', '2:16'],
    ['a text that does not end', '{ "family": "web', '1:17'],
    ['nothing', '', '1:1'],
  ])('that is no JSON is told at its line: %s', async (_what, text, place) => {
    const { exitCode, stderr } = await ran(['check', file('broken.json', text)], { cwd: folder })
    expect(stderr).toMatch(/x It is no JSON: .* \[JSON-SYN-01\]/)
    expect(stderr).toContain(`At: broken.json:${place}\n`)
    expect(exitCode).toBe(1)
  })

  test('that is valid is said to be', async () => {
    const { stdout, exitCode } = await ran(['check', file('valid.json', JSON.stringify(DEFINITION))], { cwd: folder })
    expect(stdout).toContain('valid.json is valid')
    expect(exitCode).toBe(0)
  })
})
