import {
  GetResourcesCommand,
  type GetResourcesCommandInput,
  ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api'
import { expect, test } from 'vitest'
import type { Simulator } from '../../../src/simulator/index.ts'
import { account } from '../support.ts'

const find = async (simulator: Simulator, input: GetResourcesCommandInput) => {
  const client = new ResourceGroupsTaggingAPIClient(simulator.clientConfig('resourceGroupsTaggingAPI'))
  const { ResourceTagMappingList = [], PaginationToken } = await client.send(new GetResourcesCommand(input))
  return { arns: ResourceTagMappingList.map(({ ResourceARN = '' }) => ResourceARN), next: PaginationToken }
}

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }],
})

async function stack() {
  const { aws, simulator } = account()
  await aws.ecs('CreateCluster', { clusterName: 'shop', tags: [{ key: 'stack', value: 'shop' }] })
  await aws.ecs('CreateCluster', { clusterName: 'gone', tags: [{ key: 'stack', value: 'shop' }] })
  await aws.ecs('DeleteCluster', { cluster: 'gone' })
  await aws.ecs('CreateCluster', { clusterName: 'bare' })
  await aws.ecr('CreateRepository', { repositoryName: 'web', tags: [{ Key: 'stack', Value: 'shop' }] })
  await aws.cloudWatchLogs('CreateLogGroup', { logGroupName: '/web', tags: { stack: 'other', team: 'a' } })
  await aws.ec2('CreateSecurityGroup', {
    GroupName: 'web',
    Description: 'web',
    TagSpecifications: [{ ResourceType: 'security-group', Tags: [{ Key: 'stack', Value: 'shop' }] }],
  })
  await aws.iam('CreateRole', {
    RoleName: 'web',
    AssumeRolePolicyDocument: trust,
    Tags: [{ Key: 'stack', Value: 'shop' }],
  })
  return simulator
}

test('tag filters are all met, each by one of its values or by any; roles, untagged and deleted things are not found', async () => {
  const simulator = await stack()
  const mine = await find(simulator, { TagFilters: [{ Key: 'stack', Values: ['shop', 'none'] }] })
  expect(mine.arns.map(arn => arn.replace(/sg-\w+/, 'sg'))).toEqual([
    'arn:aws:ec2:us-east-1:123456789012:security-group/sg',
    'arn:aws:ecr:us-east-1:123456789012:repository/web',
    'arn:aws:ecs:us-east-1:123456789012:cluster/shop',
  ])
  const both = await find(simulator, { TagFilters: [{ Key: 'stack' }, { Key: 'team', Values: ['a'] }] })
  expect(both.arns).toEqual(['arn:aws:logs:us-east-1:123456789012:log-group:/web'])
})

test('resource types narrow by service or by kind', async () => {
  const simulator = await stack()
  const types = async (...ResourceTypeFilters: string[]) => (await find(simulator, { ResourceTypeFilters })).arns.length
  expect(await types('ecs')).toBe(1)
  expect(await types('ecs:cluster', 'logs:log-group')).toBe(2)
  expect(await types('ecs:service', 'ec2:security')).toBe(0)
})

test('pages are of 100 at most, and the last one has an empty token', async () => {
  const { aws, simulator } = account()
  for (let each = 0; each < 103; each += 1)
    await aws.cloudWatchLogs('CreateLogGroup', { logGroupName: `/${each}`, tags: { stack: 'shop' } })
  const first = await find(simulator, {})
  expect(first.arns).toHaveLength(100)
  const second = await find(simulator, { PaginationToken: first.next })
  expect(second).toMatchObject({ arns: { length: 3 }, next: '' })
  expect(new Set([...first.arns, ...second.arns]).size).toBe(103)
  await expect(find(simulator, { ResourcesPerPage: 101 })).rejects.toMatchObject({ name: 'InvalidParameterException' })
})

test('ARNs that do not exist are left out; ARNs and filters exclude each other; 100 ARNs at most', async () => {
  const simulator = await stack()
  const arn = 'arn:aws:ecs:us-east-1:123456789012:cluster/shop'
  expect(await find(simulator, { ResourceARNList: [arn, `${arn}-2`] })).toMatchObject({ arns: [arn] })
  const refused = { name: 'InvalidParameterException' }
  await expect(find(simulator, { ResourceARNList: [arn], TagFilters: [{ Key: 'stack' }] })).rejects.toMatchObject(
    refused,
  )
  await expect(find(simulator, { ResourceARNList: Array(101).fill(arn) })).rejects.toMatchObject(refused)
})
