import type { Model } from '../../model/index.ts'
import { foretell } from '../diagnosis/causes.ts'
import type { Outlook } from './outlook.ts'

/** Tells a quota that the deploy would reach, in the words in which AWS would refuse a call. */
export function tellQuota(words: string, of: Model, seen: string, outlook: Outlook): void {
  const { cause, fix, docs } = foretell('quota.reached', { words, subject: NOTHING })
  outlook.tell(
    {
      code: 'quota.reached',
      severity: 'error',
      path: [of.kind, of.id],
      message: cause,
      hint: fix,
      ...(docs && { docs }),
    },
    of,
    seen,
  )
}

const NOTHING = { service: {}, definition: undefined, program: true }
