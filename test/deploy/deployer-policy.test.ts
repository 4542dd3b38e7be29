import { GetRoleCommand } from '@aws-sdk/client-iam'
import { expect, test } from 'vitest'
import { iamAction } from '../../src/aws/iam-action.ts'
import { deploy, plan } from '../../src/index.ts'
import { createSimulator } from '../../src/simulator/index.ts'
import { textOf } from '../source-files.ts'
import {
  APART_NAMES,
  BOUND,
  deployerPolicy,
  GIVES_RIGHTS,
  type Policy,
  planPolicy,
  policyFor,
} from './deployer-policy.ts'
import { policiesPage } from './policies-page.ts'
import { worker } from './worker.ts'

const site = () => worker('1')

const POLICIES: readonly (readonly [string, Policy])[] = [
  ['deployer-policy.json', deployerPolicy()],
  ...APART_NAMES.map(name => [`${name}-policy.json`, policyFor(name)] as const),
  ['plan-policy.json', planPolicy()],
]

test('what the policies let change is told whole, and each is named', async () => {
  await expect(policiesPage(POLICIES)).toMatchFileSnapshot('../../docs/policies.md')
  const named = textOf('docs/security.md')
  expect(POLICIES.map(([file]) => file).filter(file => !named.includes(`](${file})`))).toEqual([])
})

test.each(POLICIES)('%s is up to date, and IAM takes it', async (file, policy) => {
  // IAM counts all but white space: at most 6144 characters in a managed policy.
  expect(JSON.stringify(policy).length).toBeLessThan(6144)
  expect(policy.Statement.map(({ Sid }) => Sid).filter(sid => !/^[A-Za-z0-9]+$/.test(sid))).toEqual([])
  await expect(`${JSON.stringify(policy, null, 2)}\n`).toMatchFileSnapshot(`../../docs/${file}`)
})

test('the policy of a deployer of one stack is no larger than a role takes in itself, and two managed ones take it', () => {
  const narrowed = JSON.stringify(deployerPolicy())
    .replaceAll(
      '"Null":{"aws:ResourceTag/fluent-ecs:stack":"false"}',
      '"StringEquals":{"aws:ResourceTag/fluent-ecs:stack":"a-stack-with-a-long-name"}',
    )
    .replaceAll('role/fluent-ecs/*', 'role/fluent-ecs/a-stack-with-a-long-name/*')
  expect(narrowed).toContain('StringEquals":{"aws:ResourceTag/fluent-ecs:stack":"a-stack')
  expect(narrowed.length).toBeLessThan(10_240)
  const { Statement } = JSON.parse(narrowed) as Policy
  const reads = Statement.filter(({ Sid }) => Sid.startsWith('Read'))
  expect(reads).toHaveLength(2)
  for (const part of [reads, Statement.filter(each => !reads.includes(each))])
    expect(JSON.stringify({ Version: '2012-10-17', Statement: part }).length).toBeLessThan(6144)
})

/** The conditions under which the policy allows an action, one for each statement that does. */
const conditionsOf = (policy: Policy, action: string) =>
  policy.Statement.filter(({ Action }) => Action.includes(action)).map(({ Condition = {} }) => Condition)

const allowed = deployerPolicy().Statement.flatMap(({ Action }) => Action)

test('a plan may not read log lines, and changes nothing', () => {
  const { Statement } = planPolicy()
  expect(
    Statement.flatMap(({ Action }) => Action).filter(each => !/:(Describe|Get|List|BatchGet|Simulate)/.test(each)),
  ).toEqual([])
  expect(conditionsOf(planPolicy(), 'logs:GetLogEvents')).toEqual([])
})

test('a plan makes no call but those of its policy, before and after the deploy', async () => {
  const simulator = createSimulator()
  await plan(site(), simulator.options())
  const before = simulator.calls.length
  await deploy(site(), simulator.options())
  const after = simulator.calls.length
  await plan(site(), simulator.options())
  const made = [...simulator.calls.slice(0, before), ...simulator.calls.slice(after)]
  const actions = new Set(made.map(iamAction).filter(action => !action.startsWith('sts:')))
  expect(actions.size).toBeGreaterThan(10)
  expect([...actions].filter(action => conditionsOf(planPolicy(), action).length === 0)).toEqual([])
})

test('the boundary of a stack is set on its roles, old and new, and stays when the program says it no more', async () => {
  const simulator = createSimulator()
  const { resources: outputs } = await deploy(site(), simulator.options())
  const RoleName = String(Object.entries(outputs).find(([key]) => key.startsWith('role/'))?.[1].name)
  const found = () => simulator.clients.iam.send(new GetRoleCommand({ RoleName }))
  expect(await found()).not.toMatchObject({ Role: { PermissionsBoundary: {} } })
  const changes = await plan(site().permissionsBoundary('fluent-ecs-boundary'), simulator.options())
  const arn = 'arn:aws:iam::123456789012:policy/fluent-ecs-boundary'
  expect(String(changes)).toContain(`permissionsBoundary: add ${arn}`)
  await deploy(site().permissionsBoundary('fluent-ecs-boundary'), simulator.options())
  expect(await found()).toMatchObject({ Role: { PermissionsBoundary: { PermissionsBoundaryArn: arn } } })
  expect((await plan(site().permissionsBoundary(arn), simulator.options())).isEmpty).toBe(true)
  expect((await plan(site(), simulator.options())).isEmpty).toBe(true)
  const fresh = createSimulator()
  await deploy(site().permissionsBoundary('fluent-ecs-boundary'), fresh.options())
  expect((await plan(site().permissionsBoundary(arn), fresh.options())).isEmpty).toBe(true)
  expect(site().permissionsBoundary('arn:aws:s3:::x').issues()).toMatchObject([{ code: 'STK-BND-01' }])
})

test('everything that can be deleted and is tagged must bear our tags', () => {
  const deletes = allowed.filter(action => /:(Delete|Deregister|Remove|Untag|Revoke)/.test(action))
  const free = deletes.filter(action => conditionsOf(deployerPolicy(), action).some(each => !('Null' in each)))
  // No tags are asked for: roles have a path, those that make alarms of the same names have no tags, either, the last has no condition at all.
  expect(free).toEqual([
    'cloudwatch:DeleteAlarms',
    'ecs:DeregisterTaskDefinition',
    'iam:DeleteRole',
    'iam:DeleteRolePolicy',
    'iam:UntagRole',
  ])
})

test('nothing gives a role rights that the boundary does not have, and nothing takes the boundary away', () => {
  for (const action of GIVES_RIGHTS)
    expect(conditionsOf(deployerPolicy(), action)).toEqual([
      { StringLike: { 'iam:PermissionsBoundary': 'arn:aws:iam::*:policy/fluent-ecs-boundary' } },
    ])
  expect(allowed).not.toContain('iam:DeleteRolePermissionsBoundary')
  expect(allowed.filter(action => /^iam:(?!.*Role)(?!Get)/.test(action))).toEqual([])
})

test('what is bound to tags is called', () => {
  expect(BOUND.filter(action => !allowed.includes(action))).toEqual([])
  expect(allowed).toEqual(expect.arrayContaining(['cloudwatch:PutMetricAlarm', 'iam:PutRolePermissionsBoundary']))
})
