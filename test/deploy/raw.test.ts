import { describe, expect, it } from 'vitest'
import {
  alarm,
  cluster,
  deploy,
  isPlanError,
  namespace,
  network,
  plan,
  repository,
  type Stack,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import type { RawScalingPolicy } from '../../src/model/raw-scaling-policy.ts'
import type {
  RawAlarmSettings,
  RawLogGroupSettings,
  RawNamespaceSettings,
  RawRoleSettings,
} from '../../src/model/raw-settings.ts'
import { account } from '../simulator/support.ts'
import { deployed, steps } from './settles.ts'

type Account = ReturnType<typeof account>

describe('.raw() of a cluster', () => {
  const of = (raw?: Parameters<ReturnType<typeof cluster>['raw']>[0]): Stack =>
    stack('shop').add(raw ? cluster('prod').raw(raw) : cluster('prod'))
  const sessions = {
    configuration: {
      executeCommandConfiguration: { logging: 'OVERRIDE', logConfiguration: { cloudWatchLogGroupName: '/exec' } },
    },
  } as const

  it('is sent, compared, changed, and taken away again', async () => {
    const there = account()
    await deployed(there, of(sessions))
    const read = async () =>
      (await there.aws.ecs('DescribeClusters', { clusters: ['prod'], include: ['CONFIGURATIONS'] })).clusters?.[0]
        ?.configuration
    expect(await read()).toEqual(sessions.configuration)
    const none = of({ configuration: { executeCommandConfiguration: { logging: 'NONE' } } })
    expect(await steps(none, there)).toEqual([['update', 'configuration.executeCommandConfiguration.logging']])
    await deployed(there, none)
    expect(await read()).toEqual({ executeCommandConfiguration: { logging: 'NONE' } })
    await deployed(there, of())
    expect(await read()).toEqual({ executeCommandConfiguration: { logging: 'DEFAULT' } })
  })

  it('says what the methods of the configuration say, one member beside the other', async () => {
    const keys = { fargateEphemeralStorageKmsKeyId: '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9' }
    const { executeCommandConfiguration } = sessions.configuration
    const whole = { executeCommandConfiguration, managedStorageConfiguration: keys }
    const said = cluster('prod').executeCommandConfiguration(executeCommandConfiguration)
    expect(said.managedStorageConfiguration(keys).build()).toEqual(
      cluster('prod').raw({ configuration: whole }).build(),
    )
    expect(() => said.executeCommandConfiguration({ logging: 'NONE' })).toThrow(/CALL-TWO-01/)
    expect(() => said.managedStorageConfiguration(keys).managedStorageConfiguration({})).toThrow(/CALL-TWO-01/)
    const both = said.raw({ configuration: { managedStorageConfiguration: keys } })
    expect(both.build().raw).toEqual({ configuration: whole })
    const there = account()
    await deployed(there, stack('shop').add(both), of(), stack('shop').add(said))
  })

  it.each([
    ['CL-EXC-01', { configuration: { executeCommandConfiguration: { logging: 'OVERRIDE' } } }],
    ['CL-SCD-01', { serviceConnectDefaults: { namespace: 'shop' } }],
    ['API-VAL-01', { configuration: { executeCommandConfiguration: { logging: 'SOME' } } }],
    ['API-MEM-01', { configuration: { executeComandConfiguration: {} } }],
    ['API-MEM-01', { tags: [] }],
    ['API-REQ-01', { serviceConnectDefaults: {} }],
  ])('is checked: %s', (code, raw) => {
    const made = Reflect.apply(cluster('prod').raw, cluster('prod'), [raw])
    expect(made.issues().map((issue: { code: string }) => issue.code)).toContain(code)
  })
})

describe('.raw() of a repository', () => {
  const of = (raw: Parameters<ReturnType<typeof repository>['raw']>[0] = {}): Stack =>
    stack('shop').add(repository('shop/web').raw(raw))
  const excluded = {
    imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
    imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'dev-*' }],
  } as const

  it('is sent, compared, changed, and taken away again', async () => {
    const there = account()
    await deployed(there, of(excluded), of(), of(excluded))
    const { repositories } = await there.aws.ecr('DescribeRepositories', {})
    expect(repositories?.[0]).toMatchObject(excluded)
  })

  it('has a key that is set once: another is refused by the plan, for images would be lost', async () => {
    const there = account()
    await deployed(there, of({ encryptionConfiguration: { encryptionType: 'KMS' } }))
    expect(await steps(of(), there)).toEqual([])
    const other = of({ encryptionConfiguration: { encryptionType: 'KMS_DSSE' } })
    const error = await plan(other, there.simulator.options()).catch((caught: unknown) => caught)
    expect(isPlanError(error) && error.code).toBe('data.kept')
    expect(String(error)).toContain('its encryptionConfiguration.encryptionType cannot be changed')
  })

  it.each([
    'alias/images',
    'arn:aws:kms:us-east-1:123456789012:alias/images',
    '12345678-1234-1234-1234-123456789012',
    'arn:aws:kms:us-east-1:123456789012:key/12345678-1234-1234-1234-123456789012',
  ])('has the key %s, of which ECR tells the ARN', async key => {
    const there = account()
    const keyed = stack('shop').add(repository('shop/web').encryption('KMS', key))
    await deployed(there, keyed)
    const other = stack('shop').add(repository('shop/web').encryption('KMS', 'ffffffff-1234-1234-1234-123456789012'))
    await expect(plan(other, there.simulator.options())).rejects.toThrow(
      'encryptionConfiguration.kmsKey cannot be changed',
    )
  })

  it('lets some tags move, until it is told otherwise', async () => {
    const there = account()
    const some = (except?: readonly string[]) =>
      stack('shop').add(repository('shop/web').immutableTags(except && { except }))
    await deployed(there, some(['latest', 'dev-*']), some())
    const { repositories } = await there.aws.ecr('DescribeRepositories', { repositoryNames: ['shop/web'] })
    expect(repositories?.[0]).toMatchObject({ imageTagMutability: 'IMMUTABLE' })
    expect(repositories?.[0]).not.toHaveProperty('imageTagMutabilityExclusionFilters')
  })

  it.each([
    ['ECR-MUT-02', { imageTagMutability: 'MUTABLE_WITH_EXCLUSION' }],
    ['ECR-ENC-01', { encryptionConfiguration: { encryptionType: 'AES256', kmsKey: 'alias/a' } }],
    ['ECR-ENC-01', { encryptionConfiguration: { encryptionType: 'KMS', kmsKey: '' } }],
    ['API-VAL-01', { encryptionConfiguration: { encryptionType: 'RSA' } }],
    ['API-REQ-01', { encryptionConfiguration: {} }],
  ])('is checked: %s', (code, raw) => {
    const made = Reflect.apply(repository('a/b').raw, repository('a/b'), [raw])
    expect(made.issues().map((issue: { code: string }) => issue.code)).toContain(code)
  })
})

