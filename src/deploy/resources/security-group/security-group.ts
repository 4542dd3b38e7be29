import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Tags } from '../../../model/resource.ts'
import type { SecurityGroupModel } from '../../../model/security-group.ts'
import type { Context } from '../../context.ts'
import { comparedTags, creationTags, desiredTags, isNameOf, keyOf, ownerOf, physicalName } from '../../ownership.ts'
import { found } from '../found.ts'
import type { ManagedHandler, Refs } from '../handler.ts'
import { isOurs } from '../is-ours.ts'
import { repeatable } from '../repeatable.ts'
import { currentRulesOf } from '../security-group-rules/group-rules.ts'
import { claimedKeys, revokeRules, rulesModelOf } from '../security-group-rules/tagged-rules.ts'
import { setTags } from '../set-tags.ts'
import { fromTagList, toTagList } from '../tag-list.ts'
import { egressOf, openEgress, restrictEgress, wantedEgress } from './egress.ts'
import { existingSecurityGroup } from './existing-security-group.ts'
import { type Ingress, ingressOf, permissionsOf } from './ingress-key.ts'
import { revokeOwn } from './revoke-own.ts'
import { keysOf } from './rule-peer.ts'
import { stillUsed } from './security-group-users.ts'
import { describeSecurityGroup } from './security-groups.ts'

export interface SecurityGroupProps {
  readonly groupName: string
  readonly description: string
  readonly vpcId: string
  readonly ingress: Ingress
  readonly egress: Ingress
  readonly tags: Tags
}

const LONGEST_NAME = 255

export const securityGroup: ManagedHandler<'security-group', SecurityGroupProps> = {
  turn: 'ground',
  holdsData: false,
  uniqueName: (model, stack) => nameOf(model, { stack }).toLowerCase(),
  asExisting: "securityGroup.existing('sg-…')",
  identity: ({ groupId }) => groupId,
  orphans: {
    type: 'ec2:security-group',
    arn: /:security-group\//,
    async confirm(arn, { aws }) {
      const groupId = arn.slice(arn.lastIndexOf('/') + 1)
      const call = aws.ec2('DescribeSecurityGroups', { GroupIds: [groupId] })
      const there = (await unlessRefused(call, 'InvalidGroup.NotFound'))?.SecurityGroups?.[0]
      return there && found('security-group', there.GroupName ?? '', { groupId }, fromTagList(there.Tags))
    },
  },
  isNamed: (name, id, { stack }) => isNameOf(name, [stack.name, id], LONGEST_NAME),
  back: {},
  immutable: ['groupName', 'description', 'vpcId'],

  desired: (model, refs, context) => ({
    groupName: nameOf(model, context),
    description: model.description,
    vpcId: vpcOf(model, refs),
    ingress: Object.assign({}, ...model.ingress.map(rule => keysOf(rule, rule.source, 'from', refs))),
    egress: wantedEgress(rulesModelOf(model, context)),
    tags: desiredTags(model, model.tags, context),
  }),

  async read(model, refs, context) {
    const found = model.existing
      ? await existingSecurityGroup(model, model.existing, refs, context)
      : await describeSecurityGroup(vpcOf(model, refs), nameOf(model, context), context)
    if (!found) return undefined
    const { GroupId = '', GroupName = '', Description = '', VpcId = '', IpPermissions = [] } = found
    const tags = fromTagList(found.Tags)
    const claimed = await claimedKeys(GroupId, model, context)
    return {
      outputs: { groupId: GroupId, ...(model.existing && { vpcId: VpcId }) },
      props: {
        groupName: GroupName,
        description: Description,
        vpcId: VpcId,
        ingress: without(ingressOf(IpPermissions, context.account), claimed),
        egress: model.existing ? {} : await egressOf(found, model, context),
        tags: comparedTags(tags),
      },
      owner: ownerOf(tags),
    }
  },

  foresee(model, _live, actions) {
    const { action, changes = [] } = actions.get(keyOf(model)) ?? {}
    const isOther = action === 'replace' && changes.some(({ path }) => path === 'description')
    const note = `Security group ${model.id} with another description is another group: EC2 does not delete the old one while tasks, load balancers or rules of other groups use it, and the deploy stops there. Give it another name, too, to have the new one first`
    return Promise.resolve({ notes: isOther ? [note] : [] })
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
    if (Object.keys(desired.egress).length === 0) await restrictEgress(groupId, context)
    return { groupId }
  },

  async update(desired, live, changed, _model, context) {
    if (changed.has('ingress')) await openIngress(live.outputs.groupId, live.props.ingress, desired.ingress, context)
    const opens = without(desired.egress, new Set(Object.keys(live.props.egress)))
    if (Object.keys(opens).length > 0) await openEgress(live.outputs.groupId, context)
    if (changed.has('tags')) await setTags.ec2([live.outputs.groupId], live.props.tags, desired.tags, context)
    return live.outputs
  },

  retire(desired, { outputs: { groupId }, props }, context, model) {
    const ingress = without(props.ingress, new Set(Object.keys(desired.ingress)))
    const egress = without(props.egress, new Set(Object.keys(desired.egress)))
    if (Object.keys(ingress).length + Object.keys(egress).length === 0) return undefined
    return () => revokeOwn(groupId, { ingress, egress }, model, context)
  },

  async remove({ groupId }, context, others = []) {
    const { aws } = context
    // Of groups that let each other in, EC2 deletes none.
    if (others.length > 0) {
      const going = new Set(others.map(other => other.groupId))
      const rules = await currentRulesOf(groupId, context)
      await revokeRules(
        groupId,
        rules.filter(({ ReferencedGroupInfo }) => going.has(ReferencedGroupInfo?.GroupId ?? '')),
        context,
      )
    }
    await unlessRefused(aws.ec2('DeleteSecurityGroup', { GroupId: groupId }), 'InvalidGroup.NotFound').catch(
      async error => {
        throw await stillUsed(groupId, error, aws)
      },
    )
  },
}

