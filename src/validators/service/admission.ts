import { DYNAMIC_PORTS } from '../../model/service-groups.ts'
import type { TaskDefinitionDraft } from '../draft.ts'
import { networkModeOf } from '../launch.ts'
import { isPort } from '../ports.ts'
import { DOCS, type RuleFamily } from '../rule.ts'
import { filled } from '../sentence.ts'

/** What the run time says of a port that no container has. */
export const NO_SUCH_PORT = 'No container of the task definition has port {port}/{protocol}'
export const PORT_AND_RANGE = 'Give a port, or a range from its first port to its last, not both'
/** Of what shares no network with its instance: there is nothing that all ports could be. */
export const NO_PORT = 'No container of the task definition has a port'
export const NOTHING_TO_OPEN =
  'The tasks share the network of their instances, and which security groups those have is not known'

export const NOTHING_TO_CLOSE =
  'The tasks share the network of their instances, whose security groups say what may leave'

export const NOT_THEIR_GROUP =
  'The tasks have only the security groups of .raw(): what sends to them is let into one that they do not have'

/** Ports that something may reach, from the first to the last, or all of every protocol. */
export type ReachedPorts = 'all' | PortsOfOne

interface PortsOfOne {
  readonly from: number
  readonly to: number
  readonly protocol?: 'tcp' | 'udp'
  /** A range was given beside the port. */
  readonly besideRange?: boolean
}

/** What a service lets in, as the rules read it. */
export interface AdmissionDraft {
  readonly ports: readonly ReachedPorts[]
  readonly definition: TaskDefinitionDraft | undefined
  /** It has a security group that could be opened. */
  readonly reachable: boolean
  /** `.raw()` says where the tasks are and what groups they have, and something is let into a group of the service. */
  readonly bypassed: boolean
  /** It says where its tasks may go, and has no group of its own to say it of. */
  readonly closed: boolean
}

/** Rules about who a service lets in. */
export const admissionRules: RuleFamily<AdmissionDraft> = {
  codes: ['SGR-PRT-01', 'SGR-RAW-01'],
  docs: `${DOCS}/task-networking.html`,
  check({ ports, definition, reachable, bypassed, closed }, report) {
    if (closed) {
      const hint = 'say it of the group: securityGroup.existing(…).allowTo(…)'
      report({ code: 'SGR-PRT-01', path: ['allowTo'], message: NOTHING_TO_CLOSE, hint })
    }
    if (bypassed) {
      const path = ['raw', 'networkConfiguration']
      const hint = 'give the groups with .securityGroups(securityGroup.existing(…)), and the subnets with .network(…)'
      report({ code: 'SGR-RAW-01', path, message: NOT_THEIR_GROUP, hint })
    }
    for (const reached of ports) {
      if (reached === 'all' || !reached.besideRange) continue
      const hint = 'leave out port, or from and to'
      report({ code: 'SGR-PRT-01', path: ['allowFrom', portWords(reached)], message: PORT_AND_RANGE, hint })
    }
    if (!definition) return
    for (const reached of ports) {
      const path = ['allowFrom', portWords(reached)]
      if (!reachable && networkModeOf(definition) !== 'awsvpc') {
        const hint = 'name them: .securityGroups(securityGroup.existing(…))'
        report({ code: 'SGR-PRT-01', path, message: NOTHING_TO_OPEN, hint })
      }
      if (reached === 'all') {
        const opened = askedOnInstances(reached, definition).flatMap(asked => hostPortsOf(asked, definition))
        if (opened.length === 0 && networkModeOf(definition) !== 'awsvpc')
          report({ code: 'SGR-PRT-01', path, message: NO_PORT, hint: knownPorts(definition) })
        continue
      }
      if (mappingsOf(reached, definition).length > 0) continue
      const message = filled(NO_SUCH_PORT, { port: portWords(reached), protocol: reached.protocol ?? 'tcp' })
      report({ code: 'SGR-PRT-01', path, message, hint: knownPorts(definition) })
    }
  },
}

/** A port, or the first and the last, in a path and in a message. */
export function portWords(ports: ReachedPorts): number | string {
  if (ports === 'all') return ports
  return ports.from === ports.to ? ports.from : `${ports.from}-${ports.to}`
}

function mappingsOf({ from: first, to: last, protocol = 'tcp' }: PortsOfOne, { containers }: TaskDefinitionDraft) {
  if (!isPort(first) || !isPort(last) || first > last) return []
  return containers
    .flatMap(({ portMappings }) => portMappings)
    .filter(mapping => {
      if (mapping.protocol !== protocol) return false
      const { containerPort, containerPortRange } = mapping
      const [from = Number.NaN, to] = (containerPortRange ?? String(containerPort)).split('-').map(Number)
      return from <= last && first <= (to ?? from)
    })
}

/** The ports of an instance at which ports of containers can be reached. */
export function hostPortsOf(
  ports: ReachedPorts,
  definition: TaskDefinitionDraft,
): readonly ('all' | number | { readonly from: number; readonly to: number })[] {
  if (ports === 'all') return [ports]
  if (networkModeOf(definition) !== 'host')
    return mappingsOf(ports, definition).map(({ hostPort }) => hostPort || DYNAMIC_PORTS)
  return [ports.from === ports.to ? ports.from : { from: ports.from, to: ports.to }]
}

const EVERY_PORT = { from: 1, to: 65_535 } as const

/** What is asked for on an instance: all ports of tasks that do not share its network are not all of the instance. */
export function askedOnInstances(ports: ReachedPorts, definition: TaskDefinitionDraft): readonly ReachedPorts[] {
  if (ports !== 'all' || networkModeOf(definition) === 'host') return [ports]
  return [
    { ...EVERY_PORT, protocol: 'tcp' },
    { ...EVERY_PORT, protocol: 'udp' },
  ]
}

function knownPorts({ containers }: TaskDefinitionDraft): string {
  const known = containers.flatMap(({ name, portMappings }) =>
    portMappings.map(
      ({ containerPort, containerPortRange, protocol }) =>
        `${containerPort ?? containerPortRange}/${protocol} (${name})`,
    ),
  )
  return known.length > 0 ? `use one of ${known.join(', ')}` : 'call .port() on the container that listens there'
}
