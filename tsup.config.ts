import { readFileSync, writeFileSync } from 'node:fs'
import type { Options } from 'tsup'
import { serviceSchema, taskDefinitionSchema } from './src/validators/raw/json-schema.ts'

const BUNDLED = ['zod']

function licence(name: string): string {
  return `${name}\n\n${readFileSync(`node_modules/${name}/LICENSE`, 'utf8')}`
}

const config: Options = {
  entry: { index: 'src/index.ts', simulator: 'src/simulator/index.ts' },
  format: ['esm', 'cjs'],
  target: 'node20',
  tsconfig: 'tsconfig.json',
  dts: true,
  splitting: true,
  clean: true,
  // Bundled, only the part in use is loaded: half of the import time
  noExternal: BUNDLED.map(name => new RegExp(`^${name}(/|$)`)),
  onSuccess: async () => {
    writeFileSync('dist/THIRD-PARTY-LICENSES.txt', BUNDLED.map(licence).join('\n'))
    writeFileSync('dist/task-definition.schema.json', JSON.stringify(taskDefinitionSchema()))
    writeFileSync('dist/service.schema.json', JSON.stringify(serviceSchema()))
  },
}

export default config
