import { FIXES_BY_KIND } from './refused-calls/any-service.ts'
import { ECS_FIXES } from './refused-calls/ecs.ts'
import { LOAD_BALANCING_FIXES } from './refused-calls/load-balancing.ts'
import { NETWORK_FIXES } from './refused-calls/network.ts'

/** The words themselves are the cause; what is known of one service goes before what is true of any. */
const FIXES = [...NETWORK_FIXES, ...ECS_FIXES, ...LOAD_BALANCING_FIXES, ...FIXES_BY_KIND]

/** What to do about a refused call, by its code and AWS's words; undefined where they are not known. */
export const fixOfCall = (words: string): string | undefined => FIXES.find(([known]) => known.test(words))?.[1]
