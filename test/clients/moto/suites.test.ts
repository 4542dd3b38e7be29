import { type ServedSimulator, serve } from 'fluent-ecs/simulator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DISAGREEMENTS } from './disagreements.ts'
import { LEFT_OUT_CALLS } from './left-out.ts'
import { type Ended, runSuite } from './suite.ts'

const SUITES = ['applicationautoscaling', 'ecr', 'ecs', 'elbv2', 'logs', 'route53']

const fitting = ({ test }: Ended): readonly string[] =>
  DISAGREEMENTS.flatMap(({ tests }) => tests).filter(name => test === name || test.startsWith(`${name}[`))

let server: ServedSimulator
const ended: Ended[] = []

beforeAll(async () => {
  server = await serve({ rate: 0, latencyMilliseconds: 4000 })
  for (const suite of SUITES) {
    const each = await runSuite(suite, server.url)
    ended.push(...each)
    const failed = each.filter(({ outcome }) => outcome === 'failed')
    const lacking = failed.filter(({ lacks }) => lacks.length > 0)
    console.log(
      `${suite}: ${each.length} tests, ${each.filter(({ outcome }) => outcome === 'passed').length} pass, ` +
        `${lacking.length} ask for what is left out, ${failed.length - lacking.length} disagree`,
    )
  }
})

afterAll(() => server.close())

describe("moto's tests of what the simulator has", () => {
  it('pass, or stand in the list that says who is right', () => {
    const open = ended.filter(
      each => each.outcome === 'failed' && each.lacks.length === 0 && fitting(each).length === 0,
    )
    expect(open.map(({ test, said }) => `${test}: ${said}`)).toEqual([])
  })

  it('stand in the list only while they fail', () => {
    const used = new Set(ended.filter(({ outcome }) => outcome === 'failed').flatMap(fitting))
    expect(DISAGREEMENTS.flatMap(({ tests }) => tests).filter(name => !used.has(name))).toEqual([])
  })

  it('ask for nothing else than what is left out on purpose', () => {
    expect([...new Set(ended.flatMap(({ lacks }) => lacks))].sort()).toEqual([...LEFT_OUT_CALLS].sort())
  })
})
