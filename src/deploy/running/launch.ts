import type { RunTaskRequest, Service, TaskDefinition } from '../../aws/shapes/ecs.ts'
import type { Subject } from '../diagnosis/subject.ts'

/** What is run: the definition, the service that it is run like, and the request without what tells runs apart. */
export interface Launch {
  readonly service: Service
  readonly definition: TaskDefinition
  /** A program of this package made it: what to change is then said in the program's words. */
  readonly program?: boolean
  /** What that program calls the definition. */
  readonly definitionId?: string | undefined
  readonly request: RunTaskRequest & { readonly cluster: string }
}

/** What a diagnosis of what was run is about. */
export const launchSubject = ({ service, definition, definitionId, program = false }: Launch): Subject => ({
  service,
  definition,
  definitionId,
  program,
})
