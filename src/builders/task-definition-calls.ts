import { call, type MethodCall, oneWay } from './calls.ts'
import { COMMON_CALLS, RAW, TAGS } from './common-calls.ts'
import {
  containers,
  data,
  definition,
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
import { deferrable } from './value.ts'

const launchType = (name: string): MethodCall => oneWay('launch type', name, call())
const defining = steps('a function that defines the container, such as c => c.image(…)')
const stepping = steps('a function that takes steps, such as d => d.tags(…)')
const size = either(number, text)
const names = listOf(text, 'a list of strings')
const resources = listOf(deferrable, 'a list of strings')
const allowed = kind(
  '{ actions, resources }',
  value => isRecord(value) && names.is(value.actions) && resources.is(value.resources),
)
const existingRole = definition("the ARN of a role, or one such as role.existing('web')", 'role')
const role = withMembers({
  allow: listOf(allowed, 'a list of { actions, resources }'),
  managedPolicyArns: names,
  physicalName: text,
})
/** One role takes the place of another; what was said of a role is lost to none. */
const roleFor = (what: string): MethodCall => ({
  ...call(either(either(text, existingRole), role)),
  says: ([given]) => (isRecord(given) ? { [what]: given } : {}),
  keeps: ([given]) => ({ [what]: given }),
})

/** How the methods of a task definition are called. */
export const TASK_DEFINITION_CALLS = {
  ...COMMON_CALLS,
  family: call(text),
  fargate: launchType('FARGATE'),
  ec2: launchType('EC2'),
  external: launchType('EXTERNAL'),
  managedInstances: launchType('MANAGED_INSTANCES'),
  networkMode: call(text),
  cpu: { takes: [size], says: ([vcpu]) => ({ CPU: vcpu }) },
  memory: { takes: [size], says: ([gib]) => ({ memory: gib }) },
  size: { takes: [data], keeps: ([given]) => ({ CPU: member(given, 'cpu'), memory: member(given, 'memory') }) },
  architecture: call(text),
  operatingSystem: call(text),
  ephemeralStorage: call(number),
  pidMode: call(text),
  ipcMode: call(text),
  placementConstraint: call(text),
  enableFaultInjection: call(flag),
  proxyConfiguration: call(text, data),
  volume: call(text),
  hostVolume: call(text, text),
  efsVolume: call(text, data),
  s3FilesVolume: call(text, data),
  ebsVolume: call(text),
  dockerVolume: call(text, maybe(data)),
  fsxWindowsFileServerVolume: call(text, data),
  physicalName: call(text),
  executionRole: roleFor('execution role'),
  taskRole: roleFor('task role'),
  allowExecuteCommand: call(),
  logs: call(data),
  tags: TAGS,
  container: call(text, defining),
  firelens: call(text, defining, data),
  containers: call(containers),
  when: call(flag, stepping, maybe(stepping)),
  use: call(stepping),
  raw: RAW,
} as const satisfies Readonly<Record<string, MethodCall>>

function member(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined
}
