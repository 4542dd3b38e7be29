import { fileURLToPath } from 'node:url'
import type { ViteUserConfig } from 'vitest/config'

const source = (path: string): string => fileURLToPath(new URL(`src/${path}`, import.meta.url))

// Minutes long: `npm test` takes a sample of each.
const WHOLE = [
  'test/faults/{fields,first-half,second-half}.test.ts',
  'test/verdicts/whole.test.ts',
  'test/calls/server-errors-in-turn.test.ts',
  'test/compared/failures.test.ts',
  'test/restore/whole.test.ts',
  'test/systems/every.test.ts',
]

// The scenarios of the executor: half of what all tests take.
const DEPLOYS = [
  'test/deploy/!(nine-steps).test.ts',
  'test/deploy/{diagnosis,event-rules,planning,preflight,rollout,schedules,tasks}/**/*.test.ts',
  'test/restore/!(sample|whole).test.ts',
]

const TRANSITIONS = 'test/transitions/{first,second}-half.test.ts'
const OTHER_COMPILERS = 'test/types/other-compilers.test.ts'

// Tests put back what they change: to load all modules anew for every file takes as long as the tests.
const TOGETHER = { isolate: false, setupFiles: 'test/no-sources.ts' }

const config: ViteUserConfig = {
  resolve: {
    alias: [
      { find: /^fluent-ecs$/, replacement: source('index.ts') },
      { find: /^fluent-ecs\/simulator$/, replacement: source('simulator/index.ts') },
    ],
  },
  test: {
    // Type-checking and process-spawning tests take seconds, and far longer on a busy machine: no test is judged by time.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // All processors: of two, one would stand idle
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [
            'test/clients/**',
            'test/moto/**',
            'test/package/**',
            'test/wire/**',
            TRANSITIONS,
            OTHER_COMPILERS,
            ...WHOLE,
            ...DEPLOYS,
          ],
          ...TOGETHER,
        },
      },
      { extends: true, test: { name: 'deploys', include: DEPLOYS, ...TOGETHER } },
      { extends: true, test: { name: 'faults', include: WHOLE, testTimeout: 7_200_000 } },
      { extends: true, test: { name: 'transitions', include: [TRANSITIONS] } },
      { extends: true, test: { name: 'compilers', include: [OTHER_COMPILERS] } },
      { extends: true, test: { name: 'wire', include: ['test/wire/**/*.test.ts'] } },
      {
        extends: true,
        test: { name: 'package', include: ['test/package/**/*.test.ts'], globalSetup: 'test/package/installed.ts' },
      },
      {
        extends: true,
        test: { name: 'clients', include: ['test/clients/**/*.test.ts'], globalSetup: 'test/clients/python.ts' },
      },
      {
        extends: true,
        test: { name: 'moto', include: ['test/moto/**/*.test.ts'], globalSetup: 'test/moto/server.ts' },
      },
    ],
  },
}

export default config
