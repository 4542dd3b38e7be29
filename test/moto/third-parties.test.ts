import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { deploy, stack } from 'fluent-ecs'
import { createSimulator } from 'fluent-ecs/simulator'
import { expect, test } from 'vitest'
import { everyMethod, soundDefinition } from '../generated/definitions.ts'
import { watched } from '../generated/registered.ts'
import { venv } from './server.ts'

interface Verdict {
  readonly index: number
  /** `botocore`, or the rule of cfn-lint. */
  readonly judge: string
  readonly says: string
}

/** What the third parties say, and why it is not so or does not matter. */
const KNOWN: readonly { readonly judge: string; readonly says: RegExp; readonly because: string }[] = [
  {
    judge: 'E3002',
    says: /S3filesVolumeConfiguration/,
    because: 'CloudFormation did not have it when cfn-lint was released',
  },
]

const SAMPLE = 500

test('botocore and cfn-lint take what the builders emit', { timeout: 600_000 }, async () => {
  const sample = fc.sample(soundDefinition, { seed: 20, numRuns: SAMPLE })
  const methods = new Set(sample.flatMap(each => [...each.methods]))
  expect([...everyMethod].filter(method => !methods.has(method))).toEqual([])

  const requests: unknown[] = []
  for (const { definition } of sample) {
    const account = watched(createSimulator())
    await deploy(stack('generated').add(definition), account.options)
    requests.push(...account.requests)
  }
  expect(requests).toHaveLength(SAMPLE)

  const verdicts = judged(requests)
  const unknown = verdicts.filter(
    verdict => !KNOWN.some(({ judge, says }) => judge === verdict.judge && says.test(verdict.says)),
  )
  expect(
    unknown.map(({ index, judge, says }) => `${judge}: ${says} ${JSON.stringify(requests[index]).slice(0, 500)}`),
  ).toEqual([])
  const stale = KNOWN.filter(({ judge, says }) => !verdicts.some(each => each.judge === judge && says.test(each.says)))
  expect(stale).toEqual([])
})

test('they do refuse what is wrong', () => {
  const verdicts = judged([
    { family: 'web', containerDefinitions: [{ name: 'app', image: 'nginx', essential: 'yes' }] },
    {
      ...{ family: 'web', requiresCompatibilities: ['FARGATE'], networkMode: 'awsvpc', cpu: '256', memory: '9999' },
      containerDefinitions: [{ name: 'app', image: 'nginx' }],
    },
  ])
  expect(verdicts.map(({ index, judge }) => `${index} ${judge}`)).toEqual(
    expect.arrayContaining(['0 botocore', '0 E3012', '1 E3047']),
  )
})

function judged(requests: readonly unknown[]): Verdict[] {
  const script = fileURLToPath(new URL('judge.py', import.meta.url))
  const { stdout, stderr, status } = spawnSync(join(venv, 'bin/python'), [script], {
    input: JSON.stringify(requests),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  if (status !== 0) throw new Error(`judge.py ended with ${status}: ${stderr}`)
  return JSON.parse(stdout) as Verdict[]
}
