import * as z from 'zod/mini'
import type { ContainerDraft, PortDraft, TaskDefinitionDraft } from './draft.ts'
import type { Mistake } from './mistake.ts'
import { API, type Report, type RuleFamily } from './rule.ts'
import { type Filled, filled } from './sentence.ts'

/** What the compiler and the run time say of a port that is taken. */
export const PORT_TAKEN =
  'Port {port} is already used by a container of this task definition (awsvpc containers share one network)'

export type Protocol = 'tcp' | 'udp'
export type AppProtocol = 'http' | 'http2' | 'grpc'

/** What a port must be as well: nothing, when none of these ports is it. Only TCP ports are remembered: the run time looks at the others. */
export type FreePort<P extends number, Taken extends number, T extends Protocol> = [P & Taken] extends [never]
  ? unknown
  : number extends P | Taken
    ? unknown
    : T extends 'udp'
      ? unknown
      : Mistake<Filled<typeof PORT_TAKEN, { port: P }>>

const docs = `${API}/API_PortMapping.html`

const FIELDS = {
  containerPort: { code: 'PM-NUM-01', expected: 'a whole number from 1 to 65535' },
  protocol: { code: 'PM-PRO-01', expected: 'tcp or udp, in lower case' },
  name: { code: 'PM-NAM-01', expected: '1 to 64 of a-z, 0-9, _ and -, not starting with a hyphen' },
  appProtocol: { code: 'PM-APP-01', expected: 'http, http2 or grpc' },
} as const

const mapping = z.object({
  containerPort: z.int().check(z.minimum(1), z.maximum(65535)),
  protocol: z.enum(['tcp', 'udp']),
  name: z.optional(z.string().check(z.regex(/^[a-z0-9_][a-z0-9_-]{0,63}$/))),
  appProtocol: z.optional(z.enum(['http', 'http2', 'grpc'])),
})

export const portRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['PM-NUM-01', 'PM-PRO-01', 'PM-NAM-01', 'PM-APP-01', 'PM-DUP-01', 'PM-DUP-02'],
  check({ containers }, report) {
    const ports = new Set<string>()
    const names = new Set<string>()
    for (const [index, container] of containers.entries()) {
      checkSharedPorts(container, index, report)
      for (const [at, port] of container.portMappings.entries()) {
        const path = ['containers', index, 'portMappings', at]
        checkMapping(port, path, report)
        const key = `${port.containerPort}/${port.protocol}`
        if (ports.has(key)) {
          const message = filled(PORT_TAKEN, { port: port.containerPort })
          report({ code: 'PM-DUP-01', path, message, hint: 'let one of the containers listen on another port', docs })
        }
        ports.add(key)
        if (port.name !== undefined && names.has(port.name)) {
          const message = `Port name "${port.name}" is already used in this task definition`
          report({
            code: 'PM-NAM-01',
            path: [...path, 'name'],
            message,
            hint: 'give each port a name of its own',
            docs,
          })
        }
        if (port.name !== undefined) names.add(port.name)
      }
    }
  },
}

function checkMapping(port: PortDraft, path: readonly (string | number)[], report: Report): void {
  for (const issue of mapping.safeParse(port).error?.issues ?? []) {
    const field = issue.path[0] as keyof typeof FIELDS
    const { code, expected } = FIELDS[field]
    const message = `${field} is ${JSON.stringify(port[field])}`
    report({
      code,
      path: [...path, field],
      message,
      hint: `use ${expected}`,
      expected,
      received: String(port[field]),
      docs,
    })
  }
  if (port.appProtocol !== undefined && port.name === undefined) {
    const message = `Port ${port.containerPort} has an application protocol but no name`
    report({ code: 'PM-APP-01', path: [...path, 'appProtocol'], message, hint: 'name the port', docs })
  }
}

function checkSharedPorts({ name, portMappings }: ContainerDraft, index: number, report: Report): void {
  const tcp = new Set(portMappings.filter(port => port.protocol === 'tcp').map(port => port.containerPort))
  for (const { containerPort, protocol } of portMappings) {
    if (protocol !== 'udp' || !tcp.has(containerPort)) continue
    const message = `Container port ${containerPort} is used in more than one port mapping for container ${name}`
    const hint = 'a service cannot refer to this port; give one of the protocols another port'
    report({ code: 'PM-DUP-02', severity: 'warning', path: ['containers', index, 'portMappings'], message, hint, docs })
  }
}
