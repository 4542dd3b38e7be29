import { ecs } from '../api/ecs.ts'
import type { ContainerDraft, LogDraft, PortDraft, TaskDefinitionDraft } from '../draft.ts'
import type { RawContainer, RawDependency, RawLogs, RawPort, RawSecret, RawVariable } from './container-shape.ts'
import { type Fits, fitsOf } from './fits.ts'
import { type Reader, type Reading, readerOf } from './reader.ts'
import { cpuUnits, mebibytes } from './sizes.ts'
import type { RawTaskDefinition, RawTaskDefinitionOutput } from './task-definition-shape.ts'

const read: Reader<RawTaskDefinition> = readerOf(ecs, 'RegisterTaskDefinitionRequest')
const fits: Fits<RawTaskDefinition> = fitsOf(ecs, 'RegisterTaskDefinitionRequest')
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

/** The same of a definition that is plain data and holds what AWS takes and nothing else. Rules only read, so nothing is copied that they do not need otherwise. */
export function draftOfPlain(json: unknown): TaskDefinitionDraft | undefined {
  return fits(json) ? draftOfWritten(json) : undefined
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

// Members are set into a draft that has the usual ones: a copy to which they were added would take several times as long.
function draftOfWritten(raw: RawTaskDefinition): TaskDefinitionDraft {
  const { cpu, memory, runtimePlatform, ephemeralStorage, executionRoleArn, taskRoleArn, tags } = raw
  const same: Omit<RawTaskDefinition, 'cpu' | 'memory' | 'tags'> = raw
  const blank = { containers: [], tags: {}, tagList: tags ?? [], written: { cpu, memory } }
  const draft: Writable<TaskDefinitionDraft> = Object.assign(blank, same, { tags: {} })
  if (raw.containerDefinitions) draft.containers = raw.containerDefinitions.map(containerOf)
  if (runtimePlatform) Object.assign(draft, runtimePlatform)
  if (cpu !== undefined) draft.cpu = cpuUnits(cpu)
  if (memory !== undefined) draft.memory = mebibytes(memory)
  if (ephemeralStorage?.sizeInGiB !== undefined) draft.ephemeralStorageGiB = ephemeralStorage.sizeInGiB
  if (executionRoleArn !== undefined) draft.executionRole = executionRoleArn
  if (taskRoleArn !== undefined) draft.taskRole = taskRoleArn
  return draft
}

function containerOf(raw: RawContainer): ContainerDraft {
  const { portMappings, environment, secrets, dependsOn, healthCheck, logConfiguration } = raw
  const same: Omit<RawContainer, Changed> = raw
  const draft: Writable<ContainerDraft> = Object.assign(blankContainer(), same)
  if (portMappings) draft.portMappings = portMappings.map(portOf)
  if (environment) draft.environment = environment.map(variableOf)
  if (secrets) draft.secrets = secrets.map(entryOf)
  if (dependsOn) draft.dependsOn = dependsOn.map(needOf)
  if (healthCheck) draft.healthCheck = { ...healthCheck, command: healthCheck.command ?? [] }
  if (logConfiguration) draft.logConfiguration = logsOf(logConfiguration)
  return draft
}

type Changed = 'portMappings' | 'environment' | 'secrets' | 'dependsOn' | 'healthCheck' | 'logConfiguration'

const blankContainer = (): ContainerDraft => ({
  name: '',
  essential: true,
  portMappings: [],
  environment: [],
  secrets: [],
  dependsOn: [],
})

function portOf(port: RawPort): PortDraft {
  return { ...port, protocol: port.protocol ?? 'tcp' }
}

function variableOf({ name = '', value = '' }: RawVariable): ContainerDraft['environment'][number] {
  return { name, value }
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
