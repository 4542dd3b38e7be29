import { afterEach, describe, expect, it, vi } from 'vitest'
import { ContainerFieldSteps } from '../../src/builders/container-field-steps.ts'
import { ContainerSteps } from '../../src/builders/container-steps.ts'
import { taskDefinition } from '../../src/builders/task-definition.ts'
import { TaskDefinitionSteps } from '../../src/builders/task-definition-steps.ts'
import type { RoleModel } from '../../src/model/role.ts'
import { everyMethod } from './every-method.ts'
import { errorsIn } from './issues.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

describe('definitions of every launch type', () => {
  it.each(Object.entries(everyMethod()))('%s is valid, and becomes this model', (_name, definition) => {
    expect(errorsIn(definition)).toEqual([])
    const { executionRole: _, taskRole: __, ...model } = definition.build()
    expect(model).toMatchSnapshot()
  })

  it('call every method', () => {
    const spies = [ContainerFieldSteps, ContainerSteps, TaskDefinitionSteps].flatMap(({ prototype }) =>
      Object.entries(Object.getOwnPropertyDescriptors(prototype)).flatMap(([name, { value }]) =>
        typeof value === 'function' && name !== 'constructor'
          ? [{ name, spy: vi.spyOn(prototype as unknown as Record<string, () => unknown>, name) }]
          : [],
      ),
    )
    for (const definition of Object.values(everyMethod())) definition.build()
    expect(spies.length).toBeGreaterThan(80)
    expect(spies.filter(({ spy }) => spy.mock.calls.length === 0).map(({ name }) => name)).toEqual([])
  })
})

describe('the roles that are made for them', () => {
  const { fargate, windows, external } = everyMethod()
  const statements = (role: unknown) => {
    const { statements: all = [] } = role as Partial<RoleModel>
    return Object.fromEntries(all.map(({ sid, resources }) => [sid, resources]))
  }

  it('let ECS start the containers', () => {
    expect(statements(fargate?.build().executionRole)).toEqual({
      WriteLogs: [{ logGroup: expect.objectContaining({ logGroupName: '/shop' }) }],
      ReadSecrets: ['arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf'],
      ReadParameters: [{ parameterName: '/shop/b' }, { parameterName: '/shop/token' }],
      ReadObjects: ['arn:aws:s3:::settings/app.env'],
      LocateBuckets: ['arn:aws:s3:::settings'],
    })
    expect(statements(windows?.build().executionRole)).toMatchObject({
      ReadSecrets: ['arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf'],
      ReadObjects: ['arn:aws:s3:::settings/spec.json'],
      FindFileSystems: ['*'],
    })
    const edge = { logGroupName: '/edge', region: 'us-east-1' }
    expect(statements(external?.build().executionRole)).toEqual({ WriteLogs: [edge], CreateLogGroups: [edge] })
  })

  it('let the code mount what asks for IAM, beside what it may do itself', () => {
    expect(statements(fargate?.build().taskRole)).toEqual({
      Allow1: ['*'],
      MountFileSystems: [{ fileSystemId: 'fs-0123456789abcdef0' }],
      MountS3Files: ['arn:aws:s3files:us-east-1:123456789012:file-system/fs-0123456789abcdef0'],
      ExecuteCommand: ['*'],
    })
  })

  it('let ECS read the password of a registry by name, and a router read its configuration from S3', () => {
    const { executionRole } = taskDefinition('ec2')
      .ec2()
      .memory(1)
      .firelens('router', c => c.image('router:1').memoryReservation(64).logs(false), {
        type: 'fluentd',
        options: { 'config-file-type': 's3', 'config-file-value': 'arn:aws:s3:::settings/fluentd.conf' },
      })
      .container('app', c => c.image('app:1').repositoryCredentials('registry').logDriver('awsfirelens'))
      .build()
    expect(statements(executionRole)).toEqual({
      ReadSecrets: [{ secretName: 'registry' }],
      ReadObjects: ['arn:aws:s3:::settings/fluentd.conf'],
      LocateBuckets: ['arn:aws:s3:::settings'],
    })
  })
})
