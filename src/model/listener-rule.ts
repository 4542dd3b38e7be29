import type { ListenerModel } from './listener.ts'
import type { Resource, Tags } from './resource.ts'
import type { RouteCheck } from './route-check.ts'
import type { TargetGroupModel } from './target-group.ts'

/** What a rule asks for beside a host and a path, as requests have it. Any of the values matches, and all conditions must. */
export type RequestCondition =
  | { readonly field: 'http-header'; readonly name: string; readonly values: readonly string[] }
  | { readonly field: 'http-request-method' | 'source-ip'; readonly values: readonly string[] }
  | { readonly field: 'query-string'; readonly values: readonly QueryValue[] }
  | { readonly field: 'host-header' | 'path-pattern'; readonly regex: readonly string[] }

/** A parameter of a query; without a key, any of that value. */
export interface QueryValue {
  readonly key?: string
  readonly value: string
}

/** A rule that forwards what matches all its conditions. The more specific rule wins. */
export interface ListenerRuleModel extends Resource<'listener-rule'> {
  readonly listener: ListenerModel
  /** Host names, `*` and `?` allowed. Empty: any host. */
  readonly hosts: readonly string[]
  /** Paths, `*` and `?` allowed. Empty: any path. */
  readonly paths: readonly string[]
  /** What else it asks for. */
  readonly conditions?: readonly RequestCondition[]
  /** What requests must pass before they are forwarded. */
  readonly check?: RouteCheck
  readonly targetGroup: TargetGroupModel
  /** The other target group of a service whose deployments shift traffic: ECS decides how much each of them gets. */
  readonly alternate?: TargetGroupModel
  readonly tags: Tags
}

/**
 * A condition, always written the same way: names of headers, and values of headers and queries, are told apart by their
 * letters only.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
 */
export interface AskedFor {
  /** The field, and the name of a header. */
  readonly of: string
  readonly values: readonly string[]
}

export function askedFor(condition: RequestCondition): AskedFor {
  const { field } = condition
  if ('regex' in condition) return { of: `${field} regex`, values: [...new Set(condition.regex)].sort() }
  const texts = condition.values.map(each =>
    typeof each === 'string' ? each : JSON.stringify([each.key ?? '', each.value]),
  )
  const isFolded = field === 'http-header' || field === 'query-string'
  const values = [...new Set(isFolded ? texts.map(text => text.toLowerCase()) : texts)].sort()
  return { of: field === 'http-header' ? `${field} ${condition.name.toLowerCase()}` : field, values }
}
