import type { Batch } from '../../../aws/batches.ts'
import { allPages } from '../../../aws/pages.ts'
import type { ScalableTarget, ScalingPolicy } from '../../../aws/shapes/application-auto-scaling.ts'
import type { Context } from '../../context.ts'
import { SCALED } from './scaled.ts'

// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DescribeScalableTargets.html
const TARGETS_PER_CALL = 50
// The API finds the policies of one target, or all. Those of a few are fewer calls one by one.
const FEW = 5

/** The scalable target of a service. */
export function describeScalableTarget(resourceId: string, context: Context): Promise<ScalableTarget | undefined> {
  return context.batches.load(targets, resourceId, context)
}

/** The scaling policies of a scalable target. */
export async function describeScalingPolicies(resourceId: string, context: Context): Promise<readonly ScalingPolicy[]> {
  return (await context.batches.load(policies, resourceId, context)) ?? []
}

const targets: Batch<ScalableTarget, Context> = {
  size: TARGETS_PER_CALL,
  async read(ids, { aws }) {
    const { ScalableTargets = [] } = await aws.applicationAutoScaling('DescribeScalableTargets', {
      ...SCALED,
      ResourceIds: [...ids],
    })
    return new Map(ScalableTargets.map(target => [target.ResourceId ?? '', target]))
  },
}

const policies: Batch<readonly ScalingPolicy[], Context> = {
  size: Number.POSITIVE_INFINITY,
  async read(ids, { aws }) {
    const read = (which: { ResourceId?: string; ScalableDimension?: typeof SCALED.ScalableDimension }) =>
      allPages(async next => {
        const { ScalingPolicies, NextToken } = await aws.applicationAutoScaling('DescribeScalingPolicies', {
          ServiceNamespace: SCALED.ServiceNamespace,
          ...which,
          ...(next ? { NextToken: next } : {}),
        })
        return { items: ScalingPolicies, next: NextToken }
      })
    const found =
      ids.length > FEW
        ? await read({})
        : (await Promise.all(ids.map(ResourceId => read({ ...SCALED, ResourceId })))).flat()
    const byTarget = new Map<string, ScalingPolicy[]>()
    for (const policy of found) {
      const id = policy.ResourceId ?? ''
      const known = byTarget.get(id)
      if (known) known.push(policy)
      else byTarget.set(id, [policy])
    }
    return byTarget
  },
}
