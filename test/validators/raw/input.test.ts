import { describe, expect, it } from 'vitest'
import { checkTaskDefinition } from '../../../src/index.ts'
import { codesOf, container, ec2With, fargateWith, onEc2, onFargate } from './definitions.ts'

describe('checkTaskDefinition', () => {
  it('says where in the JSON something is wrong', () => {
    const bad = onFargate({
      containerDefinitions: [container({ portMappings: [{ containerPort: 80, hostPort: 81 }] })],
    })
    const issues = checkTaskDefinition(bad, { ignore: ['LOG-NON-01'] })
    expect(issues).toMatchObject([
      { code: 'PM-HST-01', path: ['containerDefinitions', 0, 'portMappings', 0, 'hostPort'] },
    ])
  })

  it('reads what describe-task-definition prints, with its wrapper, tags, nulls and read-only fields', () => {
    const described = {
      taskDefinition: {
        ...onEc2({ cpu: null, volumes: [], placementConstraints: [], inferenceAccelerators: null }),
        taskDefinitionArn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/web:3',
        revision: 3,
        status: 'ACTIVE',
        compatibilities: ['EC2'],
        requiresAttributes: [{ name: 'ecs.capability.task-eni' }],
        registeredAt: 1_700_000_000.5,
      },
      tags: [{ key: 'team', value: 'web' }],
    }
    expect(checkTaskDefinition(described)).toEqual([])
    const broken = { taskDefinition: { ...described.taskDefinition, networkMode: 'vpc' }, tags: [{ key: 'aws:x' }] }
    expect(checkTaskDefinition(broken)).toMatchObject([
      { code: 'TD-NET-02', path: ['taskDefinition', 'networkMode'] },
      { code: 'TD-TAG-01', path: ['tags', 0, 'key'] },
    ])
  })

  it('reports a wrong type once, by its path, and judges the rest', () => {
    const bad = { ...onEc2({ family: 7 }), containerDefinitions: [null, container({ image: ['a'], memory: 2 })] }
    expect(checkTaskDefinition(bad)).toMatchObject([
      { code: 'JSON-TYP-01', path: ['family'], expected: 'string', received: 'number' },
      { code: 'JSON-TYP-01', path: ['containerDefinitions', 0], expected: 'object', received: 'null' },
      { code: 'JSON-TYP-01', path: ['containerDefinitions', 1, 'image'], expected: 'string', received: 'list' },
      { code: 'CD-MEM-03', path: ['containerDefinitions', 1, 'memory'] },
    ])
  })

  it('takes a function of CloudFormation for a value that nobody knows yet', () => {
    expect(codesOf(onFargate({ cpu: { Ref: 'Cpu' }, memory: { 'Fn::Sub': 'x' } }))).toEqual([
      'JSON-REF-01?',
      'JSON-REF-01?',
    ])
  })

  it.each([
    ['the name of a variable', { environment: [{ name: { Ref: 'Name' }, value: 'a' }] }],
    ['a part of a health check', { healthCheck: { command: [{ Ref: 'Kind' }, 'true'] } }],
    ['a limit', { ulimits: [{ name: 'nofile', softLimit: { Ref: 'Soft' }, hardLimit: 1024 }] }],
  ])('says nothing else of what it stands in: %s', (_what, members) => {
    expect(codesOf(ec2With(members))).toEqual(['JSON-REF-01?'])
  })

  it('looks for no container where a function names one', () => {
    const named = container({ name: { Ref: 'Name' } })
    const other = container({ links: ['db'], dependsOn: [{ containerName: 'db', condition: 'START' }] })
    expect(codesOf({ ...onEc2(), containerDefinitions: [named, other] })).toEqual(['JSON-REF-01?'])
  })

  it.each([undefined, null, 1, 'text', true, [], () => 1, Symbol('x'), 1n])('takes %o for no definition', json => {
    expect(codesOf(json)).toContain('JSON-TYP-01')
  })

  it('leaves out rules that are switched off', () => {
    const doubtful = ec2With({ image: 'app', user: 'root' })
    expect(checkTaskDefinition(doubtful, { ignore: ['CD-IMG-02'] }).map(({ code }) => code)).toEqual(['CD-USR-02'])
  })

  it('says what AWS says, and the fix', () => {
    const [issue] = checkTaskDefinition(onFargate({ ipcMode: 'task' }))
    expect(issue?.message).toBe('Tasks using the Fargate launch type do not support ipcMode')
    expect(issue?.hint).toBe('remove it')
    expect(issue?.docs).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//)
  })

  it('says of an ARN that is wrong what it is, and what it should be', () => {
    const valueFrom = 'arn:aws:secretsmanager:us-east-1:12345:secret:db'
    const [issue] = checkTaskDefinition(fargateWith({ secrets: [{ name: 'A', valueFrom }] }))
    expect(issue).toMatchObject({
      message: 'Secret ARN: account id "12345" is not 12 digits',
      hint: `write arn:aws:secretsmanager:<region>:<account>:secret:<name>, not "${valueFrom}"`,
      received: valueFrom,
    })
    const [hidden] = checkTaskDefinition(fargateWith({ secrets: [{ name: 'A', valueFrom: 'no arn' }] }))
    expect(hidden?.message).toBe('Secret: "(not shown)" is neither an ARN nor the name of an SSM parameter')
  })

  it.each([
    [
      { dependsOn: [{ containerName: 'migrat', condition: 'START' }] },
      'write migrate if that is meant; there is migrate, proxy',
    ],
    [{ dependsOn: [{ containerName: 'cache', condition: 'START' }] }, 'name one of migrate, proxy'],
    [{ links: ['porxy:edge'] }, 'write proxy if that is meant; there is migrate, proxy'],
  ])('says which container was meant with %j', (more, hint) => {
    const containerDefinitions = [container(more), ...['migrate', 'proxy'].map(name => container({ name }))]
    expect(checkTaskDefinition(onEc2({ containerDefinitions }))).toMatchObject([{ hint }])
  })
})
