import { expect, test } from 'vitest'
import { account } from '../support.ts'

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }],
})
const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'logs:PutLogEvents', Resource: '*' }],
})

test('a role keeps its policy, gives it back encoded, and goes once nothing is attached', async () => {
  const { aws, simulator } = account()
  const role = { RoleName: 'web' }
  const managed = { ...role, PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }
  await aws.iam('CreateRole', { ...role, AssumeRolePolicyDocument: trust, Tags: [{ Key: 'stack', Value: 'shop' }] })
  await aws.iam('PutRolePolicy', { ...role, PolicyName: 'own', PolicyDocument: policy })
  await aws.iam('AttachRolePolicy', managed)
  const { PolicyDocument = '' } = await aws.iam('GetRolePolicy', { ...role, PolicyName: 'own' })
  expect(PolicyDocument).not.toBe(policy)
  expect(decodeURIComponent(PolicyDocument)).toBe(policy)
  expect((await aws.iam('GetRole', role)).Role?.Tags).toEqual([{ Key: 'stack', Value: 'shop' }])
  await expect(aws.iam('DeleteRole', role)).rejects.toMatchObject({ name: 'DeleteConflictException' })
  await aws.iam('DetachRolePolicy', managed)
  await expect(aws.iam('DeleteRole', role)).rejects.toMatchObject({ name: 'DeleteConflictException' })
  await aws.iam('DeleteRolePolicy', { ...role, PolicyName: 'own' })
  await aws.iam('DeleteRole', role)
  await expect(aws.iam('GetRole', role)).rejects.toMatchObject({ name: 'NoSuchEntityException' })
  expect(simulator.resources()).toEqual([])
})

test.each([
  ['not JSON', '{'],
  ['an unknown principal', trust.replace('ecs-tasks.amazonaws.com', 'nobody')],
  ['an action other than assuming', trust.replace('sts:AssumeRole', 's3:GetObject')],
])('a trust policy with %s is refused', async (_what, AssumeRolePolicyDocument) => {
  const { aws } = account()
  await expect(aws.iam('CreateRole', { RoleName: 'web', AssumeRolePolicyDocument })).rejects.toMatchObject({
    name: 'MalformedPolicyDocumentException',
  })
})

test('a second role of a name is refused, in whatever case it is written', async () => {
  const { aws } = account()
  await aws.iam('CreateRole', { RoleName: 'web', AssumeRolePolicyDocument: trust })
  await expect(aws.iam('CreateRole', { RoleName: 'WEB', AssumeRolePolicyDocument: trust })).rejects.toMatchObject({
    name: 'EntityAlreadyExistsException',
  })
})
