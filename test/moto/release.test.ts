import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DescribeServicesCommand, DescribeTaskDefinitionCommand } from '@aws-sdk/client-ecs'
import { expect, inject, test } from 'vitest'
import { release } from '../../src/index.ts'
import { isMutating } from '../../src/simulator/ledger.ts'
import { clients, region, reset } from './clients.ts'
import './repairs.ts'
import { venv } from './server.ts'

const TARGET = { cluster: 'prod', service: 'web' }

type Layer = (next: (args: unknown) => unknown, context: { readonly commandName?: string }) => typeof next

/** What calls go through. */
interface Layers {
  add(layer: Layer, options: { readonly name: string }): void
  remove(name: string): boolean
}

/** The operations that changed something while `work` was done. */
async function changing(work: () => Promise<unknown>): Promise<string[]> {
  const made: string[] = []
  const noted: Layer = (next, { commandName = '' }) => {
    made.push(commandName.replace(/Command$/, ''))
    return next
  }
  const all: readonly { readonly middlewareStack: unknown }[] = Object.values(clients)
  const layers = all.map(({ middlewareStack }) => middlewareStack as Layers)
  for (const each of layers) each.add(noted, { name: 'noted' })
  await work()
  for (const each of layers) each.remove('noted')
  return made.filter(isMutating)
}

async function revision(taskDefinition: string): Promise<object> {
  const found = await clients.ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition, include: ['TAGS'] }))
  const { taskDefinitionArn: _, revision: __, registeredAt: ___, ...rest } = found.taskDefinition ?? {}
  return { ...rest, tags: found.tags }
}

test('the next image goes into a service that boto3 made, and nothing else changes', async () => {
  await reset()
  const program = fileURLToPath(new URL('service.py', import.meta.url))
  const { status, stderr } = spawnSync(join(venv, 'bin/python'), [program, inject('moto')], { encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, ''])

  const change = { containers: { app: { image: 'ghcr.io/acme/shop:2' } } }
  const made = await changing(() => release(TARGET, change, { region, clients }))
  expect(made).toEqual(['RegisterTaskDefinition', 'UpdateService'])
  const before = JSON.stringify(await revision('web:1'))
  expect(JSON.stringify(await revision('web:2'))).toBe(before.replace('shop:1', 'shop:2'))
  const { services } = await clients.ecs.send(
    new DescribeServicesCommand({ ...TARGET, services: ['web'], include: ['TAGS'] }),
  )
  expect(services).toMatchObject([
    {
      desiredCount: 2,
      taskDefinition: expect.stringMatching(/web:2$/),
      tags: [{ key: 'owner', value: 'terraform' }],
    },
  ])
  expect(await changing(() => release(TARGET, change, { region, clients }))).toEqual([])
})
