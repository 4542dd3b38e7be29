import { type Change, diff } from '../deploy/planning/diff.ts'
import { describeChange } from '../deploy/planning/plan-text.ts'
import { harmless } from '../errors/harmless.ts'
import { isJson, type Json, objectsIn } from './definition-json.ts'
import { essence } from './same-definition.ts'

/** What a release changes. */
export interface ReleasePlan {
  readonly cluster: string
  readonly service: string
  /** The revision that runs, for example `web:7`. */
  readonly from: string
  /** A revision that is there already and says the same. Otherwise one is registered. */
  readonly to?: string
  /** What differs. Values of variables are not shown. */
  readonly changes: readonly Change[]
  /** Nothing differs, and nothing is deployed. */
  readonly isEmpty: boolean
  toString(): string
}

/** Options of log and volume drivers hold keys, too. */
const HIDDEN = ['environment', 'options', 'driverOpts']

export function releasePlan(
  { cluster, service, from, to }: Pick<ReleasePlan, 'cluster' | 'service' | 'from' | 'to'>,
  before: Json,
  after: Json,
  isEmpty: boolean,
): ReleasePlan {
  const changes = isEmpty ? [] : diff(keyed(essence(before)), keyed(essence(after)), HIDDEN)
  const plan = { cluster, service, from, ...(to !== undefined && { to }), changes, isEmpty }
  return Object.freeze({ ...plan, toString: () => textOf(plan) })
}

function textOf({ cluster, service, from, to, changes, isEmpty }: Omit<ReleasePlan, 'toString'>): string {
  const title = `Release into service ${service} of cluster ${cluster}`
  if (isEmpty) return harmless(`${title}: ${from} runs it already`)
  const lines = changes.map(change => `  ${describeChange(change)}`)
  return harmless([`${title}: ${from} -> ${to ?? 'a new revision'}`, ...lines].join('\n'))
}

/** Lists of what has names as records, so that what differs is told by name. */
function keyed(value: unknown): Json {
  return isJson(value)
    ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, keyedMember(inner)]))
    : {}
}

function keyedMember(value: unknown): unknown {
  if (isJson(value)) return keyed(value)
  if (!Array.isArray(value)) return value
  const names = objectsIn(value).map(({ name, key }) => name ?? key)
  if (names.length === 0 || names.length < value.length || names.some(name => typeof name !== 'string')) return value
  return Object.fromEntries(objectsIn(value).map(entry => [String(entry.name ?? entry.key), restOf(entry)]))
}

function restOf(entry: Json): unknown {
  const { name, key, ...rest } = entry
  const [member, ...others] = Object.entries(rest)
  return member && others.length === 0 && (name ?? key) !== undefined ? member[1] : keyed(rest)
}
