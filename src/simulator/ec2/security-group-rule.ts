import type {
  AuthorizeSecurityGroupEgressCommandInput,
  AuthorizeSecurityGroupIngressCommandInput,
  AuthorizeSecurityGroupIngressCommandOutput,
  SecurityGroupRule as Described,
  DescribeSecurityGroupRulesCommandInput,
  DescribeSecurityGroupRulesCommandOutput,
  RevokedSecurityGroupRule,
  RevokeSecurityGroupEgressCommandInput,
  RevokeSecurityGroupIngressCommandInput,
  RevokeSecurityGroupIngressCommandOutput,
} from '@aws-sdk/client-ec2'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import { tagList } from '../tag-list.ts'
import { matches } from './filters.ts'
import { groupChanged } from './group-watch.ts'
import { groupById } from './lookup.ts'
import { describeRule, rulesOf, sameRule } from './permission.ts'
import { ruleWeight } from './prefix-list.ts'
import { networking, type SecurityGroup, type SecurityGroupRule } from './state.ts'
import { tagsFor } from './tags.ts'

type Output<T> = Omit<T, '$metadata'>
type Authorize = AuthorizeSecurityGroupIngressCommandInput | AuthorizeSecurityGroupEgressCommandInput
type Revoke = RevokeSecurityGroupIngressCommandInput | RevokeSecurityGroupEgressCommandInput

const RULES_PER_GROUP = 60

export const authorize =
  (egress: boolean) =>
  (input: Authorize, world: World): Output<AuthorizeSecurityGroupIngressCommandOutput> => {
    const group = groupById(world, input.GroupId ?? '')
    const tags = tagsFor('security-group-rule', input.TagSpecifications)
    const added = rulesOf(permissionsIn(input), egress, world).map(rule => ({ ...rule, tags: new Map(tags) }))
    for (const { peer } of added) {
      // https://github.com/ansible/ansible/issues/45782: no two VPCs are peered here.
      if (peer.kind === 'group' && groupById(world, peer.value).vpcId !== group.vpcId)
        throw new AwsError(
          'InvalidGroup.NotFound',
          'You have specified two resources that belong to different networks.',
        )
    }
    const known = [...group.rules]
    for (const rule of added) {
      if (known.some(other => sameRule(other, rule))) {
        throw new AwsError('InvalidPermission.Duplicate', `the specified rule "${describeRule(rule)}" already exists`)
      }
      known.push(rule)
    }
    const weights = known.filter(rule => rule.egress === egress).map(rule => ruleWeight(world, rule))
    if (weights.reduce((sum, weight) => sum + weight, 0) > RULES_PER_GROUP) {
      throw new AwsError(
        'RulesPerSecurityGroupLimitExceeded',
        'The maximum number of rules per security group has been reached.',
      )
    }
    group.rules = known
    groupChanged(world, group.groupId)
    return { Return: true, SecurityGroupRules: added.map(rule => described(rule, group, world)) }
  }

export const revoke =
  (egress: boolean) =>
  (input: Revoke, world: World): Output<RevokeSecurityGroupIngressCommandOutput> => {
    const group = groupById(world, input.GroupId ?? '')
    const removed = input.SecurityGroupRuleIds
      ? input.SecurityGroupRuleIds.map(id => ruleById(group, id, egress))
      : rulesOf(permissionsIn(input), egress, world).map(asked => ruleLike(group, asked))
    group.rules = group.rules.filter(rule => !removed.includes(rule))
    groupChanged(world, group.groupId)
    return {
      Return: true,
      RevokedSecurityGroupRules: removed.map(rule => ({
        SecurityGroupRuleId: rule.ruleId,
        GroupId: group.groupId,
        IsEgress: egress,
        IpProtocol: rule.protocol,
        FromPort: rule.fromPort,
        ToPort: rule.toPort,
        ...revokedPeer(rule),
        Description: rule.description,
      })),
    }
  }

function revokedPeer({ peer: { kind, value } }: SecurityGroupRule): RevokedSecurityGroupRule {
  if (kind === 'ipv4') return { CidrIpv4: value }
  if (kind === 'ipv6') return { CidrIpv6: value }
  return kind === 'group' ? { ReferencedGroupId: value } : { PrefixListId: value }
}

export function describeSecurityGroupRules(
  input: DescribeSecurityGroupRulesCommandInput,
  world: World,
): Output<DescribeSecurityGroupRulesCommandOutput> {
  const all = [...networking(world).securityGroups.values()].flatMap(group =>
    group.rules.map(rule => ({ rule, group })),
  )
  const asked = input.SecurityGroupRuleIds
  for (const id of asked ?? []) if (!all.some(({ rule }) => rule.ruleId === id)) throw noSuchRuleId(id)
  const found = all
    .filter(({ rule }) => !asked || asked.includes(rule.ruleId))
    .filter(({ rule, group }) =>
      matches(input.Filters, { 'group-id': group.groupId, 'security-group-rule-id': rule.ruleId }, rule.tags),
    )
  const { items, next } = page(found, input.MaxResults ?? 1000, input.NextToken)
  return { SecurityGroupRules: items.map(({ rule, group }) => described(rule, group, world)), NextToken: next }
}

function permissionsIn(input: Authorize | Revoke): NonNullable<Authorize['IpPermissions']> {
  if (input.IpPermissions && input.IpPermissions.length > 0) return input.IpPermissions
  const { IpProtocol, FromPort, ToPort, CidrIp } = input
  if (CidrIp !== undefined) return [{ IpProtocol, FromPort, ToPort, IpRanges: [{ CidrIp }] }]
  throw new AwsError('MissingParameter', `Either 'ipPermissions' or 'securityGroupRuleIds' should be provided.`)
}

export function ruleById(group: SecurityGroup, id: string, egress: boolean): SecurityGroupRule {
  const found = group.rules.find(rule => rule.ruleId === id && rule.egress === egress)
  if (!found) throw noSuchRuleId(id)
  return found
}

export function ruleLike(group: SecurityGroup, asked: SecurityGroupRule): SecurityGroupRule {
  const found = group.rules.find(rule => sameRule(rule, asked))
  if (found) return found
  throw new AwsError('InvalidPermission.NotFound', 'The specified rule does not exist in this security group.')
}

export const ruleArn = ({ ruleId }: SecurityGroupRule, world: World): string =>
  `arn:${world.partition}:ec2:${world.region}:${world.account}:security-group-rule/${ruleId}`

const noSuchRuleId = (id: string): AwsError =>
  new AwsError('InvalidSecurityGroupRuleId.NotFound', `The security group rule ID '${id}' does not exist`)

function described(rule: SecurityGroupRule, group: SecurityGroup, world: World): Described {
  const { kind, value } = rule.peer
  return {
    SecurityGroupRuleId: rule.ruleId,
    SecurityGroupRuleArn: ruleArn(rule, world),
    GroupId: group.groupId,
    GroupOwnerId: world.account,
    IsEgress: rule.egress,
    IpProtocol: rule.protocol,
    FromPort: rule.fromPort,
    ToPort: rule.toPort,
    CidrIpv4: kind === 'ipv4' ? value : undefined,
    CidrIpv6: kind === 'ipv6' ? value : undefined,
    PrefixListId: kind === 'prefix-list' ? value : undefined,
    ReferencedGroupInfo: kind === 'group' ? { GroupId: value, UserId: world.account } : undefined,
    Description: rule.description,
    Tags: tagList(rule.tags),
  }
}