function nameOf({ id, physicalName: said }: SecurityGroupModel, { stack }: Pick<Context, 'stack'>): string {
  return said ?? physicalName([stack.name, id], LONGEST_NAME)
}

/** One that is made has a network. */
function vpcOf({ network }: SecurityGroupModel, refs: Refs): string {
  return network ? refs(network).vpcId : ''
}

/** Lets in what is new. What is no longer wanted is shut out when the tasks that listen there are gone. */
async function openIngress(GroupId: string, from: Ingress, to: Ingress, context: Context): Promise<void> {
  await authorize(GroupId, without(to, new Set(Object.keys(from))), context)
  const described = Object.fromEntries(
    Object.entries(to).filter(([key, description]) => key in from && from[key] !== description),
  )
  if (Object.keys(described).length > 0) {
    await context.aws.ec2('UpdateSecurityGroupRuleDescriptionsIngress', {
      GroupId,
      IpPermissions: permissionsOf(described),
    })
  }
}

function without(rules: Ingress, others: ReadonlySet<string>): Ingress {
  return Object.fromEntries(Object.entries(rules).filter(([key]) => !others.has(key)))
}

async function authorize(GroupId: string, rules: Ingress, { aws, account }: Context): Promise<void> {
  if (Object.keys(rules).length === 0) return
  const send = (some: Ingress) =>
    aws.ec2('AuthorizeSecurityGroupIngress', { GroupId, IpPermissions: permissionsOf(some) })
  if (await unlessRefused(send(rules), 'InvalidPermission.Duplicate')) return
  // One rule that is already there makes EC2 refuse them all.
  const { SecurityGroups: [group] = [] } = await aws.ec2('DescribeSecurityGroups', { GroupIds: [GroupId] })
  const rest = without(rules, new Set(Object.keys(ingressOf(group?.IpPermissions ?? [], account))))
  if (Object.keys(rest).length > 0) await send(rest)
}
