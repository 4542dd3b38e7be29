import { call, eachOnce, REPLACING } from './calls.ts'
import { text, texts } from './kinds.ts'

function replacing(codes: readonly unknown[]): Readonly<Record<string, unknown>> {
  return codes.includes('CALL-TWO-01') ? { [REPLACING]: true } : {}
}

/** The calls that every definition has. */
export const COMMON_CALLS = {
  build: call(),
  issues: call(),
  ignoreRules: { takes: [], rest: text, says: replacing },
} as const

/** The call of a function that makes a thing of a name. */
export const NAMED = call(text)

export const TAGS = eachOnce('tag', call(texts))
