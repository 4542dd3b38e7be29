import { DYNAMIC_PORTS } from '../../model/service-groups.ts'
import type { TaskDefinitionDraft } from '../draft.ts'
import { networkModeOf } from '../launch.ts'
import { DOCS, type RuleFamily } from '../rule.ts'
import { filled } from '../sentence.ts'

/** What the run time says of a port that no container has. */
export const NO_SUCH_PORT = 'No container of the task definition has port {port}/{protocol}'
export const NOTHING_TO_OPEN =
  'The tasks share the network of their instances, and which security groups those have is not known'

/** A port that something may reach. */
export interface ReachedPort {
  readonly port: number
  readonly protocol?: 'tcp' | 'udp'
}

/** What a service lets in, as the rules read it. */
export interface AdmissionDraft {
  readonly ports: readonly ReachedPort[]
  readonly definition: TaskDefinitionDraft | undefined
  /** It has a security group that could be opened. */
  readonly reachable: boolean
}

/** Rules about who a service lets in. */
export const admissionRules: RuleFamily<AdmissionDraft> = {
  codes: ['SGR-PRT-01'],
  docs: `${DOCS}/task-networking.html`,
  check({ ports, definition, reachable }, report) {
    if (!definition) return
    for (const { port, protocol = 'tcp' } of ports) {
      const path = ['allowFrom', port]
      if (!reachable && networkModeOf(definition) !== 'awsvpc') {
        const hint = 'name them: .securityGroups(securityGroup.existing(…))'
        report({ code: 'SGR-PRT-01', path, message: NOTHING_TO_OPEN, hint })
      }
      if (mappingsOf({ port, protocol }, definition).length > 0) continue
      const message = filled(NO_SUCH_PORT, { port, protocol })
      report({ code: 'SGR-PRT-01', path, message, hint: knownPorts(definition) })
    }
  },
}

function mappingsOf({ port, protocol = 'tcp' }: ReachedPort, { containers }: TaskDefinitionDraft) {
  return containers
    .flatMap(({ portMappings }) => portMappings)
    .filter(mapping => {
      if (mapping.protocol !== protocol) return false
      const [from, to] = (mapping.containerPortRange ?? '').split('-').map(Number)
      return mapping.containerPort === port || (from !== undefined && to !== undefined && from <= port && port <= to)
    })
}

/** The ports of an instance at which a port of a container can be reached. */
export function hostPortsOf(
  port: ReachedPort,
  definition: TaskDefinitionDraft,
): readonly (number | { readonly from: number; readonly to: number })[] {
  if (networkModeOf(definition) === 'host') return [port.port]
  return mappingsOf(port, definition).map(({ hostPort }) => hostPort || DYNAMIC_PORTS)
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
