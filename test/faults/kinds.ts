import type { Fault } from '../../src/simulator/index.ts'

/** A way for a moment of a deploy to go wrong. */
export type FaultKind =
  /** Something happens to one call. `passes`: the executor rides it out, so that the run must succeed. */
  | { readonly fault: Fault; readonly passes: boolean }
  /** Somebody acts past the program. */
  | { readonly outside: 'edits' | 'deletions' }
  /** A second deployer begins, with this program or with another of the same stack. */
  | { readonly second: 'same' | 'other' }

/** How many reads of a service see the account as it was before the call. */
const STALE_READS = 4

/** By name, so that a violation says which. */
export const KINDS = {
  throttled: { fault: { how: 'rejected', code: 'ThrottlingException', message: 'Rate exceeded' }, passes: true },
  'server error': { fault: { how: 'rejected', code: 'InternalFailure', status: 500 }, passes: true },
  unreachable: { fault: { how: 'unreachable' }, passes: true },
  'reply lost': { fault: { how: 'reply-lost' }, passes: true },
  'delivered twice': { fault: { how: 'delivered-twice' }, passes: true },
  'stale reads': { fault: { how: 'stale-reads', reads: STALE_READS }, passes: true },
  denied: { fault: { how: 'rejected', code: 'AccessDeniedException', status: 403 }, passes: false },
  'credentials expired': { fault: { how: 'credentials-expired' }, passes: false },
  'crash before': { fault: { how: 'crash', when: 'before' }, passes: false },
  'crash after': { fault: { how: 'crash', when: 'after' }, passes: false },
  'edited by others': { outside: 'edits' },
  'deleted by others': { outside: 'deletions' },
  'the same deployed twice': { second: 'same' },
  'another deployed as well': { second: 'other' },
} satisfies Record<string, FaultKind>

export type KindName = keyof typeof KINDS
export const KIND_NAMES = Object.keys(KINDS) as readonly KindName[]

/** A fault at the n-th changing call of a deploy, or at its n-th read. */
export interface Strike {
  readonly nth: number
  readonly kind: KindName
  readonly at: 'change' | 'read'
}
