import { beforeAll, describe, expect, it } from 'vitest'
import { type ScaleRow, scale } from '../../bench/scale.ts'

// `npm run bench` does the same for 1,000 services.
describe('scale', () => {
  let rows: readonly ScaleRow[]
  beforeAll(async () => {
    rows = await scale([1, 10, 100])
  })
  const rowOf = (services: number, work: ScaleRow['work']): ScaleRow => {
    const row = rows.find(each => each.services === services && each.work === work)
    if (!row) throw new Error(`No ${work} of ${services} services`)
    return row
  }

  it.each([
    [1, 27],
    [10, 25],
    [100, 45],
  ])('plans %i services with nothing to do in at most %i calls', (services, calls) => {
    expect(rowOf(services, 'plan').calls).toBeLessThanOrEqual(calls)
  })

  it.each([
    ['create', 2_550],
    // Stopped tasks are looked for also where the count of failed ones stays 0
    ['redeploy', 2_600],
  ] as const)('watches the rollouts of 100 services in few calls: %s', (work, calls) => {
    expect(rowOf(100, work).calls).toBeLessThanOrEqual(calls)
  })

  it.each([1, 10, 100])('creates and redeploys %i services in at most 1.05 of the least time', services => {
    for (const work of ['create', 'redeploy'] as const) {
      const { seconds, floorSeconds } = rowOf(services, work)
      expect(seconds / floorSeconds, work).toBeLessThanOrEqual(1.05)
    }
  })
})
