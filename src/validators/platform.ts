import type { ContainerDraft, TaskDefinitionDraft } from './draft.ts'
import { isSet } from './is-set.ts'
import { isWindows } from './is-windows.ts'
import { runsOn } from './launch.ts'
import type { Marked } from './mark.ts'
import type { Mistake } from './mistake.ts'
import { quoted } from './quoted.ts'
import { API, DOCS, type Report, type RuleFamily } from './rule.ts'
import { type Filled, filled } from './sentence.ts'

/** What the compiler and the run time say of operating systems and processors. */
export const WINDOWS_LACKS = 'Windows containers do not support {field}'
export const WINDOWS_TASK_LACKS = 'Windows does not support {field}'
const NO_ARM64 = 'Windows does not run on ARM64'
const LINUX_ONLY = 'Managed Instances run LINUX only'
const NOT_ON_FARGATE = 'Fargate does not run {os}'

const ON_FARGATE = [
  ...(['WINDOWS_SERVER_2019_FULL', 'WINDOWS_SERVER_2019_CORE', 'WINDOWS_SERVER_2022_FULL'] as const),
  'WINDOWS_SERVER_2022_CORE',
] as const
const PERHAPS_ON_FARGATE = ['WINDOWS_SERVER_2025_FULL', 'WINDOWS_SERVER_2025_CORE'] as const
const NEVER_ON_FARGATE = [
  ...(['WINDOWS_SERVER_2004_CORE', 'WINDOWS_SERVER_2016_FULL', 'WINDOWS_SERVER_20H2_CORE'] as const),
] as const
/** Every operating system family. */
export const FAMILIES = ['LINUX', ...ON_FARGATE, ...PERHAPS_ON_FARGATE, ...NEVER_ON_FARGATE] as const
const named = (families: readonly string[], os: string) => families.includes(os)

/** Operating systems that AWS knows. */
export type OperatingSystem = (typeof FAMILIES)[number]

/** What an operating system must be as well: nothing, where it goes with launch type and processor. */
export type SystemOn<O extends OperatingSystem, L, D> = O extends 'LINUX'
  ? unknown
  : L extends 'MANAGED_INSTANCES'
    ? Mistake<typeof LINUX_ONLY>
    : Marked<'arm64', D> extends true
      ? Mistake<typeof NO_ARM64>
      : L extends 'FARGATE'
        ? O extends (typeof NEVER_ON_FARGATE)[number]
          ? Mistake<Filled<typeof NOT_ON_FARGATE, { os: O }>>
          : unknown
        : unknown

/** What a processor must be as well: nothing, where it goes with the operating system. */
export type ArchitectureWith<A extends string, D> = A extends 'ARM64'
  ? Marked<'windows', D> extends true
    ? Mistake<typeof NO_ARM64>
    : unknown
  : unknown

/** What a setting of the task must be as well: nothing, where the operating system has it. */
export type TaskSetting<F extends string, D> =
  Marked<'windows', D> extends true ? Mistake<Filled<typeof WINDOWS_TASK_LACKS, { field: F }>> : unknown

export type NotOnWindows = (typeof NOT_ON_WINDOWS)[number]

const NOT_ON_WINDOWS = [
  ...(['linuxParameters', 'ulimits', 'privileged', 'readonlyRootFilesystem', 'user', 'dnsServers'] as const),
  ...(['dnsSearchDomains', 'extraHosts', 'links', 'disableNetworking', 'systemControls'] as const),
] as const satisfies readonly (keyof ContainerDraft)[]

const docs = `${API}/API_RuntimePlatform.html`

/** Rules about operating systems and processors. */
export const platformRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['TD-PLT-01', 'TD-PLT-02', 'TD-PLT-03', 'TD-PLT-05', 'TD-PLT-06', 'TD-PLT-07'],
  docs,
  check(definition, report) {
    const { cpuArchitecture: received, operatingSystemFamily: os } = definition
    if (received !== undefined && received !== 'X86_64' && received !== 'ARM64') {
      const message = `${quoted(received)} is not a CPU architecture`
      const path = ['runtimePlatform', 'cpuArchitecture']
      report({ code: 'TD-PLT-03', path, message, hint: 'use X86_64 or ARM64', received, docs })
    }
    if (os !== undefined && !named(FAMILIES, os)) {
      const message = `${quoted(os)} is not an operating system family`
      const path = ['runtimePlatform', 'operatingSystemFamily']
      report({ code: 'TD-PLT-01', path, message, hint: `use ${FAMILIES.join(', ')}`, docs })
    } else if (isWindows(definition)) checkWindows(definition, report)
  },
}

function checkWindows(definition: TaskDefinitionDraft, report: Report): void {
  const { cpuArchitecture, operatingSystemFamily: os = '', cpu, memory, containers } = definition
  const path = ['runtimePlatform', 'operatingSystemFamily']
  if (cpuArchitecture === 'ARM64') {
    const at = ['runtimePlatform', 'cpuArchitecture']
    report({ code: 'TD-PLT-03', path: at, message: NO_ARM64, hint: 'use X86_64', docs })
  }
  if (runsOn(definition, 'FARGATE') && !named(ON_FARGATE, os)) {
    const severity = named(PERHAPS_ON_FARGATE, os) ? 'warning' : 'error'
    const message = filled(NOT_ON_FARGATE, { os })
    const docs = `${DOCS}/fargate-tasks-services.html`
    report({ code: 'TD-PLT-02', severity, path, message, hint: `use ${ON_FARGATE.join(', ')}`, docs })
  }
  if (runsOn(definition, 'MANAGED_INSTANCES')) {
    report({ code: 'TD-PLT-05', path, message: LINUX_ONLY, hint: 'use LINUX', docs })
  }
  for (const field of ['pidMode', 'ipcMode'] as const) {
    if (definition[field] === undefined) continue
    const message = filled(WINDOWS_TASK_LACKS, { field })
    report({ code: 'TD-PLT-06', path: [field], message, hint: 'remove it', docs })
  }
  for (const [index, container] of containers.entries()) {
    for (const field of NOT_ON_WINDOWS) {
      if (!isSet(container[field])) continue
      const message = filled(WINDOWS_LACKS, { field })
      const docs = `${API}/API_ContainerDefinition.html`
      report({ code: 'TD-PLT-06', path: ['containerDefinitions', index, field], message, hint: 'remove it', docs })
    }
  }
  if (!runsOn(definition, 'FARGATE') && (cpu !== undefined || memory !== undefined)) {
    const message = 'Windows tasks on EC2 ignore the cpu and memory of the task'
    const hint = 'set cpu and memory on the containers'
    const field = memory === undefined ? 'cpu' : 'memory'
    report({ code: 'TD-PLT-07', severity: 'warning', path: [field], message, hint, docs })
  }
}
