import { call, type MethodCall, once, oneWay, saying, taking } from './calls.ts'
import { COMMON_CALLS, rawCall, TAGS } from './common-calls.ts'
import {
  data,
  definition,
  eachMember,
  either,
  flag,
  isRecord,
  kind,
  listOf,
  maybe,
  number,
  steps,
  text,
  texts,
  withMembers,
} from './kinds.ts'
import { NAMESPACE } from './namespace.ts'
import { THRESHOLDS } from './recommended-alarms.ts'
import { routed, targetOptions } from './route-kinds.ts'
import { RULE } from './security-group.ts'
import { deferrable } from './value.ts'

const names = listOf(text, 'a list of strings')
const hook = withMembers({ pause: names, stages: names })
const strategyOptions = withMembers({ hooks: listOf(hook, 'a list of { pause } or { function, stages }') })
const strategy = (way: string, options = maybe(strategyOptions)) => oneWay('deployment strategy', way, call(options))
const connectedPort = withMembers({ clientAlias: withMembers({ testHeader: data }), timeout: data, tls: data })
const connectOptions = kind("an object of plain data, in which logConfiguration may be 'awslogs'", value => {
  if (!isRecord(value)) return false
  const { namespace: given, logConfiguration: log, ...plain } = value
  const logged = log === undefined || log === 'awslogs' || data.is(log)
  return logged && (given === undefined || NAMESPACE.is(given)) && data.is(plain)
})
const alarms = either(text, definition("an alarm, such as alarm('errors').metric(…).greaterThan(5)", 'alarm'))
const thresholds = withMembers({ ...Object.fromEntries(THRESHOLDS.map(each => [each, either(number, flag)])) })
const recommended = kind('an object of thresholds, such as { cpu: 80 }', value => {
  if (!isRecord(value)) return false
  const { alarmActions = [], ...plain } = value
  return thresholds.is(plain) && Array.isArray(alarmActions) && alarmActions.every(deferrable.is)
})
const tasks = 'number of tasks'

/** How the methods of a service are called. */
export const SERVICE_CALLS = {
  ...COMMON_CALLS,
  cluster: call(definition("a cluster, such as cluster('prod')", 'cluster')),
  taskDefinition: call(definition('a task definition', 'task definition')),
  network: call(definition('a network, such as network.default()', 'network')),
  securityGroups: taking(definition('a security group', 'security group')),
  allowFrom: RULE,
  allowTo: RULE,
  target: call(routed, text, number, maybe(targetOptions)),
  udpTarget: call(routed, text, number, maybe(targetOptions)),
  desiredCount: oneWay(tasks, 'desiredCount', call(number)),
  autoScaling: once(tasks, call(data, steps('a function that adds policies, such as scaling => scaling.cpu(70)'))),
  daemon: oneWay(tasks, 'daemon', call()),
  rolling: strategy('ROLLING'),
  blueGreen: strategy('BLUE_GREEN', strategyOptions),
  linear: strategy('LINEAR'),
  canary: strategy('CANARY'),
  circuitBreaker: call(withMembers({ threshold: data })),
  alarms: saying(
    ([, options]) => ({ 'rollback of the alarms': rollbackOf(options) }),
    call(listOf(alarms, 'a list of alarms and names of alarms'), maybe(data)),
  ),
  recommendedAlarms: saying(
    ([recommended]) => ({ 'recommended alarms': recommended, 'rollback of the alarms': rollbackOf(recommended) }),
    call(maybe(recommended)),
  ),
  minimumHealthyPercent: call(number),
  maximumPercent: call(number),
  healthCheckGracePeriod: call(number),
  capacityProviderStrategy: once('capacity provider strategy', call(eachMember(data, 'an object of shares'))),
  placementConstraints: taking(data),
  placementStrategy: taking(data),
  serviceConnect: once('Service Connect settings', call(maybe(connectOptions))),
  serviceConnectService: call(text, maybe(connectedPort)),
  after: taking(
    either(
      definition("a service, such as service('api')", 'service'),
      definition("a task, such as task('migrate')", 'task'),
    ),
  ),
  discoverable: once('service registry', call(NAMESPACE, maybe(data))),
  serviceRegistry: once('service registry', call(text, maybe(data))),
  volume: once('volume', call(text, withMembers({ tags: texts }))),
  vpcLattice: call(data),
  executeCommand: call(),
  platformVersion: call(text),
  availabilityZoneRebalancing: call(text),
  propagateTags: call(text),
  enableECSManagedTags: call(flag),
  tags: TAGS,
  raw: rawCall('deploymentConfiguration'),
} as const satisfies Readonly<Record<string, MethodCall>>

function rollbackOf(options: unknown): unknown {
  return typeof options !== 'object' || options === null ? true : (Reflect.get(options, 'rollback') ?? true)
}
