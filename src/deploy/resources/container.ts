import type { ContainerDefinition } from '@aws-sdk/client-ecs'
import type { ContainerModel } from '../../model/task-definition.ts'
import { defined } from '../canonical.ts'
import type { Context, Refs } from './handler.ts'

/** A container definition in its canonical form: lists whose order means nothing are records. */
export interface ContainerProps {
  readonly image: string
  readonly essential: boolean
  readonly cpu: number
  readonly memory?: number
  readonly memoryReservation?: number
  readonly command: readonly string[]
  readonly entryPoint: readonly string[]
  readonly workingDirectory?: string
  readonly user?: string
  /** By port and protocol, for example `3000/tcp`. */
  readonly ports: Readonly<Record<string, { readonly name?: string; readonly appProtocol?: string }>>
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
  readonly logDriver?: string
  readonly logOptions: Readonly<Record<string, string>>
  readonly startTimeout?: number
  readonly stopTimeout?: number
  readonly readonlyRootFilesystem: boolean
  readonly initProcessEnabled: boolean
}

/** What a container of the program should look like in AWS. */
export function desiredContainer(model: ContainerModel, refs: Refs, { region }: Context): ContainerProps {
  const { logConfiguration: logs, healthCheck } = model
  return defined({
    image: imageUri(model.image, refs),
    essential: model.essential,
    cpu: model.cpu ?? 0,
    memory: model.memory,
    memoryReservation: model.memoryReservation,
    command: model.command ?? [],
    entryPoint: model.entryPoint ?? [],
    workingDirectory: model.workingDirectory,
    user: model.user,
    ports: Object.fromEntries(
      model.portMappings.map(({ containerPort, protocol, name, appProtocol }) => [
        `${containerPort}/${protocol}`,
        defined({ name, appProtocol }),
      ]),
    ),
    environment: model.environment,
    secrets: model.secrets,
    healthCheck: healthCheck && { ...healthCheck, startPeriod: healthCheck.startPeriod ?? 0 },
    dependsOn: Object.fromEntries(model.dependsOn.map(({ containerName, condition }) => [containerName, condition])),
    logDriver: logs?.logDriver,
    logOptions: logs
      ? defined({
          'awslogs-group': refs(logs.logGroup).name,
          'awslogs-region': region,
          'awslogs-stream-prefix': logs.streamPrefix,
          mode: logs.mode,
          'max-buffer-size': logs.maxBufferSize,
        })
      : {},
    startTimeout: model.startTimeout,
    stopTimeout: model.stopTimeout,
    readonlyRootFilesystem: model.readonlyRootFilesystem ?? false,
    initProcessEnabled: model.initProcessEnabled ?? false,
  } as ContainerProps)
}

/** What AWS has, with its defaults filled in. */
export function liveContainer(found: ContainerDefinition): ContainerProps {
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
    ports: Object.fromEntries(
      (found.portMappings ?? []).map(({ containerPort, protocol = 'tcp', name, appProtocol }) => [
        `${containerPort}/${protocol}`,
        defined({ name, appProtocol }),
      ]),
    ),
    environment: Object.fromEntries((found.environment ?? []).map(({ name = '', value = '' }) => [name, value])),
    secrets: Object.fromEntries((found.secrets ?? []).map(({ name, valueFrom }) => [name, valueFrom])),
    healthCheck: healthCheck && {
      command: healthCheck.command ?? [],
      interval: healthCheck.interval ?? 30,
      timeout: healthCheck.timeout ?? 5,
      retries: healthCheck.retries ?? 3,
      startPeriod: healthCheck.startPeriod ?? 0,
    },
    dependsOn: Object.fromEntries(
      (found.dependsOn ?? []).map(({ containerName, condition }) => [containerName, condition]),
    ),
    logDriver: found.logConfiguration?.logDriver,
    logOptions: found.logConfiguration?.options ?? {},
    startTimeout: found.startTimeout,
    stopTimeout: found.stopTimeout,
    readonlyRootFilesystem: found.readonlyRootFilesystem ?? false,
    initProcessEnabled: found.linuxParameters?.initProcessEnabled ?? false,
  } as ContainerProps)
}

/** A canonical container as RegisterTaskDefinition takes it. */
export function containerInput(name: string, props: ContainerProps): ContainerDefinition {
  const { ports, environment, secrets, dependsOn, logDriver, logOptions, healthCheck, initProcessEnabled, ...plain } =
    props
  return {
    ...plain,
    name,
    command: [...plain.command],
    entryPoint: [...plain.entryPoint],
    portMappings: Object.entries(ports).map(([port, { name, appProtocol }]) => ({
      containerPort: Number.parseInt(port, 10),
      protocol: port.endsWith('/udp') ? 'udp' : 'tcp',
      ...(name === undefined ? {} : { name }),
      ...(appProtocol === undefined ? {} : { appProtocol: appProtocol as 'http' }),
    })),
    environment: Object.entries(environment).map(([name, value]) => ({ name, value })),
    secrets: Object.entries(secrets).map(([name, valueFrom]) => ({ name, valueFrom })),
    dependsOn: Object.entries(dependsOn).map(([containerName, condition]) => ({
      containerName,
      condition: condition as 'START',
    })),
    ...(healthCheck ? { healthCheck: { ...healthCheck, command: [...healthCheck.command] } } : {}),
    ...(logDriver ? { logConfiguration: { logDriver: logDriver as 'awslogs', options: { ...logOptions } } } : {}),
    ...(initProcessEnabled ? { linuxParameters: { initProcessEnabled } } : {}),
  }
}

function imageUri(image: ContainerModel['image'], refs: Refs): string {
  if (typeof image === 'string') return image
  const { uri } = refs(image.repository)
  return 'tag' in image ? `${uri}:${image.tag}` : `${uri}@${image.digest}`
}