const image = 'public.ecr.aws/nginx/nginx:1'
const web = () => taskDefinition('web').fargate().cpu(0.25).memory(0.5)
const vpc = network.default()
const site = (limits: object = {}, policies = (s: Scaling) => s.cpu(60)) =>
  service('web')
    .cluster(cluster('prod'))
    .network(vpc)
    .taskDefinition(web().container('app', c => c.image(image)))
    .autoScaling({ min: 1, max: 3, ...limits }, policies)
type Scaling = Parameters<Parameters<ReturnType<typeof service>['autoScaling']>[1]>[0]

const task = (raw?: RawRoleSettings, logs?: RawLogGroupSettings) => {
  const allow = [{ actions: ['s3:GetObject'], resources: ['*'] }]
  const definition = web()
    .taskRole(raw ? { allow, raw } : { allow })
    .executionRole(raw ? { raw } : {})
    .logs(logs ? { raw: logs } : {})
  return stack('shop').add(definition.container('app', c => c.image(image)))
}

describe('raw of a role', () => {
  const raw = {
    Description: 'Reads uploads',
    MaxSessionDuration: 7200,
    PermissionsBoundary: 'arn:aws:iam::123456789012:policy/limits',
  }
  const rolesIn = async ({ aws }: Account) => {
    const { Roles = [] } = await aws.iam('ListRoles', {})
    return Promise.all(Roles.map(async ({ RoleName }) => (await aws.iam('GetRole', { RoleName })).Role))
  }

  it('is sent, compared, changed, and taken away again', async () => {
    const there = account()
    await deployed(there, task(raw))
    const { PermissionsBoundary: PermissionsBoundaryArn, ...same } = raw
    const set = expect.objectContaining({
      ...same,
      PermissionsBoundary: expect.objectContaining({ PermissionsBoundaryArn }),
    })
    expect(await rolesIn(there)).toEqual([set, set])
    const [first] = await rolesIn(there)
    await there.aws.iam('UpdateRole', { RoleName: first?.RoleName, MaxSessionDuration: 43_200 })
    expect(await steps(task(raw), there)).toEqual([['update', 'maxSessionDuration']])
    await deployed(there, task(raw), task({ ...raw, MaxSessionDuration: 10_000 }), task())
    for (const role of await rolesIn(there)) expect(role).toMatchObject({ MaxSessionDuration: 3600 })
  })

  it.each([
    ['API-RNG-01', { MaxSessionDuration: 60 }],
    ['API-MEM-01', { MaxSessionDurations: 7200 }],
    ['API-MEM-01', { RoleName: 'web' }],
    ['JSON-TYP-01', { Description: 7 }],
  ])('is checked: %s', (code, given) => {
    const definition = Reflect.apply(web().taskRole, web(), [{ raw: given }])
    expect(definition.issues().map((issue: { code: string }) => issue.code)).toContain(code)
  })
})

