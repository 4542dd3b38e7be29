import { call, eachOnce, type MethodCall, REPLACING } from './calls.ts'
import { data, text, texts } from './kinds.ts'

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

const members = ([given]: readonly unknown[]): readonly (readonly [string, unknown])[] =>
  Object.entries(given ?? {}).map(([key, value]) => [`raw ${key}`, value])

/**
 * A member that is one value is replaced by a later one; of an object or a list more than that would be lost, unless it is
 * the one whose parts add up.
 */
export const rawCall = (added?: string): MethodCall => ({
  ...call(data),
  says: given =>
    Object.fromEntries(members(given).filter(([key, value]) => typeof value === 'object' && key !== `raw ${added}`)),
  keeps: given => Object.fromEntries(members(given)),
})

export const RAW = rawCall()
