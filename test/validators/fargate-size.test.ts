import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { taskDefinition } from '../../src/builders/task-definition.ts'
import { FARGATE_SIZES } from '../../src/validators/fargate-size.ts'

interface Sizes {
  readonly rows: readonly { readonly cpuUnits: number; readonly memoryMiB: readonly number[] }[]
}

const { rows }: Sizes = JSON.parse(readFileSync(new URL('data/fargate-sizes.json', import.meta.url), 'utf8'))
const pairs = new Set(rows.flatMap(row => row.memoryMiB.map(memory => `${row.cpuUnits}/${memory}`)))

const codes = (cpu: number, memory: number) =>
  taskDefinition('web')
    .fargate()
    .size({ cpu: cpu / 1024, memory: memory / 1024 })
    .container('app', c => c.image('app:1'))
    .issues()
    .map(({ code }) => code)

describe('Fargate sizes', () => {
  it('are those of the published table', () => {
    const ours = Object.entries(FARGATE_SIZES).map(([cpu, gib]) => [
      Number(cpu) * 1024,
      gib.map(memory => memory * 1024),
    ])
    expect(ours.sort(([a], [b]) => Number(a) - Number(b))).toEqual(rows.map(row => [row.cpuUnits, row.memoryMiB]))
  })

  it('are accepted for every pair of the table', () => {
    for (const row of rows) for (const memory of row.memoryMiB) expect(codes(row.cpuUnits, memory)).toEqual([])
  })

  it('are refused for every other pair', () => {
    const cpu = fc.oneof(fc.constantFrom(...rows.map(row => row.cpuUnits)), fc.integer({ min: -1, max: 40000 }))
    const memory = fc.oneof(
      fc.integer({ min: -1, max: 250 }).map(gib => gib * 1024),
      fc.integer({ min: 0, max: 260000 }),
    )
    fc.assert(
      fc.property(cpu, memory, (units, mib) => {
        expect(codes(units, mib).length === 0).toBe(pairs.has(`${units}/${mib}`))
      }),
      { numRuns: 500 },
    )
  })

  it('name the sizes that would do', () => {
    const [issue] = taskDefinition('web')
      .fargate()
      .size({ cpu: Number('0.5'), memory: 9 })
      .container('a', c => c.image('a:1'))
      .issues()
    expect(issue).toMatchObject({ code: 'TD-MEM-01', expected: '1 | 2 | 3 | 4', received: '9' })
    expect(issue?.hint).toBe('use one of 1, 2, 3, 4 GiB with 0.5 vCPU, or 2, 4 vCPU with 9 GiB')
  })
})
