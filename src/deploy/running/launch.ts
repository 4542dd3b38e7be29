import type { RunTaskRequest, Service, TaskDefinition } from '../../aws/shapes/ecs.ts'
import type { RanAlone, Subject } from '../diagnosis/subject.ts'

/** What is run: the definition, the service that it is run like, and the request without what tells runs apart. */
export interface Launch {
  readonly service: Service
  readonly definition: TaskDefinition
  /** A program of this package made it: what to change is then said in the program's words. */
  readonly program?: boolean
  /** What that program calls the definition. */
  readonly definitionId?: string | undefined
  /** It runs where no service says. */
  readonly alone?: RanAlone
  readonly request: RunTaskRequest & { readonly cluster: string }
}

/** What a diagnosis of what was run is about. */
export function launchSubject({ service, definition, definitionId, alone, program = false, request }: Launch): Subject {
  const { networkConfiguration, launchType, capacityProviderStrategy, overrides } = request
  return {
    // Where the run is, not where the tasks of the service are.
    service: { ...service, networkConfiguration, launchType, capacityProviderStrategy },
    definition,
    definitionId,
    program,
    ran: alone,
    commanded: (overrides?.containerOverrides ?? []).flatMap(({ name, command }) => (name && command ? [name] : [])),
  }
}
