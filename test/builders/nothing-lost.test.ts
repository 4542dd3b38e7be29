import { describe, expect, it } from 'vitest'
import {
  approve,
  cluster,
  deploy,
  destroy,
  diagnose,
  dynamoDbLease,
  hostedZone,
  loadBalancer,
  network,
  plan,
  planDestroy,
  planRollback,
  pruneRevisions,
  reject,
  reporter,
  rollback,
  securityGroup,
  service,
  stack,
  taskDefinition,
  taskDefinitionFromJson,
} from '../../src/index.ts'
import type { ContainerFields, TaskDefinitionFields } from '../../src/model/aws-shapes.ts'
import type { RawServiceSettings } from '../../src/model/service-request.ts'

/** What a program without types can write. */
const written = <T>(json: string): T => JSON.parse(json) as T

const web = taskDefinition('web').fargate().cpu(0.25).memory(0.5)
const complete = web.container('app', c => c.image('app:1.0.0').port(80))

const said = (
  issues: readonly { readonly code: string; readonly path: readonly unknown[]; readonly hint?: string }[],
) => issues.filter(({ code }) => code.startsWith('API-')).map(({ code, path, hint }) => [code, path.join('.'), hint])

describe('what .raw() is given and no request would carry', () => {
  it.each([
    ['{"pidMod":"task"}', 'task-definition.web.pidMod', 'write pidMode if that is meant, or remove it'],
    ['{"cpu":"256"}', 'task-definition.web.cpu', 'call the method that sets it'],
    ['{"proxyConfiguration":{"containerName":"app","propertys":[]}}', undefined, /^write properties/],
    ['{"volumes":[{"name":"a","host":{"sourcepath":"/a"}}]}', undefined, /^write sourcePath/],
  ])('is an error of a task definition: %s', (json, path, hint) => {
    const [issue] = said(complete.raw(written<TaskDefinitionFields>(json)).issues())
    if (path) expect(issue?.[1]).toBe(path)
    expect(issue?.[2]).toMatch(hint)
    expect(() => complete.raw(written<TaskDefinitionFields>(json)).build()).toThrow('API-MEM-01')
  })

  it.each([
    ['{"ulimit":[]}', /^write ulimits/],
    ['{"environment":[{"name":"A","value":"b"}]}', /^call the method/],
    ['{"linuxParameters":{"tmpfs":[{"containerPath":"/a","size":1,"options":[]}]}}', /^remove it, or use one of/],
    ['{"linuxParameters":{"readonlyRootFilesystem":true}}', /^move it: it is a member of ContainerDefinition/],
  ])('is an error of a container: %s', (json, hint) => {
    const raw = web.container('app', c => c.image('app:1.0.0').raw(written<ContainerFields>(json)))
    expect(said(raw.issues())).toEqual([
      ['API-MEM-01', expect.stringContaining('web.app.'), expect.stringMatching(hint)],
    ])
  })

  it.each([
    ['{"enableExecuteComand":true}', /^write enableExecuteCommand/],
    ['{"tags":[]}', /^call the method/],
    ['{"deploymentConfiguration":{"alarms":{"alarmnames":[],"enable":true,"rollback":true}}}', /^write alarmNames/],
    [
      '{"monitoring":{"metricConfigurations":[{"metricNames":["CPUUtilization"],"resolution":20}]}}',
      /^write resolutionSeconds/,
    ],
  ])('is an error of a service: %s', (json, hint) => {
    const site = service('web').cluster(cluster('prod')).taskDefinition(complete).network(network.default())
    const issues = said(site.raw(written<RawServiceSettings>(json)).issues())
    expect(issues.length).toBeGreaterThan(0)
    for (const [, , advice] of issues) expect(advice).toMatch(hint)
  })
})

/** Calls a method as a program without types does. */
const call = (on: object, method: string, ...given: readonly unknown[]): unknown =>
  Reflect.apply(Reflect.get(on, method), on, given)

