import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../source-files.ts'
import { optionNames, optionNamesFile } from './write-options.ts'

const names = optionNames()

test.each(['builders', 'deploy'] as const)(
  'the names of options of %s at run time are those of the types',
  async layer => {
    const biome = join(root, 'node_modules/.bin/biome')
    const flags = ['format', `--stdin-file-path=src/${layer}/option-names.ts`]
    const formatted = execFileSync(biome, flags, { input: optionNamesFile(names[layer]), cwd: root, encoding: 'utf8' })
    await expect(formatted).toMatchFileSnapshot(`../../src/${layer}/option-names.ts`)
  },
)
