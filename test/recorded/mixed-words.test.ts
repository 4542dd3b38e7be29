import { describe, expect, it } from 'vitest'
import { COLLECTED, type FailureText } from './failure-text.ts'
import { told } from './told.ts'

/** What AWS was doing, in the words before the reason, and what can be told then: that, or where it was done. */
const DOING: readonly (readonly [words: string, told: RegExp])[] = [
  [
    'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref',
    /^(image|registry|kms)\./,
  ],
  ['CannotPullContainerError: Error response from daemon:', /^(image|registry|kms)\./],
  [
    'ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm:',
    /^(secret|kms|aws)\./,
  ],
  ['ResourceInitializationError: failed to download env files: file download command:', /^environment-file\./],
  ['ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr:', /^volume\./],
  [
    'CannotStartContainerError: Error response from daemon: failed to initialize logging driver:',
    /^(log-driver|log-group|aws)\./,
  ],
  ['ECS failed to set up the EBS volume. Encountered', /^(volume|infrastructure-role|quota)\./],
]

/** Where it was done is at fault, whatever was done there. */
const PLACE = /^(task|instance)\.disk-full$|^instance\.runtime$/

/** Reasons that could be of any of them. */
const REASONS = [
  'no space left on device',
  'context deadline exceeded',
  'dial tcp 10.0.0.5:443: i/o timeout',
  'connection refused',
  'no such host',
  'x509: certificate signed by unknown authority',
  'AccessDeniedException: access denied',
  '403 Forbidden',
  '404 Not Found',
  'ThrottlingException: Rate exceeded',
  '503 Service Unavailable',
  'unexpected EOF',
  'signal: killed',
  'permission denied',
  'no such file or directory',
  'invalid argument',
]

describe('a reason that could be of anything', () => {
  it.each(DOING)('is told of what AWS was doing: %s', async (doing, own) => {
    const others: unknown[] = []
    for (const reason of REASONS) {
      const [first] = await told(of(`${doing} ${reason}`))
      if (!own.test(first?.code ?? '') && !PLACE.test(first?.code ?? '')) others.push([reason, first?.code])
    }
    expect(others).toEqual([])
  })
})

/** Told where the words say no more. */
const UNKNOWN = new Set([
  ...['image.not-pulled', 'secret.failed', 'environment-file.failed', 'volume.failed', 'volume.not-attached'],
  ...[
    'log-driver.failed',
    'container.not-started',
    'task.initialization',
    'task.stopped',
    'task.not-started',
    'unknown',
  ],
])

const PREFIXES = [
  ...DOING.map(([words]) => words),
  'CannotStartContainerError: Error response from daemon:',
  'CannotCreateContainerError:',
  'ResourceInitializationError:',
  'CannotCreateVolumeError:',
  '',
]

/** Of programs and of AWS, but none says what went wrong. */
const VOID =
  'the a of stage phase step internal worker queue table index cursor batch frame shard token bucket ring epoch lease quorum'.split(
    ' ',
  )

describe('words that nobody knows', () => {
  it('end as unknown, with the words as evidence', async () => {
    const others: unknown[] = []
    let seed = 7
    const next = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed % below
    }
    for (const prefix of PREFIXES) {
      for (let round = 0; round < 20; round++) {
        const words = Array.from({ length: 3 + next(9) }, () => VOID[next(VOID.length)]).join(' ')
        const [first] = await told(of(`${prefix} ${words}`.trim()))
        const seen = first?.evidence.join('\n').includes(words)
        if (!first || !UNKNOWN.has(first.code) || !seen) others.push([prefix, words, first?.code])
      }
    }
    expect(others).toEqual([])
  })
})

/** What a container said before it exited, or AWS, and a cause that only sounds like it. */
const ALIKE: readonly (readonly [code: string, said: Partial<FailureText>])[] = [
  ['container.out-of-memory', logged('mlockall failed: Cannot allocate memory')],
  ['container.out-of-memory', logged('Unable to lock JVM Memory: error=12, reason=Cannot allocate memory')],
  ['image.architecture', logged('exec format errors are handled by the loader')],
  [
    'image.credentials',
    { text: 'CannotPullContainerError: ref pull has been retried 1 time(s): 407 Proxy Authentication Required' },
  ],
  ['account.blocked', { text: 'ServiceManagedEbsError: the volume is being verified' }],
]

function logged(line: string): Partial<FailureText> {
  return { text: 'Essential container in task exited', stopCode: 'EssentialContainerExited', exitCode: 1, logs: [line] }
}

describe('words like those of another cause', () => {
  it.each(ALIKE)('are not told as %s', async (code, said) => {
    const [first] = await told({ code, in: 'task', source: '', ...said })
    expect(first?.code).not.toBe(code)
  })
})

const PLAIN = new Set(['code', 'in', 'text', 'stopCode', 'source', 'real', 'cause', 'fix', 'evidence'])
const rows = COLLECTED.filter(row => Object.keys(row).every(member => PLAIN.has(member)))

describe('what AWS says means the same', () => {
  it.each([
    ['with its quotes escaped', (text: string) => text.replaceAll('"', String.raw`\"`)],
    ['in small letters', (text: string) => text.toLowerCase()],
    [
      'in capitals, but for paths',
      (text: string) => text.replace(/(?<![\w./:-])[a-z]+(?![\w./:-])/gi, word => word.toUpperCase()),
    ],
    ['with line breaks in it', (text: string) => text.replace(/: (?=[a-z]+ [a-z]+ )/g, ':\n')],
    ['after spaces', (text: string) => `  ${text} \n`],
  ])('%s', async (_how, change) => {
    expect(rows.length).toBeGreaterThan(600)
    const others: unknown[] = []
    for (const row of rows) {
      const text = change(row.text ?? '')
      const [first] = await told({ ...row, text })
      const code = row.code === 'task.replaced' ? 'rollout.unsteady' : row.code
      if (first?.code !== code) others.push([text, row.code, first?.code])
    }
    expect(others).toEqual([])
  })
})

const of = (text: string): FailureText => ({ code: '', in: 'task', text, source: '' })
