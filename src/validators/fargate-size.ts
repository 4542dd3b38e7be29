import type { TaskDefinitionDraft } from './draft.ts'
import { isWindows } from './is-windows.ts'
import { runsOn, runsOnEc2 } from './launch.ts'
import type { Marked } from './mark.ts'
import { DOCS, type Report, type RuleFamily } from './rule.ts'

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

type Gib = Sizes[keyof Sizes][number]

/** vCPU of a task: a number, or as the API writes it. */
export type VcpuText = `${number}${'' | ' '}vCPU`
/** Memory: as the API writes it, or in MiB. A GB is a GiB to ECS. */
export type MemoryText = `${number}${'' | ' '}${'GB' | 'GiB' | 'MiB'}`

/** What is asked of a value: one of the known ones where the compiler knows it, else what the run time checks. */
export type Checked<X, Known, Text extends string> = number extends X
  ? X
  : string & X extends never
    ? Known
    : Text | (string extends X ? string : never)

/** What the types remember of a value: text is left to the run time. */
export type Remembered<X> = [X] extends [number] ? X : number

/**
 * The vCPU values of Fargate, less those that the chosen memory excludes. Where both are chosen by conditions, each must
 * go with one of the other: the run time sees which.
 */
export type FargateCpu<M = unknown, X = unknown> = [number] extends [M]
  ? 0.25 | 0.5 | 1 | 2 | 4 | 8 | 16 | 32
  : [Several<M>, Several<X>] extends [true, true]
    ? CpuWith<M>
    : { [C in keyof Sizes]: [M] extends [Sizes[C][number]] ? C : never }[keyof Sizes]

/** The memory values of Fargate in GiB, less those that the chosen vCPU excludes. */
export type FargateMemory<C = unknown, X = unknown> = [number] extends [C]
  ? Gib
  : [Several<C>, Several<X>] extends [true, true]
    ? Sizes[C & keyof Sizes][number]
    : { [G in Gib]: [C] extends [CpuWith<G>] ? G : never }[Gib]

/** The vCPU values of a launch type: those of Fargate, less those that memory or Windows exclude; elsewhere any. */
export type CpuOn<L, M, D, X = unknown> = L extends 'EC2' | 'EXTERNAL' | 'MANAGED_INSTANCES'
  ? number
  : Marked<'windows', D> extends true
    ? FargateCpu<M, X> & WindowsCpu
    : FargateCpu<M, X>

/** The GiB values of a launch type: those of Fargate, less those that the vCPU exclude; elsewhere any. */
export type MemoryOn<L, C, X = unknown> = L extends 'EC2' | 'EXTERNAL' | 'MANAGED_INSTANCES'
  ? number
  : FargateMemory<C, X>

/** CPU and memory of a task: vCPU and GiB, or text as the API writes it. */
export interface Size<C = number | VcpuText, M = number | MemoryText> {
  readonly cpu: C
  readonly memory: M
}

/** The sizes of a launch type, as a union of pairs, so that one chosen by a condition passes. */
export type SizeOn<S extends Size, L, D> = S['cpu' | 'memory'] extends number
  ? number extends S['cpu' | 'memory']
    ? S
    : L extends 'EC2' | 'EXTERNAL' | 'MANAGED_INSTANCES'
      ? Size
      : Marked<'windows', D> extends true
        ? WindowsSize
        : FargateSize
  : S

type WindowsCpu = 1 | 2 | 4
type FargateSizes = { readonly [C in keyof Sizes]: Size<C, Sizes[C][number]> }
// Aliases keep the messages short
type FargateSize = FargateSizes[keyof Sizes]
type WindowsSize = FargateSizes[WindowsCpu]

type Several<T, Each = T> = T extends Each ? ([Each] extends [T] ? false : true) : never
type CpuWith<G> = { [C in keyof Sizes]: G extends Sizes[C][number] ? C : never }[keyof Sizes]

const docs = `${DOCS}/task-cpu-memory-error.html`
const rows = new Map(Object.entries(FARGATE_SIZES).map(([cpu, memory]) => [Number(cpu), memory as readonly number[]]))
const ascending = [...rows.keys()].sort((a, b) => a - b)

