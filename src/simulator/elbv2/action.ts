import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2'
import { AwsError, type World } from '../operation.ts'
import { badConfiguration, invalid } from './lookup.ts'
import { type Listener, loadBalancing } from './state.ts'
import { groupsOf, loadBalancersOf } from './usage.ts'

const GROUPS_PER_ACTION = 5
// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_FixedResponseActionConfig.html
const CONTENT_TYPES = ['text/html', 'application/json', 'application/javascript', 'text/css', 'text/plain']
// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups.html#target-group-routing-configuration
const FORWARDED: Readonly<Record<string, readonly string[]>> = {
  HTTP: ['HTTP', 'HTTPS'],
  HTTPS: ['HTTP', 'HTTPS'],
  TCP: ['TCP', 'TCP_UDP'],
  TLS: ['TCP', 'TLS'],
  UDP: ['UDP', 'TCP_UDP'],
  TCP_UDP: ['TCP_UDP'],
}
const CHECKS = ['authenticate-oidc', 'authenticate-cognito', 'jwt-validation']
// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_AuthenticateOidcActionConfig.html
const SESSION = {
  SessionCookieName: 'AWSELBAuthSessionCookie',
  Scope: 'openid',
  SessionTimeout: 604_800,
  OnUnauthenticatedRequest: 'authenticate' as const,
}
const FINAL = ['forward', 'redirect', 'fixed-response']

/** Checks actions for a listener and gives them as AWS echoes them. */
export function checkedActions(
  world: World,
  given: readonly Action[] | undefined,
  listener: Pick<Listener, 'loadBalancerArn' | 'protocol' | 'port'>,
): readonly Action[] {
  const actions = given ?? []
  const last = [...actions].sort((one, other) => (one.Order ?? 0) - (other.Order ?? 0)).at(-1)
  if (actions.filter(({ Type = '' }) => FINAL.includes(Type)).length !== 1 || !FINAL.includes(last?.Type ?? '')) {
    throw new AwsError(
      'InvalidLoadBalancerAction',
      'The actions must end with exactly one forward, redirect or fixed-response action',
    )
  }
  if (loadBalancing(world).loadBalancers.get(listener.loadBalancerArn)?.type === 'network' && last?.Type !== 'forward')
    throw new AwsError('InvalidLoadBalancerAction', `Actions of type '${last?.Type}' are not supported`)
  for (const action of actions) checkAction(world, action, listener)
  return actions.map(action => echoed(action, actions.length))
}

