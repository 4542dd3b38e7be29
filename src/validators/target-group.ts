import * as z from 'zod/mini'
import { targetGroupForms } from '../model/elbv2-attributes.ts'
import type { LoadBalancerModel } from '../model/load-balancer.ts'
import type { TargetGroupModel } from '../model/target-group.ts'
import { elbv2 } from './api/elbv2.ts'
import { apiRules } from './api/problems.ts'
import { checkAttributes, checkTogether } from './elbv2-attributes.ts'
import { checkFields, matching } from './fields.ts'
import { checkForeign, checkRequest } from './raw-members.ts'
import { ELB, type Report, type RuleFamily } from './rule.ts'

const API = `${ELB}/APIReference`
const docs = `${API}/API_CreateTargetGroup.html`

const threshold = {
  code: 'TG-HCT-01',
  accepts: matching(() => z.int().check(z.minimum(2), z.maximum(10))),
  expected: 'a whole number from 2 to 10',
  docs,
}
const status = '[2-4][0-9]{2}(-[2-4][0-9]{2})?'

const FIELDS = {
  port: {
    code: 'TG-PRT-01',
    accepts: matching(() => z.int().check(z.minimum(1), z.maximum(65535))),
    expected: 'a whole number from 1 to 65535',
    docs,
  },
  protocol: {
    code: 'TG-PRO-01',
    accepts: matching(() => z.enum(['HTTP', 'HTTPS'])),
    expected: 'HTTP or HTTPS',
    docs,
  },
  deregistrationDelaySeconds: {
    code: 'TG-ATR-01',
    accepts: matching(() => z.int().check(z.minimum(0), z.maximum(3600))),
    expected: 'a whole number of seconds from 0 to 3600',
    docs: `${API}/API_TargetGroupAttribute.html`,
  },
}

const RAW = {
  ProtocolVersion: {
    code: 'TG-PRO-02',
    accepts: matching(() => z.enum(['HTTP1', 'HTTP2', 'GRPC'])),
    expected: 'HTTP1, HTTP2 or GRPC',
    docs,
  },
  HealthCheckProtocol: {
    code: 'TG-HCP-01',
    accepts: matching(() => z.enum(['HTTP', 'HTTPS'])),
    expected: 'HTTP or HTTPS',
    docs,
  },
  HealthCheckPort: {
    code: 'TG-HCP-04',
    accepts: matching(() =>
      z
        .string()
        .check(z.regex(/^(traffic-port|[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5])$/)),
    ),
    expected: 'traffic-port, or a port from 1 to 65535 as a text',
    docs,
  },
}

