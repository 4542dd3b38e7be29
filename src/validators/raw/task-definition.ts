import type { ContainerDraft, LogDraft, TaskDefinitionDraft } from '../draft.ts'
import type { RawContainer, RawDependency, RawLogs, RawSecret } from './container-shape.ts'
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

type Writable<T> = { -readonly [K in keyof T]: T[K] }

// What the reader gives is fresh, so it becomes the draft where it stands: copies would take longer than all rules.
function draftOf(raw: RawTaskDefinition): TaskDefinitionDraft {
  const { cpu, memory, runtimePlatform, ephemeralStorage, executionRoleArn, taskRoleArn, tags } = raw
  const containers = (raw.containerDefinitions ?? []).map(containerOf)
  const same: Omit<RawTaskDefinition, 'cpu' | 'memory' | 'tags'> = raw
  const added = { containers, tags: {}, tagList: tags ?? [], written: { cpu, memory } }
  const draft: Writable<TaskDefinitionDraft> = Object.assign(same, added)
  if (runtimePlatform) Object.assign(draft, runtimePlatform)
  if (cpu !== undefined) draft.cpu = cpuUnits(cpu)
  if (memory !== undefined) draft.memory = mebibytes(memory)
  if (ephemeralStorage?.sizeInGiB !== undefined) draft.ephemeralStorageGiB = ephemeralStorage.sizeInGiB
  if (executionRoleArn !== undefined) draft.executionRole = executionRoleArn
  if (taskRoleArn !== undefined) draft.taskRole = taskRoleArn
  return draft
}

function containerOf(raw: RawContainer): ContainerDraft {
  const { logConfiguration, healthCheck, portMappings = [] } = raw
  const same: Omit<RawContainer, 'healthCheck' | 'logConfiguration'> = raw
  const draft: Writable<ContainerDraft> = Object.assign(same, {
    name: raw.name ?? '',
    essential: raw.essential ?? true,
    portMappings: portMappings.map(port => ({ ...port, protocol: port.protocol ?? 'tcp' })),
    environment: (raw.environment ?? []).map(({ name = '', value = '' }) => ({ name, value })),
    secrets: (raw.secrets ?? []).map(entryOf),
    dependsOn: (raw.dependsOn ?? []).map(needOf),
  })
  if (healthCheck) draft.healthCheck = { ...healthCheck, command: healthCheck.command ?? [] }
  if (logConfiguration) draft.logConfiguration = logsOf(logConfiguration)
  return draft
}

function needOf({ containerName = '', condition = '' }: RawDependency): ContainerDraft['dependsOn'][number] {
  return { containerName, condition }
}

function logsOf({ logDriver = '', options = {}, secretOptions = [] }: RawLogs): LogDraft {
  return { logDriver, options, secretOptions: secretOptions.map(entryOf) }
}

function entryOf({ name = '', valueFrom = '' }: RawSecret): { name: string; value: string } {
  return { name, value: valueFrom }
}
