import type {
  DescribeTargetGroupAttributesCommandInput,
  DescribeTargetGroupAttributesCommandOutput,
  DescribeTargetHealthCommandInput,
  DescribeTargetHealthCommandOutput,
  ModifyTargetGroupAttributesCommandInput,
  ModifyTargetGroupAttributesCommandOutput,
  TargetHealth,
  TargetHealthReasonEnum,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { World } from '../operation.ts'
import { type RegisteredTarget, targetsOf } from '../target-registry.ts'
import { attributeList, setAttributes } from './attributes.ts'
import { badConfiguration, targetGroupByArn } from './lookup.ts'
import { loadBalancing } from './state.ts'
import { loadBalancersOf, usersOf } from './usage.ts'

type Output<T> = Omit<T, '$metadata'>

export function modifyTargetGroupAttributes(
  input: ModifyTargetGroupAttributesCommandInput,
  world: World,
): Output<ModifyTargetGroupAttributesCommandOutput> {
  const { attributes, protocol } = targetGroupByArn(world, input.TargetGroupArn)
  checkStickiness(protocol, input.Attributes)
  checkTogether(attributes, input.Attributes)
  checkShared(world, input)
  setAttributes(attributes, input.Attributes)
  return { Attributes: attributeList(attributes) }
}

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html
const STICKINESS = ['app_cookie', 'lb_cookie', 'source_ip']

function checkStickiness(protocol: string, changes: ModifyTargetGroupAttributesCommandInput['Attributes'] = []): void {
  const type = changes.find(({ Key }) => Key === 'stickiness.type')?.Value
  if (type === undefined) return
  if (!STICKINESS.includes(type)) throw badConfiguration(`'Stickiness type' must be one of [${STICKINESS.join(', ')}]`)
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#sticky-sessions
  if (protocol === 'TLS' && type === 'source_ip')
    throw badConfiguration('You cannot enable stickiness on target groups with the TLS protocol')
  const network = protocol !== 'HTTP' && protocol !== 'HTTPS'
  if (network !== (type === 'source_ip'))
    throw badConfiguration(`Stickiness type '${type}' is not supported for target groups with the ${protocol} protocol`)
}

// The words are those of https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2734
function checkShared(world: World, { TargetGroupArn = '', Attributes = [] }: ModifyTargetGroupAttributesCommandInput) {
  if (!Attributes.some(({ Key, Value }) => Key === 'stickiness.enabled' && Value === 'true')) return
  const { rules } = loadBalancing(world)
  for (const arn of usersOf(world, TargetGroupArn))
    for (const { ForwardConfig } of rules.get(arn)?.actions ?? []) {
      const { TargetGroups = [], TargetGroupStickinessConfig } = ForwardConfig ?? {}
      const isShared = TargetGroups.length > 1 && TargetGroups.every(({ Weight = 1 }) => Weight > 0)
      if (!isShared || TargetGroupStickinessConfig?.Enabled) continue
      throw badConfiguration(
        `This target group appears behind a rule with group stickiness disabled (${arn}). You must enable group stickiness before enabling target stickiness`,
      )
    }
}

function checkTogether(
  current: ReadonlyMap<string, string>,
  changes: ModifyTargetGroupAttributesCommandInput['Attributes'] = [],
): void {
  const all = new Map([...current, ...changes.map(({ Key = '', Value = '' }) => [Key, Value] as const)])
  // The words are those of https://github.com/terraform-aws-modules/terraform-aws-alb/issues/242
  const named = all.get('stickiness.app_cookie.cookie_name')
  if (all.get('stickiness.enabled') === 'true' && all.get('stickiness.type') === 'app_cookie' && !named) {
    throw badConfiguration("You must set an application cookie name to enable stickiness of type 'app_cookie'")
  }
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html#slow-start-mode
  const algorithm = all.get('load_balancing.algorithm.type')
  if ((all.get('slow_start.duration_seconds') ?? '0') !== '0' && algorithm !== 'round_robin') {
    throw badConfiguration(`Slow start is not supported with the ${algorithm} algorithm`)
  }
}

export function describeTargetGroupAttributes(
  input: DescribeTargetGroupAttributesCommandInput,
  world: World,
): Output<DescribeTargetGroupAttributesCommandOutput> {
  return { Attributes: attributeList(targetGroupByArn(world, input.TargetGroupArn).attributes) }
}

export function describeTargetHealth(
  input: DescribeTargetHealthCommandInput,
  world: World,
): Output<DescribeTargetHealthCommandOutput> {
  const { arn, port, healthCheck } = targetGroupByArn(world, input.TargetGroupArn)
  const used = loadBalancersOf(world, arn).length > 0
  const targets = targetsOf(world, arn)
  const asked = input.Targets?.map(({ Id = '', Port = port }) => ({ id: Id, port: Port })) ?? [...targets.values()]
  return {
    TargetHealthDescriptions: asked.map(target => ({
      Target: { Id: target.id, Port: target.port },
      HealthCheckPort: healthCheck.port === 'traffic-port' ? String(target.port) : healthCheck.port,
      TargetHealth: healthOf(targets.get(`${target.id}:${target.port}`), used),
    })),
  }
}

function healthOf(target: RegisteredTarget | undefined, used: boolean): TargetHealth {
  if (!target) {
    return {
      State: 'unused',
      Reason: 'Target.NotRegistered',
      Description: 'Target is not registered to the target group',
    }
  }
  if (!used) {
    return {
      State: 'unused',
      Reason: 'Target.NotInUse',
      Description: 'Target group is not configured to receive traffic from the load balancer',
    }
  }
  return {
    State: target.state,
    Reason: target.reason as TargetHealthReasonEnum | undefined,
    Description: target.description,
  }
}
