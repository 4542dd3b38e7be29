import { canonical, hashOf } from '../../canonical.ts'
import { policyText, type Statements, statementsOf } from './policy-document.ts'

/**
 * What all inline policies of a role may have together, without white space; it cannot be raised.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length
 */
const LONGEST_POLICY = 10_240

/** A policy that allows all that is wanted, and still all that was allowed; only what is wanted, where there is no room for both. */
export function widened(live: Statements, wanted: Statements): Statements {
  const wide = allowingBoth(live, wanted)
  return policyText(wide).length <= LONGEST_POLICY ? wide : wanted
}

/** A policy that allows all that is wanted, under the same names, and all that is allowed. */
export function allowingBoth(live: Statements, wanted: Statements): Statements {
  const all = new Map(Object.entries(wanted))
  for (const [sid, statement] of Object.entries(live)) {
    if (!isAllow(statement) || [...all.values()].some(other => canonical(other) === canonical(statement))) continue
    const same = all.get(sid)
    const both = same && together(same, statement)
    all.set(both || !same ? sid : `Kept${hashOf(statement).slice(0, 8)}`, both ?? statement)
  }
  return Object.fromEntries(all)
}

const isAllow = (statement: object): boolean => 'Effect' in statement && statement.Effect === 'Allow'

/** One statement for two that differ in nothing but their resources. */
function together(one: object, other: object): object | undefined {
  if (!('Resource' in one && 'Resource' in other)) return undefined
  const { Resource: first, ...rest } = one
  const { Resource: second, ...otherRest } = other
  if (canonical(rest) !== canonical(otherRest)) return undefined
  const Resource = [...new Set([first, second].flat())]
  return Object.values(statementsOf({ Statement: { ...one, Resource } }))[0]
}
