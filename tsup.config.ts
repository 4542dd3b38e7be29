import { writeFileSync } from 'node:fs'
import type { Options } from 'tsup'
import { serviceSchema, taskDefinitionSchema } from './src/validators/raw/json-schema.ts'

const config: Options = {
  entry: { index: 'src/index.ts', simulator: 'src/simulator/index.ts' },
  format: ['esm', 'cjs'],
  target: 'node20',
  tsconfig: 'tsconfig.json',
  dts: true,
  splitting: true,
  clean: true,
  onSuccess: async () => {
    writeFileSync('dist/task-definition.schema.json', JSON.stringify(taskDefinitionSchema()))
    writeFileSync('dist/service.schema.json', JSON.stringify(serviceSchema()))
  },
}

export default config
