import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs'
import { GetAccountAuthorizationDetailsCommand, IAMClient } from '@aws-sdk/client-iam'
import { expect, test } from 'vitest'
import { account } from './support.ts'

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }],
})
const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'logs:PutLogEvents', Resource: '*' }],
})

test('all roles are read at once, with their policies and tags, page by page', async () => {
  const { aws, simulator } = account()
  const iam = new IAMClient(simulator.clientConfig('iam'))
  for (const RoleName of ['b', 'a']) {
    await aws.iam('CreateRole', {
      RoleName,
      Path: '/shop/',
      AssumeRolePolicyDocument: trust,
      Tags: [{ Key: 'stack', Value: 'shop' }],
    })
    await aws.iam('PutRolePolicy', { RoleName, PolicyName: 'own', PolicyDocument: policy })
  }
  const first = await iam.send(new GetAccountAuthorizationDetailsCommand({ Filter: ['Role'], MaxItems: 1 }))
  expect(first).toMatchObject({
    IsTruncated: true,
    RoleDetailList: [
      {
        RoleName: 'a',
        Path: '/shop/',
        Tags: [{ Key: 'stack', Value: 'shop' }],
        RolePolicyList: [{ PolicyName: 'own', PolicyDocument: encodeURIComponent(policy).replace(/\*/g, '%2A') }],
      },
    ],
  })
  const second = await iam.send(new GetAccountAuthorizationDetailsCommand({ Filter: ['Role'], Marker: first.Marker }))
  expect(second).toMatchObject({ IsTruncated: false, RoleDetailList: [{ RoleName: 'b' }] })
  const users = await iam.send(new GetAccountAuthorizationDetailsCommand({ Filter: ['User'] }))
  expect(users.RoleDetailList).toEqual([])
})

test('log groups are read by name or ARN, 50 at most; those that do not exist are left out', async () => {
  const { aws, simulator } = account()
  const logs = new CloudWatchLogsClient(simulator.clientConfig('cloudWatchLogs'))
  for (const logGroupName of ['/a', '/a/b', '/c']) await aws.cloudWatchLogs('CreateLogGroup', { logGroupName })
  const logGroupIdentifiers = ['/a', 'arn:aws:logs:us-east-1:123456789012:log-group:/c', '/none']
  const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({ logGroupIdentifiers }))
  expect(logGroups.map(group => group.logGroupName)).toEqual(['/a', '/c'])
  const refused = { name: 'InvalidParameterException' }
  await expect(
    logs.send(new DescribeLogGroupsCommand({ logGroupIdentifiers, logGroupNamePrefix: '/a' })),
  ).rejects.toMatchObject(refused)
  await expect(
    logs.send(new DescribeLogGroupsCommand({ logGroupIdentifiers: Array(51).fill('/a') })),
  ).rejects.toMatchObject(refused)
})

test('load balancers are read 20 at a time, listener and target tags 20 at a time, services 10 at a time', async () => {
  const { aws } = account()
  const many = (count: number) => Array.from({ length: count }, (_, index) => `name-${index}`)
  await expect(aws.elbv2('DescribeLoadBalancers', { Names: many(21) })).rejects.toMatchObject({
    name: 'ValidationError',
  })
  await expect(aws.elbv2('DescribeTags', { ResourceArns: many(21) })).rejects.toMatchObject({ name: 'ValidationError' })
  await aws.ecs('CreateCluster', { clusterName: 'shop' })
  await expect(aws.ecs('DescribeServices', { cluster: 'shop', services: many(11) })).rejects.toMatchObject({
    name: 'InvalidParameterException',
  })
})
