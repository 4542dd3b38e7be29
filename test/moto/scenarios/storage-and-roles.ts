import {
  CreateLogGroupCommand,
  DeleteLogGroupCommand,
  DescribeLogGroupsCommand,
  ListTagsForResourceCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import {
  CreateRepositoryCommand,
  DeleteRepositoryCommand,
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  GetLifecyclePolicyCommand,
  GetRepositoryPolicyCommand,
} from '@aws-sdk/client-ecr'
import {
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam'
import { type Scenario, tags } from './scenario.ts'

const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }],
})

export const storageAndRolesScenarios: Readonly<Record<string, Scenario>> = {
  async 'log group'({ cloudWatchLogs }, ask) {
    const logGroupName = '/ecs/web'
    const describe = () => cloudWatchLogs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: logGroupName }))
    await ask('describe missing', describe())
    await ask('delete missing', cloudWatchLogs.send(new DeleteLogGroupCommand({ logGroupName })))
    await ask('create', cloudWatchLogs.send(new CreateLogGroupCommand({ logGroupName, tags: { team: 'shop' } })))
    await ask('create again', cloudWatchLogs.send(new CreateLogGroupCommand({ logGroupName })))
    await ask('retain', cloudWatchLogs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 14 })))
    const found = await ask('describe', describe())
    const resourceArn = found?.logGroups?.[0]?.logGroupArn ?? found?.logGroups?.[0]?.arn?.replace(/:\*$/, '') ?? ''
    await ask('list tags', cloudWatchLogs.send(new ListTagsForResourceCommand({ resourceArn })))
    await ask('delete', cloudWatchLogs.send(new DeleteLogGroupCommand({ logGroupName })))
  },

  async role({ iam }, ask) {
    const RoleName = 'web-execution'
    const policy = { RoleName, PolicyName: 'fluent-ecs' }
    await ask('get missing', iam.send(new GetRoleCommand({ RoleName })))
    await ask('delete missing', iam.send(new DeleteRoleCommand({ RoleName })))
    const role = { RoleName, Path: '/fluent-ecs/shop/', AssumeRolePolicyDocument: TRUST, Tags: tags }
    await ask('create', iam.send(new CreateRoleCommand(role)))
    await ask('create again', iam.send(new CreateRoleCommand(role)))
    await ask('get', iam.send(new GetRoleCommand({ RoleName })))
    await ask('get a missing policy', iam.send(new GetRolePolicyCommand(policy)))
    await ask(
      'put a policy',
      iam.send(
        new PutRolePolicyCommand({ ...policy, PolicyDocument: TRUST.replace(/"Principal.*?},/, '"Resource":"*",') }),
      ),
    )
    await ask('delete with a policy', iam.send(new DeleteRoleCommand({ RoleName })))
    await ask('delete the policy', iam.send(new DeleteRolePolicyCommand(policy)))
    await ask('delete', iam.send(new DeleteRoleCommand({ RoleName })))
  },

  async repository({ ecr }, ask) {
    const repositoryName = 'shop/web'
    const describe = () => ecr.send(new DescribeRepositoriesCommand({ repositoryNames: [repositoryName] }))
    await ask('describe missing', describe())
    await ask('create', ecr.send(new CreateRepositoryCommand({ repositoryName, tags })))
    await ask('create again', ecr.send(new CreateRepositoryCommand({ repositoryName })))
    await ask('describe', describe())
    await ask('lifecycle policy of none', ecr.send(new GetLifecyclePolicyCommand({ repositoryName })))
    await ask('policy of none', ecr.send(new GetRepositoryPolicyCommand({ repositoryName })))
    await ask('a missing image', ecr.send(new DescribeImagesCommand({ repositoryName, imageIds: [{ imageTag: '1' }] })))
    await ask('delete', ecr.send(new DeleteRepositoryCommand({ repositoryName })))
    await ask('delete again', ecr.send(new DeleteRepositoryCommand({ repositoryName })))
  },
}
