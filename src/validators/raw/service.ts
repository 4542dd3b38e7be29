import { ecs } from '../api/ecs.ts'
import type { TaskDefinitionDraft } from '../draft.ts'
import type { CheckedService } from '../service/checked-service.ts'
import { type Reader, type Reading, readerOf } from './reader.ts'
import type { RawService } from './service-shape.ts'
import { readTaskDefinition } from './task-definition.ts'

const read: Reader<RawService> = readerOf(ecs, 'CreateServiceRequest')

const AROUND = {
  services: readerOf<object>(ecs, 'DescribeServicesResponse'),
  service: readerOf<object>(ecs, 'CreateServiceResponse'),
}

interface Placed {
  readonly service: unknown
  readonly at: readonly (string | number)[]
}

/** Where services stand in what was given: DescribeServices gives a list, CreateService an object around one. */
export function servicesIn(json: unknown, reading: Reading): readonly Placed[] {
  try {
    if (isList(json)) return each(json, [])
    const { service, services } = json as { readonly service?: unknown; readonly services?: unknown }
    if (isList(services)) {
      AROUND.services(json, reading)
      return each(services, ['services'])
    }
    if (typeof service === 'object' && service !== null) {
      AROUND.service(json, reading)
      return [{ service, at: ['service'] }]
    }
  } catch {
    // What cannot be read is not one of these
  }
  return [{ service: json, at: [] }]
}

// DescribeServices gives at most 10, ListServices names 100
const isList = (json: unknown): json is readonly unknown[] =>
  Array.isArray(json) && json.length > 0 && json.length <= 100

function each(services: readonly unknown[], at: readonly string[]): readonly Placed[] {
  return services.map((service, index) => ({ service, at: [...at, index] }))
}

/** Reads a service, and the task definition that it runs when that is known. */
export function readService(json: unknown, taskDefinition: unknown, reading: Reading, around: Reading): CheckedService {
  const raw = read(json, reading) ?? {}
  if (taskDefinition === undefined || taskDefinition === null) return raw
  const definition: TaskDefinitionDraft = readTaskDefinition(taskDefinition, around)
  const { family } = definition
  if (isNone(definition, around)) return { ...raw, unread: true }
  const named = familyIn(raw.taskDefinition)
  if (family !== undefined && named !== undefined && named !== family) return { ...raw, otherFamily: family }
  return { ...raw, definition }
}

/** Whether what was given for a definition says nothing of one, or says it in names that the API does not have. */
function isNone(definition: TaskDefinitionDraft, { refused }: Reading): boolean {
  const { containers, family, networkMode, requiresCompatibilities } = definition
  if (containers.length > 0 || networkMode || requiresCompatibilities) return false
  return family === undefined || refused.some(({ code }) => code === 'API-MEM-01')
}

/** The family in `family`, `family:revision` or an ARN. */
function familyIn(reference: string | undefined): string | undefined {
  return reference?.slice(reference.lastIndexOf('/') + 1).split(':', 1)[0] || undefined
}
