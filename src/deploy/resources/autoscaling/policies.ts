import type { PutScalingPolicyRequest, ScalingPolicy } from '../../../aws/shapes/application-auto-scaling.ts'
import type { AutoScalingModel, AutoScalingSettings } from '../../../model/autoscaling.ts'
import type { Context } from '../../context.ts'
import { AS_IT_IS, rawAsGiven } from '../raw-members.ts'
import { requestedForecast } from './forecast.ts'
import { SCALED } from './scaled.ts'
import { livePolicy, type PolicyProps, trackingOf } from './scaling-policy.ts'
import { requestedSteps } from './step-scaling.ts'

/** A policy as AWS has it: of what the program says, what is there. */
export interface RawPolicyProps {
  readonly PolicyType?: unknown
}

interface Policies {
  readonly policies: Readonly<Record<string, PolicyProps>>
  readonly rawPolicies: Readonly<Record<string, RawPolicyProps>>
}

const AS_GIVEN = {
  PolicyType: AS_IT_IS,
  StepScalingPolicyConfiguration: AS_IT_IS,
  PredictiveScalingPolicyConfiguration: AS_IT_IS,
  TargetTrackingScalingPolicyConfiguration: AS_IT_IS,
}

/** What is there, as the program says each: in this package's words, or in those of AWS. */
export function livePolicies(found: readonly ScalingPolicy[], { rawPolicies = [] }: AutoScalingSettings): Policies {
  const byName = found.map(policy => [policy.PolicyName ?? '', policy] as const)
  const given = new Map(rawPolicies.map(({ name, policy }) => [name, policy]))
  return {
    policies: Object.fromEntries(
      byName.filter(([name]) => !given.has(name)).map(([name, policy]) => [name, livePolicy(policy)]),
    ),
    rawPolicies: Object.fromEntries(
      byName.flatMap(([name, policy]) => {
        return given.has(name) ? [[name, rawAsGiven({ ...policy }, given.get(name), AS_GIVEN)]] : []
      }),
    ),
  }
}

/** The types of policies by their names. */
export function typesOf({ policies, rawPolicies }: Policies): Readonly<Record<string, unknown>> {
  const ours = Object.entries(policies).map(([name, { type }]) => [name, type])
  const raw = Object.entries(rawPolicies).map(([name, { PolicyType }]) => [name, PolicyType])
  return Object.fromEntries([...ours, ...raw])
}

/** Makes all policies, one after the other: AWS refuses concurrent changes to one scalable target. */
export async function putPolicies(
  desired: Pick<Policies, 'policies'> & { readonly resourceId: string },
  { settings: { rawPolicies = [] } }: AutoScalingModel,
  { aws }: Context,
): Promise<readonly string[]> {
  const of = { ...SCALED, ResourceId: desired.resourceId }
  const ours = Object.entries(desired.policies).map(
    ([PolicyName, policy]): PutScalingPolicyRequest => ({
      ...of,
      PolicyName,
      PolicyType: policy.type,
      ...(policy.type === 'TargetTrackingScaling' && { TargetTrackingScalingPolicyConfiguration: trackingOf(policy) }),
      ...(policy.type === 'StepScaling' && { StepScalingPolicyConfiguration: requestedSteps(policy) }),
      ...(policy.type === 'PredictiveScaling' && { PredictiveScalingPolicyConfiguration: requestedForecast(policy) }),
    }),
  )
  const raw = rawPolicies.map(
    ({ name: PolicyName, policy }): PutScalingPolicyRequest => ({
      ...of,
      PolicyName,
      ...policy,
    }),
  )
  const arns: string[] = []
  for (const request of [...ours, ...raw])
    arns.push((await aws.applicationAutoScaling('PutScalingPolicy', request)).PolicyARN ?? '')
  return arns
}
