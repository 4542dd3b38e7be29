import { canonical } from '../deploy/canonical.ts'
import { significant } from '../deploy/resources/task-definition/aws-fields.ts'
import { HEALTH_CHECK_DEFAULTS } from '../model/health-check-defaults.ts'
import { isJson, type Json, objectsIn, registrable } from './definition-json.ts'

/**
 * Whether two definitions are the same to ECS, tags aside: AWS answers with defaults and empty lists that need not have
 * been given, and with numbers for sizes in words.
 */
export function isSameDefinition(one: Json, other: Json): boolean {
  return canonical(essence(one)) === canonical(essence(other))
}

/** What of a definition says something to ECS: without tags, defaults and what is empty. */
export function essence(definition: Json): unknown {
  const {
    tags: _,
    cpu,
    memory,
    networkMode,
    containerDefinitions,
    requiresCompatibilities,
    volumes,
    ...rest
  } = registrable(definition)
  const samePorts = networkMode === 'awsvpc' || networkMode === 'host'
  return pruned({
    ...rest,
    cpu: unitsOf(cpu),
    memory: unitsOf(memory),
    networkMode: networkMode === 'bridge' ? undefined : networkMode,
    volumes: objectsIn(volumes).map(significant),
    requiresCompatibilities: Array.isArray(requiresCompatibilities) ? [...requiresCompatibilities].sort() : [],
    containers: objectsIn(containerDefinitions).map(container => containerEssence(container, samePorts)),
  })
}

function containerEssence(container: Json, samePorts: boolean): Json {
  const { cpu, essential, environment, secrets, portMappings, healthCheck, ...rest } = container
  return {
    ...rest,
    cpu: cpu === 0 ? undefined : cpu,
    essential: essential === true ? undefined : essential,
    environment: byName(environment),
    secrets: byName(secrets),
    portMappings: objectsIn(portMappings).map(({ hostPort, protocol, ...port }) => ({
      ...port,
      hostPort: hostPort === 0 || (samePorts && hostPort === port.containerPort) ? undefined : hostPort,
      protocol: protocol === 'tcp' ? undefined : protocol,
    })),
    healthCheck: isJson(healthCheck) ? { ...HEALTH_CHECK_DEFAULTS, ...healthCheck } : undefined,
  }
}

const byName = (list: unknown): readonly Json[] =>
  [...objectsIn(list)].sort((a, b) => (String(a.name) < String(b.name) ? -1 : 1))

/** Without what says nothing: empty lists, objects and texts, and what is undefined. */
function pruned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pruned)
  if (!isJson(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, inner]) => [name, pruned(inner)] as const)
      .filter(([, inner]) => !isEmpty(inner)),
  )
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === '') return true
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

/** `1 vCPU` is 1024 units, and `2 GB` are 2048 MiB. */
function unitsOf(size: unknown): unknown {
  const [, number, unit] = (typeof size === 'string' && /^\s*([\d.]+)\s*(vcpu|gb)\s*$/i.exec(size)) || []
  return number === undefined || unit === undefined
    ? size === undefined
      ? undefined
      : String(size)
    : String(Number(number) * 1024)
}