describe('raw of a log group', () => {
  it('sets its class once, which then stays', async () => {
    const there = account()
    await deployed(there, task({}, { logGroupClass: 'INFREQUENT_ACCESS' }), task())
    const group = (await there.aws.cloudWatchLogs('DescribeLogGroups', {})).logGroups?.[0]
    expect(group).toMatchObject({ logGroupClass: 'INFREQUENT_ACCESS' })
    const other = plan(task({}, { logGroupClass: 'STANDARD' }), there.simulator.options())
    await expect(other).rejects.toThrow('its logGroupClass cannot be changed')
  })

  it('is checked', () => {
    const definition = Reflect.apply(web().logs, web(), [{ raw: { logGroupClass: 'COLD' } }])
    const [issue] = definition.container('app', (c: { image(of: string): unknown }) => c.image(image)).issues()
    expect(issue).toMatchObject({ code: 'API-VAL-01' })
  })
})

describe('.raw() of a namespace, and raw of what is found in it', () => {
  const kinds = {
    http: () => namespace.http('shop'),
    private: () => namespace.privateDns('shop.internal', { network: vpc }),
    public: () => namespace.publicDns('shop.example.com'),
  }
  const soa = (TTL: number) => ({ Properties: { DnsProperties: { SOA: { TTL } } } })
  const cases: [keyof typeof kinds, RawNamespaceSettings, string[]][] = [
    ['http', { Description: 'The shop' }, ['description']],
    ['private', { Description: 'The shop', ...soa(60) }, ['description', 'soaSeconds']],
    ['public', { Description: 'The shop', ...soa(60) }, ['description', 'soaSeconds']],
  ]

  it.each(cases)('is sent, compared and changed: %s', async (kind, raw, changed) => {
    const there = account()
    const of = (given?: RawNamespaceSettings) => stack('shop').add(given ? kinds[kind]().raw(given) : kinds[kind]())
    await deployed(there, of(raw), of({ Description: 'Another' }), of())
    expect(await steps(of({ ...raw, ...(kind !== 'http' && soa(90)) }), there)).toEqual([['update', ...changed]])
    const { Namespaces } = await there.aws.serviceDiscovery('ListNamespaces', {})
    expect(Namespaces?.[0]?.Description ?? '').toBe('')
  })

  it('of a name in DNS is updated, and of one without it set once', async () => {
    const named = (kind: keyof typeof kinds, Description?: string) =>
      stack('shop').add(site().discoverable(kinds[kind](), Description === undefined ? {} : { raw: { Description } }))
    for (const [kind, after, ignored] of [
      ['private', 'B', []],
      ['http', 'A', [{ path: 'description', from: 'A', to: 'B', because: 'set once, when it was made' }]],
    ] as const) {
      const there = account()
      await deployed(there, named(kind, 'A'))
      const told = (await plan(named(kind, 'B'), there.simulator.options())).steps.flatMap(step => step.ignored ?? [])
      expect(told).toEqual(ignored)
      await deployed(there, named(kind, 'B'), named(kind))
      await deployed(there, named(kind, 'B'))
      const { Services } = await there.aws.serviceDiscovery('ListServices', {})
      expect(Services?.[0]).toMatchObject({ Description: after })
    }
  })

  it('is checked', () => {
    const http = Reflect.apply(namespace.http('a').raw, namespace.http('a'), [soa(60)])
    expect(http.issues()).toMatchObject([{ code: 'API-MEM-01' }])
    expect(namespace.publicDns('a.example').raw(soa(-1)).issues()).toMatchObject([{ code: 'API-RNG-01' }])
  })
})