function checkAction(
  world: World,
  action: Action,
  { loadBalancerArn, protocol, port }: Pick<Listener, 'loadBalancerArn' | 'protocol' | 'port'>,
): void {
  if (action.Type === 'forward') checkForward(world, action, { loadBalancerArn, protocol })
  if (CHECKS.includes(action.Type ?? '') && protocol !== 'HTTPS')
    throw new AwsError(
      'InvalidLoadBalancerAction',
      `Actions of type '${action.Type}' are supported only on HTTPS listeners.`,
    )
  const { ClientSecret, UseExistingClientSecret } = action.AuthenticateOidcConfig ?? {}
  // The words are those of https://github.com/ansible-collections/amazon.aws/issues/1877
  if (ClientSecret && UseExistingClientSecret)
    throw new AwsError(
      'InvalidLoadBalancerAction',
      'You cannot both specify a client secret and set UseExistingClientSecret to true',
    )
  if (action.AuthenticateOidcConfig && !ClientSecret && !UseExistingClientSecret)
    throw new AwsError('InvalidLoadBalancerAction', 'A client secret must be specified')
  if (action.Type === 'redirect') {
    const {
      Protocol = '#{protocol}',
      Port = '#{port}',
      Host = '#{host}',
      Path = '/#{path}',
    } = action.RedirectConfig ?? {}
    if (!action.RedirectConfig) throw invalid('A redirect action must have a redirect configuration')
    // That they are refused: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RedirectActionConfig.html. AWS's words are not recorded.
    if (protocol === 'HTTPS' && Protocol === 'HTTP')
      throw new AwsError('InvalidLoadBalancerAction', 'You cannot redirect HTTPS to HTTP')
    if (!Path.startsWith('/')) throw invalid(`The Path parameter '${Path}' must begin with '/'`)
    if (!/^(#\{port\}|[1-9]\d{0,4})$/.test(Port)) throw invalid(`The Port parameter '${Port}' is not valid`)
    const loops =
      (Protocol === '#{protocol}' || Protocol === protocol) &&
      (Port === '#{port}' || Port === String(port)) &&
      Host === '#{host}' &&
      Path === '/#{path}'
    if (loops) {
      throw new AwsError(
        'InvalidLoadBalancerAction',
        'The redirect configuration is not valid because it creates a loop.',
      )
    }
  }
  if (action.Type === 'fixed-response') {
    const { StatusCode = '', MessageBody = '', ContentType } = action.FixedResponseConfig ?? {}
    if (ContentType && !CONTENT_TYPES.includes(ContentType))
      throw new AwsError(
        'InvalidLoadBalancerAction',
        `The ContentType must be one of:${CONTENT_TYPES.map(type => `'${type}'`).join(', ')}`,
      )
    if (!/^[245]\d\d$/.test(StatusCode)) throw invalid(`'${StatusCode}' is not a valid fixed response status code`)
    if (MessageBody.length > 1024) throw invalid(`The message body cannot be longer than '1024' characters`)
  }
}

function checkForward(
  world: World,
  action: Action,
  { loadBalancerArn, protocol }: Pick<Listener, 'loadBalancerArn' | 'protocol'>,
): void {
  const { targetGroups, loadBalancers } = loadBalancing(world)
  const arns = groupsOf([action])
  const tuples = action.ForwardConfig?.TargetGroups ?? []
  if (arns.length === 0) throw invalid('A forward action must have a target group')
  if (action.TargetGroupArn && tuples.length > 0 && arns.length > 1) {
    throw badConfiguration('The target group ARN and the forward configuration must name the same target group')
  }
  if (arns.length > GROUPS_PER_ACTION) {
    throw new AwsError(
      'TooManyUniqueTargetGroupsPerLoadBalancer',
      `A forward action can have at most '${GROUPS_PER_ACTION}' target groups`,
    )
  }
  if (tuples.some(({ Weight = 1 }) => Weight < 0 || Weight > 999)) {
    throw invalid(`Target group weights must be between '0' and '999' inclusive`)
  }
  const { Enabled: isSticky, DurationSeconds = 0 } = action.ForwardConfig?.TargetGroupStickinessConfig ?? {}
  // The words are those of https://github.com/app-sre/qontract-reconcile/pull/2089
  if (isSticky && (DurationSeconds < 1 || DurationSeconds > 604_800))
    throw invalid('Target group stickiness duration must be between 1 and 604800 seconds')
  const sharing = tuples.length > 1 && tuples.every(({ Weight = 1 }) => Weight > 0) && !isSticky
  const sticky = arns.find(arn => targetGroups.get(arn)?.attributes.get('stickiness.enabled') === 'true')
  // As the words of https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2734, which are those for a target group. Whether a group of weight 0 counts is not recorded.
  if (sharing && sticky)
    throw new AwsError(
      'InvalidLoadBalancerAction',
      'You must enable group stickiness on a rule if you enabled target stickiness on one of its target groups',
    )
  for (const arn of arns) {
    const group = targetGroups.get(arn)
    // https://github.com/aws/copilot-cli/issues/3833
    if (!group) throw new AwsError('TargetGroupNotFound', `Target groups '${arn}' not found`)
    if (group.vpcId !== loadBalancers.get(loadBalancerArn)?.vpcId) {
      throw badConfiguration(`Target group '${arn}' is not in the VPC of the load balancer`)
    }
    // https://github.com/hashicorp/terraform-provider-aws/issues/4955
    if (!FORWARDED[protocol]?.includes(group.protocol))
      throw new AwsError(
        'IncompatibleProtocols',
        `The listener and its associated target group '${arn}' have incompatible protocols: '${protocol}' and '${group.protocol}'`,
      )
    // The words are those of https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2346
    if (protocol === 'HTTP' && group.protocolVersion !== 'HTTP1')
      throw new AwsError(
        'InvalidLoadBalancerAction',
        `Listener protocol 'HTTP' is not supported with a target group with the protocol-version '${group.protocolVersion}'`,
      )
    if (loadBalancersOf(world, arn).some(other => other !== loadBalancerArn)) {
      throw new AwsError(
        'TargetGroupAssociationLimit',
        `The following target groups cannot be associated with more than one load balancer: ${arn}`,
      )
    }
  }
}

/** AWS fills the forward configuration in, and the defaults of a redirect. */
function echoed(action: Action, count: number): Action {
  const ordered = { ...action, ...(action.Order === undefined && count > 1 ? { Order: 1 } : {}) }
  if (action.Type === 'redirect') {
    const defaults = { Protocol: '#{protocol}', Port: '#{port}', Host: '#{host}', Path: '/#{path}', Query: '#{query}' }
    return { ...ordered, RedirectConfig: { StatusCode: undefined, ...defaults, ...action.RedirectConfig } }
  }
  // https://github.com/floci-io/floci/pull/3664: it is never told.
  if (action.AuthenticateOidcConfig) {
    const { ClientSecret: _, UseExistingClientSecret: _kept, ...config } = action.AuthenticateOidcConfig
    return { ...ordered, AuthenticateOidcConfig: { ...SESSION, ...config } }
  }
  if (action.AuthenticateCognitoConfig)
    return { ...ordered, AuthenticateCognitoConfig: { ...SESSION, ...action.AuthenticateCognitoConfig } }
  if (action.Type !== 'forward') return ordered
  const arns = groupsOf([action])
  const { TargetGroups = [], TargetGroupStickinessConfig } = action.ForwardConfig ?? {}
  const tuples = TargetGroups.length > 0 ? TargetGroups : arns.map(TargetGroupArn => ({ TargetGroupArn, Weight: 1 }))
  return {
    ...ordered,
    TargetGroupArn: arns.length === 1 ? arns[0] : undefined,
    ForwardConfig: {
      TargetGroups: tuples.map(each => ({ Weight: 1, ...each })),
      TargetGroupStickinessConfig: TargetGroupStickinessConfig ?? { Enabled: false },
    },
  }
}
