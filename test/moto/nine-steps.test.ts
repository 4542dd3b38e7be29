import { beforeAll, expect, test } from 'vitest'
import { application, registry } from '../../examples/nine-steps/program.ts'
import { deploy, destroy, plan } from '../../src/index.ts'
import { clients, region, reset } from './clients.ts'
import './repairs.ts'
import { seedDomain, seedImages } from './seed.ts'

const options = { region, clients }
const first = application('example.com', '1.0.0')
const second = application('example.com', '1.1.0')

beforeAll(async () => {
  await reset()
  await seedDomain('example.com', 'hello.example.com')
})

test('the nine steps come up over HTTP', async () => {
  await deploy(registry, options)
  await seedImages('hello/web', '1.0.0', '1.1.0')
  const { outcome, urls } = await deploy(first, options)
  expect({ outcome, urls }).toEqual({ outcome: 'deployed', urls: ['https://hello.example.com'] })
})

test('a second plan has nothing to do', async () => {
  expect(String(await plan(first, options))).toMatch(/nothing to do$/)
})

test('a new image registers one revision and updates one service', async () => {
  const { applied } = await deploy(second, options)
  expect(applied.map(({ action, resource }) => `${action} ${resource}`)).toEqual([
    'update task definition hello-web',
    'update service hello-web',
  ])
  expect(String(await plan(second, options))).toMatch(/nothing to do$/)
})

test('everything is gone after a destroy', async () => {
  const { outcome, retained } = await destroy(second, { ...options, deleteData: true })
  expect({ outcome, retained }).toEqual({ outcome: 'destroyed', retained: [] })
  const { steps } = await plan(second, options)
  expect(new Set(steps.map(({ action }) => action))).toEqual(new Set(['create', 'use']))
})
