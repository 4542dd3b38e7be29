import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { deploy, isDeployError } from '../../src/index.ts'
import { createSimulator } from '../../src/simulator/index.ts'
import { IMAGE, shop } from '../deploy/diagnosis/scenarios/program.ts'

/** How ECS refused a request, what the fix must speak of, and where it was read. */
interface Refused {
  readonly operation: string
  readonly code: string
  readonly message: string
  readonly fix: string
  readonly source: string
}

const ROWS: readonly Refused[] = JSON.parse(readFileSync(new URL('refused-calls.json', import.meta.url), 'utf8'))

describe('a request that ECS refused', () => {
  it.each(ROWS.map(row => [row.message, row] as const))('is told with what mends it: %s', async (_, row) => {
    const simulator = createSimulator()
    // Whatever call the source speaks of: the words are the same in the call of ours that meets them first.
    simulator.inject({ operation: 'CreateService' }, { how: 'rejected', code: row.code, message: row.message })
    const error = await deploy(shop(IMAGE), { ...simulator.options(), timeoutSeconds: 600 }).catch(
      (thrown: unknown) => thrown,
    )
    if (!isDeployError(error)) throw error
    const [first] = error.diagnosis
    expect(`${first?.cause} ${first?.evidence.join()}`).toContain(row.message)
    expect(first?.fix).toContain(row.fix)
    expect(row.source).toMatch(/^(https:\/\/|report:\d+$)/)
  })
})
