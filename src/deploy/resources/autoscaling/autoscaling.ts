import type { ScalingPolicy } from '../../../aws/shapes/application-auto-scaling.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { AutoScalingModel } from '../../../model/autoscaling.ts'
import { defined } from '../../../model/defined.ts'
import type { RawScalableTargetSettings } from '../../../model/raw-settings.ts'
import type { Tags } from '../../../model/resource.ts'
import type { Context } from '../../context.ts'
import { comparedTags, desiredTags, keyOf, ownerOf } from '../../ownership.ts'
import type { ManagedHandler, Refs } from '../handler.ts'
import { AS_IT_IS, rawAsGiven } from '../raw-members.ts'
import { repeatable } from '../repeatable.ts'
import { serviceOfPart } from '../service-of-part.ts'
import { setTags } from '../set-tags.ts'
import { scalableTargetTags } from './autoscaling-tags.ts'
import { findScalableTargets } from './find-scalable-targets.ts'
import { livePolicies, putPolicies, type RawPolicyProps, typesOf } from './policies.ts'
import { describeScalableTarget, describeScalingPolicies, schedulesOf } from './scalable-targets.ts'
import { SCALED } from './scaled.ts'
import { desiredPolicies, type PolicyProps } from './scaling-policy.ts'
import {
  desiredSchedules,
  ignoredLimits,
  type LimitsOfSchedules,
  limitsBeside,
  limitsOf,
  NO_SCHEDULES,
  notesOnPast,
  ownSchedules,
  putSchedules,
  type ScheduledActionProps,
} from './scheduled-actions.ts'
import { ignoredSuspension, targetSettings, wholeSuspension } from './suspension.ts'

interface AutoScalingProps {
  readonly resourceId: string
  readonly minCapacity: number
  readonly maxCapacity: number
  readonly SuspendedState?: RawScalableTargetSettings['SuspendedState']
  /** Never differs: what is suspended, whoever did it. */
  readonly suspended: NonNullable<RawScalableTargetSettings['SuspendedState']>
  readonly policies: Readonly<Record<string, PolicyProps>>
  /** Those that the program says as AWS has them. */
  readonly rawPolicies: Readonly<Record<string, RawPolicyProps>>
  readonly schedules: Readonly<Record<string, ScheduledActionProps>>
  /** Never differs: with it the limits are those that are to be registered. */
  readonly scheduled: LimitsOfSchedules
  readonly tags: Tags
}

