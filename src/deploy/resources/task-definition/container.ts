import type { ContainerDefinition } from '../../../aws/shapes/ecs.ts'
import { CONTAINER_FIELDS, type ContainerFields } from '../../../model/aws-shapes.ts'
import { known } from '../../../model/deferred.ts'
import { defined } from '../../../model/defined.ts'
import { HEALTH_CHECK_DEFAULTS } from '../../../model/health-check-defaults.ts'
import { isPushed } from '../../../model/image.ts'
import { inCache, isCached } from '../../../model/pull-through-cache-rule.ts'
import type { ContainerModel } from '../../../model/task-definition.ts'
import type { Context } from '../../context.ts'
import type { Refs } from '../handler.ts'
import { valueText } from '../value-text.ts'
import { pick, significant } from './aws-fields.ts'
import { desiredLogs, type LogProps, liveLogs, logInput } from './container-logs.ts'
import { livePorts, type PortProps, portInput, portsOf } from './port-mapping.ts'

/** A container definition in its canonical form: lists whose order means nothing are records. */
export interface ContainerProps extends LogProps {
  readonly image: string
  readonly essential: boolean
  readonly cpu: number
  readonly memory?: number
  readonly memoryReservation?: number
  readonly command: readonly string[]
  readonly entryPoint: readonly string[]
  readonly workingDirectory?: string
  readonly user?: string
  readonly ports: PortProps
  readonly environment: Readonly<Record<string, string>>
  readonly secrets: Readonly<Record<string, string>>
  readonly healthCheck?: {
    readonly command: readonly string[]
    readonly interval: number
    readonly timeout: number
    readonly retries: number
    readonly startPeriod: number
  }
  readonly dependsOn: Readonly<Record<string, string>>
  readonly startTimeout?: number
  readonly stopTimeout?: number
  /** The rest, as the API writes it. */
  readonly fields: ContainerFields
}

/** What a container of the program should look like in AWS. */
export function desiredContainer(
  given: ContainerModel,
  networkMode: string | undefined,
  refs: Refs,
  { region }: Context,
): ContainerProps {
  const model = known(given, valueText(refs))
  const { healthCheck } = model
  return defined({
    image: imageUri(given.image, refs),
    essential: model.essential,
    cpu: model.cpu ?? 0,
    memory: model.memory,
    memoryReservation: model.memoryReservation,
    command: model.command ?? [],
    entryPoint: model.entryPoint ?? [],
    workingDirectory: model.workingDirectory,
    user: model.user,
    ports: portsOf(model.portMappings, networkMode),
    environment: model.environment,
    secrets: model.secrets,
    healthCheck: healthCheck && { ...healthCheck, startPeriod: healthCheck.startPeriod ?? 0 },
    dependsOn: Object.fromEntries(model.dependsOn.map(({ containerName, condition }) => [containerName, condition])),
    ...desiredLogs(given.logConfiguration, refs, region),
    startTimeout: model.startTimeout,
    stopTimeout: model.stopTimeout,
    fields: significant(pick(model, CONTAINER_FIELDS)),
  } as ContainerProps)
}

/** What AWS has, with its defaults filled in. */
export function liveContainer(found: ContainerDefinition, networkMode: string | undefined): ContainerProps {
  const { healthCheck } = found
  return defined({
    image: found.image ?? '',
    essential: found.essential ?? true,
    cpu: found.cpu ?? 0,
    memory: found.memory,
    memoryReservation: found.memoryReservation,
    command: found.command ?? [],
    entryPoint: found.entryPoint ?? [],
    workingDirectory: found.workingDirectory,
    user: found.user,
    ports: livePorts(found.portMappings, networkMode),
    environment: Object.fromEntries((found.environment ?? []).map(({ name = '', value = '' }) => [name, value])),
    secrets: Object.fromEntries((found.secrets ?? []).map(({ name, valueFrom }) => [name, valueFrom])),
    healthCheck: healthCheck && {
      command: healthCheck.command ?? [],
      interval: healthCheck.interval ?? HEALTH_CHECK_DEFAULTS.interval,
      timeout: healthCheck.timeout ?? HEALTH_CHECK_DEFAULTS.timeout,
      retries: healthCheck.retries ?? HEALTH_CHECK_DEFAULTS.retries,
      startPeriod: healthCheck.startPeriod ?? 0,
    },
    dependsOn: Object.fromEntries(
      (found.dependsOn ?? []).map(({ containerName, condition }) => [containerName, condition]),
    ),
    ...liveLogs(found.logConfiguration),
    startTimeout: found.startTimeout,
    stopTimeout: found.stopTimeout,
    fields: significant(pick(found as ContainerFields, CONTAINER_FIELDS)),
  } as ContainerProps)
}

/** A canonical container as RegisterTaskDefinition takes it. */
export function containerInput(name: string, props: ContainerProps): ContainerDefinition {
  const { ports, environment, secrets, dependsOn, logDriver, logOptions, logSecrets, healthCheck, fields, ...plain } =
    props
  return {
    ...plain,
    // The SDK's own type, of the same shape
    ...(structuredClone(fields) as object),
    name,
    command: [...plain.command],
    entryPoint: [...plain.entryPoint],
    portMappings: portInput(ports),
    environment: Object.entries(environment).map(([name, value]) => ({ name, value })),
    secrets: Object.entries(secrets).map(([name, valueFrom]) => ({ name, valueFrom })),
    dependsOn: Object.entries(dependsOn).map(([containerName, condition]) => ({
      containerName,
      condition: condition as 'START',
    })),
    ...(healthCheck ? { healthCheck: { ...healthCheck, command: [...healthCheck.command] } } : {}),
    ...(logDriver === undefined ? {} : { logConfiguration: logInput({ logDriver, logOptions, logSecrets }) }),
  }
}

function imageUri(image: ContainerModel['image'], refs: Refs): string {
  if (typeof image === 'string') return image
  if (isPushed(image)) return refs(image).uri
  if (isCached(image)) return `${refs(image.cacheRule).registry}/${inCache(image.cacheRule, image.image)}`
  const { uri } = refs(image.repository)
  return 'tag' in image ? `${uri}:${image.tag}` : `${uri}@${image.digest}`
}
