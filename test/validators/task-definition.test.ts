import { describe, expect, it } from 'vitest'
import { taskDefinition } from '../../src/builders/task-definition.ts'
import { draftOfModel } from '../../src/validators/draft.ts'
import { checkDraft, taskDefinitionRules } from '../../src/validators/task-definition.ts'
import { codesOf, codesWith, type Imaged, sound } from './findings.ts'

const text: (value: string) => string = value => value
const any: (value: number) => number = value => value
const arn = (tail: string) => `arn:aws:secretsmanager:us-east-1:123456789012:${text(tail)}`
const wrong = (value: unknown) => value as never

type Case = readonly [what: string, codes: readonly string[], define: (container: Imaged) => unknown]

const cases: readonly Case[] = [
  ['a plain container', [], c => c],
  ['an image by digest', [], c => c.image(`repo@sha256:${'a'.repeat(64)}`)],
  ['an image by short digest', ['CD-IMG-01'], c => c.image('repo@sha256:abc')],
  ['an image with a space', ['CD-IMG-01'], c => c.image('nginx latest')],
  ['an empty image', ['CD-IMG-01'], c => c.image('')],
  ['an image without a tag', ['CD-IMG-02?'], c => c.image('registry:5000/nginx')],
  ['the tag latest', ['CD-IMG-02?'], c => c.image('nginx:latest')],
  ['port 65535', [], c => c.port(65535)],
  ['port 0', ['PM-NUM-01'], c => c.port(0)],
  ['port 70000', ['PM-NUM-01'], c => c.port(70000)],
  ['an upper-case protocol', ['PM-PRO-01'], c => c.port(80, wrong({ protocol: 'UDP' }))],
  ['a port name', [], c => c.port(80, { name: 'http', appProtocol: 'grpc' })],
  ['an upper-case port name', ['PM-NAM-01'], c => c.port(80, { name: text('HTTP') })],
  ['a port name twice', ['PM-NAM-01'], c => c.port(80, { name: 'a' }).port(81, { name: 'a' })],
  ['an application protocol alone', ['PM-APP-01'], c => c.port(80, wrong({ appProtocol: 'http' }))],
  ['an unknown application protocol', ['PM-APP-01'], c => c.port(80, { name: 'a', appProtocol: wrong('ftp') })],
  ['a port twice', ['PM-DUP-01'], c => c.port(80).port(Number('80'))],
  ['a port on both protocols', ['PM-DUP-02?'], c => c.port(53).port(53, { protocol: 'udp' })],
  ['a number in the environment', ['SEC-TYP-01'], c => c.environment({ PORT: wrong(80) })],
  ['a variable that is undefined', ['SEC-TYP-01'], c => c.environment({ PORT: wrong(undefined) })],
  ['a variable that is null', ['SEC-TYP-01'], c => c.environment({ PORT: wrong(null) })],
  ['a variable without a name', ['SEC-TYP-01'], c => c.environment({ '': 'x' })],
  ['a credential in the environment', ['SEC-PLN-01?'], c => c.environment({ DB_PASSWORD: 'x' })],
  ['a variable twice', ['SEC-DUP-03'], c => c.environment({ A: '1' }).environment(wrong({ A: '2' }))],
  ['a secret twice', ['SEC-DUP-01'], c => c.secret('A', '/a').secret(wrong('A'), '/b')],
  ['a secret named as a variable', ['SEC-DUP-02'], c => c.environment({ A: '1' }).secret(wrong('A'), '/a')],
  ['a complete secret', [], c => c.secret('A', arn('secret:db-AbCdEf'))],
  ['a key of a secret', [], c => c.secret('A', arn('secret:db-AbCdEf:password::'))],
  ['a key of a secret that is named without its ARN', ['SEC-ARN-04'], c => c.secret('A', text('db:password::'))],
  ['another service', ['SEC-ARN-01'], c => c.secret('A', text('arn:aws:s3:us-east-1:123456789012:secret:db-AbCdEf'))],
  ['no region', ['SEC-ARN-01'], c => c.secret('A', text('arn:aws:secretsmanager::123456789012:secret:db-AbCdEf'))],
  [
    'a short account',
    ['SEC-ARN-01'],
    c => c.secret('A', text('arn:aws:secretsmanager:us-east-1:123:secret:db-AbCdEf')),
  ],
  ['no secret name', ['SEC-ARN-01'], c => c.secret('A', arn('secret:'))],
  ['no resource type', ['SEC-ARN-01'], c => c.secret('A', arn('db-AbCdEf'))],
  ['half a tail', ['SEC-ARN-01'], c => c.secret('A', arn('secret:db-AbCdEf:password'))],
  ['half an ARN', ['SEC-ARN-01'], c => c.secret('A', text('arn:aws:secretsmanager'))],
  ['stage and id', ['SEC-ARN-02'], c => c.secret('A', arn(`secret:db-AbCdEf::AWSPREVIOUS:${'a'.repeat(32)}`))],
  ['a short version id', ['SEC-ARN-02'], c => c.secret('A', arn('secret:db-AbCdEf:::abc'))],
  ['a partial secret name', ['SEC-ARN-03?'], c => c.secret('A', arn('secret:db'))],
  ['a secret name with a space', ['SEC-ARN-06'], c => c.secret('A', arn('secret:prod db-AbCdEf'))],
  ['a parameter by ARN', [], c => c.secret('A', 'arn:aws:ssm:us-east-1:123456789012:parameter/app/db')],
  ['a parameter by name', [], c => c.secret('A', 'app.db-password')],
  [
    'a parameter by colon',
    ['SEC-ARN-04'],
    c => c.secret('A', text('arn:aws:ssm:us-east-1:123456789012:parameter:app')),
  ],
  ['a parameter with a space', ['SEC-ARN-05'], c => c.secret('A', text('a b'))],
  ['a shell health check', [], c => c.healthCheck('true')],
  ['a health check list', [], c => c.healthCheck(['CMD', 'curl', '-f', 'http://localhost'])],
  ['a health check without CMD', ['HC-CMD-01'], c => c.healthCheck(wrong(['curl localhost']))],
  ['a health check of CMD alone', ['HC-CMD-01'], c => c.healthCheck(wrong(['CMD']))],
  ['a short interval', ['HC-INT-01'], c => c.healthCheck('true', { interval: any(4), timeout: 2 })],
  ['a long timeout', ['HC-TMO-01'], c => c.healthCheck('true', { interval: 300, timeout: any(121) })],
  ['a disputed timeout', ['HC-TMO-01?'], c => c.healthCheck('true', { interval: 300, timeout: 90 })],
  ['a timeout over the interval', [], c => c.healthCheck('true', { interval: 5, timeout: 10 })],
  ['no retries', ['HC-RET-01'], c => c.healthCheck('true', { retries: any(0) })],
  ['a long start period', ['HC-STP-01'], c => c.healthCheck('true', { startPeriod: any(301) })],
  ['a sibling started', [], c => c.dependsOn('app', 'START')],
  ['an unknown condition', ['DEP-CON-01'], c => c.dependsOn('app', wrong('READY'))],
  ['an unknown sibling', ['DEP-REF-01'], c => c.dependsOn('ghost', 'START')],
  ['itself', ['DEP-REF-01'], c => c.dependsOn('other', 'START')],
  ['health without a check', ['DEP-HLT-01', 'HC-IMG-01?'], c => c.dependsOn('app', wrong('HEALTHY'))],
  ['the end of an essential container', ['DEP-ESS-01'], c => c.dependsOn('app', wrong('SUCCESS'))],
  ['no logs', ['LOG-NON-01?'], c => c.logs(false)],
  ['an unknown log mode', ['LOG-MOD-01'], c => c.logs({ mode: wrong('async') })],
  ['a prefix of streams with a colon', ['LOG-AWS-08'], c => c.logs({ streamPrefix: 'web:1' })],
  ['a prefix of streams with all in it', ['LOG-AWS-08'], c => c.logs({ streamPrefix: '{{web}}*' })],
  ['a buffer while blocking', ['LOG-MOD-01'], c => c.logs({ mode: 'blocking', maxBufferSize: '25m' })],
  ['a buffer of no size', ['LOG-MOD-01'], c => c.logs({ maxBufferSize: 'big' })],
  ['a user and group', [], c => c.user('1000:app')],
  ['two groups', ['CD-USR-01'], c => c.user(text('1000:1:1'))],
  ['no memory', ['CD-MEM-03'], c => c.memory(0)],
  ['little memory', ['CD-MEM-03?'], c => c.memory(4)],
  ['memory below the reservation', ['CD-MEM-02'], c => c.memory(256).memoryReservation(512)],
  ['memory as the reservation', ['CD-MEM-02?'], c => c.memory(256).memoryReservation(256)],
  ['a long start timeout', ['CD-TMO-01'], c => c.startTimeout(121)],
  ['a long stop timeout', ['CD-TMO-02'], c => c.stopTimeout(121)],
  ['more CPU than the task', ['TD-CPU-02'], c => c.cpu(2048)],
  ['more memory than the task', ['TD-MEM-03'], c => c.memory(4096)],
  ['a document too large', ['TD-SIZ-01'], c => c.environment({ A: 'x'.repeat(70_000) })],
]

