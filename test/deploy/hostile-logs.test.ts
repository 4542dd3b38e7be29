import fc from 'fast-check'
import { expect, it } from 'vitest'
import { deploy, describeEvent, diagnose, reporter } from '../../src/index.ts'
import { createSimulator } from '../../src/simulator/index.ts'
import { hostile } from '../errors/hostile.ts'
import { commandsOfAzure, commandsOfGitHub, unseenIn } from '../errors/runners.ts'
import { failureOf, worker } from './worker.ts'

const obeyed = (text: string): string[] => [...commandsOfGitHub(text), ...commandsOfAzure(text), ...unseenIn(text)]

it.each([
  ['anything', (words: string) => words],
  ['what its runtime would say', (words: string) => `Error: Cannot find module '${words}'`],
])(
  '%s that a container logs steers nothing in the error, the events, the report or a later diagnosis',
  async (_, says) => {
    const log = fc.sample(hostile, { numRuns: 10, seed: 7 }).map(says)
    expect(obeyed(log.join('\n'))).not.toEqual([])
    const simulator = createSimulator()
    simulator.fail({}, { how: 'exits', exitCode: 1, log, reason: log.join(' ') })
    let text = ''
    const report = reporter({ format: 'lines', stream: { write: line => (text += line) } })
    const error = await failureOf(
      deploy(worker('1', { circuitBreaker: { rollback: false } }), {
        ...simulator.options(),
        onEvent: event => {
          report(event)
          text += `${describeEvent(event)}\n`
        },
      }),
    )
    const found = await diagnose('prod', 'worker', simulator.options())
    const told = [...error.diagnosis, ...found].flatMap(({ cause, evidence, fix }) => [cause, ...evidence, fix])
    expect(told.filter(line => line.startsWith('log of app: ')).length).toBeGreaterThan(10)
    for (const each of [text, error.message, `${error.stack}`, ...told]) expect(obeyed(each)).toEqual([])
  },
)
