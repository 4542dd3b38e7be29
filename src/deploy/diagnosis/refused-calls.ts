import { readableLength } from './one-line.ts'
import { FIXES_BY_KIND, LAST_FIXES } from './refused-calls/any-service.ts'
import { ECS_FIXES } from './refused-calls/ecs.ts'
import { EXEC_FIXES } from './refused-calls/exec.ts'
import { instructionIn, instructionOfCode } from './refused-calls/instruction.ts'
import { LOAD_BALANCING_FIXES } from './refused-calls/load-balancing.ts'
import { NETWORK_FIXES } from './refused-calls/network.ts'
import { REGISTRY_FIXES } from './refused-calls/registry.ts'

/** The words themselves are the cause; what is known of one service goes before what is true of any. */
const FIXES: readonly (readonly [words: RegExp, fix: string])[] = [
  ...NETWORK_FIXES,
  ...EXEC_FIXES,
  ...ECS_FIXES,
  ...LOAD_BALANCING_FIXES,
  ...REGISTRY_FIXES,
  ...FIXES_BY_KIND,
]

const fixIn = (fixes: typeof FIXES, name: string, message: string): string | undefined =>
  fixes.find(([known]) => known.test(`${name}: ${message}`))?.[1]

/** What to do about a refused call: by what is known of its code and AWS's words, else by what the words ask for. */
export const fixOfCall = ({ name, message: whole }: Pick<Error, 'name' | 'message'>): string => {
  const message = readableLength(whole)
  return (
    fixIn(FIXES, name, message) ??
    instructionIn(message) ??
    fixIn(LAST_FIXES, name, message) ??
    instructionOfCode(name) ??
    'Correct what AWS names there.'
  )
}
