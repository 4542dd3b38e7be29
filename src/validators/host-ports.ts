import type { PortDraft, TaskDefinitionDraft } from './draft.ts'
import { networkModeOf } from './launch.ts'
import { isPort, NO_RANGE, NO_RANGES_HERE, protocolOf, SAME_PORT } from './ports.ts'
import { API, type Report, type RuleFamily } from './rule.ts'
import { filled } from './sentence.ts'

const docs = `${API}/API_PortMapping.html`
const AGENT_PORTS = new Set([22, 2375, 2376, 51678, 51679, 51680])
const FIRST_EPHEMERAL = 32_768

type Path = readonly (string | number)[]

/** Rules about ports of the host, and ranges of ports. */
export const hostPortRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['PM-HST-01', 'PM-HST-02', 'PM-BRG-01', 'PM-DUP-01', 'PM-RNG-01', 'PM-RNG-02'],
  docs,
  check(definition, report) {
    const mode = networkModeOf(definition)
    const taken = new Set<string>()
    for (const [index, { portMappings }] of definition.containers.entries()) {
      const at = ['containerDefinitions', index, 'portMappings']
      for (const [item, port] of portMappings.entries()) {
        const path = [...at, item]
        if (port.containerPortRange !== undefined) checkRange(port, mode, path, report)
        else if (mode === 'bridge') checkBridge(port, taken, path, report)
        else checkSame(port, mode, path, report)
      }
      if (portMappings.some(port => port.containerPortRange !== undefined)) checkOverlaps(portMappings, at, report)
    }
  },
}

function checkSame({ hostPort, containerPort }: PortDraft, mode: string | undefined, at: Path, report: Report): void {
  if (hostPort === undefined || hostPort === containerPort || (mode !== 'awsvpc' && mode !== 'host')) return
  const path = [...at, 'hostPort']
  // AWS gives hostPort 0 back where none was set
  const severity = hostPort === 0 ? 'warning' : 'error'
  const message = filled(SAME_PORT, { mode, hostPort, containerPort: containerPort ?? 'none' })
  const code = mode === 'awsvpc' ? 'PM-HST-01' : 'PM-HST-02'
  report({ code, severity, path, message, hint: 'leave hostPort out', docs })
}

function checkBridge({ hostPort, ...port }: PortDraft, taken: Set<string>, at: Path, report: Report): void {
  if (hostPort === undefined || hostPort === 0) return
  const path = [...at, 'hostPort']
  const hint = 'use another port, or 0 for one that ECS chooses'
  if (!isPort(hostPort) || AGENT_PORTS.has(hostPort)) {
    const message = isPort(hostPort)
      ? `Host port ${hostPort} is reserved for the host or the ECS agent`
      : `Host port ${hostPort} is not a port`
    report({ code: 'PM-BRG-01', path, message, hint, docs })
  } else if (hostPort >= FIRST_EPHEMERAL) {
    const message = `Host port ${hostPort} is in the range that the host gives out by itself`
    report({ code: 'PM-BRG-01', severity: 'warning', path, message, hint, docs })
  }
  const protocol = protocolOf(port)
  const key = `${hostPort}/${protocol}`
  if (taken.has(key)) {
    const message = `${protocol.toUpperCase()} host port '${hostPort}' is mapped multiple times in task`
    report({ code: 'PM-DUP-01', path, message, hint, docs })
  }
  taken.add(key)
}

function checkRange(port: PortDraft, mode: string | undefined, path: Path, report: Report): void {
  const code = 'PM-RNG-01'
  const { containerPortRange = '', containerPort, hostPort } = port
  const at = [...path, 'containerPortRange']
  if (boundsOf(containerPortRange) === undefined) {
    const message = filled(NO_RANGE, { range: containerPortRange.slice(0, 120) })
    report({ code, path: at, message, hint: 'write for example "6000-6010", from 1 to 65535', docs })
  }
  if (mode !== 'bridge' && mode !== 'awsvpc') {
    report({ code, path: at, message: NO_RANGES_HERE, hint: 'list the ports', docs })
  }
  if (hostPort !== undefined || containerPort !== undefined) {
    const message = 'A mapping with a port range has neither containerPort nor hostPort'
    report({ code, path, message, hint: 'remove them', docs })
  }
}

function checkOverlaps(mappings: readonly PortDraft[], path: Path, report: Report): void {
  const code = 'PM-RNG-02'
  const ranges = mappings.flatMap(({ containerPortRange: range, containerPort: port, ...rest }) => {
    const bounds = range === undefined ? (isPort(port) ? ([port, port] as const) : undefined) : boundsOf(range)
    return bounds ? [{ bounds, protocol: protocolOf(rest) }] : []
  })
  if (mappings.filter(({ containerPortRange }) => containerPortRange !== undefined).length > 100) {
    const message = 'A container takes at most 100 port ranges'
    report({ code, path, message, hint: 'join some of them', docs })
  }
  for (const kind of ['tcp', 'udp']) {
    const sorted = ranges.filter(({ protocol }) => protocol === kind).sort((a, b) => a.bounds[0] - b.bounds[0])
    let last: readonly [number, number] | undefined
    for (const { bounds } of sorted) {
      if (last && bounds[0] <= last[1]) {
        const message = `Ports ${last.join('-')} and ${bounds.join('-')} overlap`
        report({ code, path, message, hint: 'give each port to one mapping', docs })
      }
      if (!last || bounds[1] > last[1]) last = bounds
    }
  }
}

function boundsOf(range: string): readonly [number, number] | undefined {
  const [, from, to] = /^(\d{1,5})-(\d{1,5})$/.exec(range) ?? []
  const first = Number(from)
  const last = Number(to)
  return isPort(first) && isPort(last) && first < last ? [first, last] : undefined
}