export const autoscaling: ManagedHandler<'autoscaling', AutoScalingProps> = {
  turn: 'part',
  holdsData: false,
  partOf: serviceOfPart,
  uniqueName: ({ service: { cluster, serviceName } }) => `${cluster.clusterName}/${serviceName}`,
  identity: ({ arn }) => arn,
  orphans: { where: 'autoscaling', find: findScalableTargets },
  back: {
    refuses: ({ action, model, changes }) =>
      action === 'update' && changes.some(({ path }) => path.startsWith('rawPolicies')) && model.settings.rawPolicies
        ? 'of policies that are written as AWS has them, those of before are not known in whole'
        : undefined,
  },
  immutable: ['resourceId'],
  lists: ['policyArns'],
  newOutputsOnUpdate: changes => (changes.some(({ path }) => /^(raw)?policies/i.test(path)) ? ['policyArns'] : []),

  desired: (model, refs, context, live) => ({
    resourceId: resourceIdOf(model, refs),
    ...limitsBeside(live?.scheduled ?? NO_SCHEDULES, live, model.settings),
    scheduled: live?.scheduled ?? NO_SCHEDULES,
    policies: desiredPolicies(model, refs),
    rawPolicies: Object.fromEntries((model.settings.rawPolicies ?? []).map(({ name, policy }) => [name, policy])),
    schedules: desiredSchedules(model.settings),
    ...targetSettings(model.settings),
    suspended: live?.suspended ?? {},
    tags: desiredTags(model, model.tags, context),
  }),

  async read(model, refs, context) {
    const resourceId = resourceIdOf(model, refs)
    const target = await describeScalableTarget(resourceId, context)
    if (!target) return undefined
    const arn = target.ScalableTargetARN ?? ''
    const [policies, schedules, tags] = await Promise.all([
      describeScalingPolicies(resourceId, context),
      schedulesOf(resourceId, model.settings, context),
      scalableTargetTags(arn, desiredTags(model, model.tags, context), context),
    ])
    const { MinCapacity: minCapacity = 0, MaxCapacity: maxCapacity = 0 } = target
    const scheduled = limitsOf(schedules, model.settings, context)
    return {
      outputs: { resourceId, arn, policyArns: arnsOf(policies) },
      ignored: [
        ...ignoredLimits(scheduled, { minCapacity, maxCapacity }, model.settings),
        ...ignoredSuspension(target, model.settings),
      ],
      props: {
        resourceId,
        minCapacity,
        maxCapacity,
        scheduled,
        schedules: ownSchedules(schedules, context),
        ...livePolicies(policies, model.settings),
        suspended: defined({ ...target.SuspendedState }),
        ...rawAsGiven({ ...target }, targetSettings(model.settings), { SuspendedState: AS_IT_IS }),
        tags: comparedTags(tags),
      },
      // Without tags of its own it is a part of its service, whose tags have been checked.
      owner: ownerOf(tags) ?? { stack: context.stack.name, id: keyOf(model) },
    }
  },

  foresee: async (model, _live, _actions, context) => ({ notes: notesOnPast(model, context) }),

  async create(desired, model, context) {
    const arn = await repeatable(
      'ValidationException',
      () => register(desired, context, desired.tags),
      // Tags are refused once the target is there: after a lost reply, or as what a deleted service left behind.
      async () => {
        if (!(await describeScalableTarget(desired.resourceId, context))) return undefined
        const known = await register(desired, context)
        await setTags.applicationAutoScaling(known, {}, desired.tags, context)
        return known
      },
    )
    const policyArns = await putPolicies(desired, model, context)
    await putSchedules(desired.resourceId, desired.schedules, {}, context)
    return { resourceId: desired.resourceId, arn, policyArns }
  },

  async update(desired, live, changed, model, context) {
    const { aws } = context
    let { policyArns } = live.outputs
    if (['minCapacity', 'maxCapacity', 'SuspendedState'].some(field => changed.has(field)))
      await register(desired, context)
    if (changed.has('policies') || changed.has('rawPolicies')) {
      for (const [PolicyName, type] of Object.entries(typesOf(live.props))) {
        // AWS changes the type of no policy.
        if (typesOf(desired)[PolicyName] === type) continue
        await unlessRefused(
          aws.applicationAutoScaling('DeleteScalingPolicy', {
            ...SCALED,
            ResourceId: desired.resourceId,
            PolicyName,
          }),
          'ObjectNotFoundException',
        )
      }
      policyArns = await putPolicies(desired, model, context)
    }
    if (changed.has('schedules'))
      await putSchedules(desired.resourceId, desired.schedules, live.props.schedules, context)
    if (changed.has('tags'))
      await setTags.applicationAutoScaling(live.outputs.arn, live.props.tags, desired.tags, context)
    return { ...live.outputs, policyArns }
  },

  async remove({ resourceId: ResourceId }, { aws }) {
    await unlessRefused(
      aws.applicationAutoScaling('DeregisterScalableTarget', { ...SCALED, ResourceId }),
      'ObjectNotFoundException',
    )
  },
}

async function register(desired: AutoScalingProps, { aws }: Context, tags?: Tags): Promise<string> {
  const { ScalableTargetARN = '' } = await aws.applicationAutoScaling('RegisterScalableTarget', {
    ...SCALED,
    ResourceId: desired.resourceId,
    MinCapacity: desired.minCapacity,
    MaxCapacity: desired.maxCapacity,
    ...wholeSuspension(desired.SuspendedState, desired.suspended),
    ...(tags ? { Tags: tags } : {}),
  })
  return ScalableTargetARN
}

const arnsOf = (policies: readonly ScalingPolicy[]): readonly string[] =>
  policies.map(({ PolicyARN = '' }) => PolicyARN)

function resourceIdOf({ service }: AutoScalingModel, refs: Refs): string {
  return `service/${refs(service.cluster).name}/${refs(service).name}`
}
