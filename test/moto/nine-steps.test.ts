import { beforeEach, expect, test } from 'vitest'
import { application, registry } from '../../examples/nine-steps/program.ts'
import { deploy, destroy, plan } from '../../src/index.ts'
import { clients, region, reset } from './clients.ts'
import './repairs.ts'
import { seedDomain, seedImages } from './seed.ts'

const DOMAIN = 'example.com'
const options = { region, clients }

beforeEach(reset)

test('the nine steps come up, stay as they are, take a new image and go away', async () => {
  await seedDomain(DOMAIN, `hello.${DOMAIN}`)
  await deploy(registry, options)
  await seedImages('hello/web', '1.0.0', '1.1.0')

  const first = await deploy(application(DOMAIN, '1.0.0'), options)
  expect(first.outcome).toBe('deployed')
  expect(first.urls).toEqual([`https://hello.${DOMAIN}`])

  const again = await deploy(application(DOMAIN, '1.0.0'), options)
  expect(String(again.plan)).toMatch(/nothing to do$/)
  expect(again.outcome).toBe('unchanged')

  const update = await deploy(application(DOMAIN, '1.1.0'), options)
  expect(update.applied.map(({ action, resource }) => `${action} ${resource}`)).toEqual([
    'update task definition hello-web',
    'update service hello-web',
  ])
  expect((await plan(application(DOMAIN, '1.1.0'), options)).isEmpty).toBe(true)

  const { outcome, retained } = await destroy(application(DOMAIN, '1.1.0'), { ...options, deleteData: true })
  expect(outcome).toBe('destroyed')
  expect(retained).toEqual([])
  const left = await plan(application(DOMAIN, '1.1.0'), options)
  expect(left.steps.filter(({ action }) => action !== 'use' && action !== 'create')).toEqual([])
})
