import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { here, python, suites } from '../python.ts'

/** How one of moto's tests ended. */
export interface Ended {
  /** File and function, with its parameters. */
  readonly test: string
  readonly outcome: 'failed' | 'passed' | 'skipped'
  /** What it failed with. */
  readonly said: string
  /** The calls of it that the simulator does not have. */
  readonly lacks: readonly string[]
}

/** Runs one of moto's suites against an endpoint. */
export async function runSuite(suite: string, endpoint: string): Promise<readonly Ended[]> {
  const folder = mkdtempSync(join(tmpdir(), 'moto-'))
  const ledger = join(folder, 'ledger')
  const { output } = await python(
    'python',
    ['-m', 'pytest', '-q', '-p', 'plugin', '-p', 'no:cacheprovider', '--tb=line', '--color=no', `tests/test_${suite}`],
    endpoint,
    {
      cwd: suites,
      env: {
        TEST_SERVER_MODE: 'true',
        TEST_SERVER_MODE_ENDPOINT: endpoint,
        SKIP_REQUIRES_DOCKER: 'true',
        AWS_MAX_ATTEMPTS: '1',
        PYTHONPATH: `${here}moto`,
        LEDGER: ledger,
      },
    },
  )
  try {
    const lines = readFileSync(ledger, 'utf8').trim().split('\n')
    const ended: readonly Ended[] = lines.map(line => JSON.parse(line))
    return ended.map(each => ({ ...each, test: each.test.replace(`tests/test_${suite}/`, '') }))
  } catch (error) {
    throw new Error(output.slice(-2000), { cause: error })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