it('what the program does not say stays in what it takes over', async () => {
  const there = account()
  const { aws, simulator } = there
  await aws.serviceDiscovery('CreateHttpNamespace', { Name: 'shop', Description: 'By hand' })
  await simulator.advance(60_000)
  await deploy(stack('shop').add(namespace.http('shop')), { ...simulator.options(), adopt: true })
  const { Namespaces } = await aws.serviceDiscovery('ListNamespaces', {})
  expect(Namespaces?.[0]).toMatchObject({ Description: 'By hand' })
})

describe('.raw() of an alarm', () => {
  const slow = (raw?: RawAlarmSettings) => {
    const made = alarm('slow').metric({ namespace: 'Shop', name: 'Seconds', statistic: 'p99' }).greaterThan(2)
    return stack('shop').add(raw ? made.raw(raw) : made)
  }
  const raw: RawAlarmSettings = {
    ActionsEnabled: false,
    InsufficientDataActions: ['arn:aws:sns:us-east-1:123456789012:alarms'],
    EvaluateLowSampleCountPercentile: 'ignore',
    WarmUpConfiguration: { WarmUpPeriodDurationInMinutes: 10 },
    EvaluationWindow: { WallClockWindow: { Timezone: 'Europe/Berlin' } },
    ActionConfiguration: { AlarmTagsPropagation: { Enabled: true, IncludedTagKeys: ['team'] } },
  }

  it('is sent, compared, changed, and taken away again, member by member', async () => {
    const there = account()
    await deployed(there, slow(raw))
    const read = async () => (await there.aws.cloudWatch('DescribeAlarms', {})).MetricAlarms?.[0]
    expect(await read()).toMatchObject(raw)
    for (const member of Object.keys(raw)) {
      const less = structuredClone(raw)
      Reflect.deleteProperty(less, member)
      expect(await steps(slow(less), there)).toEqual([['update', expect.stringMatching(new RegExp(member, 'i'))]])
      await deployed(there, slow(less), slow(raw))
    }
    await deployed(there, slow())
    expect(await read()).not.toHaveProperty('WarmUpConfiguration')
  })

  it.each([
    ['API-MEM-01', { AlarmActions: [] }],
    ['API-RNG-01', { WarmUpConfiguration: { WarmUpPeriodDurationInMinutes: 0 } }],
    ['API-MEM-01', { EvaluationWindow: { WallClockWindow: { Zone: 'x' } } }],
  ])('is checked: %s', (code, given) => {
    const made = alarm('slow').metric({ namespace: 'Shop', name: 'Seconds' }).greaterThan(2)
    expect(Reflect.apply(made.raw, made, [given]).issues()).toMatchObject([{ code }])
  })
})

