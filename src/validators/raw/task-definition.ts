import type { ContainerDraft, LogDraft, TaskDefinitionDraft } from '../draft.ts'
import type { RawContainer, RawLogs, RawSecret } from './container-shape.ts'
import { type Reader, type Reading, readerOf } from './reader.ts'
import { cpuUnits, mebibytes } from './sizes.ts'
import {
  outputShape,
  type RawTaskDefinition,
  type RawTaskDefinitionOutput,
  taskDefinitionShape,
} from './task-definition-shape.ts'

const readDefinition: Reader<RawTaskDefinition> = readerOf(taskDefinitionShape)
const readOutput: Reader<RawTaskDefinitionOutput> = readerOf(outputShape)

/**
 * Reads a task definition from JSON: the input of RegisterTaskDefinition, or what DescribeTaskDefinition gives, with or
 * without its `taskDefinition` around it.
 */
export function readTaskDefinition(json: unknown, reading: Reading): TaskDefinitionDraft {
  if (!isOutput(json)) return draftOf(readDefinition(json, reading) ?? {})
  const { taskDefinition = {}, tags } = readOutput(json, reading) ?? {}
  return draftOf(tags === undefined ? taskDefinition : { ...taskDefinition, tags })
}

/** Whether this is what DescribeTaskDefinition or RegisterTaskDefinition gives. */
export function isOutput(json: unknown): boolean {
  try {
    return typeof json === 'object' && json !== null && Object.hasOwn(json, 'taskDefinition')
  } catch {
    return false
  }
}

function draftOf(raw: RawTaskDefinition): TaskDefinitionDraft {
  const { cpu, memory, runtimePlatform, ephemeralStorage, executionRoleArn, taskRoleArn, tags, ...rest } = raw
  return {
    ...rest,
    ...runtimePlatform,
    ...(cpu !== undefined && { cpu: cpuUnits(cpu) }),
    ...(memory !== undefined && { memory: mebibytes(memory) }),
    ...(ephemeralStorage?.sizeInGiB !== undefined && { ephemeralStorageGiB: ephemeralStorage.sizeInGiB }),
    ...(executionRoleArn !== undefined && { executionRole: executionRoleArn }),
    ...(taskRoleArn !== undefined && { taskRole: taskRoleArn }),
    containers: (raw.containerDefinitions ?? []).map(containerOf),
    tags: {},
    tagList: tags ?? [],
    written: raw,
  }
}

function containerOf(raw: RawContainer): ContainerDraft {
  const { cpu, memory, memoryReservation, logConfiguration, healthCheck, portMappings, dependsOn, ...rest } = raw
  return {
    ...rest,
    name: raw.name ?? '',
    essential: raw.essential ?? true,
    ...(cpu !== undefined && { cpu: whole(cpu) }),
    ...(memory !== undefined && { memory: whole(memory) }),
    ...(memoryReservation !== undefined && { memoryReservation: whole(memoryReservation) }),
    portMappings: (portMappings ?? []).map(({ protocol = 'tcp', ...port }) => ({ ...port, protocol })),
    environment: (raw.environment ?? []).map(({ name = '', value = '' }) => ({ name, value })),
    secrets: (raw.secrets ?? []).map(entryOf),
    ...(healthCheck && { healthCheck: { ...healthCheck, command: healthCheck.command ?? [] } }),
    dependsOn: (dependsOn ?? []).map(({ containerName = '', condition = '' }) => ({ containerName, condition })),
    ...(logConfiguration && { logConfiguration: logsOf(logConfiguration) }),
  }
}

function logsOf({ logDriver = '', options = {}, secretOptions = [] }: RawLogs): LogDraft {
  const { mode, 'max-buffer-size': maxBufferSize } = options
  return {
    logDriver,
    options,
    secretOptions: secretOptions.map(entryOf),
    ...(mode !== undefined && { mode }),
    ...(maxBufferSize !== undefined && { maxBufferSize }),
  }
}

// Containers take numbers only; some tools turn digits into them.
function whole(value: number | string): number {
  return typeof value === 'string' && !/^\d{1,9}$/.test(value) ? Number.NaN : Number(value)
}

function entryOf({ name = '', valueFrom = '' }: RawSecret): { name: string; value: string } {
  return { name, value: valueFrom }
}
