import { describe, expect, it } from 'vitest'
import { JumpingClock } from '../../src/simulator/clock.ts'

describe('virtual time', () => {
  it('jumps to the next timer once everybody sleeps', async () => {
    const clock = new JumpingClock(0)
    const seen: [string, number][] = []
    const sleeper = async (name: string, milliseconds: number) => {
      await clock.sleep(milliseconds)
      seen.push([name, clock.now()])
    }
    await Promise.all([sleeper('slow', 3_600_000), sleeper('fast', 1000)])
    expect(seen).toEqual([
      ['fast', 1000],
      ['slow', 3_600_000],
    ])
  })

  it('stands still while nobody sleeps, whatever is planned', async () => {
    const clock = new JumpingClock(0)
    let ran = false
    clock.after(10, () => {
      ran = true
    })
    for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate)
    expect([ran, clock.now()]).toEqual([false, 0])
  })

  it('stands still while work is held, and moves on after it', async () => {
    const clock = new JumpingClock(0)
    const sleeping = clock.sleep(1000)
    await clock.hold(async () => {
      for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate)
      expect(clock.now()).toBe(0)
    })
    await sleeping
    expect(clock.now()).toBe(1000)
  })

  it('runs what falls due on the way of an advance, in order, and ends exactly there', async () => {
    const clock = new JumpingClock(0)
    const seen: number[] = []
    clock.after(20, () => seen.push(clock.now()))
    clock.after(10, () => clock.after(5, () => seen.push(clock.now())))
    await clock.advance(18)
    expect([seen, clock.now()]).toEqual([[15], 18])
  })

  it('ends a sleep with the reason of its signal', async () => {
    const clock = new JumpingClock(0)
    const controller = new AbortController()
    const sleeping = clock.sleep(1000, controller.signal)
    controller.abort(new Error('enough'))
    await expect(sleeping).rejects.toThrow('enough')
    await expect(clock.sleep(1000, controller.signal)).rejects.toThrow('enough')
    await clock.sleep(2000)
    expect(clock.now()).toBe(2000)
  })
})
