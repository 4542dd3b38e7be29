import type {
  DescribeTargetGroupAttributesCommandOutput,
  DescribeTargetGroupsCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { AwsError, type World } from '../operation.ts'
import { loadBalancingApi } from '../target-registry.ts'

/** What ECS needs to know of a target group. */
export interface TargetGroupFacts {
  readonly attached: boolean
  readonly targetType: string
  /** The port that is checked; undefined for that of each target. */
  readonly checkedPort: number | undefined
  readonly intervalSeconds: number
  readonly healthyThreshold: number
  readonly unhealthyThreshold: number
  readonly deregistrationDelaySeconds: number
}

/** Asks the load balancing API, as ECS itself does. Undefined when there is no such target group. */
export function targetGroupFacts(world: World, arn: string): TargetGroupFacts | undefined {
  try {
    const { TargetGroups: [group] = [] } = askLoadBalancing<DescribeTargetGroupsCommandOutput>(
      world,
      'DescribeTargetGroups',
      {
        TargetGroupArns: [arn],
      },
    )
    if (!group) return undefined
    const { Attributes = [] } = askLoadBalancing<DescribeTargetGroupAttributesCommandOutput>(
      world,
      'DescribeTargetGroupAttributes',
      { TargetGroupArn: arn },
    )
    const delay = Attributes.find(({ Key }) => Key === 'deregistration_delay.timeout_seconds')?.Value
    return {
      attached: (group.LoadBalancerArns?.length ?? 0) > 0,
      targetType: group.TargetType ?? 'instance',
      checkedPort: Number(group.HealthCheckPort) || undefined,
      intervalSeconds: group.HealthCheckIntervalSeconds ?? 30,
      healthyThreshold: group.HealthyThresholdCount ?? 5,
      unhealthyThreshold: group.UnhealthyThresholdCount ?? 2,
      deregistrationDelaySeconds: Number(delay ?? 300),
    }
  } catch (error) {
    if (error instanceof AwsError) return undefined
    throw error
  }
}

/** Calls the load balancing API. */
export function askLoadBalancing<T>(world: World, operation: string, input: object): Omit<T, '$metadata'> {
  const run = loadBalancingApi(world).operations[operation]
  if (!run) throw new AwsError('NotImplemented', `The simulator does not have elbv2 ${operation}.`, 501)
  return run(input as never, world) as Omit<T, '$metadata'>
}
