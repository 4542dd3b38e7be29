import { describe, expect, it } from 'vitest'
import { role } from '../../../../src/deploy/resources/role/role.ts'
import type { RoleModel } from '../../../../src/model/role.ts'
import { refsTo, refusing, scripted } from '../scripted-aws.ts'

const model: RoleModel = {
  kind: 'role',
  id: 'web-execution',
  description: 'Starts tasks of web',
  statements: [
    {
      sid: 'Pull',
      actions: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      resources: [
        {
          repository: {
            kind: 'repository',
            id: 'web',
            repositoryName: 'web',
            existing: false,
            scanOnPush: true,
            imageTagMutability: 'MUTABLE',
            lifecycleRules: [],
            tags: {},
          },
        },
      ],
    },
    {
      sid: 'Logs',
      actions: ['logs:PutLogEvents'],
      resources: [{ logGroup: { kind: 'log-group', id: 'web', logGroupName: '/ecs/web', tags: {} } }],
    },
    {
      sid: 'Parameters',
      actions: ['ssm:GetParameters'],
      resources: [{ parameterName: '/shop/key' }, { parameterName: 'plain' }, 'arn:aws:ssm:::x'],
    },
  ],
  managedPolicyArns: ['arn:b', 'arn:a'],
  tags: {},
}
const refs = refsTo({ repository: { arn: 'arn:repository' }, 'log-group': { arn: 'arn:log-group' } })
const { context } = scripted({})
const desired = role.desired(model, refs, context)

describe('role', () => {
  it('is named for stack, id and Region, since roles are global', () => {
    expect(desired).toMatchObject({ roleName: 'shop-web-execution-us-east-1', path: '/fluent-ecs/shop/' })
  })

  it('may be assumed by tasks of this account only', () => {
    expect(desired.trustPolicy).toEqual({
      EcsTasks: {
        Effect: 'Allow',
        Principal: { Service: 'ecs-tasks.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
      },
    })
  })

  it('has no condition that AWS does not document where ECS itself assumes it', () => {
    expect(role.desired({ ...model, assumedBy: 'ecs.amazonaws.com' }, refs, context).trustPolicy).toEqual({
      Ecs: { Effect: 'Allow', Principal: { Service: 'ecs.amazonaws.com' }, Action: 'sts:AssumeRole' },
    })
  })

  it.each([
    ['fluent-ecs-boundary', 'arn:aws:iam::123456789012:policy/fluent-ecs-boundary'],
    ['arn:aws:iam::aws:policy/ReadOnlyAccess', 'arn:aws:iam::aws:policy/ReadOnlyAccess'],
  ])('has the boundary %s of its stack', (permissionsBoundary, arn) => {
    const bounded = { ...context, stack: { ...context.stack, permissionsBoundary } }
    expect(role.desired(model, refs, bounded).permissionsBoundary).toBe(arn)
  })

  it('allows exactly the resources of its statements', () => {
    expect(desired.policy).toMatchObject({
      Pull: { Effect: 'Allow', Resource: 'arn:repository' },
      Logs: { Resource: 'arn:log-group:*' },
      Parameters: {
        Resource: [
          'arn:aws:ssm:::x',
          'arn:aws:ssm:us-east-1:123456789012:parameter/plain',
          'arn:aws:ssm:us-east-1:123456789012:parameter/shop/key',
        ],
      },
    })
    expect(desired.managedPolicyArns).toEqual(['arn:a', 'arn:b'])
  })

  it('sends the documents that IAM understands, and tags at creation', async () => {
    const { context: creating, calls } = scripted({
      'iam CreateRole': () => ({ Role: { Arn: 'arn:role', RoleName: desired.roleName } }),
      'iam PutRolePolicy': () => ({}),
      'iam AttachRolePolicy': () => ({}),
    })
    expect(await role.create(desired, model, creating)).toEqual({ arn: 'arn:role', name: desired.roleName })
    expect(calls.map(({ call }) => call)).toEqual([
      'iam CreateRole',
      'iam PutRolePolicy',
      'iam AttachRolePolicy',
      'iam AttachRolePolicy',
    ])
    expect(calls[0]?.input.Tags).toContainEqual({ Key: 'fluent-ecs:id', Value: 'role/web-execution' })
    expect(JSON.parse(`${calls[1]?.input.PolicyDocument}`)).toMatchObject({
      Version: '2012-10-17',
      Statement: [{ Sid: 'Pull' }, { Sid: 'Logs' }, { Sid: 'Parameters' }],
    })
  })

  it.each([
    ['is made', 'nothing'],
    ['is allowed more', 'less'],
  ])('gives IAM ten seconds to tell everybody when it %s', async (_what, before) => {
    const { context: changing } = scripted({
      'iam CreateRole': () => ({ Role: { Arn: 'arn:role', RoleName: desired.roleName } }),
      'iam PutRolePolicy': () => ({}),
      'iam AttachRolePolicy': () => ({}),
    })
    const less = { outputs: { arn: 'arn:role', name: 'r' }, props: { ...desired, policy: {} }, owner: undefined }
    if (before === 'nothing') await role.create(desired, model, changing)
    else await role.update(desired, less, new Set(['policy']), model, changing)
    expect(changing.clock.now()).toBe(10_000)
  })

  it('loses all its policies before it is deleted, and may be gone', async () => {
    const live = { outputs: { arn: 'arn:role', name: 'r' }, props: desired, owner: undefined }
    const { context: removing, calls } = scripted({
      'iam ListRolePolicies': () => ({ PolicyNames: ['fluent-ecs', 'added by hand'] }),
      'iam DeleteRolePolicy': refusing('NoSuchEntityException'),
      'iam ListAttachedRolePolicies': () => ({ AttachedPolicies: [{ PolicyArn: 'arn:a' }] }),
      'iam DetachRolePolicy': () => ({}),
      'iam DeleteRole': refusing('NoSuchEntityException'),
    })
    await role.remove(live.outputs, removing)
    expect(calls.map(({ call }) => call)).toEqual([
      'iam ListRolePolicies',
      'iam DeleteRolePolicy',
      'iam DeleteRolePolicy',
      'iam ListAttachedRolePolicies',
      'iam DetachRolePolicy',
      'iam DeleteRole',
    ])
  })
})
