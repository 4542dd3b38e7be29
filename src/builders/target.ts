import { attributeTexts, type TargetGroupAttributes } from '../model/elbv2-attributes.ts'
import type { RawTargetGroupSettings } from '../model/raw-settings.ts'
import type { ProductionArn } from '../model/service-request.ts'
import type { TargetGroupModel, TargetHealthCheck } from '../model/target-group.ts'
import { RAW_OF_TARGET_GROUP, sorted } from './raw-fields.ts'
import type { Route } from './route.ts'
import type { ExistingTargetGroup } from './target-group.ts'

/** How a target is checked. */
export interface TargetCheck extends Partial<TargetHealthCheck> {
  /** Where, if not at the port of the target. The load balancer is let in there, too. */
  readonly port?: number
  /** What the check speaks; `'TCP'` behind a Network Load Balancer. @default that of the target */
  readonly protocol?: 'HTTP' | 'HTTPS' | 'TCP'
}

type ProtocolVersion = NonNullable<RawTargetGroupSettings['ProtocolVersion']>

/** How a load balancer treats a target. */
export interface TargetOptions {
  /**
   * The path to check, or settings. Times are in seconds.
   *
   * @default { path: '/', matcher: '200-299', intervalSeconds: 15, timeoutSeconds: 5, healthyThresholdCount: 2, unhealthyThresholdCount: 3 }; with gRPC path '/AWS.ALB/healthcheck' and matcher '12', or '0' for another path
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
   */
  readonly healthCheck?: string | TargetCheck
  /** Seconds that requests in flight get to finish before a task is stopped: 0 to 3600. @default 30 */
  readonly deregistrationDelay?: number
  /** What the container speaks. Behind a Network Load Balancer, its listener says it. @default 'HTTP' */
  readonly protocol?: 'HTTP' | 'HTTPS'
  /**
   * The version of it. HTTP2 and GRPC need an HTTPS listener; with GRPC, `matcher` is of gRPC codes.
   *
   * @default 'HTTP1'
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html#target-group-protocol-version
   */
  readonly protocolVersion?: ProtocolVersion
  /**
   * The name of the target group, up to 32 letters, digits and hyphens. Where traffic shifts, up to 22: the other group's
   * ends in `-alternate`. What AWS cannot change in a target group, its port among it, then changes with the name only.
   *
   * @default one that begins with the stack
   */
  readonly physicalName?: string
  /**
   * Where the new version is reached before the traffic moves to it, with `blueGreen`, `linear` or `canary`: another
   * host, path or listener of the same load balancer. A listener that is named here serves nothing else of the route.
   */
  readonly testRoute?: Route<true, true>
  /**
   * Between what ECS moves the traffic of a target group that exists, with `blueGreen`, `linear` or `canary`: another one,
   * and the rules (of a Network Load Balancer the listeners) that send to both, by ARN. They are those of others: ECS alone
   * changes their weights. Routes of load balancers have all that made.
   *
   * @example
   * const pair = {
   *   alternateTargetGroup: targetGroup.existing('web-green'),
   *   productionListenerRule: 'arn:aws:elasticloadbalancing:us-east-1:123456789012:listener-rule/app/edge/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee',
   * } as const
   * service('web').cluster(prod).taskDefinition(web).network(vpc).blueGreen({ bakeTime: 5 })
   *   .target(targetGroup.existing('web-blue'), 'app', 3000, { advancedConfiguration: pair })
   * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AdvancedConfiguration.html
   */
  readonly advancedConfiguration?: {
    readonly alternateTargetGroup: ExistingTargetGroup
    readonly productionListenerRule: ProductionArn
    /** Sends test traffic to the new version. */
    readonly testListenerRule?: ProductionArn
  }
  /**
   * The share of this service of a route that several services have, 2 to 5, each of which gives a weight: 0 to 999, of the
   * sum of all. A changed weight is one call. What ECS shifts itself has none.
   *
   * @example
   * const route = edge.host('shop.example.com')
   * service('shop').cluster(prod).taskDefinition(web).network(vpc).target(route, 'app', 3000, { weight: 95 })
   * service('shop-next').cluster(prod).taskDefinition(web).network(vpc).target(route, 'app', 3000, { weight: 5 })
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html#forward-actions
   */
  readonly weight?: number
  /**
   * Attributes of its target group, by AWS's names for them. What the program does not say is what AWS makes it.
   *
   * @example
   * const sticky: TargetGroupAttributes = { 'stickiness.enabled': true, 'load_balancing.algorithm.type': 'least_outstanding_requests' }
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html
   */
  readonly attributes?: TargetGroupAttributes
  /**
   * What has no option of its own, as CreateTargetGroup names it. Checked and compared like the rest.
   *
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
   */
  readonly raw?: RawTargetGroupSettings
}

