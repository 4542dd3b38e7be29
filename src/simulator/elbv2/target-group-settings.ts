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
import { targetGroupByArn } from './lookup.ts'
import { loadBalancersOf } from './usage.ts'

type Output<T> = Omit<T, '$metadata'>

export function modifyTargetGroupAttributes(
  input: ModifyTargetGroupAttributesCommandInput,
  world: World,
): Output<ModifyTargetGroupAttributesCommandOutput> {
  const { attributes } = targetGroupByArn(world, input.TargetGroupArn)
  setAttributes(attributes, input.Attributes)
  return { Attributes: attributeList(attributes) }
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
