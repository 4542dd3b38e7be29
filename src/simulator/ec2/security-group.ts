import type {
  CreateSecurityGroupCommandInput,
  CreateSecurityGroupCommandOutput,
  DeleteSecurityGroupCommandInput,
  DeleteSecurityGroupCommandOutput,
  DescribeSecurityGroupsCommandInput,
  DescribeSecurityGroupsCommandOutput,
} from '@aws-sdk/client-ec2'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import { tagList } from '../tag-list.ts'
import { matches } from './filters.ts'
import { groupById, vpcById } from './lookup.ts'
import { permissionsOf } from './permission.ts'
import { anywhere, networking, type SecurityGroup } from './state.ts'
import { tagsFor } from './tags.ts'

type Output<T> = Omit<T, '$metadata'>

const TEXT = /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{1,255}$/

export function createSecurityGroup(
  input: CreateSecurityGroupCommandInput,
  world: World,
): Output<CreateSecurityGroupCommandOutput> {
  const { securityGroups, vpcs } = networking(world)
  const groupName = input.GroupName ?? ''
  const description = input.Description ?? ''
  if (/^sg-/i.test(groupName) || !TEXT.test(groupName)) throw badText('groupName', groupName)
  if (!TEXT.test(description)) throw badText('groupDescription', description)
  const vpcId = input.VpcId ?? [...vpcs.values()].find(vpc => vpc.isDefault)?.vpcId
  if (vpcId === undefined) throw new AwsError('VPCIdNotSpecified', 'No default VPC for this user')
  vpcById(world, vpcId)
  // Case does not count: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
  const isCalledSo = (name: string) => name.toLowerCase() === groupName.toLowerCase()
  if ([...securityGroups.values()].some(group => group.vpcId === vpcId && isCalledSo(group.groupName))) {
    throw new AwsError('InvalidGroup.Duplicate', `The security group '${groupName}' already exists for VPC '${vpcId}'`)
  }
  const tags = tagsFor('security-group', input.TagSpecifications)
  const groupId = `sg-${world.id(17)}`
  const rules = [anywhere(world, true)]
  securityGroups.set(groupId, { groupId, groupName, description, vpcId, isDefault: false, rules, tags })
  return { GroupId: groupId, SecurityGroupArn: arnOf(groupId, world), Tags: tagList(tags) }
}

export function describeSecurityGroups(
  input: DescribeSecurityGroupsCommandInput,
  world: World,
): Output<DescribeSecurityGroupsCommandOutput> {
  const asked = input.GroupIds?.map(id => groupById(world, id)) ?? [...networking(world).securityGroups.values()]
  const found = asked.filter(group =>
    matches(
      input.Filters,
      {
        'group-id': group.groupId,
        'group-name': group.groupName,
        'vpc-id': group.vpcId,
        'owner-id': world.account,
        description: group.description,
        'ip-permission.group-id': referencesOf(group),
      },
      group.tags,
    ),
  )
  const { items, next } = page(found, input.MaxResults ?? 1000, input.NextToken)
  return {
    SecurityGroups: items.map(group => ({
      GroupId: group.groupId,
      GroupName: group.groupName,
      SecurityGroupArn: arnOf(group.groupId, world),
      Description: group.description,
      VpcId: group.vpcId,
      OwnerId: world.account,
      IpPermissions: permissionsOf(
        group.rules.filter(rule => !rule.egress),
        world,
      ),
      IpPermissionsEgress: permissionsOf(
        group.rules.filter(rule => rule.egress),
        world,
      ),
      Tags: tagList(group.tags),
    })),
    NextToken: next,
  }
}

export function deleteSecurityGroup(
  input: DeleteSecurityGroupCommandInput,
  world: World,
): Output<DeleteSecurityGroupCommandOutput> {
  const { securityGroups, networkInterfaces } = networking(world)
  const { groupId, groupName, isDefault } = groupById(world, input.GroupId ?? '')
  if (isDefault) {
    throw new AwsError(
      'CannotDelete',
      `the specified group: "${groupId}" name: "${groupName}" cannot be deleted by a user`,
    )
  }
  const referenced = [...securityGroups.values()].some(
    other => other.groupId !== groupId && referencesOf(other).includes(groupId),
  )
  const attached = [...networkInterfaces.values()].some(each => each.groups.includes(groupId))
  if (referenced || attached) {
    throw new AwsError('DependencyViolation', `resource ${groupId} has a dependent object`)
  }
  securityGroups.delete(groupId)
  return { Return: true, GroupId: groupId }
}

const referencesOf = (group: SecurityGroup): string[] =>
  group.rules.filter(rule => rule.peer.kind === 'group').map(rule => rule.peer.value)

const arnOf = (groupId: string, world: World): string =>
  `arn:${world.partition}:ec2:${world.region}:${world.account}:security-group/${groupId}`

const badText = (parameter: string, value: string): AwsError =>
  new AwsError(
    'InvalidParameterValue',
    /^sg-/i.test(value)
      ? `Invalid value '${value}' for groupName. Group names may not be in the format sg-*.`
      : `Invalid value '${value}' for ${parameter}. Valid characters are a-z, A-Z, 0-9, spaces, and ._-:/()#,@[]+=&;{}!$*, up to 255 of them`,
  )