/** What `.target()` was called with. */
export interface TargetCall {
  readonly route: Route
  readonly containerName: string
  readonly containerPort: number
  readonly options: TargetOptions
}

/** The target group of a call, save what only the whole service knows. */
export type TargetGroupDraft = Pick<
  TargetGroupModel,
  'physicalName' | 'port' | 'protocol' | 'healthCheck' | 'deregistrationDelaySeconds' | 'attributes' | 'raw'
> & {
  /** What `raw` was given and does not set. */
  readonly foreign?: readonly string[]
}

export function targetGroupDraft(
  { containerPort, options }: TargetCall,
  protocol: TargetGroupModel['protocol'] = options.protocol ?? 'HTTP',
): TargetGroupDraft {
  const { deregistrationDelay = 30, healthCheck = {}, protocolVersion } = options
  const { physicalName, attributes = {}, raw = {} } = options
  const { [DELAY]: delay = deregistrationDelay, ...others } = attributes
  const check: TargetCheck = typeof healthCheck === 'string' ? { path: healthCheck } : healthCheck
  const isHttp = protocol === 'HTTP' || protocol === 'HTTPS'
  const { intervalSeconds = 15, port, protocol: said, ...rest } = check
  const checkProtocol = said ?? (isHttp || (rest.path ?? rest.matcher) === undefined ? undefined : 'HTTP')
  const given = sorted(raw, RAW_OF_TARGET_GROUP)
  const { foreign } = given
  const set: RawTargetGroupSettings = {
    ...(protocolVersion && { ProtocolVersion: protocolVersion }),
    ...(checkProtocol && { HealthCheckProtocol: checkProtocol }),
    ...(port !== undefined && { HealthCheckPort: String(port) }),
    ...given.set,
  }
  const ofGrpc = rest.path === undefined ? OF_GRPC : { ...OF_GRPC, matcher: '0' }
  const overTcp = !isHttp && (set.HealthCheckProtocol ?? 'TCP') === 'TCP'
  const usual = overTcp ? OF_TCP : set.ProtocolVersion === 'GRPC' ? ofGrpc : OF_HTTP
  return {
    port: containerPort,
    protocol,
    ...(physicalName !== undefined && { physicalName }),
    deregistrationDelaySeconds: delay,
    ...(Object.keys(others).length > 0 && { attributes: attributeTexts(others) }),
    ...(Object.keys(set).length > 0 && { raw: set }),
    ...(foreign.length > 0 && { foreign }),
    healthCheck: {
      ...usual,
      intervalSeconds,
      timeoutSeconds: Math.min(5, Math.max(2, intervalSeconds - 1)),
      healthyThresholdCount: 2,
      unhealthyThresholdCount: 3,
      ...rest,
    },
  }
}

const DELAY = 'deregistration_delay.timeout_seconds'
const OF_TCP = { path: '', matcher: '' }
const OF_HTTP = { path: '/', matcher: '200-299' }
// What AWS takes where nothing is said: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Matcher.html
const OF_GRPC = { path: '/AWS.ALB/healthcheck', matcher: '12' }
