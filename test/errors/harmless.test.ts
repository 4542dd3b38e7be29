import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noteCall } from '../../src/aws/failed-call.ts'
import { DiagnosedError } from '../../src/deploy/diagnosis/diagnosed-error.ts'
import { type DeployEvent, describeEvent } from '../../src/deploy/events.ts'
import { describePlan } from '../../src/deploy/planning/plan-text.ts'
import { harmless, harmlessItem } from '../../src/errors/harmless.ts'
import { DeployError, type Diagnosis, InvalidDefinitionError, type Issue, PlanError } from '../../src/errors.ts'
import { type Plan, reporter } from '../../src/index.ts'
import { hostile } from './hostile.ts'
import { commandsOfAzure, commandsOfGitHub, unseenIn } from './runners.ts'

const at = 0

const issue = (words: string): Issue => ({
  code: 'X',
  severity: 'error',
  path: [words, words],
  message: words,
  hint: words,
})

const diagnosis = (words: string): Diagnosis => ({
  code: 'unknown',
  cause: words,
  evidence: [words, words],
  fix: words,
})

function planOf(words: string): Plan {
  const change = { path: `tags.${words}`, from: words, to: words }
  const plan = {
    stack: words,
    region: words,
    account: words,
    steps: (['use', 'keep', 'create', 'update', 'replace'] as const).map(action => ({
      resource: words,
      kind: 'service' as const,
      effect: words,
      action,
      changes: [change, { ...change, from: undefined }, { ...change, to: { [words]: words } }],
      ignored: [{ ...change, because: 'added by others' as const }],
    })),
    orphans: (['delete', 'leave'] as const).map(action => ({ resource: words, action, because: words })),
    notSearched: [words],
    notes: [words],
    outputs: { url: words },
    warnings: [issue(words)],
    isEmpty: false,
  }
  return { ...plan, toString: () => describePlan(plan) }
}

function eventsOf(words: string): DeployEvent[] {
  const change = { resource: words, action: 'create' as const }
  const progress = {
    ...{ service: words, deploymentId: words, taskDefinition: words, revision: words, stage: words, state: words },
    ...{ desired: 1, running: 1, pending: 0, failed: 0, phase: 'rollout' as const, seconds: 1 },
  }
  const pause = { service: words, cluster: words, serviceDeploymentArn: words, hookId: words, stage: words }
  return [
    { type: 'planned', at, plan: planOf(words) },
    { type: 'started', at, ...change },
    { type: 'finished', at, ...change },
    { type: 'failed', at, message: words, ...change },
    { type: 'retained', at, resource: words, because: words },
    { type: 'retrying', at, call: words, resource: words, because: words },
    { type: 'waiting', at, resource: words, for: words },
    { type: 'lease', at, stack: words, trouble: words },
    { type: 'rollout', at, ...progress },
    { type: 'task', at, task: '0f9d', state: 'started' },
    { type: 'waiting-for-approval', at, ...pause },
  ]
}

function errorsOf(words: string): Error[] {
  const ofAws = Object.assign(new Error(words), { $fault: 'client', Message: words, Error: { Message: words } })
  noteCall(ofAws, { service: 'ecs', operation: 'UpdateService' })
  const diagnosed = new DiagnosedError(words, [diagnosis(words)], 'failed', ofAws)
  const changes = [{ resource: words, action: 'update' as const }]
  return [
    ofAws,
    diagnosed,
    new InvalidDefinitionError(words, [issue(words)]),
    new PlanError('read.failed', { message: words, fix: words, resource: words, cause: ofAws }),
    new DeployError({
      outcome: 'failed',
      summary: words,
      diagnosis: [diagnosis(words)],
      applied: changes,
      notApplied: changes,
      cause: diagnosed,
    }),
  ]
}

/** All that the events bring about on the screen. */
async function reported(words: string, format: 'live' | 'lines' | 'json'): Promise<string> {
  let text = ''
  const onEvent = reporter({ format, stream: { write: piece => (text += piece), isTTY: true, columns: 80 } })
  for (const event of eventsOf(words)) onEvent(event)
  if (format === 'live') await import('log-update').then(() => new Promise(setImmediate))
  return text
}

/** What of a text is obeyed. */
const obeyed = (text: string): string[] => [...commandsOfGitHub(text), ...commandsOfAzure(text), ...unseenIn(text)]

