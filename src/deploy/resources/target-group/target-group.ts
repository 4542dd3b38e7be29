import type { ModifyTargetGroupInput, TargetGroup } from '../../../aws/shapes/elastic-load-balancing-v2.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Tags } from '../../../model/resource.ts'
import type { TargetGroupModel } from '../../../model/target-group.ts'
import { hashOf } from '../../canonical.ts'
import type { Context } from '../../context.ts'
import { comparedTags, creationTags, desiredTags, HASH, ownerOf, physicalName } from '../../ownership.ts'
import { elbv2Orphans } from '../elbv2-orphans.ts'
import { elbv2TagsOf } from '../elbv2-tags.ts'
import type { ManagedHandler, Refs } from '../handler.ts'
import { setTags } from '../set-tags.ts'
import { toTagList } from '../tag-list.ts'
import { findTargetGroup } from './find-target-group.ts'
import { isTargetGroupName, LONGEST_TARGET_GROUP_NAME } from './target-group-name.ts'
import { describeTargetGroup } from './target-groups.ts'

const DELAY = 'deregistration_delay.timeout_seconds'
const DEFAULT_DELAY = 300

export interface TargetGroupProps {
  readonly targetGroupName: string
  readonly targetType: string
  readonly port: number
  readonly protocol: string
  readonly vpcId: string
  readonly healthCheck: {
    readonly protocol: string
    readonly path: string
    readonly matcher: string
    readonly intervalSeconds: number
    readonly timeoutSeconds: number
    readonly healthyThresholdCount: number
    readonly unhealthyThresholdCount: number
  }
  readonly deregistrationDelaySeconds: number
  readonly tags: Tags
}

export const targetGroup: ManagedHandler<'target-group', TargetGroupProps> = {
  turn: 'used',
  holdsData: false,
  uniqueName: ({ id }, stack) => physicalName([stack.name, id], LONGEST_TARGET_GROUP_NAME, {}),
  asExisting: "targetGroup.existing('…')",
  identity: ({ arn }) => arn,
  orphans: elbv2Orphans('target-group', /:targetgroup\//, async (arn, { aws }) => {
    const call = aws.elbv2('DescribeTargetGroups', { TargetGroupArns: [arn] })
    const there = (await unlessRefused(call, 'TargetGroupNotFoundException'))?.TargetGroups?.[0]
    return there && { name: there.TargetGroupName ?? '', outputs: { arn } }
  }),
  isNamed: (name, id, { stack }) => isTargetGroupName(name, stack.name, id),
  immutable: ['targetGroupName', 'targetType', 'port', 'protocol', 'vpcId'],

  desired: (model, refs, context) => ({
    targetGroupName: nameOf(model, refs, context),
    targetType: model.targetType ?? 'ip',
    port: model.port,
    protocol: model.protocol,
    vpcId: vpcOf(model, refs),
    healthCheck: { protocol: model.protocol, ...model.healthCheck },
    deregistrationDelaySeconds: model.deregistrationDelaySeconds,
    tags: desiredTags(model, model.tags, context),
  }),

  existing: (model, _refs, context) => findTargetGroup(model, context),

  async read(model, refs, context) {
    const name = nameOf(model, refs, context)
    const found = await describeTargetGroup(name, context)
    if (!found) return undefined
    const arn = found.TargetGroupArn ?? ''
    const tags = await elbv2TagsOf(arn, desiredTags(model, model.tags, context), context)
    const deregistrationDelaySeconds = isHashed(found, tags, model, context)
      ? model.deregistrationDelaySeconds
      : await delayOf(arn, context)
    return {
      outputs: { arn },
      props: {
        targetGroupName: name,
        targetType: found.TargetType ?? 'ip',
        port: found.Port ?? 0,
        protocol: found.Protocol ?? '',
        vpcId: found.VpcId ?? '',
        healthCheck: {
          protocol: found.HealthCheckProtocol ?? '',
          path: found.HealthCheckPath ?? '',
          matcher: found.Matcher?.HttpCode ?? '',
          intervalSeconds: found.HealthCheckIntervalSeconds ?? 0,
          timeoutSeconds: found.HealthCheckTimeoutSeconds ?? 0,
          healthyThresholdCount: found.HealthyThresholdCount ?? 0,
          unhealthyThresholdCount: found.UnhealthyThresholdCount ?? 0,
        },
        deregistrationDelaySeconds,
        tags: comparedTags(tags),
      },
      owner: ownerOf(tags),
    }
  },

  async create(desired, model, context) {
    // ELB gives the existing target group when it has the same settings.
    const { TargetGroups: [created] = [] } = await context.aws.elbv2('CreateTargetGroup', {
      Name: desired.targetGroupName,
      TargetType: model.targetType ?? 'ip',
      Port: model.port,
      Protocol: model.protocol,
      VpcId: desired.vpcId,
      ...healthCheckInput(model),
      Tags: toTagList(creationTags(desired, attributesOf(desired))),
    })
    const arn = created?.TargetGroupArn ?? ''
    // Attributes cost calls of a small quota (3 a second), so the default is not sent.
    if (desired.deregistrationDelaySeconds !== DEFAULT_DELAY) await setDelay(arn, desired, context)
    return { arn }
  },

  async update(desired, live, changed, model, context) {
    const { arn } = live.outputs
    if (changed.has('healthCheck')) {
      await context.aws.elbv2('ModifyTargetGroup', { TargetGroupArn: arn, ...healthCheckInput(model) })
    }
    if (changed.has('deregistrationDelaySeconds')) await changeDelay(arn, desired, context)
    if (changed.has('tags')) await setTags.elbv2(arn, live.props.tags, desired.tags, context)
    return live.outputs
  },

  async remove({ arn }, { aws }) {
    await unlessRefused(aws.elbv2('DeleteTargetGroup', { TargetGroupArn: arn }), 'TargetGroupNotFoundException')
  },
}

