import { readFileSync } from 'node:fs'
import { ECSServiceException } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { explainChange } from '../../src/deploy/diagnosis/explain.ts'
import { unwrapped } from '../../src/deploy/diagnosis/unwrapped.ts'
import { cluster } from '../../src/index.ts'
import { COLLECTED } from './failure-text.ts'
import { told } from './told.ts'

/** What another tool printed of a refusal, the code of its diagnosis, what the fix must speak of, and where it was read. */
interface Wrapped {
  readonly message: string
  readonly code: string
  readonly fix: string
  readonly source: string
}

const read = (name: string) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))
const ROWS: readonly Wrapped[] = read('wrapped-words.json')
const REFUSED: readonly { readonly code: string; readonly message: string }[] = read('refused-calls.json')

const diagnosed = (error: Error) => explainChange(error, cluster('prod').build())[0]

const refusal = (name: string, message: string) =>
  diagnosed(new ECSServiceException({ name, message, $fault: 'client', $metadata: { httpStatusCode: 400 } }))

describe('what another tool printed', () => {
  it.each(ROWS.map(row => [row.message, row] as const))('is told as what AWS said: %s', (_, row) => {
    const first = diagnosed(new Error(row.message))
    expect(first?.code).toBe(row.code)
    expect(first?.fix).toContain(row.fix)
    expect(first?.fix).not.toMatch(/operation error|StatusCode|RequestToken|esource handler|request provided/)
    expect(first?.evidence.join()).toContain(row.message)
    expect(row.source).toMatch(/^(https:\/\/|report:\d+$)/)
  })
})

it.each([
  "Secrets Manager can't find the specified secret localstack/db",
  'The referenced cluster localstack-ci was inactive.',
])('a name is no emulator: %s', message => {
  expect(refusal('ResourceNotFoundException', message)?.code).not.toBe('network.answer')
})

it.each([
  ['KMSInvalidStateException', 'arn:aws:kms:us-east-1:123456789012:key/abc is pending import.'],
  ['InvalidParameterException', 'The tag key team is disabled for this account'],
])('only a key of KMS that is to go, or is off, is one whose deletion is cancelled: %s', (name, message) => {
  expect(refusal(name, message)?.fix).not.toContain('CancelKeyDeletion')
})

const ID = '7cfde0ee-975b-424b-9630-d3117e7c5dd5'

/** The forms of tools, each with code and sentence of AWS in it. */
const FORMS: readonly (readonly [tool: string, says: (code: string, message: string) => string])[] = [
  [
    'Terraform',
    (code, message) =>
      `Error: creating ECS Service (web): operation error ECS: CreateService, https response error StatusCode: 400, RequestID: ${ID}, api error ${code}: ${message}`,
  ],
  [
    'older Terraform',
    (code, message) =>
      `Error: error creating ECS Service (web): ${code}: ${message}\n\tstatus code: 400, request id: ${ID}`,
  ],
  [
    'Pulumi',
    (code, message) =>
      `1 error occurred:\n\t* creating urn:pulumi:dev::shop::aws:ecs/service:Service::web: 1 error occurred:\n\t* creating ECS Service (web): operation error ECS: CreateService, exceeded maximum number of attempts, 25, https response error StatusCode: 400, RequestID: ${ID}, ${code}: ${message}`,
  ],
  ['Boto', (code, message) => `An error occurred (${code}) when calling the CreateService operation: ${message}`],
  [
    'Botocore',
    (code, message) =>
      `botocore.errorfactory.${code}: An error occurred (${code}) when calling the UpdateService operation (reached max retries: 4): ${message}`,
  ],
  [
    'CDK',
    (code, message) =>
      `❌ shop failed: Error: The stack named shop failed creation, it may need to be manually deleted from the AWS console: ROLLBACK_COMPLETE: Resource handler returned message: "Invalid request provided: CreateService error: ${message} (Service: AmazonECS; Status Code: 400; Error Code: ${code}; Request ID: ${ID}; Proxy: null)" (RequestToken: ${ID}, HandlerErrorCode: InvalidRequest)`,
  ],
  ['Ruby', (code, message) => `Aws::ECS::Errors::${code}: ${message}`],
  ['an answer as it came', (code, message) => JSON.stringify({ __type: `com.amazonaws.ecs#${code}`, message })],
]

describe('each refusal', () => {
  it.each(FORMS)('means the same in the words of %s', (_tool, says) => {
    const others: unknown[] = []
    for (const { code, message } of REFUSED) {
      const plain = refusal(code, message)
      const first = diagnosed(new Error(says(code, message)))
      // Where AWS's sentence does not name the right, the form may name the call.
      const [fix, plainFix] = [first, plain].map(each =>
        each?.fix.replace('Allow ecs:CreateService', 'Allow that call'),
      )
      if (first?.code !== plain?.code || fix !== plainFix)
        others.push([message, plain?.code, plain?.fix, first?.code, first?.fix])
    }
    expect(others).toEqual([])
  })
})

describe('what AWS itself says of tasks', () => {
  it('is not taken for the words of another tool', () => {
    const taken = COLLECTED.filter(({ text = '' }) => /^(CannotPull|CannotStart|\(service|Task )/.test(text)).filter(
      ({ text = '' }) => unwrapped(text) !== undefined && !/operation error|status code: \d/.test(text),
    )
    expect(taken).toEqual([])
  })

  it.each([
    [
      'an event',
      '(service web) was unable to place a task. Reason: an error occurred: operation error ECS: SubmitTaskStateChange, https response error StatusCode: 400, RequestID: 1, api error InvalidParameterException: The frame must be even.',
    ],
    [
      'a deployment',
      'The controller ended it: An error occurred (InvalidParameterException) when calling the UpdateService operation: The frame must be even.',
    ],
  ])('is told with what was refused in %s', async (_where, text) => {
    const [first] = await told({ code: '', source: '', in: _where === 'an event' ? 'event' : 'deployment', text })
    expect([first?.code, first?.fix]).toEqual(['aws.InvalidParameterException', 'Let the frame be even.'])
    expect(first?.evidence.join()).toContain(text)
  })
})
