import { describe, expect, it } from 'vitest'
import { isInvalidDefinitionError } from '../../src/errors.ts'
import * as entry from '../../src/index.ts'
import { methodsOf, things } from './callers.ts'
import { fuzz } from './fuzz.ts'

const all = Object.entries(things())
const methods = all.flatMap(([, thing]) => methodsOf(thing))

describe('callers without types', () => {
  it('get no raw error from any call', () => {
    const { raw, taken } = fuzz(8000, 20_261_126)
    expect(raw).toEqual([])
    expect(taken).toBeGreaterThan(2000)
  })

  it('find no methods but those of the types', () => {
    const found = new Set(methods)
    for (const name of ['make', 'assemble', 'with', 'where', 'subject', 'settings', 'state', 'buildFor', 'policiesFor'])
      expect(found).not.toContain(name)
    expect(methods.length).toBeGreaterThan(180)
  })
})

const { cluster, hostedZone, network, service, stack, taskDefinition } = entry
const web = taskDefinition('web').fargate()
const wrong = (value: unknown) => value as never

describe('a wrong argument', () => {
  it.each([
    [
      () => service('a').cluster(wrong('prod')),
      ".cluster() takes a cluster, such as cluster('prod'), and got a string",
    ],
    [
      () => service('a').cluster(wrong(network.default())),
      ".cluster() takes a cluster, such as cluster('prod'), and got",
    ],
    [() => service('a').autoScaling({ min: 1, max: 2 }, wrong(undefined)), '.autoScaling() takes a function that adds'],
    [() => web.container('app', wrong(undefined)), '.container() takes a function that defines the container'],
    [
      () =>
        web.container(
          'app',
          wrong(() => undefined),
        ),
      'a function that returns the container it is given, and that',
    ],
    [() => web.cpu(wrong(null)), '.cpu() takes a number or a string, and got null'],
    [
      () => web.container('a', c => c.image('a:1').environment(wrong('A'))),
      '.environment() takes an object of plain data, and got',
    ],
    [
      () => stack('shop').add(wrong(undefined)),
      '.add() takes a service, cluster, or another thing that can be deployed',
    ],
    [
      () => network.existing(wrong({ vpcId: 'vpc-1', subnets: 'subnet-1' })),
      '{ vpcId, subnets } with a list of ids, or',
    ],
    [() => cluster(wrong(5)), 'cluster() takes a string, and got the number 5'],
    [() => web.fargate.call(wrong({})), '.fargate() was called without the object that it belongs to'],
    [() => Reflect.apply(web.family, web, ['a', 'b']), '.family() takes one argument, and got a string after that'],
  ])('%s says what is wanted and what came', (call, sentence) => {
    expect(call).toThrow(expect.objectContaining({ message: expect.stringContaining(sentence) }))
    try {
      call()
    } catch (error) {
      expect(isInvalidDefinitionError(error) && error.issues[0]?.code).toBe('CALL-ARG-01')
      expect((error as Error).stack).toMatch(/\n {4}at .*callers\.test\.ts/)
    }
  })
})

