import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Tags } from '../../../model/resource.ts'
import type { IngressSource } from '../../../model/security-group.ts'
import type { Context } from '../../context.ts'
import { comparedTags, creationTags, desiredTags, ownerOf, physicalName, tagChanges } from '../../ownership.ts'
import { found } from '../found.ts'
import type { ManagedHandler, Refs } from '../handler.ts'
import { isOurs } from '../is-ours.ts'
import { repeatable } from '../repeatable.ts'
import { fromTagList, toTagList } from '../tag-list.ts'
import { type Ingress, ingressKey, ingressOf, permissionsOf } from './ingress-key.ts'
import { stillUsed } from './security-group-users.ts'
import { describeSecurityGroup } from './security-groups.ts'

export interface SecurityGroupProps {
  readonly groupName: string
  readonly description: string
  readonly vpcId: string
  readonly ingress: Ingress
  readonly tags: Tags
}

export const securityGroup: ManagedHandler<'security-group', SecurityGroupProps> = {
  turn: 'ground',
  holdsData: false,
  identity: ({ groupId }) => groupId,
  orphans: {
    type: 'ec2:security-group',
    arn: /:security-group\//,
    async confirm(arn, { aws }) {
      const groupId = arn.slice(arn.lastIndexOf('/') + 1)
      const call = aws.ec2('DescribeSecurityGroups', { GroupIds: [groupId] })
      const there = (await unlessRefused(call, 'InvalidGroup.NotFound'))?.SecurityGroups?.[0]
      return there && found('security-group', { groupId }, fromTagList(there.Tags))
    },
  },
  immutable: ['groupName', 'description', 'vpcId'],

  desired: (model, refs, context) => ({
    groupName: nameOf(context.stack.name, model.id),
    description: model.description,
    vpcId: refs(model.network).vpcId,
    ingress: Object.fromEntries(
      model.ingress.map(({ fromPort, toPort, source, description }) => [
        ingressKey({ IpProtocol: 'tcp', FromPort: fromPort, ToPort: toPort }, sourceOf(source, refs)),
        description,
      ]),
    ),
    tags: desiredTags(model, model.tags, context),
  }),

  async read(model, refs, context) {
    const found = await describeSecurityGroup(refs(model.network).vpcId, nameOf(context.stack.name, model.id), context)
    if (!found) return undefined
    const { GroupId = '', GroupName = '', Description = '', VpcId = '', IpPermissions = [] } = found
    const tags = fromTagList(found.Tags)
    return {
      outputs: { groupId: GroupId },
      props: {
        groupName: GroupName,
        description: Description,
        vpcId: VpcId,
        ingress: ingressOf(IpPermissions, context.account),
        tags: comparedTags(tags),
      },
      owner: ownerOf(tags),
    }
  },

  async create(desired, model, context) {
    const groupId = await repeatable(
      'InvalidGroup.Duplicate',
      async () => {
        const { GroupId = '' } = await context.aws.ec2('CreateSecurityGroup', {
          GroupName: desired.groupName,
          Description: desired.description,
          VpcId: desired.vpcId,
          TagSpecifications: [
            {
              ResourceType: 'security-group',
              Tags: toTagList(creationTags(desired)),
            },
          ],
        })
        return GroupId
      },
      async () => {
        const found = await describeSecurityGroup(desired.vpcId, desired.groupName, context)
        return found && isOurs(fromTagList(found.Tags), model, context) ? found.GroupId : undefined
      },
    )
    await authorize(groupId, desired.ingress, context)
    return { groupId }
  },

  async update(desired, live, changed, _model, context) {
    if (changed.has('ingress')) await openIngress(live.outputs.groupId, live.props.ingress, desired.ingress, context)
    if (changed.has('tags')) await setTags(live.outputs.groupId, live.props.tags, desired.tags, context)
    return live.outputs
  },

  retire(desired, { outputs: { groupId: GroupId }, props }, { aws }) {
    const revoked = without(props.ingress, desired.ingress)
    if (Object.keys(revoked).length === 0) return undefined
    return async () => {
      const call = aws.ec2('RevokeSecurityGroupIngress', { GroupId, IpPermissions: permissionsOf(revoked) })
      await unlessRefused(call, 'InvalidPermission.NotFound')
    }
  },

  async remove({ groupId }, { aws }) {
    await unlessRefused(aws.ec2('DeleteSecurityGroup', { GroupId: groupId }), 'InvalidGroup.NotFound').catch(
      async error => {
        throw await stillUsed(groupId, error, aws)
      },
    )
  },
}

function nameOf(stack: string, id: string): string {
  return physicalName([stack, id], 255)
}

function sourceOf(source: IngressSource, refs: Refs): string {
  if ('cidrIpv4' in source) return source.cidrIpv4
  if ('cidrIpv6' in source) return source.cidrIpv6.toLowerCase()
  return refs(source.securityGroup).groupId
}

/** Lets in what is new. What is no longer wanted is shut out when the tasks that listen there are gone. */
async function openIngress(GroupId: string, from: Ingress, to: Ingress, context: Context): Promise<void> {
  await authorize(GroupId, without(to, from), context)
  const kept = Object.entries(without(to, without(to, from)))
  const described = Object.fromEntries(kept.filter(([key, description]) => from[key] !== description))
  if (Object.keys(described).length > 0) {
    await context.aws.ec2('UpdateSecurityGroupRuleDescriptionsIngress', {
      GroupId,
      IpPermissions: permissionsOf(described),
    })
  }
}

function without(rules: Ingress, others: Ingress): Ingress {
  return Object.fromEntries(Object.entries(rules).filter(([key]) => !Object.hasOwn(others, key)))
}

async function authorize(GroupId: string, rules: Ingress, { aws, account }: Context): Promise<void> {
  if (Object.keys(rules).length === 0) return
  const send = (some: Ingress) =>
    aws.ec2('AuthorizeSecurityGroupIngress', { GroupId, IpPermissions: permissionsOf(some) })
  if (await unlessRefused(send(rules), 'InvalidPermission.Duplicate')) return
  // One rule that is already there makes EC2 refuse them all.
  const { SecurityGroups: [group] = [] } = await aws.ec2('DescribeSecurityGroups', { GroupIds: [GroupId] })
  const rest = without(rules, ingressOf(group?.IpPermissions ?? [], account))
  if (Object.keys(rest).length > 0) await send(rest)
}

async function setTags(id: string, from: Tags, to: Tags, { aws }: Context): Promise<void> {
  const { added, removed } = tagChanges(from, to)
  if (removed.length > 0) await aws.ec2('DeleteTags', { Resources: [id], Tags: removed.map(Key => ({ Key })) })
  if (Object.keys(added).length > 0) await aws.ec2('CreateTags', { Resources: [id], Tags: toTagList(added) })
}
