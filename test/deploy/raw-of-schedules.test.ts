import { describe, expect, it } from 'vitest'
import {
  certificate,
  cluster,
  deploy,
  hostedZone,
  network,
  type Stack,
  schedule,
  stack,
  task,
  taskDefinition,
} from '../../src/index.ts'
import type { RawCertificateSettings, RawScheduleSettings } from '../../src/model/raw-settings.ts'
import { account } from '../simulator/support.ts'
import { deployed, steps } from './settles.ts'

type Account = ReturnType<typeof account>

describe('.raw() of a schedule', () => {
  const definition = taskDefinition('report').fargate().cpu(0.25).memory(0.5)
  const report = task('report')
    .taskDefinition(definition.container('app', c => c.image('public.ecr.aws/nginx/nginx:1')))
    .cluster(cluster('prod'))
    .network(network.default())
  const nightly = () => schedule('nightly').cron('0 3 * * ? *').task(report)
  const of = (raw?: RawScheduleSettings): Stack => stack('shop').add(raw ? nightly().raw(raw) : nightly())
  const raw = {
    KmsKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/12345678-1234-1234-1234-123456789012',
    Target: { EcsParameters: { Group: 'reports', ReferenceId: 'nightly', Tags: [{ key: 'team', value: 'data' }] } },
  }

  it('is sent, compared, changed, and taken away again', async () => {
    const there = account()
    await deployed(there, of(raw))
    const read = () => there.aws.scheduler('GetSchedule', { Name: 'nightly', GroupName: 'shop-schedules' })
    expect(await read()).toMatchObject(raw)
    const { EcsParameters } = raw.Target
    const other = { ...raw, Target: { EcsParameters: { ...EcsParameters, Group: 'sums' } } }
    expect(await steps(of(other), there)).toEqual([['update', 'task.Group']])
    await deployed(there, of(other), of(raw))
    // As somebody else would: the whole request, with another key.
    const { Arn: _, CreationDate: __, LastModificationDate: ___, ...all } = await read()
    await there.aws.scheduler('UpdateSchedule', {
      ...all,
      Name: all.Name,
      ScheduleExpression: all.ScheduleExpression,
      FlexibleTimeWindow: all.FlexibleTimeWindow,
      Target: all.Target,
      KmsKeyArn: raw.KmsKeyArn.replace('/1', '/2'),
    })
    expect(await steps(of(raw), there)).toEqual([['update', 'kmsKeyArn']])
    await deployed(there, of(raw), of())
    const { KmsKeyArn, Target } = await read()
    expect(KmsKeyArn).toBeUndefined()
    expect(Target?.EcsParameters).not.toHaveProperty('Tags')
  })

  // https://github.com/hashicorp/terraform-provider-aws/issues/32259: tags in another form, with which no task starts
  it('starts tasks with its tags', async () => {
    const there = account()
    await deploy(
      of({ Target: { EcsParameters: { Tags: [{ key: 'team', value: 'data' }] } } }),
      there.simulator.options(),
    )
    await there.simulator.advance(3 * 3_600_000 + 60_000)
    const [first] = there.simulator.firings
    const { tasks } = await there.aws.ecs('DescribeTasks', {
      cluster: 'prod',
      tasks: [...(first?.taskArns ?? [])],
      include: ['TAGS'],
    })
    expect(tasks?.[0]?.tags).toContainEqual({ key: 'team', value: 'data' })
  })

  it('lets its role read what its key encrypts', async () => {
    const there = account()
    await deploy(of(raw), there.simulator.options())
    const { Roles = [] } = await there.aws.iam('ListRoles', {})
    const role = Roles.find(({ RoleName = '' }) => RoleName.includes('nightly-schedule'))
    const { PolicyNames = [] } = await there.aws.iam('ListRolePolicies', { RoleName: role?.RoleName })
    const policies = await Promise.all(
      PolicyNames.map(PolicyName => there.aws.iam('GetRolePolicy', { RoleName: role?.RoleName, PolicyName })),
    )
    expect(policies.map(({ PolicyDocument = '' }) => decodeURIComponent(PolicyDocument)).join()).toContain(
      `"kms:Decrypt","Resource":"${raw.KmsKeyArn}"`,
    )
  })

  it.each([
    ['API-MEM-01', { KmsKeyARN: 'arn' }, 'write KmsKeyArn'],
    ['API-MEM-01', { ActionAfterCompletion: 'DELETE' }, 'would be made again'],
    ['API-MEM-01', { State: 'DISABLED' }, 'call the method'],
    ['API-MEM-01', { Target: { SqsParameters: { MessageGroupId: 'a' } } }, 'starts a task of ECS'],
    ['API-MEM-01', { Target: { EcsParameters: { TaskCount: 2 } } }, '.task()'],
    ['API-MEM-01', { Target: { EcsParameters: { Groups: 'a' } } }, 'write Group'],
    ['API-MEM-01', { Target: { EcsParameters: { Tags: [{ Key: 'team', value: 'data' }] } } }, 'write key'],
    ['API-LEN-01', { Target: { EcsParameters: { ReferenceId: 'x'.repeat(1025) } } }, '1024'],
    ['API-PAT-01', { KmsKeyArn: 'alias/key' }, 'arn'],
    ['JSON-TYP-01', { Target: 7 }, ''],
  ])('is checked: %s %j', (code, given, words) => {
    const [issue, ...others] = Reflect.apply(nightly().raw, nightly(), [given]).issues()
    expect(issue).toMatchObject({ code })
    expect(`${issue.hint}`).toContain(words)
    expect(others).toEqual([])
  })
})

describe('.raw() of a certificate', () => {
  const zone = hostedZone('example.com')
  const vpn = () => certificate('vpn.example.com', { zone })
  const of = (raw?: RawCertificateSettings): Stack => stack('shop').add(raw ? vpn().raw(raw) : vpn())
  const exported = { Options: { Export: 'ENABLED' } } as const
  const known = async ({ aws }: Account) =>
    (await aws.acm('ListCertificates', {})).CertificateSummaryList?.map(({ ExportOption }) => ExportOption)

  it('is sent with the request; one that says otherwise takes the place of it', async () => {
    const there = account()
    there.simulator.hostedZone('example.com')
    await deployed(there, of(exported))
    expect(await known(there)).toEqual(['ENABLED'])
    // What is not said may be either.
    expect(await steps(of(), there)).toEqual([])
    await deployed(there, of({ Options: { Export: 'DISABLED' } }))
    expect(await known(there)).toEqual(['DISABLED'])
    expect(await steps(of({}), there)).toEqual([])
  })

  it.each([
    ['API-MEM-01', { Option: {} }, 'write Options'],
    ['API-MEM-01', { Options: { Exports: 'ENABLED' } }, 'write Export'],
    ['API-VAL-01', { Options: { Export: 'YES' } }, 'ENABLED, DISABLED'],
    [
      'API-MEM-01',
      { CertificateAuthorityArn: 'arn:aws:acm-pca:us-east-1:123456789012:certificate-authority/a' },
      'ARN',
    ],
    ['API-MEM-01', { Options: { CertificateTransparencyLoggingPreference: 'DISABLED' } }, 'lets nobody opt out'],
    ['API-MEM-01', { KeyAlgorithm: 'RSA_4096' }, 'call the method'],
  ])('is checked: %s %j', (code, given, words) => {
    const [issue] = Reflect.apply(vpn().raw, vpn(), [given]).issues()
    expect(issue).toMatchObject({ code })
    expect(issue.hint).toContain(words)
  })
})