describe('an option that a method does not have', () => {
  const site = service('web')
  const edge = loadBalancer('edge')
  const inContainer =
    (method: string, ...given: readonly unknown[]) =>
    () =>
      call(web, 'container', 'a', (c: object) => call(c, method, ...given))
  const scaled =
    (...given: readonly unknown[]) =>
    () =>
      call(site, 'autoScaling', { min: 1, max: 2 }, (s: object) => call(s, 'cpu', 70, ...given))

  it.each<readonly [string, () => unknown, string]>([
    ['port', inContainer('port', 80, { hostport: 80 }), 'write hostPort'],
    ['healthCheck', inContainer('healthCheck', 'true', { intervall: 5 }), 'write interval'],
    ['restartPolicy', inContainer('restartPolicy', { enabled: true, exitCodes: [1] }), 'use one of enabled'],
    ['efsVolume', () => call(web, 'efsVolume', 'a', { authorizationConfig: { iaam: 'x' } }), 'write iam'],
    ['https', () => call(edge, 'https', { certificat: 'shop.example.com' }), 'write certificate'],
    ['target', () => call(site, 'target', edge, 'app', 80, { healtCheck: '/' }), 'write healthCheck'],
    ['target', () => call(site, 'target', edge, 'app', 80, { healthCheck: { interval: 5 } }), 'write intervalSeconds'],
    ['circuitBreaker', () => call(site, 'circuitBreaker', { rollback: true, treshold: {} }), 'write threshold'],
    ['rolling', () => call(site, 'rolling', { hooks: [{ stage: [] }] }), 'write stages'],
    ['autoScaling', () => call(site, 'autoScaling', { min: 1, maximum: 2 }, () => 0), 'write max'],
    ['cpu', scaled({ scaleIn: 1 }), 'write scaleInCooldown'],
  ])('of %s is refused, and the nearest is named', (method, wrong, hint) => {
    expect(wrong).toThrow(`.${method}() has no option`)
    expect(wrong).toThrow(hint)
  })

  it.each<readonly [string, () => unknown, string]>([
    [
      'network.existing',
      () => call(network, 'existing', { vpcId: 'vpc-1', subnets: [], loadBalancerSubnet: [] }),
      'write',
    ],
    ['securityGroup.existing', () => call(securityGroup, 'existing', { name: 'a', netwrok: 5 }), 'write network'],
    [
      'hostedZone',
      () => Reflect.apply(hostedZone, undefined, [{ name: 'a.com', id: 'Z1', privateZone: true }]),
      'remove',
    ],
    [
      'taskDefinitionFromJson',
      () => Reflect.apply(taskDefinitionFromJson, undefined, [{}, { ignored: [] }]),
      'write ignore',
    ],
  ])('of %s() is refused, and the nearest is named', (name, wrong, hint) => {
    expect(wrong).toThrow(`${name}() has no option`)
    expect(wrong).toThrow(hint)
  })

  it.each([
    ['deploy', deploy],
    ['plan', plan],
    ['destroy', destroy],
    ['rollback', rollback],
    ['planDestroy', planDestroy],
    ['planRollback', planRollback],
    ['pruneRevisions', pruneRevisions],
  ])('of %s() is refused before anything is called', async (name, verb) => {
    const program = stack('shop').add(cluster('prod'))
    const called = (options: unknown) => Reflect.apply(verb, undefined, [program, options]) as Promise<unknown>
    await expect(called({ regoin: 'us-east-1' })).rejects.toThrow(`${name}() has no option "regoin"`)
    await expect(called({ timeouts: { rolout: 5 } })).rejects.toThrow('write rollout if that is meant')
    await expect(called({ clients: { ecss: {} } })).rejects.toThrow('write ecs if that is meant')
    await expect(called(null)).rejects.toThrow(`${name}() takes an object of options`)
  })

  it('of diagnose(), approve() and reject() is refused', async () => {
    const called = (verb: (...given: never[]) => unknown, ...given: unknown[]) => Reflect.apply(verb, undefined, given)
    await expect(called(diagnose, 'prod', 'web', { regions: 'a' })).rejects.toThrow(
      'diagnose() has no option "regions"',
    )
    const pause = { serviceDeploymentArn: 'arn', hookId: 'a' }
    for (const verb of [approve, reject]) {
      await expect(called(verb, pause, { wait: true })).rejects.toThrow('has no option "wait"')
    }
  })

  it('of reporter() and dynamoDbLease() is refused', () => {
    const called = (make: (...given: never[]) => unknown, options: object) => Reflect.apply(make, undefined, [options])
    expect(() => called(reporter, { formats: 'json' })).toThrow('write format if that is meant')
    expect(() => called(dynamoDbLease, { tables: 'a', client: {} })).toThrow('write table if that is meant')
    expect(() => called(dynamoDbLease, { table: 'a', client: { config: {} } })).not.toThrow()
    expect(() => reporter()).not.toThrow()
  })

  it('may be undefined', () => {
    const spread = { hostPort: 80, other: undefined }
    expect(() => web.container('a', c => c.image('a:1').port(80, spread))).not.toThrow()
  })
})