export const fargateSizeRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['TD-CPU-01', 'TD-CPU-03', 'TD-CPU-04', 'TD-MEM-01', 'TD-MEM-02', 'TD-PLT-04'],
  docs,
  check(definition, report) {
    const { cpu, memory, written } = definition
    if (written) checkWritten(written, report)
    if (Number.isNaN(memory)) {
      const message = "Invalid 'memory' setting for task"
      report({
        code: 'TD-MEM-01',
        path: ['memory'],
        message,
        hint: written ? 'use for example "2048" or "2 GB"' : "use for example 2 or '2 GB'",
        docs,
      })
    }
    if (Number.isNaN(cpu)) {
      const message = "Invalid 'cpu' setting for task"
      report({
        code: 'TD-CPU-01',
        path: ['cpu'],
        message,
        hint: written ? 'use for example "512" or ".5 vCPU"' : "use for example 0.5 or '0.5 vCPU'",
        docs,
      })
    } else if (cpu !== undefined) {
      if (runsOn(definition, 'FARGATE')) checkPair(definition, cpu, memory, report)
      else if (cpu < 128 || cpu > 196_608) {
        const message = `Invalid 'cpu' setting for task: ${cpu} is not between 128 and 196608 CPU units`
        report({ code: 'TD-CPU-03', path: ['cpu'], message, hint: 'use 128 (0.125 vCPU) or more', docs })
      }
    }
  },
}

function checkPair(definition: TaskDefinitionDraft, cpu: number, memory: number | undefined, report: Report): void {
  // The same table, but a rule of its own: people expect EC2 beside it to lift the limits
  const alsoEc2 = definition.requiresCompatibilities !== undefined && runsOnEc2(definition)
  const vcpu = cpu / 1024
  const row = rows.get(vcpu)
  if (!row) {
    report({
      code: alsoEc2 ? 'TD-MEM-02' : 'TD-CPU-01',
      path: ['cpu'],
      message: `Invalid 'cpu' setting for task: Fargate has no size with ${vcpu} vCPU`,
      hint: `use one of ${ascending.join(', ')} vCPU`,
      expected: ascending.join(' | '),
      received: String(vcpu),
      docs,
    })
  } else if (memory !== undefined && !Number.isNaN(memory) && !row.includes(memory / 1024)) {
    report({
      code: alsoEc2 ? 'TD-MEM-02' : 'TD-MEM-01',
      path: ['memory'],
      message: `No Fargate configuration exists for ${vcpu} vCPU with ${inWords(memory)} of memory`,
      hint: `use one of ${row.join(', ')} GiB with ${vcpu} vCPU, ${cpusWith(memory)}`,
      expected: row.join(' | '),
      received: String(memory / 1024),
      docs,
    })
  } else if (isWindows(definition) && (vcpu < 1 || vcpu > 4)) {
    const message = `Windows tasks on Fargate have 1, 2 or 4 vCPU, not ${vcpu}`
    report({ code: 'TD-PLT-04', path: ['cpu'], message, hint: 'use 1, 2 or 4 vCPU', docs })
  }
}

function checkWritten(written: object, report: Report): void {
  for (const field of ['cpu', 'memory'] as const) {
    const value: unknown = (written as { readonly cpu?: unknown; readonly memory?: unknown })[field]
    if (typeof value !== 'number') continue
    const message = `${field} is the number ${value}; the API takes text`
    const hint = `write "${field}": "${value}"`
    report({ code: 'TD-CPU-04', severity: 'warning', path: [field], message, hint, docs })
  }
}

function cpusWith(memory: number): string {
  const cpus = ascending.filter(cpu => rows.get(cpu)?.includes(memory / 1024))
  if (cpus.length === 0) return `no vCPU goes with ${inWords(memory)}`
  return `or ${cpus.join(', ')} vCPU with ${inWords(memory)}`
}

/** As it was meant: GiB, or MiB that are no quarter of one. */
function inWords(mebibytes: number): string {
  return mebibytes % 256 === 0 ? `${mebibytes / 1024} GiB` : `${mebibytes} MiB`
}
