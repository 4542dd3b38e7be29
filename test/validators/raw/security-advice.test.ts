import { expect, test } from 'vitest'
import { checkTaskDefinition } from '../../../src/index.ts'
import { onEc2 } from './definitions.ts'

test.each([
  // An agent that runs once on each instance: https://docs.datadoghq.com/containers/amazon_ecs/apm/
  ['EC2', /^use awsvpc; for a daemon that others reach on their own instance, bridge and a port of the host/],
  ['EXTERNAL', /^use bridge$/],
  ['MANAGED_INSTANCES', /^use awsvpc, unless/],
])('the network of the host: what %s has instead', (type, hint) => {
  const issues = checkTaskDefinition(onEc2({ networkMode: 'host', requiresCompatibilities: [type] }))
  expect(issues.find(({ code }) => code === 'TD-NET-06')?.hint).toMatch(hint)
})
