import type {
  ModifyTargetGroupInput,
  ProtocolEnum,
  TargetGroup,
} from '../../../aws/shapes/elastic-load-balancing-v2.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import { PlanError } from '../../../errors.ts'
import { type AttributeValues, targetGroupForms } from '../../../model/elbv2-attributes.ts'
import type { Tags } from '../../../model/resource.ts'
import type { TargetGroupModel } from '../../../model/target-group.ts'
import { hashOf } from '../../canonical.ts'
import type { Context } from '../../context.ts'
import { comparedTags, creationTags, desiredTags, HASH, keyOf, ownerOf, physicalName } from '../../ownership.ts'
import { attributeChanges, comparedAttributes } from '../elbv2-attributes.ts'
import { elbv2Orphans } from '../elbv2-orphans.ts'
import { elbv2TagsOf } from '../elbv2-tags.ts'
import type { ManagedHandler, Refs } from '../handler.ts'
import { setTags } from '../set-tags.ts'
import { toTagList } from '../tag-list.ts'
import { findTargetGroup } from './find-target-group.ts'
import { changeOrWait, finishChange } from './later-attributes.ts'
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
  readonly protocolVersion: string
  readonly ipAddressType: string
  readonly targetControlPort?: number
  readonly healthCheck: {
    readonly protocol: ProtocolEnum
    readonly port: string
    readonly path: string
    readonly matcher: string
    readonly intervalSeconds: number
    readonly timeoutSeconds: number
    readonly healthyThresholdCount: number
    readonly unhealthyThresholdCount: number
  }
  readonly deregistrationDelaySeconds: number
  readonly attributes: AttributeValues
  readonly tags: Tags
}

