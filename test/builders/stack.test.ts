import { describe, expect, it } from 'vitest'
import {
  type Buildable,
  cluster,
  hostedZone,
  loadBalancer,
  network,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import { resourcesOf } from '../../src/validators/stack.ts'
import { errorsIn, issuesIn } from './issues.ts'
import { web } from './web.ts'

const worker = taskDefinition('worker')
  .fargate()
  .cpu(0.25)
  .memory(1)
  .container('app', c => c.image('app:1'))
const vpc = network.default()
const prod = cluster('prod')
const edge = loadBalancer('edge').network(vpc).redirectHttpToHttps().https({ certificate: 'shop.example.com' })
const site = service('web').cluster(prod).taskDefinition(web).network(vpc).target(edge, 'app', 3000)
const dns = hostedZone('example.com').alias('shop.example.com', edge)

describe('stack', () => {
  it('holds the models of what was added, each once', () => {
    expect(stack('shop').add(site, dns).add(site).tags({ team: 'web' }).build()).toEqual({
      kind: 'stack',
      name: 'shop',
      tags: { team: 'web' },
      roots: [site.build(), dns.build()],
    })
  })

  it('reaches all that its roots refer to or bring along', () => {
    const keys = resourcesOf(
      stack('shop')
        .add(
          site.autoScaling({ min: 1, max: 2 }, s => s.cpu(70)),
          dns,
        )
        .build().roots,
    )
    expect([...new Set(keys.map(({ kind, id }) => `${kind}/${id}`))].sort()).toEqual([
      'autoscaling/web',
      'certificate/shop.example.com',
      'cluster/prod',
      'hosted-zone/example.com',
      'listener-rule/web:edge:443',
      'listener/edge:443',
      'listener/edge:80',
      'load-balancer/edge',
      'network/default',
      'record/shop.example.com',
      'security-group/edge-load-balancer',
      'security-group/web-app',
      'service/web',
      'target-group/web-app-3000:edge',
      'task-definition/web',
    ])
  })

  it('can be empty', () => {
    expect(stack('shop').build().roots).toEqual([])
  })

  it.each([
    ['a leading digit', stack('1shop'), ['STK-NAM-01']],
    ['an underscore', stack('my_shop'), ['STK-NAM-01']],
    ['33 characters', stack('a'.repeat(33)), ['STK-NAM-01']],
    ['an empty name', stack(''), ['STK-NAM-01']],
    ['a malformed tag', stack('shop').tags({ 'a,b': '' }), ['TD-TAG-01']],
    ['two clusters of one name', stack('shop').add(prod, prod.containerInsights()), ['STK-DUP-01']],
    ['one cluster described twice', stack('shop').add(prod, cluster('prod')), []],
    ['a name that ELB does not take', stack('shop').add(edge.physicalName('a_b')), ['STK-NAM-02']],
  ])('looks at %s', (_what, definition, codes) => {
    expect(errorsIn(definition)).toEqual(codes)
  })

  it('says which resources collide', () => {
    expect(issuesIn(stack('shop').add(prod, cluster('prod').containerInsights()))).toMatchObject([
      {
        path: ['stack', 'shop', 'cluster', 'prod'],
        message: 'Two different resources of kind cluster are called "prod"',
      },
    ])
  })

  it('finds a collision with a resource that another brings along', () => {
    const other = service('api').cluster(prod.containerInsights()).taskDefinition(web).network(vpc)
    expect(errorsIn(stack('shop').add(site, other))).toEqual(['STK-DUP-01'])
  })

  it('lists the mistakes of everything in it, each once', () => {
    const wrong = loadBalancer('-edge').network(vpc).https({ certificate: 'example.com' })
    const things = [
      site.target(wrong, 'app', 3000),
      hostedZone('example.com').alias('a.example.com', wrong),
      cluster('no.dots'),
    ] as const
    expect(errorsIn(stack('my_shop').add(...things))).toEqual(['LB-NAM-01', 'CL-NAM-01', 'STK-NAM-01'])
  })

  it('refuses at run time what the compiler was talked out of', () => {
    const unfinished: Buildable = service('web').cluster(prod).taskDefinition(web)
    expect(issuesIn(stack('shop').add(unfinished)).map(issue => issue.message)).toEqual([
      'This service is incomplete: call .network()',
    ])
  })

  it('passes on what is not an invalid definition', () => {
    const broken: Buildable = {
      build() {
        throw new TypeError('not ours')
      },
    }
    expect(() => stack('shop').add(broken).build()).toThrow(TypeError)
  })

  it('refuses two services that want the same requests', () => {
    const other = service('api').cluster(prod).taskDefinition(web).network(vpc).target(edge, 'app', 3000)
    const both = stack('shop').add(site, other)
    expect(both.issues().map(issue => `${issue.severity} ${issue.code}`)).toEqual(['error STK-RTE-01'])
    expect(() => both.build()).toThrow('one of them gets no requests')
  })

  it.each([
    ['the same', edge.path('/*'), edge.path('/*')],
    ['the same in other words', edge, edge.path('/*')],
    ['the same host', edge.host('Shop.example.com'), edge.host('shop.example.com').path('/*')],
  ])('refuses a test route that is its route: %s', (_what, route, testRoute) => {
    const shifted = service('web').cluster(prod).taskDefinition(web).network(vpc).blueGreen({ bakeTime: 1 })
    const issuesWith = (test: typeof testRoute) =>
      stack('shop')
        .add(shifted.target(route, 'app', 3000, { testRoute: test }))
        .issues()
        .map(({ severity, code }) => `${severity} ${code}`)
    expect(issuesWith(testRoute)).toEqual(['error STK-RTE-01'])
    expect(issuesWith(edge.path('/test'))).toEqual([])
  })

  it('counts what a load balancer gets from all services', () => {
    const many = Array.from({ length: 101 }, (_, at) => at)
    const routed = many.reduce((all, at) => all.target(edge.path(`/${at}`), 'app', 3000), site)
    expect(
      stack('shop')
        .add(routed)
        .issues()
        .map(issue => `${issue.severity} ${issue.code}`),
    ).toEqual(['warning LB-QTA-01'])
    const services = many.map(at =>
      service(`web-${at}`)
        .cluster(prod)
        .taskDefinition(web)
        .network(vpc)
        .target(edge.path(`/${at}`), 'app', 3000),
    )
    expect(errorsIn(stack('shop').add(...services))).toEqual(['LB-QTA-01'])
  })

  it.each([
    ['everything', { allow: [{ actions: ['s3:*'], resources: ['*'] }] }, ['AUX-IAM-04']],
    [
      'what is only possible on everything',
      { allow: [{ actions: ['ecr:GetAuthorizationToken'], resources: ['*'] }] },
      [],
    ],
    [
      'what else is only possible on everything',
      { allow: [{ actions: ['ec2:DescribeInstances', 'xray:PutTraceSegments'], resources: ['*'] }] },
      [],
    ],
    ['every bucket', { allow: [{ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::*'] }] }, ['AUX-IAM-04']],
    ['a power user', { managedPolicyArns: ['arn:aws:iam::aws:policy/PowerUserAccess'] }, ['AUX-IAM-04']],
    ['an administrator', { managedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] }, ['AUX-IAM-04']],
    [
      'everything of a VPC',
      { allow: [{ actions: ['s3:*'], resources: ['*'], conditions: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } } }] },
      [],
    ],
    // meadowdata/meadowrun#121, ministryofjustice/cloud-platform-environments#33542
    [
      'the list of a bucket, on its objects alone',
      { allow: [{ actions: ['s3:GetObject', 's3:ListBucket'], resources: ['arn:aws:s3:::shop/*'] }] },
      ['AUX-IAM-07'],
    ],
    [
      'the list of another bucket',
      { allow: [{ actions: ['s3:ListBucket'], resources: ['arn:aws:s3:::shop/*', 'arn:aws:s3:::other'] }] },
      ['AUX-IAM-07'],
    ],
    [
      'the list of a bucket, and its objects',
      {
        allow: [
          { actions: ['s3:GetObject', 's3:ListBucket'], resources: ['arn:aws:s3:::shop', 'arn:aws:s3:::shop/*'] },
        ],
      },
      [],
    ],
    [
      'the list of a bucket by another statement',
      {
        allow: [
          { actions: ['s3:ListBucket', 's3:GetObject'], resources: ['arn:aws:s3:::shop-prod/*'] },
          { actions: ['s3:List*'], resources: ['arn:aws:s3:::shop-*'] },
        ],
      },
      [],
    ],
    ['one bucket', { allow: [{ actions: ['s3:*'], resources: ['arn:aws:s3:::shop/*'] }] }, []],
    [
      'the objects of a bucket, on the bucket alone',
      { allow: [{ actions: ['s3:ListBucket', 's3:GetObject'], resources: ['arn:aws:s3:::shop'] }] },
      ['AUX-IAM-07'],
    ],
    [
      'some objects of a bucket',
      { allow: [{ actions: ['s3:PutObject'], resources: ['arn:aws:s3:::shop', 'arn:aws:s3:::shop/in/*'] }] },
      [],
    ],
  ])('warns where it should of a task role for %s', (_what, role, codes) => {
    const issues = stack('shop').add(worker.taskRole(role)).issues()
    expect(issues.map(({ code, severity }) => [code, severity])).toEqual(codes.map(code => [code, 'warning']))
  })

  it('refuses a task role with a policy that IAM has no room for', () => {
    const resources = Array.from({ length: 250 }, (_, at) => `arn:aws:s3:::a-bucket-with-a-long-name-${at}`)
    expect(errorsIn(stack('shop').add(worker.taskRole({ allow: [{ actions: ['s3:GetObject'], resources }] })))).toEqual(
      ['AUX-IAM-03'],
    )
  })

  it('warns of ECS Exec with a task role that it makes without what that takes', () => {
    const warnings = (actions: readonly string[], definition = worker) =>
      stack('shop')
        .add(
          service('job')
            .cluster(prod)
            .taskDefinition(definition.taskRole({ allow: [{ actions, resources: ['*'] }] }))
            .network(vpc)
            .executeCommand(),
        )
        .issues()
        .filter(({ code }) => code === 'SVC-EXE-01')
    expect(warnings(['s3:GetObject', 'ssmmessages:Create*'])).toEqual([
      expect.objectContaining({
        severity: 'warning',
        message: expect.stringMatching(/lacks ssmmessages:OpenControlChannel, ssmmessages:OpenDataChannel$/),
      }),
    ])
    expect(warnings(['s3:GetObject'], worker.allowExecuteCommand())).toEqual([])
    for (const actions of [['*'], ['SSMMessages:*'], ['ssmmessages:????*Channel']])
      expect(warnings(actions)).toEqual([])
  })

  it('refuses more secrets than the execution role has room for', () => {
    const secretOf = (at: number): string =>
      `arn:aws:secretsmanager:us-east-1:123456789012:secret:a-secret-${at}-AbCdEf`
    const holding = (count: number) =>
      worker.container('second', c => {
        let holds = c.image('app:1')
        for (let at = 0; at < count; at++) holds = holds.secret(`S${at}` as string, secretOf(at))
        return holds
      })
    const runs = (count: number) => stack('shop').add(holding(count))
    expect(errorsIn(runs(100))).toEqual([])
    expect(errorsIn(runs(160))).toEqual(['AUX-IAM-03'])
  })

  it('checks without throwing', () => {
    const issues = stack('my_shop').add(cluster('no.dots'), site.executeCommand()).issues()
    expect(issues.map(issue => `${issue.severity} ${issue.code}`)).toEqual([
      'error CL-NAM-01',
      'error SVC-EXE-01',
      'error STK-NAM-01',
    ])
  })
})
