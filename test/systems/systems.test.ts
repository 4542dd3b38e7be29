import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { root } from '../source-files.ts'
import { compile, diagnosticsIn } from '../types/compiler.ts'

// Systems of public repositories, said as programs: they stand beside the project
const systems = fileURLToPath(new URL('../../../shared/systems/', import.meta.url))
const isThere = existsSync(systems)
const programs = isThere ? readdirSync(systems).filter(file => /^\d\d-.*\.ts$/.test(file)) : []

if (!isThere) console.info('The systems beside the project are not there: their programs are not compiled')

/** What these programs say by `.raw()`: groups and target groups of others, for which there are methods since. */
const RAW = ['networkConfiguration', 'loadBalancers', 'healthCheckGracePeriodSeconds']

describe.skipIf(!isThere)('systems of others, said as programs', () => {
  it('compile, all of them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fluent-ecs-systems-'))
    try {
      mkdirSync(join(folder, 'programs'))
      for (const file of programs) copyFileSync(join(systems, file), join(folder, 'programs', file))
      copyFileSync(join(systems, 'env.ts'), join(folder, 'env.ts'))
      writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
      const paths = { 'fluent-ecs': [join(root, 'src/index.ts')] }
      const compilerOptions = { paths, typeRoots: [join(root, 'node_modules/@types')], types: ['node'] }
      const settings = { extends: join(root, 'tsconfig.json'), compilerOptions, include: ['programs'] }
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings))
      expect(diagnosticsIn(await compile('typescript70', folder))).toEqual([])
    } finally {
      rmSync(folder, { recursive: true })
    }
    expect(programs.length).toBeGreaterThan(45)
  })

  it('need .raw() for nothing else than what others own', () => {
    const given = programs.flatMap(file => {
      const [, raw = ''] = /raw: \[([^\]]*)\]/.exec(readFileSync(join(systems, file), 'utf8')) ?? []
      return [...raw.matchAll(/'(\w+)/g)].map(([, member = '']) => member)
    })
    expect([...new Set(given)].filter(member => !RAW.includes(member))).toEqual([])
  })
})