function vpcOf({ network }: TargetGroupModel, refs: Refs): string {
  if (!network) return ''
  return (network.kind === 'network' ? refs(network).vpcId : refs(network).vpcId) ?? ''
}

// What cannot be changed is part of the name: the new group can be made while the old one still serves.
function nameOf(model: TargetGroupModel, refs: Refs, { stack }: Context): string {
  const { id, port, protocol, targetType } = model
  return physicalName([stack.name, id], LONGEST_TARGET_GROUP_NAME, {
    port,
    protocol,
    vpcId: vpcOf(model, refs),
    ...(targetType && { targetType }),
  })
}

// The attributes of each group cost a call of their own.
const attributesOf = ({ deregistrationDelaySeconds }: Pick<TargetGroupProps, 'deregistrationDelaySeconds'>) => ({
  deregistrationDelaySeconds,
})

/**
 * Whether the attributes were set as the hash among the tags says. It is there from the first call on, before they are;
 * but only a group whose making was completed has a rule that forwards to it.
 */
function isHashed({ LoadBalancerArns = [] }: TargetGroup, tags: Tags, model: TargetGroupModel, { verify }: Context) {
  return !verify && LoadBalancerArns.length > 0 && tags[HASH] === hashOf(attributesOf(model))
}

async function delayOf(TargetGroupArn: string, { aws }: Context): Promise<number> {
  const { Attributes = [] } = await aws.elbv2('DescribeTargetGroupAttributes', { TargetGroupArn })
  return Number(Attributes.find(({ Key }) => Key === DELAY)?.Value ?? DEFAULT_DELAY)
}

/** While it changes there is no hash, so that an interruption leaves none that is wrong. */
async function changeDelay(arn: string, desired: TargetGroupProps, context: Context): Promise<void> {
  await context.aws.elbv2('RemoveTags', { ResourceArns: [arn], TagKeys: [HASH] })
  await setDelay(arn, desired, context)
  await context.aws.elbv2('AddTags', {
    ResourceArns: [arn],
    Tags: toTagList({ [HASH]: hashOf(attributesOf(desired)) }),
  })
}

function healthCheckInput({ protocol, healthCheck }: TargetGroupModel): Omit<ModifyTargetGroupInput, 'TargetGroupArn'> {
  return {
    HealthCheckProtocol: protocol,
    HealthCheckPath: healthCheck.path,
    Matcher: { HttpCode: healthCheck.matcher },
    HealthCheckIntervalSeconds: healthCheck.intervalSeconds,
    HealthCheckTimeoutSeconds: healthCheck.timeoutSeconds,
    HealthyThresholdCount: healthCheck.healthyThresholdCount,
    UnhealthyThresholdCount: healthCheck.unhealthyThresholdCount,
  }
}

async function setDelay(TargetGroupArn: string, desired: TargetGroupProps, { aws }: Context): Promise<void> {
  await aws.elbv2('ModifyTargetGroupAttributes', {
    TargetGroupArn,
    Attributes: [{ Key: DELAY, Value: String(desired.deregistrationDelaySeconds) }],
  })
}