export const targetGroup: ManagedHandler<'target-group', TargetGroupProps> = {
  turn: 'used',
  holdsData: false,
  uniqueName: ({ id, physicalName: said }, stack) =>
    said?.toLowerCase() ?? physicalName([stack.name, id], LONGEST_TARGET_GROUP_NAME, {}),
  asExisting: "targetGroup.existing('…')",
  identity: ({ arn }) => arn,
  orphans: elbv2Orphans('target-group', /:targetgroup\//, async (arn, { aws }) => {
    const call = aws.elbv2('DescribeTargetGroups', { TargetGroupArns: [arn] })
    const there = (await unlessRefused(call, 'TargetGroupNotFoundException'))?.TargetGroups?.[0]
    return there && { name: there.TargetGroupName ?? '', outputs: { arn } }
  }),
  isNamed: (name, id, { stack }) => isTargetGroupName(name, stack.name, id),
  back: {},
  immutable: [
    ...['targetGroupName', 'targetType', 'port', 'protocol', 'vpcId'],
    ...['protocolVersion', 'ipAddressType', 'targetControlPort'],
  ],

  desired: (model, refs, context) => ({
    targetGroupName: nameOf(model, refs, context),
    targetType: model.targetType ?? 'ip',
    port: model.port,
    protocol: model.protocol,
    vpcId: vpcOf(model, refs),
    protocolVersion: model.raw?.ProtocolVersion ?? versionOf(model.protocol),
    ipAddressType: model.raw?.IpAddressType ?? 'ipv4',
    ...(model.raw?.TargetControlPort !== undefined && { targetControlPort: model.raw.TargetControlPort }),
    healthCheck: {
      protocol: checkedBy(model),
      port: model.raw?.HealthCheckPort ?? 'traffic-port',
      ...model.healthCheck,
    },
    deregistrationDelaySeconds: model.deregistrationDelaySeconds,
    attributes: model.attributes ?? {},
    tags: desiredTags(model, model.tags, context),
  }),

  existing: (model, _refs, context) => findTargetGroup(model, context),

  async read(model, refs, context) {
    const name = nameOf(model, refs, context)
    const found = await describeTargetGroup(name, context)
    if (!found) return undefined
    const arn = found.TargetGroupArn ?? ''
    const tags = await elbv2TagsOf(arn, desiredTags(model, model.tags, context), context)
    const attributes = isHashed(found, tags, model, context) ? asSaid(model) : await attributesOf(arn, model, context)
    return {
      outputs: { arn },
      props: {
        targetGroupName: name,
        targetType: found.TargetType ?? 'ip',
        port: found.Port ?? 0,
        protocol: found.Protocol ?? '',
        vpcId: found.VpcId ?? '',
        protocolVersion: found.ProtocolVersion ?? versionOf(found.Protocol),
        ipAddressType: found.IpAddressType ?? 'ipv4',
        ...(found.TargetControlPort !== undefined && { targetControlPort: found.TargetControlPort }),
        healthCheck: {
          protocol: found.HealthCheckProtocol ?? checkedBy(model),
          port: found.HealthCheckPort ?? 'traffic-port',
          path: found.HealthCheckPath ?? '',
          matcher: found.Matcher?.GrpcCode ?? found.Matcher?.HttpCode ?? '',
          intervalSeconds: found.HealthCheckIntervalSeconds ?? 0,
          timeoutSeconds: found.HealthCheckTimeoutSeconds ?? 0,
          healthyThresholdCount: found.HealthyThresholdCount ?? 0,
          unhealthyThresholdCount: found.UnhealthyThresholdCount ?? 0,
        },
        ...attributes,
        tags: comparedTags(tags),
      },
      owner: ownerOf(tags),
    }
  },

  // Its own name has what cannot be changed in it; one that the program has said is taken by the group that is there.
  async foresee(model, _live, actions) {
    const { id, physicalName: said } = model
    if (said === undefined || actions.get(keyOf(model))?.action !== 'replace') return {}
    const problem = new PlanError('target-group.name-taken', {
      resource: `target group ${id}`,
      message: `Target group ${said} cannot be changed in its port, protocol, network or kind of target, and the one that is to follow it has the same name`,
      fix: 'Give the target another physicalName with this change, or none: then ELB makes the new group beside the old one.',
    })
    return { problems: [problem] }
  },

  async create(desired, model, context) {
    // ELB gives the existing target group when it has the same settings.
    const { TargetGroups: [created] = [] } = await context.aws.elbv2('CreateTargetGroup', {
      Name: desired.targetGroupName,
      TargetType: model.targetType ?? 'ip',
      Port: model.port,
      Protocol: model.protocol,
      VpcId: desired.vpcId,
      ...(model.raw?.ProtocolVersion && { ProtocolVersion: model.raw.ProtocolVersion }),
      ...(model.raw?.IpAddressType && { IpAddressType: model.raw.IpAddressType }),
      ...(model.raw?.TargetControlPort !== undefined && { TargetControlPort: model.raw.TargetControlPort }),
      ...healthCheckInput(desired),
      Tags: toTagList(creationTags(desired, hashed(desired))),
    })
    const arn = created?.TargetGroupArn ?? ''
    // Attributes cost calls of a small quota (3 a second), so the default is not sent.
    await setAttributes(
      { arn, protocol: model.protocol },
      { deregistrationDelaySeconds: DEFAULT_DELAY, attributes: {} },
      desired,
      context,
    )
    return { arn }
  },

  async update(desired, live, changed, model, context) {
    const { arn } = live.outputs
    if (changed.has('healthCheck')) {
      await context.aws.elbv2('ModifyTargetGroup', { TargetGroupArn: arn, ...healthCheckInput(desired) })
    }
    if (changed.has('deregistrationDelaySeconds') || changed.has('attributes'))
      await changeOrWait(live.outputs, () =>
        changeAttributes({ arn, protocol: model.protocol }, live.props, desired, context),
      )
    if (changed.has('tags')) await setTags.elbv2(arn, live.props.tags, desired.tags, context)
    return live.outputs
  },

  settle: (outputs, _model, context, run) => finishChange(outputs, context, run),

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
  const { id, physicalName: said, port, protocol, targetType, raw } = model
  if (said !== undefined) return said
  return physicalName([stack.name, id], LONGEST_TARGET_GROUP_NAME, {
    port,
    protocol,
    vpcId: vpcOf(model, refs),
    ...(targetType && { targetType }),
    ...(raw?.ProtocolVersion && { protocolVersion: raw.ProtocolVersion }),
    ...(raw?.IpAddressType && { ipAddressType: raw.IpAddressType }),
    ...(raw?.TargetControlPort !== undefined && { targetControlPort: raw.TargetControlPort }),
  })
}

