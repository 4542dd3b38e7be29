import { type Call, call, callOf, once } from './calls.ts'
import { COMMON_CALLS, TAGS } from './common-calls.ts'
import { data, definition, eachMember, flag, listOf, maybe, number, steps, text, texts, withMembers } from './kinds.ts'
import { routed, targetOptions } from './route-kinds.ts'

const names = listOf(text, 'a list of strings')
const hook = withMembers({ pause: names, stages: names })
const strategyOptions = withMembers({ hooks: listOf(hook, 'a list of { pause } or { function, stages }') })
const strategy = once('deployment strategy', call(maybe(strategyOptions)))
const connectedPort = withMembers({ clientAlias: withMembers({ testHeader: data }), timeout: data, tls: data })
const tasks = 'number of tasks'

/** How the methods of a service are called. */
export const SERVICE_CALLS = {
  ...COMMON_CALLS,
  cluster: once('cluster', call(definition("a cluster, such as cluster('prod')", 'cluster'))),
  taskDefinition: once('task definition', call(definition('a task definition', 'task definition'))),
  network: once('network', call(definition('a network, such as network.default()', 'network'))),
  target: call(routed, text, number, maybe(targetOptions)),
  desiredCount: once(tasks, call(number)),
  autoScaling: once(tasks, call(data, steps('a function that adds policies, such as scaling => scaling.cpu(70)'))),
  daemon: once(tasks, call()),
  rolling: strategy,
  blueGreen: once('deployment strategy', call(strategyOptions)),
  linear: strategy,
  canary: strategy,
  circuitBreaker: once('circuit breaker', call(withMembers({ threshold: data }))),
  alarms: {
    ...call(listOf(text, 'a list of names of alarms'), maybe(data)),
    says: ([, options]) => ({ 'rollback of the alarms': rollbackOf(options) }),
  },
  minimumHealthyPercent: once('minimumHealthyPercent', call(number)),
  maximumPercent: once('maximumPercent', call(number)),
  healthCheckGracePeriod: once('grace period', call(number)),
  capacityProviderStrategy: once('capacity provider strategy', call(eachMember(data, 'an object of shares'))),
  placementConstraints: callOf(data),
  placementStrategy: callOf(data),
  serviceConnect: once('Service Connect settings', call(maybe(data))),
  serviceConnectService: call(text, maybe(connectedPort)),
  serviceRegistry: once('service registry', call(text, maybe(data))),
  volume: once('volume', call(text, withMembers({ tags: texts }))),
  vpcLattice: call(data),
  executeCommand: call(),
  platformVersion: once('platform version', call(text)),
  availabilityZoneRebalancing: once('rebalancing', call(text)),
  propagateTags: once('source of tags', call(text)),
  enableECSManagedTags: once('managed tags', call(flag)),
  tags: TAGS,
  raw: call(data),
} as const satisfies Readonly<Record<string, Call>>

function rollbackOf(options: unknown): unknown {
  return typeof options === 'object' && options !== null ? Reflect.get(options, 'rollback') : undefined
}