const HEALTH_CHECK = {
  path: {
    code: 'TG-HCP-03',
    accepts: matching(() => z.string().check(z.maxLength(1024), z.regex(/^\//))),
    expected: 'a path of at most 1024 characters that starts with "/"',
    docs,
  },
  matcher: {
    code: 'TG-MAT-01',
    accepts: matching(() => z.string().check(z.regex(new RegExp(`^${status}(,${status})*$`)))),
    expected: 'status codes from 200 to 499, such as "200", "200,202" or "200-299"',
    docs,
  },
  intervalSeconds: {
    code: 'TG-HCI-01',
    accepts: matching(() => z.int().check(z.minimum(5), z.maximum(300))),
    expected: 'a whole number of seconds from 5 to 300',
    docs,
  },
  timeoutSeconds: {
    code: 'TG-HCI-01',
    accepts: matching(() => z.int().check(z.minimum(2), z.maximum(120))),
    expected: 'a whole number of seconds from 2 to 120',
    docs,
  },
  healthyThresholdCount: threshold,
  unhealthyThresholdCount: threshold,
}

const GRPC_MATCHER = {
  code: 'TG-MAT-01',
  accepts: matching(() => z.string().check(z.regex(/^[0-9]{1,2}(-[0-9]{1,2})?(,[0-9]{1,2}(-[0-9]{1,2})?)*$/))),
  expected: 'codes of gRPC from 0 to 99, such as "0", "0,12" or "0-99"',
  docs: `${API}/API_Matcher.html`,
}

const NETWORK_MATCHER = {
  code: 'TG-MAT-01',
  accepts: matching(() =>
    z.string().check(z.regex(/^[2-5][0-9]{2}(-[2-5][0-9]{2})?(,[2-5][0-9]{2}(-[2-5][0-9]{2})?)*$/)),
  ),
  expected: 'status codes from 200 to 599, such as "200", "200,202" or "200-299"',
  docs: `${API}/API_Matcher.html`,
}

const CREATE = { table: elbv2, structure: 'CreateTargetGroupInput' }

type TargetGroupDraft = Pick<
  TargetGroupModel,
  'port' | 'protocol' | 'deregistrationDelaySeconds' | 'healthCheck' | 'attributes' | 'raw'
> & {
  /** What `raw` was given and does not set. */
  readonly foreign?: readonly string[]
}

export const targetGroupRules: RuleFamily<TargetGroupDraft> = {
  docs,
  codes: [
    ...['TG-PRT-01', 'TG-PRO-01', 'TG-ATR-01', 'TG-HCP-03', 'TG-MAT-01', 'TG-HCI-01', 'TG-HCI-02', 'TG-HCT-01'],
    ...[
      'TG-ATR-02',
      'TG-ATR-03',
      'TG-ATR-06',
      'TG-ATR-07',
      'TG-ATR-13',
      'TG-ATR-14',
      'TG-HCP-01',
      'TG-HCP-02',
      'TG-ATR-04',
      'TG-PRV-01',
      'TG-HCP-04',
      'TG-PRO-02',
      'LB-ATR-05',
    ],
    ...apiRules.codes,
  ],
  check(targetGroup, report) {
    const { healthCheck, attributes = {}, raw = {}, foreign = [] } = targetGroup
    const isHttp = targetGroup.protocol.startsWith('HTTP')
    const { path, matcher: http, ...times } = HEALTH_CHECK
    const matcher = raw.ProtocolVersion === 'GRPC' ? GRPC_MATCHER : isHttp ? http : NETWORK_MATCHER
    checkFields(
      targetGroup,
      { port: FIELDS.port, deregistrationDelaySeconds: FIELDS.deregistrationDelaySeconds },
      report,
    )
    const overTcp = !isHttp && (raw.HealthCheckProtocol ?? 'TCP') === 'TCP'
    checkFields(healthCheck, overTcp ? times : { ...times, path, matcher }, report, ['healthCheck'])
    if (overTcp && healthCheck.path + healthCheck.matcher !== '') {
      const message = 'Health check matchers are not supported for TCP health checks'
      const hint = "leave path and matcher out, or set protocol: 'HTTP'"
      report({ code: 'TG-HCP-02', path: ['healthCheck'], message, hint, docs })
    }
    checkAttributes(
      attributes,
      targetGroupForms(targetGroup.protocol),
      { code: 'TG-ATR-02', of: 'A target group' },
      report,
    )
    if (isHttp) checkTogether(attributes, raw.ProtocolVersion, report)
    else checkNetworkGroup(targetGroup, report)
    checkForeign(CREATE, foreign, report)
    checkRequest(CREATE, raw, report)
    const { HealthCheckProtocol, ...others } = RAW
    checkFields(raw, isHttp ? { ...others, HealthCheckProtocol } : others, report, ['raw'])
    if (healthCheck.timeoutSeconds < healthCheck.intervalSeconds) return
    const message = `Health check timeout '${healthCheck.timeoutSeconds}' must be smaller than the interval '${healthCheck.intervalSeconds}'`
    const hint = 'lower timeoutSeconds or raise intervalSeconds'
    report({ code: 'TG-HCI-02', path: ['healthCheck', 'timeoutSeconds'], message, hint, docs })
  },
}

/** What a target group of a Network Load Balancer does not have. */
function checkNetworkGroup({ protocol, attributes = {}, raw = {} }: TargetGroupDraft, report: Report): void {
  if (raw.ProtocolVersion !== undefined) {
    const message = `A target group of protocol ${protocol} has no protocol version`
    report({ code: 'TG-PRV-01', path: ['protocolVersion'], message, hint: 'remove protocolVersion', docs })
  }
  if (attributes['preserve_client_ip.enabled'] === 'false' && protocol !== 'TCP') {
    const message = `Client IP preservation cannot be disabled for ${protocol} target groups`
    const path = ['attributes', 'preserve_client_ip.enabled']
    report({ code: 'TG-ATR-04', path, message, hint: 'remove it', docs: `${API}/API_TargetGroupAttribute.html` })
  }
}

/** Where requests come in, and those of tests. */
interface TestedListeners {
  readonly production: readonly number[]
  /** Nothing where the test route names no listener. */
  readonly test: number | undefined
}

/** A target behind a load balancer. */
interface RoutedTarget {
  readonly loadBalancer: LoadBalancerModel | undefined
  readonly options: { readonly protocol?: string; readonly weight?: number; readonly advancedConfiguration?: unknown }
  /** Of a Network Load Balancer with a test route: the listeners that serve, and that of the tests, by their ports. */
  readonly tested?: TestedListeners
  /** The service moves its traffic between two target groups. */
  readonly shifts: boolean
}

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupTuple.html
const WEIGHT = {
  code: 'LS-FWD-01',
  accepts: matching(() => z.int().check(z.minimum(0), z.maximum(999))),
  expected: 'a whole number from 0 to 999',
}

/** What a target speaks, and what does not go with a Network Load Balancer. */
export const routedTargetRules: RuleFamily<RoutedTarget> = {
  docs,
  codes: ['API-OPT-01', 'LS-FWD-01', 'SVC-LB-08', 'TG-PRO-01'],
  check({ loadBalancer, options, shifts, tested }, report) {
    checkFields({ weight: options.weight }, { weight: WEIGHT }, report)
    if (options.advancedConfiguration !== undefined) {
      const message =
        'The second target group of a route and its rules are made, so advancedConfiguration would be lost'
      report({ code: 'API-OPT-01', path: [SHIFT], message, hint: 'remove it, or give targetGroup.existing(…)', docs })
    }
    if (shifts && options.weight !== undefined && loadBalancer?.type !== 'network') {
      const message = 'ECS sets the weights of a route whose traffic it shifts itself, so weight would be lost'
      const hint = 'remove weight, or use a rolling deployment'
      report({ code: 'SVC-LB-08', path: ['weight'], message, hint, docs })
    }
    if (loadBalancer?.type !== 'network') {
      checkFields({ protocol: options.protocol ?? 'HTTP' }, { protocol: FIELDS.protocol }, report)
      return
    }
    for (const option of ['protocol', 'weight'] as const) {
      if (options[option] === undefined) continue
      const message = `Load balancer ${loadBalancer.name} is a Network Load Balancer, so ${option} of the target would be lost`
      report({
        code: 'API-OPT-01',
        path: [option],
        message,
        hint: `remove ${option}: its listener says what it speaks`,
      })
    }
    if (shifts && tested) checkTestListener(loadBalancer, tested, report)
  },
}

function checkTestListener(loadBalancer: LoadBalancerModel, tested: TestedListeners, report: Report): void {
  const message = whyNoTest(loadBalancer, tested)
  if (message === undefined) return
  const others = loadBalancer.networkListeners?.find(({ port }) => !tested.production.includes(port))
  const hint = others
    ? `give one that nothing else uses, such as .listener(${others.port})`
    : 'add a listener for tests'
  report({ code: 'SVC-LB-08', path: ['testRoute'], message, hint, docs })
}

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/nlb-resources-for-blue-green.html
function whyNoTest(
  { name, networkListeners: all = [] }: LoadBalancerModel,
  { production, test }: TestedListeners,
): string | undefined {
  const protocolAt = (port: number | undefined) =>
    all.find(listener => listener.port === port)?.protocol.replace('TLS', 'TCP')
  const [first, ...others] = production
  if (test === undefined)
    return 'The test route names no listener, and a Network Load Balancer knows requests by nothing else'
  if (protocolAt(test) === undefined) return `Load balancer ${name} has no listener on port ${test}`
  if (production.includes(test))
    return `The listener on port ${test} would send requests to the new version before it has passed`
  if (others.length > 0)
    return `The listener on port ${test} can test one listener, and the route has ${production.length}: ${production.join(', ')}`
  if (protocolAt(test) === protocolAt(first)) return undefined
  return `The listener on port ${test} is of another protocol than that on port ${first}, and both send to the same target groups`
}

const SHIFT = 'advancedConfiguration'

/** A target in a target group that is looked up. */
interface GivenTarget {
  readonly targetGroup: string
  /** The names of options that only a target group of the stack takes. */
  readonly options: readonly string[]
  /** The service moves its traffic between two target groups. */
  readonly shifts: boolean
  /** The other one is there, and the rule that sends to both. */
  readonly shift: boolean
}

export const givenTargetRules: RuleFamily<GivenTarget> = {
  docs,
  codes: ['API-OPT-01', 'SVC-LB-08'],
  check({ targetGroup, options, shifts, shift }, report) {
    for (const option of options.filter(each => each !== SHIFT || !shifts)) {
      const message = `Target group ${targetGroup} exists and is not changed, so ${option} would be lost`
      report({
        code: 'API-OPT-01',
        path: [option],
        message,
        hint:
          option === SHIFT
            ? `remove ${option}, or deploy with blueGreen, linear or canary`
            : `remove ${option}, or give a route of a load balancer`,
      })
    }
    if (!shifts || shift) return
    const message = `Target group ${targetGroup} has no second one and no rule between which ECS could move the traffic`
    const hint =
      'give them as advancedConfiguration, or a route: loadBalancer.existing(…).path(…), for which both are made'
    report({ code: 'SVC-LB-08', path: ['strategy'], message, hint, docs })
  },
}
