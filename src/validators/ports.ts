import type { ContainerDraft, PortDraft, TaskDefinitionDraft } from './draft.ts'
import { networkModeOf } from './launch.ts'
import type { Mistake } from './mistake.ts'
import { quoted } from './quoted.ts'
import { API, type Report, type RuleFamily } from './rule.ts'
import { type Filled, filled } from './sentence.ts'

/** What the compiler and the run time say of a port that is taken. */
export const PORT_TAKEN =
  'Port {port} is already used by a container of this task definition (awsvpc containers share one network)'

export type Protocol = 'tcp' | 'udp'
export type AppProtocol = 'http' | 'http2' | 'grpc'

const NO_PORTS = "Port mappings are not supported when networkMode is 'none'"
const NO_NAMES = 'Named ports are for network modes bridge and awsvpc'
export const SAME_PORT =
  'When networkMode={mode}, the host ports and container ports in port mappings must match: {hostPort} is not {containerPort}'
const IS = '{field} is {value}'
export const NO_RANGE = '"{range}" is not a range of ports'
export const NO_RANGES_HERE = 'Port ranges are for network modes bridge and awsvpc'

/**
 * What a port must be as well: nothing, when none of these ports is it. Under bridge each container has ports of its own.
 * Only TCP ports are remembered: the run time looks at the others.
 */
export type FreePort<P extends number, Taken extends number | string, T extends Protocol, N> = [P & Taken] extends [
  never,
]
  ? N extends 'none'
    ? Mistake<typeof NO_PORTS>
    : `${P}` extends '0' | `-${string}` | `${string}.${string}`
      ? Mistake<Filled<typeof IS, { field: 'containerPort'; value: P }>>
      : unknown
  : number extends P | Taken
    ? unknown
    : T extends 'udp'
      ? unknown
      : N extends 'bridge'
        ? unknown
        : Mistake<Filled<typeof PORT_TAKEN, { port: P }>>

/** What the port of the host must be as well: nothing, where it goes with the network mode. */
export type HostPort<H extends number, P extends number, N> = N extends 'host' | 'awsvpc'
  ? number extends H | P
    ? unknown
    : [H] extends [P | 0]
      ? unknown
      : Mistake<Filled<typeof SAME_PORT, { mode: N; hostPort: H; containerPort: P }>>
  : unknown

/** What the name of a port must be as well: nothing, when it is one, and the network mode has names. */
export type PortName<Name extends string, N> = N extends 'host'
  ? Mistake<typeof NO_NAMES>
  : Partly<Name> extends true
    ? unknown
    : Name extends '' | `-${string}` | `${string}${' ' | '.' | '/' | ':'}${string}`
      ? Mistake<NoPortName<Name>>
      : Name extends Lowercase<Name>
        ? unknown
        : Mistake<NoPortName<Name>>

/** Whether a part of it is known when the program runs: `http-${stage}`. */
type Partly<Name extends string> = Record<never, never> extends Record<Name, unknown> ? true : false

type NoPortName<Name extends string> = Filled<typeof IS, { field: 'name'; value: `"${Name}"` }>

/** What a range of ports must be as well: nothing, when it is one, and the network mode has it. */
export type CheckedPortRange<R extends string, N> = N extends 'host' | 'none'
  ? Mistake<typeof NO_RANGES_HERE>
  : string extends R
    ? unknown
    : R extends `${bigint}-${bigint}`
      ? unknown
      : Mistake<Filled<typeof NO_RANGE, { range: R }>>

const docs = `${API}/API_PortMapping.html`
const NAME = /^[a-z0-9_][a-z0-9_-]{0,63}$/
const APP_PROTOCOLS: readonly string[] = ['http', 'http2', 'grpc'] satisfies AppProtocol[]
const FIRELENS_PORT = 24224

type Path = readonly (string | number)[]

