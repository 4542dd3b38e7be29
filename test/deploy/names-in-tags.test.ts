import { expect, it } from 'vitest'
import { alarm, deploy, hostedZone, loadBalancer, network, plan, stack } from '../../src/index.ts'
import { account } from '../simulator/support.ts'
import { deployed } from './settles.ts'

const over = (name: string) => alarm(name).metric({ namespace: 'Shop', name: 'Load' }).greaterThan(80)

it('names that differ only in what no tag can hold are told apart, and known again when the program has lost them', async () => {
  const there = account()
  const names = ['cpu > 80%', 'cpu < 80%']
  await deployed(there, stack('shop').add(...names.map(over)))
  const { orphans } = await plan(stack('shop').add(over('cpu < 80%')), there.simulator.options())
  expect(orphans.filter(({ resource }) => resource === 'alarm cpu > 80%')).toHaveLength(1)
  await deployed(there, stack('shop').add(over('cpu < 80%')))
  const { MetricAlarms = [] } = await there.aws.cloudWatch('DescribeAlarms', {})
  expect(MetricAlarms).toHaveLength(1)
  await deployed(there, stack('shop'))
  expect(there.simulator.resources()).toEqual([])
})

it('the marker of a wildcard record is that which 0.1.0 has written', async () => {
  const { aws, simulator } = account()
  simulator.hostedZone('example.com')
  const edge = loadBalancer('edge').network(network.default()).internal().http()
  await deploy(stack('shop').add(hostedZone('example.com').alias('*.example.com', edge)), simulator.options())
  const { HostedZones: [zone] = [] } = await aws.route53('ListHostedZones', {})
  const { ResourceRecordSets = [] } = await aws.route53('ListResourceRecordSets', { HostedZoneId: zone?.Id })
  const marker = ResourceRecordSets.find(({ Type }) => Type === 'TXT')
  expect(marker?.ResourceRecords).toEqual([{ Value: '"heritage=fluent-ecs,stack=shop,id=record/*.example.com"' }])
})
