import { isDeepStrictEqual } from 'node:util'
import type {
  DeleteScalingPolicyRequest,
  DescribeScalingPoliciesRequest,
  PutScalingPolicyRequest,
  ScalingPolicy,
  TargetTrackingScalingPolicyConfiguration,
} from '@aws-sdk/client-application-auto-scaling'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import { notRegistered } from './scalable-target.ts'
import { keyOf, scaling } from './state.ts'

const invalid = (message: string): AwsError => new AwsError('ValidationException', message)

export function putScalingPolicy(input: PutScalingPolicyRequest, world: World): object {
  const { targets, policies } = scaling(world)
  const key = keyOf(input)
  if (!targets.has(key)) throw notRegistered(input)
  const others = (policies.get(key) ?? []).filter(policy => policy.PolicyName !== input.PolicyName)
  const known = policies.get(key)?.find(policy => policy.PolicyName === input.PolicyName)
  const tracking = input.TargetTrackingScalingPolicyConfiguration
  const PolicyType = input.PolicyType ?? known?.PolicyType ?? 'StepScaling'
  if (known && known.PolicyType !== PolicyType) throw invalid('Policy type of an existing policy cannot be changed.')
  if (PolicyType === 'TargetTrackingScaling') checkTracking(tracking, others)
  if (PolicyType === 'StepScaling' && !input.StepScalingPolicyConfiguration)
    throw invalid('Step scaling policy configuration is required for the StepScaling policy type.')
  const PolicyARN =
    known?.PolicyARN ??
    `arn:${world.partition}:autoscaling:${world.region}:${world.account}:scalingPolicy:${world.id(36)}:resource/ecs/${input.ResourceId}:policyName/${input.PolicyName}`
  const alarm = (side: string): { AlarmName: string; AlarmARN: string } => {
    const AlarmName = `TargetTracking-${input.ResourceId}-${side}-${world.id(8)}`
    return {
      AlarmName,
      AlarmARN: `arn:${world.partition}:cloudwatch:${world.region}:${world.account}:alarm:${AlarmName}`,
    }
  }
  const Alarms = known?.Alarms ?? (tracking ? [alarm('AlarmHigh'), alarm('AlarmLow')] : [])
  const policy = {
    ...input,
    PolicyType,
    PolicyARN,
    Alarms,
    CreationTime: known?.CreationTime ?? new Date(world.clock.now()),
  }
  policies.set(key, [...others, policy as ScalingPolicy])
  return { PolicyARN, Alarms }
}

function checkTracking(
  tracking: TargetTrackingScalingPolicyConfiguration | undefined,
  others: readonly ScalingPolicy[],
): void {
  if (!tracking)
    throw invalid('Target tracking scaling policy configuration is required for the TargetTrackingScaling policy type.')
  const metric = tracking.PredefinedMetricSpecification ?? tracking.CustomizedMetricSpecification
  if (!metric) throw invalid('Either a predefined or a customized metric specification must be given.')
  if (
    tracking.PredefinedMetricSpecification?.PredefinedMetricType === 'ALBRequestCountPerTarget' &&
    !tracking.PredefinedMetricSpecification.ResourceLabel
  )
    throw invalid('A resource label is required for the metric type ALBRequestCountPerTarget.')
  const same = others.some(({ TargetTrackingScalingPolicyConfiguration: other }) =>
    isDeepStrictEqual(other?.PredefinedMetricSpecification ?? other?.CustomizedMetricSpecification, metric),
  )
  if (same) throw invalid('Only one TargetTrackingScaling policy for a given metric specification is allowed.')
}

export function describeScalingPolicies(input: DescribeScalingPoliciesRequest, world: World): object {
  const found = [...scaling(world).policies.values()]
    .flat()
    .filter(policy => policy.ServiceNamespace === input.ServiceNamespace)
    .filter(policy => input.ResourceId === undefined || policy.ResourceId === input.ResourceId)
    .filter(policy => input.PolicyNames === undefined || input.PolicyNames.includes(policy.PolicyName ?? ''))
  const { items, next } = page(found, input.MaxResults ?? 10, input.NextToken)
  return { ScalingPolicies: items, NextToken: next }
}

export function deleteScalingPolicy(input: DeleteScalingPolicyRequest, world: World): object {
  const { policies } = scaling(world)
  const key = keyOf(input)
  const known = policies.get(key) ?? []
  if (!known.some(policy => policy.PolicyName === input.PolicyName))
    throw new AwsError(
      'ObjectNotFoundException',
      `No scaling policy found for service namespace: ${input.ServiceNamespace}, resource ID: ${input.ResourceId}, scalable dimension: ${input.ScalableDimension}, policy name: ${input.PolicyName}`,
    )
  policies.set(
    key,
    known.filter(policy => policy.PolicyName !== input.PolicyName),
  )
  return {}
}
