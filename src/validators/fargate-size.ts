import type { TaskDefinitionDraft } from './draft.ts'
import { DOCS, type RuleFamily } from './rule.ts'

/** vCPU to the GiB of memory that Fargate offers with it. */
export const FARGATE_SIZES = {
  0.25: [0.5, 1, 2],
  0.5: [1, 2, 3, 4],
  1: [2, 3, 4, 5, 6, 7, 8],
  2: [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
  4: [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30],
  8: [16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60],
  16: [32, 40, 48, 56, 64, 72, 80, 88, 96, 104, 112, 120],
  32: [60, 120, 244],
} as const

type Sizes = typeof FARGATE_SIZES

/** The vCPU values of Fargate, less those that the chosen memory excludes. */
export type FargateCpu<M = unknown> = [number] extends [M]
  ? 0.25 | 0.5 | 1 | 2 | 4 | 8 | 16 | 32
  : { [C in keyof Sizes]: [M] extends [Sizes[C][number]] ? C : never }[keyof Sizes]

/** The memory values of Fargate in GiB, less those that the chosen vCPU excludes. */
export type FargateMemory<C = unknown> = [number] extends [C]
  ? Sizes[keyof Sizes][number]
  : { [G in Sizes[keyof Sizes][number]]: [C] extends [CpuWith<G>] ? G : never }[Sizes[keyof Sizes][number]]

type CpuWith<G> = { [C in keyof Sizes]: G extends Sizes[C][number] ? C : never }[keyof Sizes]

const docs = `${DOCS}/task-cpu-memory-error.html`
const rows = new Map(Object.entries(FARGATE_SIZES).map(([cpu, memory]) => [Number(cpu), memory as readonly number[]]))

export const fargateSizeRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['TD-CPU-01', 'TD-MEM-01'],
  check({ launchType, cpu, memory }, report) {
    if (launchType !== 'FARGATE' || cpu === undefined) return
    const vcpu = cpu / 1024
    const row = rows.get(vcpu)
    if (!row) {
      report({
        code: 'TD-CPU-01',
        path: ['cpu'],
        message: `Invalid 'cpu' setting for task: Fargate has no size with ${vcpu} vCPU`,
        hint: `use one of ${[...rows.keys()].sort((a, b) => a - b).join(', ')} vCPU`,
        expected: [...rows.keys()].sort((a, b) => a - b).join(' | '),
        received: String(vcpu),
        docs,
      })
    } else if (memory !== undefined && !row.includes(memory / 1024)) {
      report({
        code: 'TD-MEM-01',
        path: ['memory'],
        message: `No Fargate configuration exists for ${vcpu} vCPU with ${memory / 1024} GiB of memory`,
        hint: `use one of ${row.join(', ')} GiB with ${vcpu} vCPU, ${cpusWith(memory)}`,
        expected: row.join(' | '),
        received: String(memory / 1024),
        docs,
      })
    }
  },
}

function cpusWith(memory: number): string {
  const cpus = [...rows].filter(([, row]) => row.includes(memory / 1024)).map(([cpu]) => cpu)
  if (cpus.length === 0) return `no vCPU goes with ${memory / 1024} GiB`
  return `or ${cpus.sort((a, b) => a - b).join(', ')} vCPU with ${memory / 1024} GiB`
}
