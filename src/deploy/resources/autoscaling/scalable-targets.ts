import type { Batch } from '../../../aws/batches.ts'
import { allPages } from '../../../aws/pages.ts'
import type { ScalableTarget, ScalingPolicy, ScheduledAction } from '../../../aws/shapes/application-auto-scaling.ts'
import { unlessUnavailable } from '../../../aws/unless-unavailable.ts'
import type { AutoScalingSettings } from '../../../model/autoscaling.ts'
import type { Context } from '../../context.ts'
import { SCALED } from './scaled.ts'

// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DescribeScalableTargets.html
const TARGETS_PER_CALL = 50
// The API finds the policies or schedules of one target, or all. Those of a few are fewer calls one by one.
const FEW = 5

/** The scalable target of a service. */
export function describeScalableTarget(resourceId: string, context: Context): Promise<ScalableTarget | undefined> {
  return context.batches.load(targets, resourceId, context)
}

/** The scaling policies of a scalable target. */
export async function describeScalingPolicies(resourceId: string, context: Context): Promise<readonly ScalingPolicy[]> {
  return (await context.batches.load(policies, resourceId, context)) ?? []
}

/** The scheduled actions of a scalable target, whoever made them. Where they may not be read, and the program has none, there are none. */
export async function schedulesOf(
  resourceId: string,
  settings: AutoScalingSettings,
  context: Context,
): Promise<readonly ScheduledAction[]> {
  const read = () => context.batches.load(schedules, resourceId, context)
  const found =
    settings.schedules.length > 0
      ? await read()
      : await unlessUnavailable('application-autoscaling:DescribeScheduledActions', new Set(), read)
  return found ?? []
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

type Which = { readonly ResourceId?: string; readonly ScalableDimension?: typeof SCALED.ScalableDimension }

/** Reads what scalable targets have: `page` reads a page of one target, or of all. */
function ofTargets<T extends { readonly ResourceId?: string | undefined }>(
  page: (
    which: Which & { readonly NextToken?: string },
    context: Context,
  ) => Promise<{ readonly items: readonly T[] | undefined; readonly next: string | undefined }>,
): Batch<readonly T[], Context> {
  return {
    size: Number.POSITIVE_INFINITY,
    async read(ids, context) {
      const read = (which: Which) => allPages(next => page({ ...which, ...(next ? { NextToken: next } : {}) }, context))
      const found =
        ids.length > FEW
          ? await read({})
          : (await Promise.all(ids.map(ResourceId => read({ ...SCALED, ResourceId })))).flat()
      const byTarget = new Map<string, T[]>()
      for (const each of found) {
        const id = each.ResourceId ?? ''
        const known = byTarget.get(id)
        if (known) known.push(each)
        else byTarget.set(id, [each])
      }
      return byTarget
    },
  }
}

const { ServiceNamespace } = SCALED

const policies = ofTargets<ScalingPolicy>(async (which, { aws }) => {
  const { ScalingPolicies: items, NextToken: next } = await aws.applicationAutoScaling('DescribeScalingPolicies', {
    ServiceNamespace,
    ...which,
  })
  return { items, next }
})

const schedules = ofTargets<ScheduledAction>(async (which, { aws }) => {
  const { ScheduledActions: items, NextToken: next } = await aws.applicationAutoScaling('DescribeScheduledActions', {
    ServiceNamespace,
    ...which,
  })
  return { items, next }
})
