import type { Fault } from '../../src/simulator/index.ts'

/** A way for one call to go wrong. */
export interface FaultKind {
  readonly fault: Fault
  /** The executor rides it out: the run must succeed. */
  readonly passes: boolean
}

/** By name, so that a violation says which. */
export const KINDS: Readonly<Record<string, FaultKind>> = {
  throttled: { fault: { how: 'rejected', code: 'ThrottlingException', message: 'Rate exceeded' }, passes: true },
  'server error': { fault: { how: 'rejected', code: 'InternalFailure', status: 500 }, passes: true },
  unreachable: { fault: { how: 'unreachable' }, passes: true },
  'reply lost': { fault: { how: 'reply-lost' }, passes: true },
  'delivered twice': { fault: { how: 'delivered-twice' }, passes: true },
  denied: { fault: { how: 'rejected', code: 'AccessDeniedException', status: 403 }, passes: false },
  'credentials expired': { fault: { how: 'credentials-expired' }, passes: false },
  'crash before': { fault: { how: 'crash', when: 'before' }, passes: false },
  'crash after': { fault: { how: 'crash', when: 'after' }, passes: false },
}
