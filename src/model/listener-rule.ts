import type { ListenerModel, OwnAnswer } from './listener.ts'
import type { Resource, Tags } from './resource.ts'
import type { RouteCheck } from './route-check.ts'
import type { TargetGroupModel } from './target-group.ts'

/** What a rule asks for beside a host and a path, as requests have it. Any of the values matches, and all conditions must. */
export type RequestCondition =
  | { readonly field: 'http-header'; readonly name: string; readonly values: readonly string[] }
  | { readonly field: 'http-header'; readonly name: string; readonly regex: readonly string[] }
  | { readonly field: 'http-request-method' | 'source-ip'; readonly values: readonly string[] }
  | { readonly field: 'query-string'; readonly values: readonly QueryValue[] }
  | { readonly field: 'host-header' | 'path-pattern'; readonly regex: readonly string[] }

/** A parameter of a query; without a key, any of that value. */
export interface QueryValue {
  readonly key?: string
  readonly value: string
}

/** A rule for what matches all its conditions: it forwards, or answers itself. The more specific rule wins. */
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
  /** Where requests go; absent where several share them, or the rule answers them itself. */
  readonly targetGroup?: TargetGroupModel
  /** Where requests go that several services share. Each of them knows its own share, and the stack has them all. */
  readonly shares?: readonly RouteShare[]
  /** For how long a client stays with the target group that it got first. Absent: not at all. */
  readonly stickinessSeconds?: number
  /** What the load balancer answers, in place of a target group. */
  readonly answer?: OwnAnswer
  /** What is written anew in requests before a target gets them. */
  readonly transforms?: readonly RouteTransform[]
  /** The number that the program says. Absent: it follows from the conditions. */
  readonly priority?: number
  /** The same rule on the other listeners that it is for. */
  readonly beside?: readonly ListenerRuleModel[]
  /** The other target group of a service whose deployments shift traffic: ECS decides how much each of them gets. */
  readonly alternate?: TargetGroupModel
  readonly tags: Tags
}

/** What matches the regular expression becomes the replacement, in which `$1` is its first group. */
export interface RouteTransform {
  readonly type: 'host-header-rewrite' | 'url-rewrite'
  readonly regex: string
  readonly replace: string
}

/** A target group that gets a part of the requests: its weight of the sum of all weights. */
export interface RouteShare {
  readonly targetGroup: TargetGroupModel
  /** 0 to 999. */
  readonly weight: number
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
  const of = condition.field === 'http-header' ? `${field} ${condition.name.toLowerCase()}` : field
  if ('regex' in condition) return { of: `${of} regex`, values: [...new Set(condition.regex)].sort() }
  const texts = condition.values.map(each =>
    typeof each === 'string' ? each : JSON.stringify([each.key ?? '', each.value]),
  )
  const isFolded = field === 'http-header' || field === 'query-string'
  const values = [...new Set(isFolded ? texts.map(text => text.toLowerCase()) : texts)].sort()
  return { of, values }
}

/** What a rule matches, always written the same way: hosts are told apart by letters only, and `/*` is any path. */
export function matchedBy({ hosts, paths, conditions = [] }: Asking): readonly (readonly string[])[] {
  const anyPath = paths.some(path => path === '*' || path === '/*')
  return [
    [...new Set(hosts.map(host => host.toLowerCase()))].sort(),
    anyPath ? [] : [...new Set(paths)].sort(),
    conditions.map(condition => JSON.stringify(askedFor(condition))).sort(),
  ]
}

type Asking = Pick<ListenerRuleModel, 'hosts' | 'paths' | 'conditions'>

/** The id of a rule that is no service's: it is known by its listener and by what it matches, in characters that tags take. */
export function idOfRoute({ id }: ListenerModel, what: 'answers' | 'shares', asking: Asking): string {
  const [hosts = [], paths = [], conditions = []] = matchedBy(asking)
  const asked = [...hosts, ...(paths.length > 0 ? paths : ['/*']), ...conditions]
  return `${id} ${what} ${asked.map(inTag).join(' ')}`
}

const inTag = (text: string): string =>
  text.replace(/[^A-Za-z0-9./:@_+-]/g, each => `=${(each.codePointAt(0) ?? 0).toString(16)}`)

/** The load balancer of such a rule, by the id of the rule; nothing where it is a service's. */
export const ofRouteOn = (id: string): string | undefined => /^(.+?):\S+ (?:answers|shares) /.exec(id)?.[1]
