import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../source-files.ts'
import { optionNamesFile } from './write-options.ts'

test('the names of options at run time are those of the types', async () => {
  const biome = join(root, 'node_modules/.bin/biome')
  const flags = ['format', '--stdin-file-path=src/builders/option-names.ts']
  const formatted = execFileSync(biome, flags, { input: optionNamesFile(), cwd: root, encoding: 'utf8' })
  await expect(formatted).toMatchFileSnapshot('../../src/builders/option-names.ts')
})
