import type { VirtualClock } from './clock.ts'
import { copyOf } from './copy.ts'
import type { World } from './operation.ts'
import type { Realism } from './realism.ts'

interface WorldOptions {
  readonly clock: VirtualClock
  readonly account: string
  readonly region: string
  readonly seed: number
  readonly realism: Realism
  /** What the Regions of one account share. @default none, for an account with one Region */
  readonly global?: Map<string, unknown>
}

/** The services that have one state for all Regions. */
const GLOBAL: ReadonlySet<string> = new Set(['iam', 'route53'])

/** A new account in one region: every service's state is made at first use. */
export function createWorld({ clock, account, region, seed, realism, global = new Map() }: WorldOptions): World {
  const random = mulberry32(seed)
  const partition = region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
  const withStates = (regional: Map<string, unknown>, shared: Map<string, unknown>): World => ({
    clock,
    account,
    region,
    partition,
    realism,
    random,
    id: length => Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join(''),
    copy: () => {
      const copies = new Map<unknown, unknown>()
      return withStates(copyOf(regional, copies), copyOf(shared, copies))
    },
    state<S>(service: string, create: () => S): S {
      const states = GLOBAL.has(service) ? shared : regional
      if (!states.has(service)) states.set(service, create())
      return states.get(service) as S
    },
  })
  return withStates(new Map(), global)
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
