import type {
  CreateServiceCommandInput,
  LogConfiguration,
  RegisterTaskDefinitionCommandInput,
} from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { type Aws, connect } from '../../../src/aws/clients.ts'
import type { SimulatorOptions } from '../../../src/simulator/index.ts'
import { type Account, account } from './account.ts'

const ROLE = 'arn:aws:iam::123456789012:role/execution'
const SECRET = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf'
const IMAGE = '123456789012.dkr.ecr.us-east-1.amazonaws.com/web:1'
const LOGS = { logDriver: 'awslogs', options: { 'awslogs-group': '/web', 'awslogs-region': 'us-east-1' } } as const
const STREAMS = 'arn:aws:logs:us-east-1:123456789012:log-group:/web:log-stream:'

type Definition = NonNullable<RegisterTaskDefinitionCommandInput['containerDefinitions']>[number]
type Statement = Record<string, unknown>
const allow = (Action: string | string[], Resource: string | string[] = '*'): Statement => ({
  Effect: 'Allow',
  Action,
  Resource,
})
const policy = (...Statement: Statement[]): string => JSON.stringify({ Version: '2012-10-17', Statement })
const trust = (Service = 'ecs-tasks.amazonaws.com', Condition?: object): string =>
  policy({ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole', ...(Condition && { Condition }) })

interface Cast {
  readonly prod: Account
  readonly aws: Aws
  readonly set: (...statements: Statement[]) => Promise<unknown>
}

async function cast(options?: SimulatorOptions, document = trust()): Promise<Cast> {
  const prod = await account(options)
  const aws = connect('us-east-1', prod.simulator.clients, (_service, _operation, attempt) => attempt())
  await aws.iam('CreateRole', { RoleName: 'execution', AssumeRolePolicyDocument: document })
  await aws.cloudWatchLogs('CreateLogGroup', { logGroupName: '/web' })
  await aws.ecr('CreateRepository', { repositoryName: 'web' })
  prod.simulator.pushImage('web', '1')
  const set = (...statements: Statement[]): Promise<unknown> =>
    aws.iam('PutRolePolicy', { RoleName: 'execution', PolicyName: 'start', PolicyDocument: policy(...statements) })
  return { prod, aws, set }
}

/** Why a task with this container stops; undefined when it runs. */
async function fate(
  { prod }: Cast,
  container: Definition,
  service: Partial<CreateServiceCommandInput> = {},
): Promise<string | undefined> {
  await prod.register({
    executionRoleArn: ROLE,
    containerDefinitions: [{ name: 'app', image: 'nginx:1', ...container }],
  })
  await prod.create({ desiredCount: 1, ...service })
  await prod.simulator.advance(60_000)
  const [stopped] = await prod.tasks('STOPPED')
  return stopped?.stoppedReason
}

const secret: Definition = { secrets: [{ name: 'DB', valueFrom: `${SECRET}:password::` }] }
const by = (action: string, resource: string) =>
  expect.stringMatching(
    new RegExp(
      `AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/execution/[0-9a-f]{32} is not authorized to perform: ${action} on resource: ${resource.replace(/[/*]/g, '\\$&')}.* because no identity-based policy allows the ${action} action`,
    ),
  )

describe('what the execution role does not allow stops the task in the words of AWS', () => {
  it.each<[string, Definition, unknown]>([
    ['a secret', secret, by('secretsmanager:GetSecretValue', SECRET)],
    [
      'a secret of a log driver',
      { logConfiguration: { logDriver: 'splunk', secretOptions: [{ name: 'splunk-token', valueFrom: SECRET }] } },
      by('secretsmanager:GetSecretValue', SECRET),
    ],
    [
      'a registry’s password',
      { repositoryCredentials: { credentialsParameter: SECRET } },
      by('secretsmanager:GetSecretValue', SECRET),
    ],
    [
      'a parameter',
      { secrets: [{ name: 'KEY', valueFrom: '/shop/key' }] },
      by('ssm:GetParameters', 'arn:aws:ssm:us-east-1:123456789012:parameter/shop/key'),
    ],
    ['the token of the registry', { image: IMAGE }, by('ecr:GetAuthorizationToken', '\\*')],
    [
      'a log stream',
      { logConfiguration: LOGS },
      by('logs:CreateLogStream', 'arn:aws:logs:us-east-1:123456789012:log-group:/web:log-stream:ecs/app/'),
    ],
    [
      'an environment file',
      { environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::shop/web.env' }] },
      expect.stringContaining('failed to download env files'),
    ],
  ])('%s', async (_, container, words) => {
    const all = await cast()
    expect(await fate(all, container)).toEqual(words)
  })

  it.each([
    ['the manifest', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
    ['the layers', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'],
  ])('%s of an image', async (_, missing, has) => {
    const all = await cast()
    await all.set(allow(['ecr:GetAuthorizationToken', has]))
    const said = await fate(all, { image: IMAGE })
    expect(said).toMatch(/^CannotPullContainerError: /)
    expect(said).toContain(
      `not authorized to perform: ${missing} on resource: arn:aws:ecr:us-east-1:123456789012:repository/web`,
    )
  })

  it.each<[string, LogConfiguration, unknown]>([
    ['the log of its Service Connect proxy', LOGS, by('logs:CreateLogStream', `${STREAMS}ecs/ecs-service-connect`)],
    [
      'a secret of that log',
      { logDriver: 'splunk', secretOptions: [{ name: 'splunk-token', valueFrom: SECRET }] },
      by('secretsmanager:GetSecretValue', SECRET),
    ],
  ])('%s', async (_, logConfiguration, words) => {
    const all = await cast()
    all.prod.simulator.namespace('shop')
    const connected = { enabled: true, namespace: 'shop', logConfiguration }
    expect(await fate(all, {}, { serviceConnectConfiguration: connected })).toEqual(words)
    await all.set(allow(['logs:CreateLogStream', 'secretsmanager:GetSecretValue']))
    await all.prod.simulator.advance(600_000)
    expect(await all.prod.service()).toMatchObject({ runningCount: 1 })
  })

  it('a log group that the driver is to make', async () => {
    const all = await cast()
    await all.set(allow(['logs:CreateLogStream']))
    const options = { ...LOGS.options, 'awslogs-group': '/new', 'awslogs-create-group': 'true' }
    expect(await fate(all, { logConfiguration: { logDriver: 'awslogs', options } })).toContain(
      'failed to create Cloudwatch log group: operation error CloudWatch Logs: CreateLogGroup',
    )
  })
})

describe('what a policy says', () => {
  const GET = 'secretsmanager:GetSecretValue'
  it.each<[string, Statement[], boolean]>([
    ['exactly this', [allow(GET, SECRET)], true],
    ['six characters of any kind', [allow(GET, SECRET.replace(/AbCdEf$/, '??????'))], true],
    ['a star within names', [allow('secretsmanager:Get*', 'arn:aws:secretsmanager:*:*:secret:db-*')], true],
    ['an action in other letters', [allow('SecretsManager:getsecretvalue', SECRET)], true],
    ['another secret', [allow(GET, SECRET.replace('db', 'other'))], false],
    ['another account', [allow(GET, SECRET.replace('123456789012', '999999999999'))], false],
    ['everything but this action', [{ Effect: 'Allow', NotAction: GET, Resource: '*' }], false],
    ['everything but another action', [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }], true],
    ['everywhere but here', [{ Effect: 'Allow', Action: GET, NotResource: `${SECRET}*` }], false],
    ['no, though another statement allows', [allow('*'), { Effect: 'Deny', Action: GET, Resource: SECRET }], false],
    ['in this Region', [{ ...allow(GET), Condition: { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } } }], true],
    ['in others', [{ ...allow(GET), Condition: { StringEquals: { 'aws:RequestedRegion': ['eu-west-1'] } } }], false],
    ['in all but this', [{ ...allow(GET), Condition: { StringNotLike: { 'aws:RequestedRegion': 'us-*' } } }], false],
    [
      'with a key that is not there',
      [{ ...allow(GET), Condition: { StringEquals: { 'aws:ResourceTag/a': 'b' } } }],
      false,
    ],
    ['if it is there', [{ ...allow(GET), Condition: { StringEqualsIfExists: { 'aws:ResourceTag/a': 'b' } } }], true],
  ])('%s', async (_, statements, runs) => {
    const all = await cast()
    await all.set(...statements)
    expect((await fate(all, secret)) === undefined).toBe(runs)
  })

  it('a refusal that is meant says so', async () => {
    const all = await cast()
    await all.set(allow('*'), { Effect: 'Deny', Action: 'secretsmanager:*', Resource: '*' })
    expect(await fate(all, secret)).toContain('with an explicit deny in an identity-based policy')
  })

  it('AWS’s own policy for this allows images and logs, and no secret', async () => {
    const all = await cast()
    await all.aws.iam('AttachRolePolicy', {
      RoleName: 'execution',
      PolicyArn: 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy',
    })
    expect(await fate(all, { image: IMAGE, logConfiguration: LOGS })).toBeUndefined()
    const { prod } = all
    const taskDefinition = await prod.register({
      executionRoleArn: ROLE,
      containerDefinitions: [{ name: 'app', image: IMAGE, ...secret }],
    })
    await all.aws.ecs('UpdateService', { cluster: 'prod', service: 'web', taskDefinition })
    await prod.simulator.advance(60_000)
    expect((await prod.tasks('STOPPED'))[0]?.stoppedReason).toContain('secretsmanager:GetSecretValue')
  })
})

it('lines are lost that the role may not write, and the task runs', async () => {
  const all = await cast()
  await all.set(allow('logs:CreateLogStream'))
  all.prod.simulator.fail({ container: 'app' }, { how: 'exits', exitCode: 1, afterSeconds: 20, log: ['bye'] })
  expect(await fate(all, { logConfiguration: LOGS })).toBe('Essential container in task exited')
  const { events } = await all.aws.cloudWatchLogs('FilterLogEvents', { logGroupName: '/web' })
  expect(events).toEqual([])
})

const CANNOT_ASSUME = `ECS was unable to assume the role '${ROLE}'`

it.each<[string, string, boolean]>([
  ['trusts tasks', trust(), true],
  ['trusts another service', trust('ec2.amazonaws.com'), false],
  ['trusts tasks of this account', trust(undefined, { StringEquals: { 'aws:SourceAccount': '123456789012' } }), true],
  ['trusts tasks of another', trust(undefined, { StringEquals: { 'aws:SourceAccount': '999999999999' } }), false],
  [
    'trusts tasks of this Region',
    trust(undefined, { ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:us-east-1:123456789012:*' } }),
    true,
  ],
])('a role that %s', async (_, document, runs) => {
  const all = await cast({}, document)
  const said = await fate(all, {})
  if (runs) expect(said).toBeUndefined()
  else expect(said).toContain(CANNOT_ASSUME)
})

it('a role that is gone cannot be assumed, until it is made again', async () => {
  const all = await cast()
  await all.aws.iam('DeleteRole', { RoleName: 'execution' })
  expect(await fate(all, {})).toContain(CANNOT_ASSUME)
  await all.aws.iam('CreateRole', { RoleName: 'execution', AssumeRolePolicyDocument: trust() })
  expect(await all.prod.steady()).toMatchObject({ runningCount: 1 })
})

it('a change of a policy may take a while to be seen, in both directions', async () => {
  const all = await cast({ realism: { policySeconds: 60 } })
  await all.set(allow('secretsmanager:GetSecretValue'))
  expect(await fate(all, secret)).toContain('secretsmanager:GetSecretValue')
  expect(await all.prod.steady()).toMatchObject({ runningCount: 1 })
  await all.set(allow('s3:*'))
  const failed = async (): Promise<number> => {
    const before = (await all.prod.tasks('STOPPED')).filter(({ startedAt }) => !startedAt).length
    await all.aws.ecs('UpdateService', { cluster: 'prod', service: 'web', forceNewDeployment: true })
    await all.prod.simulator.advance(40_000)
    return (await all.prod.tasks('STOPPED')).filter(({ startedAt }) => !startedAt).length - before
  }
  expect(await failed()).toBe(0)
  await all.prod.simulator.advance(60_000)
  expect(await failed()).toBeGreaterThan(0)
})
