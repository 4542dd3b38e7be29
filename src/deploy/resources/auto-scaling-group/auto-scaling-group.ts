import type { AutoScalingGroup } from '../../../aws/shapes/auto-scaling.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { AutoScalingGroupModel } from '../../../model/auto-scaling-group.ts'
import type { Outputs } from '../../../model/index.ts'
import type { Tags } from '../../../model/resource.ts'
import type { Context } from '../../context.ts'
import { comparedTags, creationTags, desiredTags, isNameOf, keyOf, ownerOf, physicalName } from '../../ownership.ts'
import { patiently } from '../../rollout/phase.ts'
import { notAsSaid } from '../existing.ts'
import { found } from '../found.ts'
import type { ManagedHandler } from '../handler.ts'
import { isOurs } from '../is-ours.ts'
import { rawAsGiven } from '../raw-members.ts'
import { repeatable } from '../repeatable.ts'
import { setTags } from '../set-tags.ts'
import { setsBackOnly } from '../sets-back.ts'
import { fromTagList } from '../tag-list.ts'
import { GROUP_DEFAULTS } from './group-defaults.ts'
import { type AutoScalingGroupProps, groupOf, settingsOf } from './group-settings.ts'
import { describeGroup, fromGroupTags, toGroupTags } from './groups.ts'
import { isGoing, lastRefresh, startRefresh, untilRefreshed } from './instance-refresh.ts'
import {
  addVersion,
  createTemplate,
  deleteTemplate,
  GONE,
  readTemplate,
  type TemplateProps,
  templateNamed,
} from './launch-template.ts'
import { templateOf } from './named-version.ts'
import { olderIn, outdatedIn } from './outdated-instances.ts'

// Launch templates take no more: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html
const LONGEST_NAME = 128
const CURRENT = 'as the program says'
const POLL_MILLISECONDS = 10_000
const SEEN_MILLISECONDS = 2_000
// A read may not show yet what was asked for.
const POLLS_UNTIL_ASKED_AGAIN = 6

