import { expect, it } from 'vitest'
import { cluster, network, type Stack, service, stack, taskDefinition } from '../../../../src/index.ts'
import { account } from '../../../simulator/support.ts'
import { settles } from '../../settles.ts'

// Secrets under a key of one's own: https://github.com/aws/aws-cdk/issues/17156,
// https://github.com/GiamPy5/terraform-aws-directus/issues/10; more rights beside those that a tool gives:
// https://github.com/cloudposse/terraform-aws-ecs-alb-service-task/issues/4,
// https://github.com/cn-terraform/terraform-aws-ecs-fargate-task-definition/pull/7
const key = 'arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-1111-2222-3333-444455556666'
const readOnly = 'arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess'

type Options = Parameters<typeof plain.executionRole>[0]
const plain = taskDefinition('web').fargate().cpu(0.25).memory(0.5)

function program(options: Options | undefined, logs?: false): Stack {
  const web = plain
    .when(options !== undefined, d => d.executionRole(options as Exclude<Options, string>))
    .container('app', c => (logs === false ? c.image('app:1.0.0').logs(false) : c.image('app:1.0.0')))
  const site = service('web').cluster(cluster('prod')).taskDefinition(web).network(network.default()).desiredCount(1)
  return stack('shop').add(site)
}

const role = async ({ aws }: ReturnType<typeof account>) => {
  const RoleName = 'shop-web-execution-us-east-1'
  const { PolicyDocument = '' } = await aws.iam('GetRolePolicy', { RoleName, PolicyName: 'fluent-ecs' })
  const { AttachedPolicies = [] } = await aws.iam('ListAttachedRolePolicies', { RoleName })
  const { Statement } = JSON.parse(decodeURIComponent(PolicyDocument))
  return [Statement.map(({ Action }: { Action: unknown }) => Action), AttachedPolicies.map(each => each.PolicyArn)]
}

it('may do what the program allows it beside what the containers need, and no more when that is taken out', async () => {
  const world = account()
  const logs = ['logs:CreateLogStream', 'logs:PutLogEvents']
  const allow = [{ actions: ['kms:Decrypt'], resources: [key] }]
  await settles(program({ allow, managedPolicyArns: [readOnly] }), world.simulator)
  expect(await role(world)).toEqual([['kms:Decrypt', logs], [readOnly]])
  await settles(program({ allow }), world.simulator)
  expect(await role(world)).toEqual([['kms:Decrypt', logs], []])
  await settles(program(undefined), world.simulator)
  expect(await role(world)).toEqual([[logs], []])
})

it('is made for a managed policy alone', async () => {
  const world = account()
  await settles(program({ managedPolicyArns: [readOnly] }, false), world.simulator)
  const { AttachedPolicies } = await world.aws.iam('ListAttachedRolePolicies', {
    RoleName: 'shop-web-execution-us-east-1',
  })
  expect(AttachedPolicies?.map(each => each.PolicyArn)).toEqual([readOnly])
})
