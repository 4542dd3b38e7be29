import { readFileSync } from 'node:fs'
import type { RouteBuilder } from '../../src/index.ts'
import {
  ATTRIBUTES_OF_OTHERS,
  LISTENER_ATTRIBUTES,
  LOAD_BALANCER_ATTRIBUTES,
  NETWORK_LISTENER_ATTRIBUTES,
  NETWORK_LOAD_BALANCER_ATTRIBUTES,
  NETWORK_TARGET_GROUP_ATTRIBUTES,
  TARGET_GROUP_ATTRIBUTES,
} from '../../src/model/elbv2-attributes.ts'

const SHAPES = new URL(
  '../../node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-types/models/models_0.d.ts',
  import.meta.url,
)
const shapes = readFileSync(SHAPES, 'utf8')

/** What the documentation of a member of the SDK has as code. */
function namedBy(shape: string, member: string, form: RegExp): readonly string[] {
  const [, body = ''] = new RegExp(`export interface ${shape} \\{([\\s\\S]*?)\\n\\}`).exec(shapes) ?? []
  const text = body.slice(0, body.indexOf(`${member}?:`))
  const all = [...text.matchAll(/<code>([a-z\d._-]+)<\/code>/g)].map(([, name = '']) => name)
  return [...new Set(all.filter(name => form.test(name) && !STATES.includes(name)))]
}

// A state of targets, which the documentation of an attribute names.
const STATES = ['unhealthy.draining']
const DOTTED = /\./

interface Attributes {
  readonly of: string
  readonly shape: string
  readonly tables: Readonly<Record<string, object>>
}

const ATTRIBUTES: readonly Attributes[] = [
  {
    of: 'load balancer',
    shape: 'LoadBalancerAttribute',
    tables: {
      '`attributes` of `loadBalancer`': LOAD_BALANCER_ATTRIBUTES,
      '`attributes` of `networkLoadBalancer`': NETWORK_LOAD_BALANCER_ATTRIBUTES,
    },
  },
  {
    of: 'target group',
    shape: 'TargetGroupAttribute',
    tables: {
      '`attributes` of a target': TARGET_GROUP_ATTRIBUTES,
      '`attributes` of one behind a Network Load Balancer': NETWORK_TARGET_GROUP_ATTRIBUTES,
    },
  },
  {
    of: 'listener',
    shape: 'ListenerAttribute',
    tables: {
      '`attributes` of `http`, `https`': LISTENER_ATTRIBUTES,
      '`idleTimeout` of `tcp`': NETWORK_LISTENER_ATTRIBUTES,
    },
  },
]

/** The methods of a route for each field of a condition. */
const CONDITIONS: Readonly<Record<string, readonly (keyof RouteBuilder & string)[]>> = {
  'host-header': ['host', 'hostRegex'],
  'path-pattern': ['path', 'pathRegex'],
  'http-header': ['httpHeader', 'httpHeaderRegex'],
  'http-request-method': ['httpRequestMethod'],
  'query-string': ['queryString'],
  'source-ip': ['sourceIp'],
}

interface EdgeName {
  readonly of: string
  readonly name: string
  /** Empty: nothing sets it, and nothing says why. */
  readonly by: string
}

/** Every attribute and condition that the SDK or this package has a name for, and what sets it. */
export function edgeNames(): readonly EdgeName[] {
  const attributes = ATTRIBUTES.flatMap(({ of, shape, tables }) => {
    const own = Object.values(tables).flatMap(Object.keys)
    return [...new Set([...namedBy(shape, 'Key', DOTTED), ...own])].sort().map((name): EdgeName => {
      const by = Object.entries(tables).flatMap(([way, table]) => (Object.hasOwn(table, name) ? [way] : []))
      const others = ATTRIBUTES_OF_OTHERS[name]
      return { of, name, by: by.join(', ') || (others ? `left out: of ${others}, which are not made` : '') }
    })
  })
  const fields = new Set([...namedBy('RuleCondition', 'Field', /-/), ...Object.keys(CONDITIONS)])
  const conditions = [...fields].sort().map((name): EdgeName => {
    const by = (CONDITIONS[name] ?? []).map(method => `\`.${method}()\``).join(', ')
    return { of: 'condition', name, by: by && `${by} of a route` }
  })
  return [...attributes, ...conditions]
}

/** Them as a part of docs/api.md. */
export function edgeTable(): readonly string[] {
  const all = edgeNames()
  const counts = [...new Set(all.map(({ of }) => of))].map(of => {
    const own = all.filter(each => each.of === of)
    const left = own.filter(({ by }) => by.startsWith('left out')).length
    return `${own.length} of ${of}s${left > 0 ? `, ${left} of them left out` : ''}`
  })
  return [
    '## Attributes and conditions',
    '',
    `By the documentation of the SDK: ${counts.join('; ')}.`,
    '',
    '| of | name | set by |',
    '|---|---|---|',
    ...all.map(({ of, name, by }) => `| ${of} | ${name} | ${by} |`),
  ]
}
