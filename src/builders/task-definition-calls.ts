import { type Call, call, once } from './calls.ts'
import { COMMON_CALLS, TAGS } from './common-calls.ts'
import {
  containers,
  data,
  either,
  flag,
  isRecord,
  kind,
  listOf,
  maybe,
  number,
  steps,
  text,
  withMembers,
} from './kinds.ts'

const launchType = (name: string): Call => ({ takes: [], says: () => ({ 'launch type': name }) })
const defining = steps('a function that defines the container, such as c => c.image(…)')
const stepping = steps('a function that takes steps, such as d => d.tags(…)')
const size = either(number, text)
const names = listOf(text, 'a list of strings')
const allowed = kind(
  '{ actions, resources }',
  value => isRecord(value) && names.is(value.actions) && names.is(value.resources),
)
const role = withMembers({ allow: listOf(allowed, 'a list of { actions, resources }'), managedPolicyArns: names })

/** How the methods of a task definition are called. */
export const TASK_DEFINITION_CALLS = {
  ...COMMON_CALLS,
  family: once('family', call(text)),
  fargate: launchType('FARGATE'),
  ec2: launchType('EC2'),
  external: launchType('EXTERNAL'),
  managedInstances: launchType('MANAGED_INSTANCES'),
  networkMode: once('network mode', call(text)),
  cpu: once('CPU', call(size)),
  memory: once('memory', call(size)),
  size: { takes: [data], says: ([given]) => ({ CPU: [member(given, 'cpu')], memory: [member(given, 'memory')] }) },
  architecture: once('architecture', call(text)),
  operatingSystem: once('operating system', call(text)),
  ephemeralStorage: once('ephemeral storage', call(number)),
  pidMode: once('pidMode', call(text)),
  ipcMode: once('ipcMode', call(text)),
  placementConstraint: call(text),
  enableFaultInjection: once('fault injection', call(flag)),
  proxyConfiguration: once('proxy', call(text, data)),
  volume: call(text),
  hostVolume: call(text, text),
  efsVolume: call(text, data),
  s3FilesVolume: call(text, data),
  ebsVolume: call(text),
  dockerVolume: call(text, maybe(data)),
  fsxWindowsFileServerVolume: call(text, data),
  executionRole: once('execution role', call(text)),
  taskRole: once('task role', call(either(text, role))),
  allowExecuteCommand: call(),
  logs: { takes: [data], says: ([given]) => logSettings(given) },
  tags: TAGS,
  container: call(text, defining),
  firelens: call(text, defining, data),
  containers: call(containers),
  when: call(flag, stepping, maybe(stepping)),
  use: call(stepping),
  raw: call(data),
} as const satisfies Readonly<Record<string, Call>>

function member(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined
}

function logSettings(given: unknown): Readonly<Record<string, unknown>> {
  const settings = typeof given === 'object' && given !== null ? Object.entries(given) : []
  return Object.fromEntries(settings.map(([name, value]) => [`${name} of the logs`, value]))
}