describe('a call that would lose what an earlier one said', () => {
  const edge = entry.loadBalancer('edge').https({ certificate: 'a.example.com' })
  const scale = [{ min: 1, max: 2 }, (policies: entry.Scaling) => policies.cpu(70)] as const
  const checked = (twice: string) => web.container('a', c => c.image('a:1').healthCheck('true').healthCheck(twice))
  const labelled = (again: string) =>
    web.container('a', c => c.image('a:1').dockerLabels({ a: '1' }).dockerLabels({ a: again }))
  const lost: readonly (readonly [() => unknown, string])[] = [
    [() => edge.https({ certificate: 'b.example.org' }), '.https() would replace the HTTPS listener'],
    [() => web.cpu(1).size({ cpu: 2, memory: 4 }), '.size() would replace the CPU'],
    [() => web.ec2(), '.ec2() would replace the launch type'],
    [() => web.tags({ a: '1' }).tags({ a: '2' }), '.tags() would replace the tag "a"'],
    [() => checked('false'), '.healthCheck() would replace the health check'],
    [() => labelled('2'), '.dockerLabels() would replace the label "a"'],
    [
      () => web.container('a', c => c.image('a:1').restartPolicy({ enabled: true }).restartPolicy({ enabled: false })),
      '.restartPolicy() would replace the restart policy',
    ],
    [
      () => web.container('a', c => c.image('a:1').logDriver(wrong('splunk')).logs({ mode: 'blocking' })),
      '.logs() would replace the log driver',
    ],
    [
      () => web.container('a', c => c.image('a:1').logs({ mode: 'blocking' }).logDriver(wrong('splunk'))),
      '.logDriver() would replace the log driver',
    ],
    [() => service('a').rolling().linear({}), '.linear() would replace the deployment strategy'],
    [() => Reflect.apply(service('a').daemon, service('a').desiredCount(2), []), '.daemon() would replace the number'],
    [
      () => Reflect.apply(service('a').autoScaling, service('a').autoScaling(...scale), [{ min: 2, max: 3 }, scale[1]]),
      '.autoScaling() would replace the',
    ],
    [
      () => web.taskRole({ managedPolicyArns: ['a'] }).taskRole({ managedPolicyArns: ['b'] }),
      '.taskRole() would replace the task role',
    ],
    [
      () => web.executionRole({ managedPolicyArns: ['a'] }).executionRole('arn:aws:iam::123456789012:role/web'),
      '.executionRole() would replace the execution role',
    ],
    [
      () =>
        service('a')
          .raw({ placementStrategy: [{ type: 'random' }] })
          .raw({ placementStrategy: [] }),
      '.raw() would replace the raw placementStrategy',
    ],
    [
      () => hostedZone('example.org').record('a.example.org', 'A', '10.0.0.1').weighted('a', 1).weighted('b', 2),
      '.weighted() would replace the routing',
    ],
  ]

  it.each(lost)('%s is refused', (call, sentence) => {
    expect(call).toThrow(expect.objectContaining({ message: expect.stringContaining(sentence) }))
  })

  it('is taken where it says the same, says another thing, or is wanted', () => {
    expect(() => checked('true')).not.toThrow()
    expect(() => labelled('1')).not.toThrow()
    expect(() => web.cpu(1).memory(2).size({ cpu: 1, memory: 2 }).tags({ a: '1' }).tags({ b: '2' })).not.toThrow()
    expect(() => service('a').ignoreRules('CALL-TWO-01').rolling().linear({})).not.toThrow()
  })

  it('a variant of a base replaces one value or one reference', () => {
    const small = web
      .cpu(1)
      .memory(2)
      .container('a', c => c.image('a:1').user('a').user('b'))
    const site = service('web').cluster(cluster('a')).taskDefinition(small).network(network.default())
    expect(site.desiredCount(3).build().desiredCount).toBe(3)
    expect(() => web.taskRole('arn:aws:iam::123456789012:role/a').taskRole({ managedPolicyArns: ['b'] })).not.toThrow()
    expect(() => site.raw({ propagateTags: 'SERVICE' }).raw({ propagateTags: 'NONE' })).not.toThrow()
    const record = hostedZone('example.org').record('a.example.org', 'A', '10.0.0.1').weighted('a', 1)
    expect(record.weighted('a', 2).build().routing).toMatchObject({ weight: 2 })
    const next = site.cluster(cluster('b')).taskDefinition(small.memory(4).cpu(2)).desiredCount(10).rolling().rolling()
    expect(next.build()).toMatchObject({ cluster: { id: 'b' }, desiredCount: 10, taskDefinition: { cpu: '2048' } })
    expect(() => web.size({ cpu: 1, memory: 2 }).size({ cpu: 2, memory: 4 }).family('b')).not.toThrow()
  })

  it('adds up how a container logs, until its logs are off', () => {
    const logging = (isOff: boolean) =>
      web
        .cpu(1)
        .memory(2)
        .container('a', c => {
          const logged = c.image('a:1').logs({ streamPrefix: 'a' }).logs({ mode: 'blocking' })
          return isOff ? logged.logs(false) : logged
        })
    const { containers } = logging(false).build()
    expect(containers[0]?.logConfiguration).toMatchObject({ streamPrefix: 'a', mode: 'blocking' })
    expect(logging(true).build().containers[0]?.logConfiguration).toBeUndefined()
  })

  it('adds alarms and placement', () => {
    const worker = service('a')
      .cluster(cluster('prod'))
      .taskDefinition(
        taskDefinition('a')
          .ec2()
          .container('a', c => c.image('a:1').memory(64)),
      )
      .network(network.default())
    const twice = worker
      .alarms(['a'])
      .alarms(['b', 'a'])
      .placementConstraints({ type: 'distinctInstance' })
      .placementConstraints({ type: 'memberOf', expression: 'attribute:a == b' })
    expect(twice.build().deployment.alarms?.alarmNames).toEqual(['a', 'b'])
    expect(twice.build().settings.placementConstraints).toHaveLength(2)
  })
})
