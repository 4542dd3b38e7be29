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

/** The operations that changed something while `work` was done. */
async function changing(work: () => Promise<unknown>): Promise<string[]> {
  const made: string[] = []
  const name = 'operations'
  for (const { middlewareStack } of Object.values(clients))
    middlewareStack.add(
      (next, { commandName = '' }) =>
        async args => {
          made.push(commandName.replace(/Command$/, ''))
          return next(args)
        },
      { name },
    )
  await work()
  for (const { middlewareStack } of Object.values(clients)) middlewareStack.remove(name)
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
