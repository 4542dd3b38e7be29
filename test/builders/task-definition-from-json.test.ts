import { readdirSync, readFileSync } from 'node:fs'
import { DescribeTaskDefinitionCommand, ECSClient } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import {
  cluster,
  deploy,
  network,
  plan,
  service,
  stack,
  taskDefinitionFromJson,
  type WrittenTaskDefinition,
} from '../../src/index.ts'
import { createSimulator } from '../../src/simulator/index.ts'
import { everyMethod } from './every-method.ts'

const folder = new URL('../corpus/valid/', import.meta.url)
const written = readdirSync(folder).flatMap(file => {
  const { input } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as { input: unknown }
  const definition = taskDefinitionFromJson(input)
  return definition.issues().some(({ severity }) => severity === 'error') ? [] : [[file, definition] as const]
})
const only = (definition: WrittenTaskDefinition) => stack('written').add(definition)

describe('a task definition from JSON', () => {
  it.each(written)('%s deploys, and then is as planned', async (_file, definition) => {
    const simulator = createSimulator()
    const { applied } = await deploy(only(definition), simulator.options())
    expect(applied.map(({ resource }) => resource)).toEqual([expect.stringMatching(/^task definition /)])
    expect((await plan(only(definition), simulator.options())).isEmpty).toBe(true)
  })

  it.each(Object.entries(everyMethod()))('of %s as described is no new revision', async (name, definition) => {
    const simulator = createSimulator()
    await deploy(stack('written').add({ build: () => definition.physicalName(name).build() }), simulator.options())
    const ecs = new ECSClient(simulator.clientConfig('ecs'))
    const json = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: name, include: ['TAGS'] }))
    const { steps } = await plan(only(taskDefinitionFromJson(json)), simulator.options())
    expect(steps).toContainEqual({
      kind: 'task-definition',
      resource: `task definition ${name}`,
      action: 'keep',
      changes: [],
    })
  })

  it('asks for no bridge that nobody wrote, and for a protocol as AWS reads it', async () => {
    const simulator = createSimulator()
    const portMappings = [{ containerPort: 80, protocol: 'TCP' }]
    const json = { family: 'web', containerDefinitions: [{ name: 'app', image: 'app:1', memory: 64, portMappings }] }
    await deploy(only(taskDefinitionFromJson(json)), simulator.options())
    const ecs = new ECSClient(simulator.clientConfig('ecs'))
    const { taskDefinition } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: 'web' }))
    expect(taskDefinition).not.toHaveProperty('networkMode')
    expect(taskDefinition?.containerDefinitions?.[0]?.portMappings).toEqual([
      { containerPort: 80, hostPort: 0, protocol: 'tcp' },
    ])
    expect((await plan(only(taskDefinitionFromJson(json)), simulator.options())).isEmpty).toBe(true)
  })

  it('is refused when it is built, not before', () => {
    const definition = taskDefinitionFromJson({ family: 'web', requiresCompatibilities: ['FARGATE'], cpu: '.5 vCPU' })
    expect(() => definition.build()).toThrow(/TD-MEM-01/)
  })

  it('refuses a function of CloudFormation, which nothing resolves, and says what to do', () => {
    const app = { name: 'app', image: { Ref: 'Image' }, memory: 64 }
    const definition = taskDefinitionFromJson({ family: 'web', containerDefinitions: [app] })
    expect(definition.issues()).toMatchObject([
      {
        code: 'JSON-REF-01',
        severity: 'error',
        path: ['task-definition', 'web', 'containerDefinitions', 0, 'image'],
        hint: expect.stringContaining('have the template resolved first'),
      },
    ])
    expect(() => definition.build()).toThrow(/JSON-REF-01/)
  })

  it('goes with a service, whose containers and ports the compiler cannot see', () => {
    const definition = taskDefinitionFromJson({
      ...{ family: 'web', requiresCompatibilities: ['FARGATE'], networkMode: 'awsvpc', cpu: '.5 vCPU', memory: '1 GB' },
      ...{ status: 'ACTIVE', revision: 7, executionRoleArn: 'start', taskRoleArn: null, volumes: [] },
      containerDefinitions: [
        { name: 'app', image: 'public.ecr.aws/nginx/nginx:1.29', portMappings: [{ containerPort: 80 }] },
      ],
    })
    const site = service('web').cluster(cluster('prod')).taskDefinition(definition).network(network.default())
    expect(site.build().taskDefinition).toMatchObject({ cpu: '512', memory: '1024', executionRole: 'start' })
  })
})