it('what should name a parameter is not repeated where it names none: it may be the secret itself', () => {
  const issues = taskDefinition('web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image('nginx:1.27').secret('A', text('hunter2 is it')))
    .issues()
  expect(issues.map(({ code }) => code)).toContain('SEC-ARN-05')
  expect(JSON.stringify(issues)).not.toContain('hunter2')
})

describe('a container', () => {
  it.each(cases)('with %s: %j', (_what, codes, define) => {
    expect(codesWith(define)).toEqual(codes)
  })

  it('whose name is taken is refused with the sentence of the compiler', () => {
    const [issue] = sound.containers([{ name: 'app', define: c => c.image('a:1') }]).issues()
    expect(issue).toMatchObject({
      code: 'TD-CON-03',
      message: 'Container name "app" is already used in this task definition',
      path: ['task-definition', 'web', 'app', 'name'],
    })
  })

  it('that uses the port of another is refused', () => {
    const taken = sound.containers(['a', 'b'].map(name => ({ name, define: c => c.image('a:1').port(80) })))
    expect(codesOf(taken)).toEqual(['PM-DUP-01'])
  })

  it('that waits in a circle is refused', () => {
    const circle = sound.containers([
      { name: 'a', define: c => c.image('a:1').dependsOn('b', 'START') },
      { name: 'b', define: c => c.image('b:1').dependsOn('a', 'START') },
    ])
    expect(circle.issues()).toMatchObject([
      { code: 'DEP-CYC-01', message: 'Containers wait for each other: a -> b -> a' },
    ])
  })
})

describe('a task definition', () => {
  it('with nothing in it lists every missing part', () => {
    expect(codesOf(taskDefinition())).toEqual(['TD-FAM-01', 'TD-CAP-01', 'TD-CPU-01', 'TD-MEM-01', 'TD-CON-01'])
  })

  it.each([
    ['a family with a dot', ['TD-FAM-01'], sound.family('web.api')],
    ['an unknown architecture', ['TD-PLT-03'], sound.architecture(wrong('ARM'))],
    ['21 GiB of disk', [], sound.ephemeralStorage(21)],
    ['20 GiB of disk', ['TD-EPH-01?'], sound.ephemeralStorage(20)],
    ['201 GiB of disk', ['TD-EPH-01'], sound.ephemeralStorage(any(201))],
    ['a user as its role', ['TD-EXE-05'], sound.taskRole(text('arn:aws:iam::123456789012:user/x'))],
    ['a role in another partition', [], sound.executionRole('arn:aws-cn:iam::123456789012:role/path/x')],
    ['a retention of 45 days', ['AUX-LOG-02'], sound.logs({ retentionDays: wrong(45) })],
    [
      'an alias for a key',
      ['AUX-LOG-04'],
      sound.logs({ kmsKeyId: wrong('arn:aws:kms:us-east-1:123456789012:alias/logs') }),
    ],
    ['a log group of AWS', ['AUX-LOG-01'], sound.logs({ group: 'aws/x' })],
    ['a tag of AWS', ['TD-TAG-01'], sound.tags({ 'aws:x': '1' })],
    [
      '11 containers',
      ['TD-CON-01'],
      sound.containers(Array.from({ length: 10 }, (_, n) => ({ name: `c${n}`, define: c => c.image('c:1') }))),
    ],
  ] as const)('with %s: %j', (_what, codes, definition) => {
    expect(codesOf(definition)).toEqual(codes)
  })

  it('without an essential container is refused', () => {
    const definition = taskDefinition('web').fargate().cpu(1).memory(2)
    expect(codesOf(definition.container('a', c => c.image('a:1').essential(false)))).toEqual(['TD-CON-02'])
  })

  it('without the execution role that its parts need is refused', () => {
    const { executionRole: _, ...model } = sound
      .container('b', c => c.image('123456789012.dkr.ecr.us-east-1.amazonaws.com/b:1').secret('A', '/a'))
      .build()
    expect(checkDraft(draftOfModel(model)).map(({ code }) => code)).toEqual(['TD-EXE-01', 'TD-EXE-02', 'TD-EXE-03'])
  })

  it('with one role for both purposes is doubted', () => {
    const role = 'arn:aws:iam::123456789012:role/web'
    expect(codesOf(sound.executionRole(role).taskRole(role))).toEqual(['TD-EXE-06?'])
    expect(codesOf(sound.executionRole(role).taskRole(`${role}-task`))).toEqual([])
  })

  it('encrypts EFS in transit unless told otherwise', () => {
    const file = { fileSystemId: 'fs-0123456789abcdef0' }
    expect(codesOf(sound.efsVolume('a', file))).toEqual([])
    expect(sound.efsVolume('a', file).build().volumes?.[0]?.efsVolumeConfiguration).toEqual({
      transitEncryption: 'ENABLED',
      ...file,
    })
    expect(codesOf(sound.efsVolume('a', { ...file, transitEncryption: 'DISABLED' }))).toEqual(['VOL-EFS-05?'])
  })

  it('is warned once of images that may move', () => {
    const moving = sound.containers([
      { name: 'b', define: c => c.image('b') },
      { name: 'c', define: c => c.image('c:latest') },
    ])
    expect(codesOf(moving)).toEqual(['CD-IMG-02?'])
  })

  it('is not held to a rule that is switched off', () => {
    const doubtful = sound.containers([{ name: 'b', define: c => c.image('b') }])
    expect(codesOf(doubtful.ignoreRules('CD-IMG-02'))).toEqual([])
  })
})

describe('the rules', () => {
  it('report only codes that they declare', () => {
    const declared = new Set(taskDefinitionRules.flatMap(({ codes }) => codes))
    const expected = cases.flatMap(([, codes]) => codes.map(code => code.replace('?', '')))
    expect(expected.filter(code => !declared.has(code))).toEqual([])
  })
})
