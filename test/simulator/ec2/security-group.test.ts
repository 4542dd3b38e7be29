import { expect, test } from 'vitest'
import { account, defaultNetwork } from '../support.ts'

const web = {
  IpProtocol: 'tcp',
  FromPort: 80,
  ToPort: 80,
  IpRanges: [{ CidrIp: '0.0.0.0/0' }],
  Ipv6Ranges: [{ CidrIpv6: '::/0' }],
}

test('a new account has a default VPC with subnets in three zones and nothing of its own', async () => {
  const { aws, simulator } = account()
  expect((await defaultNetwork(aws)).subnets).toHaveLength(3)
  expect(simulator.resources()).toEqual([])
})

test('a security group keeps its rules and tags, and a second one of its name is refused', async () => {
  const { aws } = account()
  const { vpcId } = await defaultNetwork(aws)
  const asked = { GroupName: 'edge', Description: 'the edge', VpcId: vpcId }
  const { GroupId = '' } = await aws.ec2('CreateSecurityGroup', {
    ...asked,
    TagSpecifications: [{ ResourceType: 'security-group', Tags: [{ Key: 'stack', Value: 'shop' }] }],
  })
  await aws.ec2('AuthorizeSecurityGroupIngress', { GroupId, IpPermissions: [web] })
  const { SecurityGroups } = await aws.ec2('DescribeSecurityGroups', {
    Filters: [{ Name: 'tag:stack', Values: ['shop'] }],
  })
  expect(SecurityGroups).toHaveLength(1)
  expect(SecurityGroups?.[0]?.IpPermissions).toMatchObject([web])
  await expect(aws.ec2('CreateSecurityGroup', asked)).rejects.toMatchObject({ name: 'InvalidGroup.Duplicate' })
})

test('one rule that is there already refuses the whole batch, and one that is not cannot be revoked', async () => {
  const { aws } = account()
  const { GroupId = '' } = await aws.ec2('CreateSecurityGroup', { GroupName: 'edge', Description: 'the edge' })
  await aws.ec2('AuthorizeSecurityGroupIngress', { GroupId, IpPermissions: [web] })
  const other = { ...web, FromPort: 443, ToPort: 443 }
  await expect(
    aws.ec2('AuthorizeSecurityGroupIngress', { GroupId, IpPermissions: [other, web] }),
  ).rejects.toMatchObject({ name: 'InvalidPermission.Duplicate' })
  const { SecurityGroups } = await aws.ec2('DescribeSecurityGroups', { GroupIds: [GroupId] })
  expect(SecurityGroups?.[0]?.IpPermissions).toHaveLength(1)
  await expect(aws.ec2('RevokeSecurityGroupIngress', { GroupId, IpPermissions: [other] })).rejects.toMatchObject({
    name: 'InvalidPermission.NotFound',
  })
})

test('a security group that another one refers to is not deleted before the reference is gone', async () => {
  const { aws } = account()
  const { GroupId: edge = '' } = await aws.ec2('CreateSecurityGroup', { GroupName: 'edge', Description: 'edge' })
  const { GroupId: app = '' } = await aws.ec2('CreateSecurityGroup', { GroupName: 'app', Description: 'app' })
  const IpPermissions = [{ IpProtocol: 'tcp', FromPort: 3000, ToPort: 3000, UserIdGroupPairs: [{ GroupId: edge }] }]
  await aws.ec2('AuthorizeSecurityGroupIngress', { GroupId: app, IpPermissions })
  await expect(aws.ec2('DeleteSecurityGroup', { GroupId: edge })).rejects.toMatchObject({ name: 'DependencyViolation' })
  await aws.ec2('RevokeSecurityGroupIngress', { GroupId: app, IpPermissions })
  await aws.ec2('DeleteSecurityGroup', { GroupId: edge })
  await expect(aws.ec2('DescribeSecurityGroups', { GroupIds: [edge] })).rejects.toMatchObject({
    name: 'InvalidGroup.NotFound',
  })
})

test('rules have tags of their own, are found by them, and are revoked by their ids', async () => {
  const { aws } = account()
  const { GroupId = '' } = await aws.ec2('CreateSecurityGroup', { GroupName: 'db', Description: 'db' })
  const added = await aws.ec2('AuthorizeSecurityGroupIngress', {
    GroupId,
    IpPermissions: [web],
    TagSpecifications: [{ ResourceType: 'security-group-rule', Tags: [{ Key: 'stack', Value: 'shop' }] }],
  })
  const [first, second] = added.SecurityGroupRules?.map(rule => rule.SecurityGroupRuleId ?? '') ?? []
  await aws.ec2('CreateTags', { Resources: [second ?? ''], Tags: [{ Key: 'stack', Value: 'other' }] })
  const { SecurityGroupRules } = await aws.ec2('DescribeSecurityGroupRules', {
    Filters: [
      { Name: 'group-id', Values: [GroupId] },
      { Name: 'tag:stack', Values: ['shop'] },
    ],
  })
  expect(SecurityGroupRules?.map(rule => rule.SecurityGroupRuleId)).toEqual([first])
  await aws.ec2('RevokeSecurityGroupIngress', { GroupId, SecurityGroupRuleIds: [first ?? ''] })
  const { ResourceTagMappingList } = await aws.resourceGroupsTaggingAPI('GetResources', {
    ResourceTypeFilters: ['ec2:security-group-rule'],
  })
  expect(ResourceTagMappingList).toMatchObject([{ Tags: [{ Key: 'stack', Value: 'other' }] }])
})
