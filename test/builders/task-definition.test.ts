import { describe, expect, it } from 'vitest'
import type { Container } from '../../src/builders/container.ts'
import { taskDefinition } from '../../src/builders/task-definition.ts'
import { isInvalidDefinitionError } from '../../src/errors.ts'
import type { RepositoryModel } from '../../src/model/repository.ts'

const images: RepositoryModel = {
  kind: 'repository',
  id: 'shop/web',
  repositoryName: 'shop/web',
  existing: false,
  scanOnPush: true,
  imageTagMutability: 'IMMUTABLE',
  lifecycleRules: [],
  tags: {},
}
const image = { repository: images, tag: '1.4.2' }
const secret = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf'
const small = taskDefinition('web').fargate().cpu(0.5).memory(2)
const web = small
  .container('migrate', c => c.image(image).essential(false).command('npm', 'run', 'migrate'))
  .container('app', c =>
    c
      .image(image)
      .port(3000)
      .environment({ NODE_ENV: 'production' })
      .secret('DB_PASSWORD', 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf:password::')
      .healthCheck('curl -f http://localhost:3000/health || exit 1')
      .dependsOn('migrate', 'SUCCESS'),
  )

const statementsOf = (role: unknown) => (role as { statements: unknown }).statements

describe('a task definition', () => {
  it('becomes its model', () => {
    const logGroup = { kind: 'log-group', id: '/ecs/web', logGroupName: '/ecs/web', family: 'web', tags: {} }
    const logConfiguration = { logDriver: 'awslogs', logGroup, streamPrefix: 'ecs', mode: 'non-blocking' }
    const bare = { portMappings: [], environment: {}, secrets: {}, dependsOn: [], logConfiguration, image }
    const { executionRole: _, ...model } = web.build()
    expect(model).toEqual({
      kind: 'task-definition',
      id: 'web',
      family: 'web',
      launchType: 'FARGATE',
      networkMode: 'awsvpc',
      cpu: '512',
      memory: '2048',
      cpuArchitecture: 'X86_64',
      operatingSystemFamily: 'LINUX',
      containers: [
        { ...bare, name: 'migrate', essential: false, command: ['npm', 'run', 'migrate'] },
        {
          ...bare,
          name: 'app',
          essential: true,
          portMappings: [{ containerPort: 3000, protocol: 'tcp' }],
          environment: { NODE_ENV: 'production' },
          secrets: { DB_PASSWORD: `${secret}:password::` },
          healthCheck: {
            command: ['CMD-SHELL', 'curl -f http://localhost:3000/health || exit 1'],
            interval: 30,
            timeout: 5,
            retries: 3,
          },
          dependsOn: [{ containerName: 'migrate', condition: 'SUCCESS' }],
        },
      ],
      tags: {},
    })
  })

  it('takes its family later, and CPU and memory in either order', () => {
    const late = taskDefinition()
      .fargate()
      .memory(2)
      .cpu(0.5)
      .container('app', c => c.image('app:1'))
      .family('web')
    expect(late.build()).toMatchObject({ id: 'web', family: 'web', cpu: '512', memory: '2048' })
  })

  it('has the default network mode of its operating system, whichever is named first', () => {
    const ec2 = taskDefinition('web')
      .ec2()
      .networkMode('default')
      .container('app', c => c.image('app:1').memory(128))
    expect(ec2.build().networkMode).toBe('bridge')
    expect(ec2.operatingSystem('WINDOWS_SERVER_2022_CORE').build()).not.toHaveProperty('networkMode')
  })

  it('is not changed by later steps', () => {
    const model = web.build()
    web
      .architecture('ARM64')
      .tags({ team: 'shop' })
      .container('c', c => c.image('c:1'))
    expect(web.build()).toBe(model)
    expect(model).toMatchObject({ cpuArchitecture: 'X86_64', tags: {} })
    expect(model.containers).toHaveLength(2)
  })

  it('is frozen all the way down', () => {
    const [app] = web.build().containers
    expect(Object.isFrozen(app?.dependsOn)).toBe(true)
    expect(Object.isFrozen(app?.logConfiguration?.logGroup)).toBe(true)
  })

  it('takes sizes, containers and a sidecar that are known at run time', () => {
    const sidecar = (c: Container) => c.image('otel:1').port(4317).essential(false)
    const model = taskDefinition('web')
      .fargate()
      .size({ cpu: Number('1'), memory: Number('2') })
      .containers(['a', 'b'].map(name => ({ name, define: c => c.image(`shop/${name}:1`) })))
      .container('otel', sidecar)
      .build()
    expect(model.containers.map(({ name }) => name)).toEqual(['a', 'b', 'otel'])
    expect(
      small
        .container('otel', sidecar)
        .container('app', c => c.image('a:1'))
        .build().containers,
    ).toHaveLength(2)
  })

  it('keeps its settings', () => {
    const model = web.architecture('ARM64').ephemeralStorage(50).tags({ team: 'shop' }).tags({ env: 'prod' }).build()
    expect(model).toMatchObject({
      cpuArchitecture: 'ARM64',
      ephemeralStorageGiB: 50,
      tags: { team: 'shop', env: 'prod' },
    })
  })

  it('shares one log group between its containers', () => {
    const model = web.logs({ group: '/shop', retentionDays: 30, mode: 'blocking' }).build()
    const groups = new Set(model.containers.map(container => container.logConfiguration?.logGroup))
    expect([...groups]).toEqual([
      { kind: 'log-group', id: '/shop', logGroupName: '/shop', retentionInDays: 30, tags: {} },
    ])
    expect(model.containers[0]?.logConfiguration).toMatchObject({ mode: 'blocking' })
  })

  it('begins the names of its streams with what the definition says, unless the container says another', () => {
    const model = small
      .logs({ streamPrefix: 'shop' })
      .container('a', c => c.image('a:1'))
      .container('b', c => c.image('b:1').logs({ streamPrefix: 'worker' }))
      .build()
    expect(model.containers.map(({ logConfiguration: logs }) => logs?.logGroup && logs.streamPrefix)).toEqual([
      'shop',
      'worker',
    ])
  })
})

describe('the execution role', () => {
  it('allows exactly what the containers need', () => {
    const model = web.container('b', c => c.image('nginx:1').secret('P', '/shop/p').secret('Q', secret)).build()
    expect(model.executionRole).toMatchObject({ kind: 'role', id: 'web-execution', managedPolicyArns: [] })
    expect(statementsOf(model.executionRole)).toEqual([
      { sid: 'RegistryToken', actions: ['ecr:GetAuthorizationToken'], resources: ['*'] },
      {
        sid: 'PullImages',
        actions: ['ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'],
        resources: [{ repository: images }],
      },
      {
        sid: 'WriteLogs',
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [{ logGroup: model.containers[0]?.logConfiguration?.logGroup }],
      },
      { sid: 'ReadSecrets', actions: ['secretsmanager:GetSecretValue'], resources: [secret] },
      { sid: 'ReadParameters', actions: ['ssm:GetParameters'], resources: [{ parameterName: '/shop/p' }] },
    ])
  })

  it.each([
    ['123456789012.dkr.ecr.us-east-1.amazonaws.com/a/b:1', 'arn:aws:ecr:us-east-1:123456789012:repository/a/b'],
    ['123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/b', 'arn:aws-cn:ecr:cn-north-1:123456789012:repository/b'],
    ['123456789012.dkr-ecr.us-gov-west-1.on.aws/b:1', 'arn:aws-us-gov:ecr:us-gov-west-1:123456789012:repository/b'],
  ])('may pull %s from its repository', (uri, arn) => {
    const { executionRole } = small.container('a', c => c.image(uri)).build()
    expect(statementsOf(executionRole)).toContainEqual(expect.objectContaining({ sid: 'PullImages', resources: [arn] }))
  })

  it('matches the six characters that a partial secret ARN leaves out', () => {
    const partial = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:prod/db'
    const { executionRole } = small.container('a', c => c.image('a:1').secret('A', partial)).build()
    expect(statementsOf(executionRole)).toContainEqual(
      expect.objectContaining({ sid: 'ReadSecrets', resources: [`${partial}-??????`] }),
    )
  })

  it('is not made when nothing needs one, nor when one is given', () => {
    const arn = 'arn:aws:iam::123456789012:role/start'
    expect(small.container('a', c => c.image('a:1').logs(false)).build().executionRole).toBeUndefined()
    expect(web.executionRole(arn).build().executionRole).toBe(arn)
  })
})

describe('the task role', () => {
  const arn = 'arn:aws:iam::123456789012:role/code'
  const policy = 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'

  it('is absent unless asked for', () => {
    expect(web.build().taskRole).toBeUndefined()
    expect(web.taskRole(arn).build().taskRole).toBe(arn)
  })

  it('allows what it is told', () => {
    const role = { allow: [{ actions: ['s3:GetObject'], resources: ['*'] }], managedPolicyArns: [policy] }
    expect(web.taskRole(role).build().taskRole).toMatchObject({
      id: 'web-task',
      managedPolicyArns: [policy],
      statements: [{ sid: 'Allow1', actions: ['s3:GetObject'], resources: ['*'] }],
    })
  })

  it('allows ECS Exec when that is wanted', () => {
    const statements = statementsOf(web.allowExecuteCommand().build().taskRole)
    expect(statements).toMatchObject([{ sid: 'ExecuteCommand', resources: ['*'] }])
  })
})

describe('a wrong task definition', () => {
  it('throws every issue at once, from the line that built it', () => {
    const wrong = taskDefinition('web')
      .fargate()
      .size({ cpu: Number('3'), memory: 1 })
      .containers([{ name: 'a b', define: c => c }])
    try {
      wrong.build()
      expect.unreachable()
    } catch (error) {
      if (!isInvalidDefinitionError(error)) throw error
      expect(error.issues.map(({ code }) => code)).toEqual(['CD-NAM-01', 'TD-CPU-01', 'CD-IMG-01'])
      expect(error.message).toContain('Task definition "web" is not valid: 3 errors')
      expect(error.stack?.split('\n').find(line => /^ +at /.test(line))).toContain('task-definition.test.ts')
    }
  })

  it('with warnings alone is built, and lists them', () => {
    const doubtful = small.container('a', c => c.image('a'))
    expect(doubtful.build().containers).toHaveLength(1)
    expect(doubtful.issues()).toMatchObject([{ code: 'CD-IMG-02', severity: 'warning' }])
  })
})