export const autoScalingGroup: ManagedHandler<'auto-scaling-group', AutoScalingGroupProps> = {
  turn: 'used',
  holdsData: false,
  uniqueName: (model, stack) => nameOf(model, { stack }),
  identity: ({ launchTemplateId, name }) => launchTemplateId || name,
  // The launch template is made before the group and goes after it.
  orphans: {
    type: 'ec2:launch-template',
    arn: /:launch-template\//,
    async confirm(arn, { aws }) {
      const launchTemplateId = arn.slice(arn.lastIndexOf('/') + 1)
      const call = aws.ec2('DescribeLaunchTemplates', { LaunchTemplateIds: [launchTemplateId] })
      const there = (await unlessRefused(call, ...GONE))?.LaunchTemplates?.[0]
      const name = there?.LaunchTemplateName ?? ''
      return there && found('auto-scaling-group', name, { arn: '', name, launchTemplateId }, fromTagList(there.Tags))
    },
  },
  isNamed: (name, id, { stack }) => isNameOf(name, [stack.name, id], LONGEST_NAME),
  back: {
    ...setsBackOnly(['tags'], 'its instances are replaced, and those of before do not come back'),
    async begun(model, context) {
      const name = nameOf(model, context)
      const launchTemplateId = await templateNamed(name, model, context)
      return launchTemplateId === undefined ? undefined : { arn: '', name, launchTemplateId }
    },
  },
  immutable: ['name'],
  hidden: ['userData'],

  async existing(model, _refs, context) {
    const group = await describeGroup(model.existing, context)
    if (group) return outputsOf(group)
    throw notAsSaid(
      model,
      `There is no Auto Scaling group ${model.existing} in ${context.region}`,
      "Correct its name or ARN: capacityProvider('…').autoScalingGroup('its name or ARN')",
    )
  },

  desired: (model, refs, context) => ({
    name: nameOf(model, context),
    ...settingsOf(model, refs),
    instances: CURRENT,
    tags: desiredTags(model, model.tags, context),
  }),

  async read(model, _refs, context) {
    const group = await describeGroup(nameOf(model, context), context)
    if (!group || group.Status !== undefined) return undefined
    const tags = fromGroupTags(group.Tags)
    const name = group.AutoScalingGroupName ?? ''
    const used = templateOf(group)
    const raw = model.settings?.raw
    const template = await readTemplate(name, used, raw?.LaunchTemplateData, context)
    // Somebody may have deleted it, or given the group another one, which is not ours to change.
    const launchTemplateId = template ? used.id : ((await templateNamed(name, model, context)) ?? '')
    const outdated = outdatedIn(group).length
    const going = await isBeingReplaced(group, context)
    const { Overrides = [] } = group.MixedInstancesPolicy?.LaunchTemplate ?? {}
    const { OnDemandPercentageAboveBaseCapacity: onDemand = 100 } =
      group.MixedInstancesPolicy?.InstancesDistribution ?? {}
    return {
      outputs: { ...outputsOf(group), launchTemplateId },
      props: {
        name,
        template: template ?? NO_TEMPLATE,
        instanceTypes: Overrides.map(({ InstanceType = '' }) => InstanceType),
        spot: onDemand === 0,
        minSize: group.MinSize ?? 0,
        maxSize: group.MaxSize ?? 0,
        subnets: (group.VPCZoneIdentifier ?? '').split(',').sort(),
        protectedFromScaleIn: group.NewInstancesProtectedFromScaleIn ?? false,
        raw: rawAsGiven(Object.fromEntries(Object.entries(group)), raw?.AutoScalingGroup, GROUP_DEFAULTS),
        instances: outdated > 0 && !going ? `${outdated} of before` : CURRENT,
        tags: withoutMark(comparedTags(tags)),
      },
      owner: ownerOf(tags),
      ...(going && { unsettled: 'in flight' as const }),
    }
  },

  async foresee(model, _live, actions, context) {
    const { changes = [] } = actions.get(keyOf(model)) ?? {}
    const replaces = changes.some(({ path }) => REPLACING.test(path))
    const group = replaces ? await describeGroup(nameOf(model, context), context) : undefined
    const count = group?.Instances?.length ?? 0
    if (count === 0) return {}
    const them = count === 1 ? 'the instance' : `the ${count} instances`
    return {
      notes: [`${keyOf(model)}: ${them} will be replaced; new ones start before old ones go, and ECS moves the tasks`],
    }
  },

  async create(desired, model, context) {
    const { id, version } = await createTemplate(desired.name, desired.template, desired.tags, model, context)
    await repeatable(
      'AlreadyExistsFault',
      () =>
        context.aws.autoScaling('CreateAutoScalingGroup', {
          ...groupOf(desired, id, version),
          Tags: toGroupTags(desired.name, creationTags(desired)),
        }),
      async () => {
        const there = await describeGroup(desired.name, context)
        return there && isOurs(fromGroupTags(there.Tags), model, context) ? {} : undefined
      },
    )
    // Its ARN has an id that only Auto Scaling knows.
    return { arn: await arnOf(desired.name, context), name: desired.name, launchTemplateId: id }
  },

  async update(desired, live, changed, model, context) {
    const { tags, instances, template, ...rest } = desired
    const group = await describeGroup(desired.name, context)
    const used = group ? templateOf(group) : { id: live.outputs.launchTemplateId, version: '' }
    // Whether an instance is of Spot shows in nothing else.
    const anew = changed.has('template') || changed.has('spot')
    const { id, version } = anew ? await nextTemplate(desired, live.outputs, model, context) : used
    const outputs = { ...live.outputs, launchTemplateId: id }
    if (anew || Object.keys(rest).some(field => changed.has(field)))
      await context.aws.autoScaling('UpdateAutoScalingGroup', groupOf(desired, id, version, live.props))
    // It may not show its new template yet, but its instances.
    const now = (await describeGroup(desired.name, context)) ?? group
    const started = { version, types: desired.instanceTypes }
    if (now && outdatedIn(now, started).length > 0) await startRefresh(desired.name, context)
    if (changed.has('tags')) {
      await setTags.ec2([id], live.props.tags, tags, context)
      await setTags.autoScaling(desired.name, live.props.tags, tags, context)
    }
    return outputs
  },

  async settle({ name }, _model, context) {
    const group = await describeGroup(name, context)
    if (group && (outdatedIn(group).length > 0 || (await isBeingReplaced(group, context))))
      await untilRefreshed(name, context)
  },

  async remove({ name, launchTemplateId }, context) {
    const { aws, clock, signal } = context
    await patiently('removal', context, async patience => {
      for (let polls = 0; ; polls += 1) {
        const group = await describeGroup(name, context)
        if (!group || ownerOf(fromGroupTags(group.Tags))?.stack !== context.stack.name) return
        if (group.Status === undefined && polls % POLLS_UNTIL_ASKED_AGAIN === 0)
          await unlessRefused(
            aws.autoScaling('DeleteAutoScalingGroup', { AutoScalingGroupName: name, ForceDelete: true }),
            'ValidationError',
          )
        if (patience.isOver) throw patience.timedOut(`Auto Scaling group ${name} is still being deleted`)
        await clock.sleep(POLL_MILLISECONDS, signal)
      }
    })
    if (launchTemplateId) await deleteTemplate(launchTemplateId, context)
  },
}

