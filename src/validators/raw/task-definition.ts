import { ecs } from '../api/ecs.ts'
import type { ContainerDraft, LogDraft, TaskDefinitionDraft } from '../draft.ts'
import type { RawContainer, RawDependency, RawLogs, RawSecret } from './container-shape.ts'
import { type Reader, type Reading, readerOf } from './reader.ts'
import { cpuUnits, mebibytes } from './sizes.ts'
import type { RawTaskDefinition, RawTaskDefinitionOutput } from './task-definition-shape.ts'

const read: Reader<RawTaskDefinition> = readerOf(ecs, 'RegisterTaskDefinitionRequest')
const readOutput: Reader<RawTaskDefinitionOutput> = readerOf(ecs, 'DescribeTaskDefinitionResponse')

/**
 * Reads a task definition from JSON: the input of RegisterTaskDefinition, what DescribeTaskDefinition gives, with or
 * without its `taskDefinition` around it, or a list of one of these.
 */
export function readTaskDefinition(json: unknown, reading: Reading): TaskDefinitionDraft {
  const list = listed(json)
  const [document, at] = list ? [list[0], [0]] : [json, []]
  const around = list ? reading.below(0) : reading
  if (!isOutput(document)) return draftOfWritten(read(document, around) ?? {})
  const { taskDefinition, tags } = readOutput(document, around) ?? {}
  const raw = read(taskDefinition ?? {}, reading.below(...at, 'taskDefinition')) ?? {}
  return draftOfWritten(tags === undefined ? raw : { ...raw, tags })
}

/** Where in what was given the members of the definition stand; the tags of an answer stand beside it. */
export function placeOf(json: unknown): { readonly at: Path; readonly tagsAt: Path } {
  const list = listed(json)
  const tagsAt = list ? [0] : []
  return { at: isOutput(list ? list[0] : json) ? [...tagsAt, 'taskDefinition'] : tagsAt, tagsAt }
}

type Path = readonly (string | number)[]

function listed(json: unknown): readonly unknown[] | undefined {
  try {
    return Array.isArray(json) && json.length === 1 ? json : undefined
  } catch {
    return undefined
  }
}

function isOutput(json: unknown): boolean {
  try {
    return typeof json === 'object' && json !== null && Object.hasOwn(json, 'taskDefinition')
  } catch {
    return false
  }
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

// What the reader gives is fresh, so it becomes the draft where it stands: copies would take longer than all rules.
function draftOfWritten(raw: RawTaskDefinition): TaskDefinitionDraft {
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
