import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Limiter } from '../../src/aws/limiter.ts'
import { QUOTAS, quotasOf } from '../../src/aws/quotas.ts'
import type { ServiceName } from '../../src/aws/service-name.ts'
import { virtualTime } from '../deploy/virtual-time.ts'

interface Made {
  readonly service: ServiceName
  readonly operation: string
  readonly at: number
}

const OPERATIONS: readonly (readonly [ServiceName, string])[] = [
  ['ecs', 'RegisterTaskDefinition'],
  ['ecs', 'CreateService'],
  ['ecs', 'DescribeServices'],
  ['elbv2', 'CreateRule'],
  ['elbv2', 'CreateLoadBalancer'],
  ['elbv2', 'DescribeTags'],
  ['ec2', 'CreateSecurityGroup'],
  ['cloudWatchLogs', 'PutRetentionPolicy'],
  ['iam', 'CreateRole'],
]

/** Asks for calls at the given times, and writes down when they were let through. */
async function made(
  asked: readonly { readonly call: number; readonly after: number; readonly priority?: number }[],
  latency = 50,
): Promise<Made[]> {
  const clock = virtualTime()
  const limiter = new Limiter(clock)
  const calls: Made[] = []
  await Promise.all(
    asked.map(async ({ call, after, priority }) => {
      const [service, operation] = OPERATIONS[call] ?? ['ecs', 'CreateService']
      await clock.sleep(after)
      await limiter.run(
        service,
        operation,
        async () => {
          calls.push({ service, operation, at: clock.now() })
          await clock.sleep(latency)
        },
        priority,
      )
    }),
  )
  return calls
}

const times = (count: number, call: number, priority = 0) =>
  Array.from({ length: count }, () => ({ call, after: 0, priority }))

describe('Limiter', () => {
  it('never takes more of a quota than there is, in any stretch of time', async () => {
    const asked = fc.array(
      fc.record({
        call: fc.nat(OPERATIONS.length - 1),
        after: fc.nat(20_000),
        priority: fc.nat(3),
        many: fc.integer({ min: 1, max: 40 }),
      }),
      { minLength: 1, maxLength: 8 },
    )
    await fc.assert(
      fc.asyncProperty(asked, async groups => {
        const calls = await made(groups.flatMap(group => Array.from({ length: group.many }, () => group)))
        expect(calls).toHaveLength(groups.reduce((sum, { many }) => sum + many, 0))
        for (const quota of QUOTAS) {
          const at = calls
            .filter(({ service, operation }) => quotasOf(service, operation).includes(quota))
            .map(call => call.at)
          for (const [first, start] of at.entries()) {
            for (let last = first; last < at.length; last += 1) {
              const allowed = quota.burst + (((at[last] ?? 0) - start) / 1000) * quota.perSecond
              expect(last - first + 1).toBeLessThanOrEqual(allowed + 1e-6)
            }
          }
        }
      }),
      { numRuns: 30 },
    )
  })

  it.each([
    [0, 120, 100],
    [1, 150, 20],
    [3, 80, 20],
  ])('uses all of a quota: call %i, %i times', async (call, count, seconds) => {
    const last = Math.max(...(await made(times(count, call))).map(({ at }) => at))
    expect(last / 1000).toBeGreaterThanOrEqual(seconds - 0.001)
    expect(last / 1000).toBeLessThanOrEqual(seconds * 1.01)
  })

  it('does not let calls of one quota wait for another', async () => {
    const calls = await made([...times(60, 0), ...times(60, 1), ...times(40, 6)])
    const lastOf = (operation: string) =>
      Math.max(...calls.filter(call => call.operation === operation).map(({ at }) => at))
    expect(lastOf('RegisterTaskDefinition')).toBeGreaterThanOrEqual(39_999)
    expect(lastOf('CreateService')).toBeLessThanOrEqual(2_100)
    expect(lastOf('CreateSecurityGroup')).toBeLessThanOrEqual(100)
  })

  it('lets the most urgent calls through first', async () => {
    const order: number[] = []
    const clock = virtualTime()
    const limiter = new Limiter(clock)
    const call = (priority: number) =>
      limiter.run('ecs', 'RegisterTaskDefinition', async () => void order.push(priority), priority)
    await Promise.all([...Array.from({ length: 20 }, () => call(9)), call(1), call(3), call(2), call(3)])
    expect(order.slice(20)).toEqual([3, 3, 2, 1])
  })

  it('has no room for what is not needed once half a burst is taken, until time has passed', async () => {
    const clock = virtualTime()
    const limiter = new Limiter(clock)
    const hasRoom = () => limiter.hasRoom('elbv2', 'DescribeTargetHealth')
    const read = () => limiter.run('elbv2', 'DescribeTargetHealth', async () => {})
    expect(hasRoom()).toBe(true)
    await Promise.all(Array.from({ length: 20 }, read))
    expect(hasRoom()).toBe(true)
    await read()
    expect(hasRoom()).toBe(false)
    await clock.sleep(200)
    expect(hasRoom()).toBe(true)
  })

  it('bounds the calls that are under way at once where no quota does', async () => {
    let running = 0
    let most = 0
    const clock = virtualTime()
    const limiter = new Limiter(clock)
    const call = () =>
      limiter.run('iam', 'GetRole', async () => {
        running += 1
        most = Math.max(most, running)
        await clock.sleep(50)
        running -= 1
      })
    await Promise.all(Array.from({ length: 200 }, call))
    expect(most).toBe(50)
  })

  it('backs off when AWS has less for it than it publishes, and comes back', async () => {
    const clock = virtualTime()
    const limiter = new Limiter(clock)
    const at: number[] = []
    const throttled = Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' })
    const call = (fails: boolean) =>
      limiter.run('ecs', 'CreateService', async () => {
        at.push(clock.now())
        await clock.sleep(10)
        if (fails) throw throttled
      })
    await Promise.allSettled(Array.from({ length: 50 }, () => call(true)))
    await Promise.all(Array.from({ length: 60 }, () => call(false)))
    const pauses = at.slice(50).map((time, nth, all) => time - (all[nth - 1] ?? 0))
    expect(pauses[1]).toBeGreaterThan(350)
    expect(pauses.at(-1)).toBeLessThanOrEqual(201)
  })

  it('gives up what waits when it is interrupted', async () => {
    const clock = virtualTime()
    const controller = new AbortController()
    const limiter = new Limiter(clock, controller.signal)
    const calls = Array.from({ length: 30 }, () => limiter.run('ecs', 'RegisterTaskDefinition', async () => 'made'))
    controller.abort()
    const ended = await Promise.allSettled(calls)
    expect(ended.filter(({ status }) => status === 'rejected')).toHaveLength(10)
  })
})