/** What the group starts from now on: another version of its launch template, or one that takes the place of what is gone. */
async function nextTemplate(
  { name, template, tags }: AutoScalingGroupProps,
  { launchTemplateId: id }: Outputs['auto-scaling-group'],
  model: AutoScalingGroupModel,
  context: Context,
): Promise<{ readonly id: string; readonly version: string }> {
  return id === ''
    ? createTemplate(name, template, tags, model, context)
    : { id, version: await addVersion(id, template, context) }
}

/** The ARN of a group that was made: who reads at once may not see it yet. */
function arnOf(name: string, context: Context): Promise<string> {
  const { clock, signal } = context
  return patiently('instances', context, async patience => {
    for (;;) {
      const { AutoScalingGroupARN: arn } = (await describeGroup(name, context)) ?? {}
      if (arn !== undefined) return arn
      if (patience.isOver) throw patience.timedOut(`Auto Scaling group ${name} is not to be seen yet`)
      await clock.sleep(SEEN_MILLISECONDS, signal)
    }
  })
}

/** Whether older instances make room for new ones, the last of which may be going. */
async function isBeingReplaced(group: AutoScalingGroup, context: Context): Promise<boolean> {
  const last = olderIn(group).length > 0 && (await lastRefresh(group.AutoScalingGroupName ?? '', context))
  return last ? isGoing(last) : false
}

const REPLACING = /^(template|spot|instanceTypes|instances)\b/

const NO_TEMPLATE: TemplateProps = {
  imageId: '',
  instanceProfile: '',
  securityGroups: [],
  publicAddress: false,
  volume: undefined,
  keyName: undefined,
  placementGroup: undefined,
  metadata: '',
  userData: '',
  raw: {},
}

/** ECS marks the groups that it scales: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/asg-capacity-providers.html */
const withoutMark = ({ AmazonECSManaged: _, ...tags }: Tags): Tags => tags

function nameOf({ id, existing }: AutoScalingGroupModel, { stack }: Pick<Context, 'stack'>): string {
  return existing ?? physicalName([stack.name, id], LONGEST_NAME)
}

function outputsOf(group: AutoScalingGroup): Outputs['auto-scaling-group'] {
  const { AutoScalingGroupARN: arn = '', AutoScalingGroupName: name = '' } = group
  return { arn, name, launchTemplateId: templateOf(group).id }
}
