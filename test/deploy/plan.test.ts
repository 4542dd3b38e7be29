import { DeregisterTaskDefinitionCommand } from '@aws-sdk/client-ecs'
import { expect, it } from 'vitest'
import { type DeployEvent, deploy, destroy, plan } from '../../src/index.ts'
import { createSimulator } from '../../src/simulator/index.ts'
import { failureOf, worker } from './worker.ts'

it('what was only presumed is read once something changes because of it', async () => {
  const simulator = createSimulator()
  await deploy(worker('1'), simulator.options())
  const { resourceGroupsTaggingAPI: api } = simulator.clients
  const answers = new Map<string, Promise<unknown>>()
  // The tagging API as it is at first, for good.
  const send: typeof api.send = (command, options) => {
    const { input } = command as { readonly input?: object }
    const asked = JSON.stringify(input)
    const answer = answers.get(asked) ?? api.send(command, options)
    answers.set(asked, answer)
    return answer
  }
  const lagging = {
    ...simulator.options(),
    clients: { ...simulator.clients, resourceGroupsTaggingAPI: { send } },
  }
  const actionIn = async (desiredCount: number): Promise<string | undefined> => {
    const { steps } = await plan(worker('1', { desiredCount }), lagging)
    return steps.find(({ resource }) => resource === 'task definition worker')?.action
  }
  expect(await actionIn(2)).toBe('keep')
  await simulator.clients.ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'jobs-worker:1' }))
  expect(await actionIn(3)).toBe('update')
})

it.each([
  ['deploy', 'RegisterTaskDefinition', 'task definition worker', 'create'],
  ['destroy', 'DeleteCluster', 'cluster prod', 'delete'],
])('a %s tells of what fails, with the reason', async (verb, operation, resource, action) => {
  const simulator = createSimulator()
  const events: DeployEvent[] = []
  const options = { ...simulator.options(), onEvent: (event: DeployEvent) => void events.push(event) }
  if (verb === 'destroy') await deploy(worker('1'), simulator.options())
  simulator.inject({ operation }, { how: 'rejected', code: 'AccessDeniedException', message: 'not allowed' })
  const error = await failureOf(verb === 'deploy' ? deploy(worker('1'), options) : destroy(worker('1'), options))
  expect(error.notApplied).toContainEqual({ resource, action })
  expect(events).toContainEqual(expect.objectContaining({ type: 'failed', resource, action, message: 'not allowed' }))
  expect(events).not.toContainEqual(expect.objectContaining({ type: 'finished', resource, action }))
})
