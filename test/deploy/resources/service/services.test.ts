import { expect, it } from 'vitest'
import { describeService } from '../../../../src/deploy/resources/service/services.ts'
import { scripted } from '../scripted-aws.ts'

const named = (input: Record<string, unknown>): readonly string[] =>
  Array.isArray(input.services) ? input.services : []

it('asks for ten services of a cluster in one call, and gives each its own', async () => {
  const { context, calls } = scripted({
    'ecs DescribeServices': input => ({ services: named(input).map(serviceName => ({ serviceName })) }),
  })
  const names = Array.from({ length: 12 }, (_, at) => `web-${at}`)
  const found = await Promise.all(names.map(name => describeService('prod', name, context)))
  expect(found.map(service => service?.serviceName)).toEqual(names)
  expect(calls.map(({ input }) => [input.cluster, named(input).length])).toEqual([
    ['prod', 10],
    ['prod', 2],
  ])
})

it('does not ask two clusters in one call, and gives nothing for what is not there', async () => {
  const { context, calls } = scripted({ 'ecs DescribeServices': () => ({ services: [] }) })
  const found = await Promise.all(['prod', 'staging'].map(cluster => describeService(cluster, 'web', context)))
  expect(found).toEqual([undefined, undefined])
  expect(calls.map(({ input }) => input.cluster).sort()).toEqual(['prod', 'staging'])
})
