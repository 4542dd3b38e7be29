import { readFileSync } from 'node:fs'
import { ECSServiceException } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { explainChange } from '../../src/deploy/diagnosis/explain.ts'
import { cluster, deploy, isDeployError } from '../../src/index.ts'
import { createSimulator } from '../../src/simulator/index.ts'
import { IMAGE, shop } from '../deploy/diagnosis/scenarios/program.ts'

/** How ECS refused a request, what the fix must speak of, and where it was read. */
interface Refused {
  readonly operation: string
  readonly code: string
  readonly message: string
  readonly fix: string
  /** The code of the diagnosis, where it is not the name of the error. */
  readonly diagnosis?: string
  readonly source: string
}

const ROWS: readonly Refused[] = JSON.parse(readFileSync(new URL('refused-calls.json', import.meta.url), 'utf8'))

/** The first diagnosis of a change that failed so. */
function diagnosed({ code: name, message }: Refused) {
  const error = new ECSServiceException({ name, message, $fault: 'client', $metadata: { httpStatusCode: 400 } })
  const [first] = explainChange(error, cluster('prod').build())
  return first
}

describe('a request that AWS refused', () => {
  it.each(ROWS.map(row => [row.message, row] as const))('is told with what mends it: %s', (_, row) => {
    const first = diagnosed(row)
    expect(`${first?.cause} ${first?.evidence.join()}`).toContain(row.message)
    expect(first?.fix).toContain(row.fix)
    expect(first?.fix).not.toContain('Correct the cause')
    expect(first?.code).toBe(row.diagnosis ?? `aws.${row.code}`)
    expect(row.source).toMatch(/^(https:\/\/|report:\d+$)/)
  })

  it.each([
    ['older', '\n\tstatus code: 400, request id: 380efecf-408c-43bb-9aaf-908912e8059a'],
    ['Java', ' (Service: AmazonECS; Status Code: 400; Error Code: ClientException; Request ID: 380efecf; Proxy: null)'],
  ])('asks for the same in the words of %s SDKs', (_, suffix) => {
    for (const row of ROWS) expect(diagnosed({ ...row, message: row.message + suffix })?.fix).toContain(row.fix)
  })

  it.each(ROWS.slice(0, 5).map(row => [row.message, row] as const))('is told by a deploy, too: %s', async (_, row) => {
    const simulator = createSimulator()
    simulator.inject({ operation: 'CreateService' }, { how: 'rejected', code: row.code, message: row.message })
    const error = await deploy(shop(IMAGE), { ...simulator.options(), timeoutSeconds: 600 }).catch(
      (thrown: unknown) => thrown,
    )
    if (!isDeployError(error)) throw error
    const [first] = error.diagnosis
    expect([first?.code, first?.fix]).toEqual([diagnosed(row)?.code, diagnosed(row)?.fix])
  })
})
