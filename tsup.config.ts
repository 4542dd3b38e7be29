import type { Options } from 'tsup'

const config: Options = {
  entry: { index: 'src/index.ts', simulator: 'src/simulator/index.ts' },
  format: ['esm', 'cjs'],
  target: 'node20',
  tsconfig: 'tsconfig.build.json',
  dts: true,
  splitting: true,
  clean: true,
}

export default config