export const portRules: RuleFamily<TaskDefinitionDraft> = {
  codes: [
    ...['PM-NUM-01', 'PM-PRO-01', 'PM-NAM-01', 'PM-APP-01', 'PM-APP-02', 'PM-DUP-01', 'PM-DUP-02', 'PM-NON-01'],
    'PM-FLB-01',
  ],
  docs,
  check(definition, report) {
    const { containers } = definition
    const mode = networkModeOf(definition)
    const shared = mode === 'awsvpc' || mode === 'host'
    const routed = containers.some(({ firelensConfiguration }) => firelensConfiguration !== undefined)
    const ports = new Set<string>()
    const names = new Set<string>()
    for (const [index, container] of containers.entries()) {
      if (container.portMappings.length === 0) continue
      const at = ['containerDefinitions', index, 'portMappings']
      if (mode === 'none') {
        report({
          code: 'PM-NON-01',
          path: at,
          message: NO_PORTS,
          hint: 'remove them, or change the network mode',
          docs,
        })
      }
      checkBothProtocols(container, at, report)
      for (const [item, port] of container.portMappings.entries()) {
        const path = [...at, item]
        checkMapping(port, path, definition.written ? 'warning' : 'error', report)
        if (mode === 'host' && (port.name !== undefined || port.appProtocol !== undefined)) {
          report({ code: 'PM-APP-02', path: [...path, 'name'], message: NO_NAMES, hint: 'remove the name', docs })
        }
        if (routed && port.containerPort === FIRELENS_PORT) {
          const message = `Port ${FIRELENS_PORT} belongs to the FireLens router`
          report({ code: 'PM-FLB-01', severity: 'warning', path, message, hint: 'do not map it', docs })
        }
        if (shared && port.containerPort !== undefined) {
          const key = `${port.containerPort}/${protocolOf(port)}`
          if (ports.has(key)) {
            const message = filled(PORT_TAKEN, { port: port.containerPort })
            report({ code: 'PM-DUP-01', path, message, hint: 'let one of the containers listen on another port', docs })
          }
          ports.add(key)
        }
        if (port.name === undefined) continue
        if (names.has(port.name)) {
          const message = `Port name ${quoted(port.name)} is already used in this task definition`
          const hint = 'give each port a name of its own'
          report({ code: 'PM-NAM-01', path: [...path, 'name'], message, hint, docs })
        }
        names.add(port.name)
      }
    }
  },
}

function checkMapping(
  { containerPort, containerPortRange, protocol, name, appProtocol }: PortDraft,
  path: Path,
  severity: 'warning' | 'error',
  report: Report,
): void {
  const refuse = (code: string, field: string, value: unknown, expected: string) => {
    const received = quoted(value)
    const message = filled(IS, { field, value: received })
    report({ code, path: [...path, field], message, hint: `use ${expected}`, expected, received, docs })
  }
  if (containerPortRange === undefined && !isPort(containerPort)) {
    refuse('PM-NUM-01', 'containerPort', containerPort, 'a whole number from 1 to 65535')
  }
  if (protocol !== 'tcp' && protocol !== 'udp') {
    const message = `protocol is ${quoted(protocol)}, which Amazon ECS treats as tcp`
    const hint = 'use tcp or udp, in lower case'
    report({ code: 'PM-PRO-01', severity, path: [...path, 'protocol'], message, hint, docs })
  }
  if (name !== undefined && !NAME.test(name)) {
    refuse('PM-NAM-01', 'name', name, '1 to 64 of a-z, 0-9, _ and -, not starting with a hyphen')
  }
  if (appProtocol === undefined) return
  if (!APP_PROTOCOLS.includes(appProtocol)) refuse('PM-APP-01', 'appProtocol', appProtocol, 'http, http2 or grpc')
  if (name === undefined) {
    const message = `Port ${containerPort} has an application protocol but no name`
    const where = [...path, 'appProtocol']
    report({ code: 'PM-APP-01', severity, path: where, message, hint: 'name the port', docs })
  }
}

function checkBothProtocols({ name, portMappings }: ContainerDraft, path: Path, report: Report): void {
  if (portMappings.length < 2) return
  const tcp = new Set(portMappings.filter(port => protocolOf(port) === 'tcp').map(port => port.containerPort))
  for (const { containerPort, protocol } of portMappings) {
    if (protocol !== 'udp' || containerPort === undefined || !tcp.has(containerPort)) continue
    const message = `Container port ${containerPort} is used in more than one port mapping for container ${name}`
    const hint = 'a service cannot refer to this port; give one of the protocols another port'
    report({ code: 'PM-DUP-02', severity: 'warning', path, message, hint, docs })
  }
}

/** The protocol as AWS reads it: what it does not know is TCP. */
export function protocolOf({ protocol }: { readonly protocol: string }): Protocol {
  return protocol === 'udp' ? 'udp' : 'tcp'
}

export function isPort(port: number | undefined): port is number {
  return Number.isInteger(port) && Number(port) >= 1 && Number(port) <= 65535
}
