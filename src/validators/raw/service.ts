import type { TaskDefinitionDraft } from '../draft.ts'
import type { CheckedService } from '../service/checked-service.ts'
import { type Reader, Reading, readerOf } from './reader.ts'
import { type RawService, serviceShape } from './service-shape.ts'
import { readTaskDefinition } from './task-definition.ts'

const read: Reader<RawService> = readerOf(serviceShape)

/** Where a service stands in what it was given: DescribeServices gives a list, CreateService an object around it. */
export function serviceIn(json: unknown): { readonly service: unknown; readonly at: readonly (string | number)[] } {
  try {
    const { service, services } = json as { readonly service?: unknown; readonly services?: unknown }
    if (Array.isArray(services) && services.length > 0) return { service: services[0], at: ['services', 0] }
    if (typeof service === 'object' && service !== null) return { service, at: ['service'] }
  } catch {
    // What cannot be read is not one of these
  }
  return { service: json, at: [] }
}

/** Reads a service, and the task definition that it runs when that is known. */
export function readService(json: unknown, taskDefinition: unknown, reading: Reading): CheckedService {
  const raw = read(json, reading) ?? {}
  if (taskDefinition === undefined || taskDefinition === null) return raw
  const definition: TaskDefinitionDraft = readTaskDefinition(taskDefinition, new Reading())
  const { family } = definition
  const named = familyIn(raw.taskDefinition)
  if (family !== undefined && named !== undefined && named !== family) return { ...raw, otherFamily: family }
  return { ...raw, definition }
}

/** The family in `family`, `family:revision` or an ARN. */
function familyIn(reference: string | undefined): string | undefined {
  return reference?.slice(reference.lastIndexOf('/') + 1).split(':', 1)[0] || undefined
}
