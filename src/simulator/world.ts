import type { VirtualClock } from './clock.ts'
import type { World } from './operation.ts'

interface WorldOptions {
  readonly clock: VirtualClock
  readonly account: string
  readonly region: string
  readonly seed: number
}

/** A new account in one region: every service's state is made at first use. */
export function createWorld({ clock, account, region, seed }: WorldOptions): World {
  const states = new Map<string, unknown>()
  const random = mulberry32(seed)
  const partition = region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
  return {
    clock,
    account,
    region,
    partition,
    random,
    id: length => Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join(''),
    state<S>(service: string, create: () => S): S {
      if (!states.has(service)) states.set(service, create())
      return states.get(service) as S
    },
  }
}

function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