describe('raw of scaling', () => {
  const step = (adjustment: number): RawScalingPolicy => ({
    PolicyType: 'StepScaling',
    StepScalingPolicyConfiguration: {
      AdjustmentType: 'ChangeInCapacity',
      StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: adjustment }],
    },
  })
  const ahead: RawScalingPolicy = {
    PolicyType: 'PredictiveScaling',
    PredictiveScalingPolicyConfiguration: {
      MetricSpecifications: [
        { TargetValue: 60, PredefinedMetricPairSpecification: { PredefinedMetricType: 'ECSServiceCPUUtilization' } },
      ],
    },
  }
  const tracking: RawScalingPolicy = {
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: 50,
      PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageMemoryUtilization' },
    },
  }

  it('has policies of every type, which change and go, also into another type', async () => {
    const there = account()
    const of = (policies: (s: Scaling) => Scaling) => stack('shop').add(site({}, policies))
    const types = async () =>
      (
        await there.aws.applicationAutoScaling('DescribeScalingPolicies', { ServiceNamespace: 'ecs' })
      ).ScalingPolicies?.map(({ PolicyName, PolicyType }) => `${PolicyName} ${PolicyType}`).sort()
    await deployed(
      there,
      of(s => s.cpu(60).raw('up', step(1)).raw('ahead', ahead)),
    )
    expect(await types()).toEqual(['ahead PredictiveScaling', 'cpu TargetTrackingScaling', 'up StepScaling'])
    const more = of(s => s.cpu(60).raw('up', step(2)).raw('ahead', ahead))
    const [[, changed]] = (await steps(more, there)) as [[string, string]]
    expect(changed).toMatch(/^rawPolicies\.up\.StepScalingPolicyConfiguration/)
    await deployed(
      there,
      more,
      of(s => s.raw('cpu', step(1)).raw('up', tracking)),
      of(s => s.cpu(60)),
    )
    expect(await types()).toEqual(['cpu TargetTrackingScaling'])
  })

  it('suspends what it says, and leaves the rest to operators', async () => {
    const there = account()
    const of = (raw?: object) => stack('shop').add(site(raw && { raw }))
    const suspended = { DynamicScalingInSuspended: true, ScheduledScalingSuspended: true }
    await deployed(there, of({ SuspendedState: suspended }))
    const read = async () =>
      (await there.aws.applicationAutoScaling('DescribeScalableTargets', { ServiceNamespace: 'ecs' }))
        .ScalableTargets?.[0]?.SuspendedState
    expect(await read()).toMatchObject(suspended)
    await deployed(there, of())
    expect(await read()).toMatchObject(suspended)
    await deployed(there, of({ SuspendedState: { DynamicScalingInSuspended: false } }))
    expect(await read()).toMatchObject({ DynamicScalingInSuspended: false, ScheduledScalingSuspended: true })
    await deployed(there, of({ SuspendedState: { DynamicScalingOutSuspended: false } }))
    await deployed(
      there,
      stack('shop').add(site({ max: 5, raw: { SuspendedState: { DynamicScalingInSuspended: false } } })),
    )
    expect(await read()).toMatchObject({ ScheduledScalingSuspended: true })
  })

  it('is checked', () => {
    const codes = (limits: object, policies?: (s: Scaling) => Scaling) =>
      site(limits, policies)
        .issues()
        .map(({ code }) => code)
    expect(codes({ raw: { SuspendedState: { DynamicScaling: true } } })).toContain('API-MEM-01')
    expect(codes({ raw: { RoleARN: 'arn' } })).toContain('API-MEM-01')
    const twice = { raw: { SuspendedState: { ScheduledScalingSuspended: true } } }
    expect(codes(twice, s => s.cpu(60).suspend('scaleIn'))).toEqual(['CALL-TWO-01'])
    expect(codes(twice, s => s.cpu(60))).toEqual([])
    expect(codes({}, s => s.raw('', ahead))).toContain('API-PAT-01')
    expect(codes({}, s => s.cpu(60).raw('cpu', step(1)))).toContain('AS-TT-06')
    expect(codes({}, s => s.raw('up', step(1)).raw('up', step(2)))).toContain('AS-TT-06')
    const foreign = (s: Scaling) => Reflect.apply(s.raw, s, ['x', { ...step(1), PolicyType: 'Steps' }])
    expect(codes({}, foreign)).toContain('API-VAL-01')
  })
})
