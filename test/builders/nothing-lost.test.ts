import { describe, expect, it } from 'vitest'
import { cluster, network, service, taskDefinition } from '../../src/index.ts'
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

describe('options that pass through to a request', () => {
  it('are those of the API', () => {
    const spread = written<{ readonly name: string }>('{"name":"http","hostport":80,"appProtocol":"htp"}')
    const health = written<object>('{"intervall":5}')
    const definition = web.container('app', c => c.image('app:1.0.0').port(80, spread).healthCheck('true', health))
    expect(said(definition.issues()).map(([code, path]) => [code, path])).toEqual([
      ['API-MEM-01', 'task-definition.web.app.portMappings.0.hostport'],
      ['API-MEM-01', 'task-definition.web.app.healthCheck.intervall'],
    ])
  })
})
