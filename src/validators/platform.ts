import type { ContainerDraft, TaskDefinitionDraft } from './draft.ts'
import { isSet, isWindows, quoted, runsOn } from './launch.ts'
import { API, DOCS, type Report, type RuleFamily } from './rule.ts'

const FAMILIES = [
  'LINUX',
  ...['2004_CORE', '2016_FULL', '2019_CORE', '2019_FULL', '20H2_CORE', '2022_CORE', '2022_FULL'].map(windows),
  ...['2025_CORE', '2025_FULL'].map(windows),
]
const ON_FARGATE = ['2019_FULL', '2019_CORE', '2022_FULL', '2022_CORE'].map(windows)
const PERHAPS_ON_FARGATE = ['2025_FULL', '2025_CORE'].map(windows)
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
    if (os !== undefined && !FAMILIES.includes(os)) {
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
    const message = 'Windows does not run on ARM64'
    report({ code: 'TD-PLT-03', path: ['runtimePlatform', 'cpuArchitecture'], message, hint: 'use X86_64', docs })
  }
  if (runsOn(definition, 'FARGATE') && !ON_FARGATE.includes(os)) {
    const severity = PERHAPS_ON_FARGATE.includes(os) ? 'warning' : 'error'
    const message = `Fargate does not run ${os}`
    const docs = `${DOCS}/fargate-tasks-services.html`
    report({ code: 'TD-PLT-02', severity, path, message, hint: `use ${ON_FARGATE.join(', ')}`, docs })
  }
  if (runsOn(definition, 'MANAGED_INSTANCES')) {
    const message = 'Managed Instances run LINUX only'
    report({ code: 'TD-PLT-05', path, message, hint: 'use LINUX', docs })
  }
  for (const field of ['pidMode', 'ipcMode'] as const) {
    if (definition[field] === undefined) continue
    report({ code: 'TD-PLT-06', path: [field], message: `Windows does not support ${field}`, hint: 'remove it', docs })
  }
  for (const [index, container] of containers.entries()) {
    for (const field of NOT_ON_WINDOWS) {
      if (!isSet(container[field])) continue
      const message = `Windows containers do not support ${field}`
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

function windows(version: string): string {
  return `WINDOWS_SERVER_${version}`
}
