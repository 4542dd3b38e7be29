import { describe, expect, it } from 'vitest'
import { cluster, eventRule, network, task, taskDefinition } from '../../src/index.ts'

const web = taskDefinition('web')
  .fargate()
  .cpu(0.25)
  .memory(0.5)
  .container('app', c => c.image('app:1'))
const report = task('report').cluster(cluster('prod')).taskDefinition(web).network(network.default())
const on = (pattern: unknown) =>
  eventRule('uploads')
    .pattern(pattern as { source: string[] })
    .task(report)
const made = on({ source: ['shop'] })

const said = (rule: { issues(): readonly { code: string; message: string; hint?: string }[] }) =>
  rule.issues().map(({ code, message, hint }) => [code, message, hint].filter(Boolean).join(' | '))

describe('an event rule', () => {
  // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
  it.each([
    { source: ['aws.s3', 'aws.s3control'], detail: { bucket: { name: ['a'] } } },
    { source: [{ prefix: 'shop.' }, { suffix: '.eu' }, { prefix: { 'equals-ignore-case': 'SHOP' } }] },
    { detail: { size: [{ numeric: ['>', 0, '<=', 5] }, { numeric: ['=', 301.8] }], at: [{ exists: false }] } },
    { detail: { state: [{ 'anything-but': 'running' }, { 'anything-but': ['a', 'b'] }, { 'anything-but': 5 }] } },
    { detail: { state: [{ 'anything-but': { prefix: ['a', 'b'] } }, { 'anything-but': { wildcard: '*/lib/*' } }] } },
    { detail: { ip: [{ cidr: '10.0.0.0/24' }, { cidr: '2001:db8::/32' }], path: [{ wildcard: 'in/*.png' }] } },
    { source: ['a'], $or: [{ detail: { a: [1] } }, { detail: { $or: [{ b: [true] }, { c: [null, ''] }] } }] },
    { source: ['aws.ecs'], 'detail-type': ['ECS Task State Change'], detail: { group: ['service:web'] } },
    { source: ['a'], detail: undefined },
    { source: ['aws.ecs'], detail: { clusterArn: ['arn:aws:ecs:us-east-1:123456789012:cluster/other'] } },
    { source: [{ 'anything-but': ['aws.ecs'] }] },
    { source: [{ prefix: 'aws.' }], 'detail-type': ['ECS Deployment State Change'] },
  ])('takes the pattern %j', pattern => {
    expect(said(on(pattern))).toEqual([])
  })

  // What AWS says of these is recorded in https://github.com/localstack/localstack/tree/HEAD/tests/aws/services/events
  it.each([
    // https://github.com/buildkite/docs/pull/896
    [{ source: 'shop' }, /EVT-PAT-01 \| "source" must be an object or an array \| write \["shop"\]/],
    // https://github.com/cloud-custodian/cloud-custodian/issues/6507
    [{ source: ['a'], detail: {} }, /An empty object fits nothing/],
    [{}, /An empty object fits nothing/],
    [{ source: [] }, /An empty array fits nothing/],
    [{ detail: { a: [['b']] } }, /take the inner list away/],
    [{ detail: { a: [{ EXISTS: true }] } }, /"EXISTS" is no filter of EventBridge \| did you mean "exists"/],
    [{ detail: { a: [{ prefix: 'a', suffix: 'b' }] } }, /A filter has one key/],
    [{ detail: { a: [{ numeric: ['>', 0, '>', 5] }] } }, /"numeric" does not take \[">",0,">",5\]/],
    [{ detail: { a: [{ numeric: ['>', 5, '<', 5] }] } }, /"numeric" does not take/],
    [{ detail: { a: [{ 'anything-but': ['a', 1] }] } }, /it takes strings or numbers, not both/],
    [{ detail: { a: [{ wildcard: 'a**b' }] } }, /without two \* in a row/],
    [{ detail: { a: [{ 'equals-ignore-case': ['a'] }] } }, /it takes a string/],
    [{ $or: [{ source: ['a'] }] }, /\$or takes a list of at least two objects/],
    [{ detailType: ['Object Created'] }, /EVT-PAT-03 .* nothing fits this pattern \| did you mean "detail-type"\?/],
    [{ source: ['aws.ecs'] }, /EVT-PAT-04 .* each time would start another/],
    [{ detail: { a: ['x'.repeat(2_048)] } }, /EVT-PAT-02 .* more than 2048 \| ask AWS for a larger quota/],
    [{ detail: { a: ['x'.repeat(4_096)] } }, /EVT-PAT-02 .* more than 4096 \| make it several rules/],
  ])('says what is wrong with %j', (pattern, words) => {
    expect(said(on(pattern)).join('\n')).toMatch(words)
  })

  // https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html: rules that lead to infinite loops
  it.each([
    { source: ['aws.ecs'], 'detail-type': ['ECS Task State Change'], detail: { lastStatus: ['STOPPED'] } },
    {
      'detail-type': ['ECS Task State Change'],
      detail: { clusterArn: ['arn:aws:ecs:us-east-1:123456789012:cluster/prod'] },
    },
    { source: [{ prefix: '' }] },
    { source: [{ prefix: 'aws.' }] },
    { source: [{ 'anything-but': 'shop' }] },
    { source: [{ exists: true }], region: ['us-east-1'] },
    { account: ['123456789012'] },
    { $or: [{ source: ['shop'] }, { source: ['aws.ecs'] }] },
  ])('doubts that a rule with the pattern %j starts its task once', pattern => {
    expect(said(on(pattern))).toEqual([expect.stringMatching(/EVT-PAT-04 .* each time would start another/)])
    // Other buses have no events of AWS.
    expect(said(on(pattern).eventBus('orders'))).toEqual([])
  })

  it('checks the rest by the limits of AWS', () => {
    expect(
      said(
        eventRule('a/b')
          .pattern({ source: ['a'] })
          .task(report),
      ),
    ).toEqual([expect.stringContaining('EVT-NAM-01 | "a/b" is not a name for an event rule')])
    expect(said(made.eventBus('my bus'))).toEqual([expect.stringContaining('EVT-BUS-01')])
    expect(said(made.eventBus('arn:aws:events:us-east-1:123456789012:event-bus/orders'))).toEqual([])
    expect(said(made.targetId('a b'))).toEqual([expect.stringContaining('EVT-TGT-02')])
    expect(said(made.retryPolicy({ maximumRetryAttempts: 186, maximumEventAgeInSeconds: 59 }))).toHaveLength(2)
    expect(said(made.deadLetterQueue('arn:aws:sqs:us-east-1:123456789012:a.fifo'))).toEqual([
      expect.stringMatching(/EVT-DLQ-01 .* cannot be a FIFO queue/),
    ])
    expect(said(made)).toEqual([])
  })

  it('gives containers that there are what an event has, and nothing twice', () => {
    const other = made as unknown as { environmentFromEvent(container: string, paths: object): typeof made }
    expect(said(other.environmentFromEvent('web', { A: '$.detail.a' }))).toEqual([
      expect.stringContaining('EVT-VAR-01'),
    ])
    expect(said(made.environmentFromEvent('app', { A: 'detail.a' }))).toEqual([expect.stringContaining('EVT-VAR-02')])
    const many = Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`V${at}`, `$.detail.v${at}`]))
    expect(said(made.environmentFromEvent('app', many))).toEqual([expect.stringMatching(/EVT-VAR-02 .* 101 values/)])
    const told = eventRule('uploads')
      .pattern({ source: ['a'] })
      .task(report.override('app', { command: ['cat', '<file>'], environment: { A: '1' } }))
    expect(said(told)).toEqual([])
    expect(said(told.environmentFromEvent('app', { A: '$.detail.a' }))).toEqual([
      expect.stringContaining('EVT-VAR-03'),
      expect.stringMatching(/EVT-VAR-04 \| "<file>" has a name in angle brackets/),
    ])
  })

  it('keeps what it was told: neither pattern nor task nor a variable is replaced', () => {
    const again = made as unknown as Record<
      'pattern' | 'task' | 'environmentFromEvent',
      (...given: unknown[]) => unknown
    >
    expect(() => again.pattern({ source: ['b'] })).toThrow('would replace the pattern')
    expect(() => again.task(task('other'))).toThrow('would replace the task')
    const taken = made.environmentFromEvent('app', { A: '$.detail.a' })
    expect(() => taken.environmentFromEvent('app', { A: '$.detail.b' })).toThrow('would replace the variable A')
    expect(said(taken.environmentFromEvent('app', { A: '$.detail.a', B: '$.detail.b' }))).toEqual([])
  })

  it('is not built without its parts, and fields of a pattern are nobody’s resources', () => {
    const bare = eventRule('uploads') as unknown as { build(): unknown }
    expect(() => bare.build()).toThrow('call .pattern()')
    expect(on({ source: ['a'], detail: { kind: ['service'], id: ['x'] } }).build().pattern).toBe(
      '{"source":["a"],"detail":{"kind":["service"],"id":["x"]}}',
    )
  })
})
