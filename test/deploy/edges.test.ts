import { describe, expect, it } from 'vitest'
import { collect } from '../../src/deploy/graph/graph.ts'
import { deploy, destroy, plan } from '../../src/index.ts'
import type { Kind } from '../../src/model/index.ts'
import { everyEdge, leftIn } from './edges.ts'
import { IMPLIED, KINDS, LOOKED_UP, sampled } from './kinds.ts'
import { edgeAccount, outage } from './outage.ts'

it.each(sampled(Object.keys(KINDS) as Kind[]))(
  'what needs a %s waits for it, and it waits for what needs it',
  async kind => {
    const simulator = edgeAccount()
    const { options, refused, struck } = outage(kind, simulator)
    await deploy(everyEdge(), options)
    expect((await plan(everyEdge(), outage(kind, simulator).options)).isEmpty).toBe(true)
    await destroy(everyEdge(), { ...options, deleteData: true })
    expect([refused, struck.size]).toEqual([[], KINDS[kind].calls.length])
    expect(leftIn(simulator)).toEqual([])
  },
)

describe('the edges of the graph', () => {
  const graph = collect(everyEdge().build())
  const kindOf = (key: string) => key.slice(0, key.indexOf('/'))
  const needsOf = (key: string) => graph.get(key)?.needs ?? []
  const leadsTo = (from: string, to: string): boolean =>
    needsOf(from).some(needed => needed === to || leadsTo(needed, to))

  it('are those that the models can have', () => {
    const there = [...graph.keys()].flatMap(key => needsOf(key).map(needed => `${kindOf(key)} ${kindOf(needed)}`))
    const known = Object.entries(KINDS).flatMap(([from, { refersTo }]) =>
      Object.entries(refersTo).flatMap(([needed, why]) => (why === LOOKED_UP ? [] : [`${from} ${needed}`])),
    )
    expect([...new Set(there)].sort()).toEqual(known.sort())
  })

  it('that are said to be implied are', () => {
    const implied = [...graph.keys()].flatMap(key => {
      const reasons: Readonly<Record<string, string>> = KINDS[kindOf(key) as Kind].refersTo
      return needsOf(key).flatMap(to => (reasons[kindOf(to)] === IMPLIED ? [[key, to] as const] : []))
    })
    const alone = implied.filter(([key, to]) => !needsOf(key).some(other => other !== to && leadsTo(other, to)))
    expect(implied).not.toEqual([])
    expect(alone).toEqual([])
  })
})
