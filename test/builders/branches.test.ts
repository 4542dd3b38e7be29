import { describe, expect, it } from 'vitest'
import { type AnyTaskDefinition, type EmptyTaskDefinition, taskDefinition } from '../../src/builders/task-definition.ts'
import { errorsIn } from './issues.ts'

const size = taskDefinition('web').fargate().size({ cpu: 1, memory: 2 })
const base = size.container('app', c => c.image('app:1').port(80))
const named = (definition: { build(): { readonly containers: readonly { readonly name: string }[] } }) =>
  definition.build().containers.map(({ name }) => name)

describe('a step under a condition', () => {
  const shaped = (prod: boolean) =>
    base.when(
      prod,
      d => d.container('agent', c => c.image('agent:1')),
      d => d.container('debug', c => c.image('debug:1')),
    )

  it('is taken where it holds, and the other where it does not', () => {
    expect(named(shaped(true))).toEqual(['app', 'agent'])
    expect(named(shaped(false))).toEqual(['app', 'debug'])
    expect(named(base.when(false, d => d.container('agent', c => c.image('agent:1'))))).toEqual(['app'])
  })

  it('is taken within a container', () => {
    const logged = (debug: boolean) =>
      size.container('app', c => c.image('app:1').when(debug, c => c.environment({ DEBUG: '1' }))).build().containers[0]
    expect(logged(true)?.environment).toEqual({ DEBUG: '1' })
    expect(logged(false)?.environment).toEqual({})
  })

  it('leaves what it started from as it was', () => {
    shaped(true)
    expect(named(base)).toEqual(['app'])
  })
})

describe('a bundle', () => {
  const router = (d: EmptyTaskDefinition) =>
    d.volume('socket').firelens('router', c => c.image('router:1').memoryReservation(50).mountPoint('socket', '/s'), {
      type: 'fluentbit',
    })

  it('adds what it adds, to a definition of any launch type', () => {
    const web = size.use(router).container('app', c => c.image('app:1').logDriver('awsfirelens', { Name: 'null' }))
    const onEc2 = taskDefinition('web')
      .ec2()
      .use(d => d.volume('socket').container('agent', c => c.image('agent:1').memory(64)))
    expect(named(web)).toEqual(['router', 'app'])
    expect(web.build().volumes).toEqual([{ name: 'socket' }])
    expect(onEc2.build()).toMatchObject({ launchType: 'EC2', volumes: [{ name: 'socket' }] })
  })
})

it('a variable takes step by step what only the run time knows', () => {
  let web: AnyTaskDefinition = base
  for (const name of ['a', 'b']) web = web.container(name, c => c.image(`shop/${name}:1`))
  expect(named(web)).toEqual(['app', 'a', 'b'])
})

describe('sizes as text', () => {
  const text = (cpu: string, memory: string) =>
    taskDefinition('web')
      .fargate()
      .cpu(cpu)
      .memory(memory)
      .container('app', c => c.image('app:1').cpu('0.25 vCPU').memory('512 MiB').memoryReservation('0.25 GB'))

  it.each([
    ['0.5 vCPU', '1 GB', '512', '1024'],
    ['.5vCPU', '1GiB', '512', '1024'],
    ['0.25', '512 MiB', '256', '512'],
  ])('%s and %s are read', (cpu, memory, units, mib) => {
    expect(text(cpu, memory).build()).toMatchObject({
      ...{ cpu: units, memory: mib },
      containers: [{ cpu: 256, memory: 512, memoryReservation: 256 }],
    })
  })

  it('that are none are refused, with what would do', () => {
    const [cpu, memory] = errorsIn(text('lots', '2 TB'))
    expect([cpu, memory]).toEqual(['TD-MEM-01', 'TD-CPU-01'])
    const hints = text('lots', '2 TB')
      .issues()
      .map(({ hint }) => hint)
    expect(hints).toContain("use for example 0.5 or '0.5 vCPU'")
  })
})