describe('words from outside', () => {
  it('are commands where they are printed as they are', () => {
    const printed = fc.sample(hostile, { numRuns: 300, seed: 1 })
    expect(printed.filter(words => commandsOfGitHub(words).length > 0).length).toBeGreaterThan(100)
    expect(commandsOfGitHub('\t::add-mask::x\r##[add-matcher]y\nz ##[set-output name=a]b')).toHaveLength(3)
  })

  it('steer nothing in any message of an error, nor where Node prints the error', () => {
    fc.assert(
      fc.property(hostile, words => {
        for (const error of errorsOf(words)) {
          expect(obeyed(error.message)).toEqual([])
          expect(obeyed(`${error.stack}`)).toEqual([])
        }
        const diagnoses = errorsOf(words).flatMap(error => ('diagnosis' in error ? error.diagnosis : []))
        expect(obeyed(inspect(diagnoses, { breakLength: 10_000 }))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('steer nothing in the text of a plan or an event', () => {
    fc.assert(
      fc.property(hostile, words => {
        for (const event of eventsOf(words)) expect(obeyed(describeEvent(event))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it.each(['lines', 'json'] as const)('steer nothing in what the reporter writes as %s', format =>
    fc.assert(
      fc.asyncProperty(hostile, async words => {
        expect(obeyed(await reported(words, format))).toEqual([])
      }),
      { numRuns: 150 },
    ),
  )

  it('steer nothing in the live table, which has controls of its own', () =>
    fc.assert(
      fc.asyncProperty(hostile, async long => {
        const text = await reported(long.slice(0, 120), 'live')
        expect([...commandsOfGitHub(text), ...commandsOfAzure(text)]).toEqual([])
        for (const steering of ['\u001b]52;', '\u001b]8;', '\u009b', '\u202e', '\u2066', '\0'])
          expect(text).not.toContain(steering)
      }),
      { numRuns: 5 },
    ))

  it('are in JSON what they were', () =>
    fc.assert(
      fc.asyncProperty(hostile, async words => {
        const [, started] = (await reported(words, 'json')).split('\n')
        expect(JSON.parse(started ?? '')).toEqual({ type: 'started', at, resource: words, action: 'create' })
      }),
      { numRuns: 50 },
    ))

  it('are made harmless once: the second time changes nothing', () => {
    fc.assert(
      fc.property(hostile, words => {
        expect(harmless(harmless(words))).toBe(harmless(words))
        expect(harmlessItem(harmlessItem(words))).toBe(harmlessItem(words))
      }),
    )
  })
})

describe('what is shown', () => {
  it.each([
    ['a\u001b[31mb', 'a\\x1b[31mb'],
    ['a\r\nb', 'a\\r\nb'],
    ['invoice\u202egpj.exe', 'invoice\\u202egpj.exe'],
    ['a\u200bb', 'a\\u200bb'],
    ['::add-mask::x', ': :add-mask::x'],
    ['a ::add-mask::x', 'a ::add-mask::x'],
    ['##[group]x', '# #[group]x'],
    ['std::vector and C:\\x1b ## [1]', 'std::vector and C:\\x1b ## [1]'],
    ['Zażółć 中文 ⚠️ العربية', 'Zażółć 中文 ⚠️ العربية'],
  ])('%j as %j', (words, expected) => {
    expect(harmless(words)).toBe(expected)
  })

  it('is cut where it is long, and says how long it was', () => {
    expect(harmless('x'.repeat(300_000))).toMatch(/^x{1900,} … \(cut: 300000 characters\)$/)
    expect(harmlessItem('x\n'.repeat(600))).toMatch(/^(x\\n)+x?\\?n? … \(cut: 1800 characters\)$/)
    const many = Array.from({ length: 5000 }, (_, at) => issue(`wrong ${at}`))
    expect(new InvalidDefinitionError('x', many).message.split('\n')).toHaveLength(1001)
    const seen = Array.from({ length: 500 }, (_, at) => `line ${at}`)
    const summary = { outcome: 'failed', summary: 'x', applied: [], notApplied: [] } as const
    const error = new DeployError({ ...summary, diagnosis: [{ ...diagnosis('x'), evidence: seen }] })
    expect(error.message).toContain('seen: line 29\n    seen: … and 470 more\n')
    expect(error.diagnosis[0]?.evidence).toHaveLength(500)
  })
})