type Attributes = Pick<TargetGroupProps, 'deregistrationDelaySeconds' | 'attributes'>

const asSaid = ({ deregistrationDelaySeconds, attributes = {} }: TargetGroupModel): Attributes => ({
  deregistrationDelaySeconds,
  attributes,
})

// The attributes of each group cost a call of their own. Groups of 0.1.0 have a hash of the delay alone.
const hashed = ({ deregistrationDelaySeconds, attributes }: Attributes) =>
  Object.keys(attributes).length > 0 ? { deregistrationDelaySeconds, attributes } : { deregistrationDelaySeconds }

/**
 * Whether the attributes were set as the hash among the tags says. It is there from the first call on, before they are;
 * but only a group whose making was completed has a rule that forwards to it.
 */
function isHashed({ LoadBalancerArns = [] }: TargetGroup, tags: Tags, model: TargetGroupModel, { verify }: Context) {
  return !verify && LoadBalancerArns.length > 0 && tags[HASH] === hashOf(hashed(asSaid(model)))
}

async function attributesOf(TargetGroupArn: string, model: TargetGroupModel, { aws }: Context): Promise<Attributes> {
  const { Attributes = [] } = await aws.elbv2('DescribeTargetGroupAttributes', { TargetGroupArn })
  return {
    deregistrationDelaySeconds: Number(Attributes.find(({ Key }) => Key === DELAY)?.Value ?? DEFAULT_DELAY),
    attributes: comparedAttributes(
      Attributes.filter(({ Key }) => Key !== DELAY),
      model.attributes,
      targetGroupForms(model.protocol),
    ),
  }
}

/** While they change there is no hash, so that an interruption leaves none that is wrong. */
async function changeAttributes(
  group: { readonly arn: string; readonly protocol: string },
  from: Attributes,
  to: Attributes,
  context: Context,
): Promise<void> {
  const { arn } = group
  await context.aws.elbv2('RemoveTags', { ResourceArns: [arn], TagKeys: [HASH] })
  await setAttributes(group, from, to, context)
  await context.aws.elbv2('AddTags', { ResourceArns: [arn], Tags: toTagList({ [HASH]: hashOf(hashed(to)) }) })
}

/** Sets what differs, in one call. */
async function setAttributes(
  { arn: TargetGroupArn, protocol }: { readonly arn: string; readonly protocol: string },
  from: Attributes,
  to: Attributes,
  { aws }: Context,
): Promise<void> {
  const all = ({ deregistrationDelaySeconds, attributes }: Attributes) => ({
    [DELAY]: String(deregistrationDelaySeconds),
    ...attributes,
  })
  const Attributes = attributeChanges(all(from), all(to), targetGroupForms(protocol))
  if (Attributes.length > 0) await aws.elbv2('ModifyTargetGroupAttributes', { TargetGroupArn, Attributes })
}

const versionOf = (protocol: string | undefined): string => (protocol?.startsWith('HTTP') ? 'HTTP1' : 'none')

/** What its health checks speak: as the traffic over HTTP, and else TCP. */
const checkedBy = ({ protocol, raw }: TargetGroupModel) =>
  raw?.HealthCheckProtocol ?? (protocol === 'HTTP' || protocol === 'HTTPS' ? protocol : 'TCP')

function healthCheckInput({
  healthCheck,
  protocolVersion,
}: TargetGroupProps): Omit<ModifyTargetGroupInput, 'TargetGroupArn'> {
  const { path, matcher } = healthCheck
  return {
    HealthCheckProtocol: healthCheck.protocol,
    // AWS keeps the port that a request leaves out.
    HealthCheckPort: healthCheck.port,
    ...(path !== '' && { HealthCheckPath: path }),
    ...(matcher !== '' && { Matcher: protocolVersion === 'GRPC' ? { GrpcCode: matcher } : { HttpCode: matcher } }),
    HealthCheckIntervalSeconds: healthCheck.intervalSeconds,
    HealthCheckTimeoutSeconds: healthCheck.timeoutSeconds,
    HealthyThresholdCount: healthCheck.healthyThresholdCount,
    UnhealthyThresholdCount: healthCheck.unhealthyThresholdCount,
  }
}
