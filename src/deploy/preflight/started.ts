import type { Service, TaskDefinition } from '../../aws/shapes/ecs.ts'
import type { ServiceModel } from '../../model/service.ts'
import type { TaskModel } from '../../model/task.ts'
import type { TaskDefinitionModel } from '../../model/task-definition.ts'
import type { Context } from '../context.ts'
import type { Subject } from '../diagnosis/subject.ts'
import { expected } from '../graph/refs.ts'
import { keyOf } from '../ownership.ts'
import type { PlannedGraph } from '../planning/planned-graph.ts'
import { service } from '../resources/service/service.ts'
import { taskRequest } from '../resources/task/task-request.ts'
import { definitionRequest } from '../resources/task-definition/definition-request.ts'
import { taskDefinition } from '../resources/task-definition/task-definition.ts'

/** A task definition that the stack starts, as AWS will have it, and what starts it. */
export interface StartedDefinition {
  readonly model: TaskDefinitionModel
  readonly definition: TaskDefinition
  /** What is told of it where no service or task is meant. */
  readonly subject: Subject
  readonly by: readonly Starter[]
}

/** What starts tasks of a definition. */
export interface Starter {
  readonly model: ServiceModel | TaskModel
  readonly subject: Subject
}

/** What is still to be made has no name yet: `(new role web-execution arn)`. */
export const isKnown = (text: string | undefined): text is string => text !== undefined && !text.startsWith('(new ')

/** All that the stack starts, with what a deploy would say of it. */
export function startedIn(planned: PlannedGraph, context: Context): readonly StartedDefinition[] {
  const refs = expected(planned)
  return context.models.flatMap(model => {
    if (model.kind !== 'task-definition') return []
    const definition: TaskDefinition = definitionRequest(taskDefinition.desired(model, refs, context))
    const about = (of: Service): Subject => ({ service: of, definition, definitionId: model.id, program: true })
    const by = context.models.flatMap((other): Starter[] => {
      if (other.kind === 'service' && keyOf(other.taskDefinition) === keyOf(model))
        return [{ model: other, subject: about(serviceOf(other, planned, context)) }]
      if (other.kind === 'task' && keyOf(other.taskDefinition) === keyOf(model)) {
        const { networkConfiguration, launchType, capacityProviderStrategy } = taskRequest(other, refs)
        const shares = capacityProviderStrategy && { capacityProviderStrategy: [...capacityProviderStrategy] }
        return [
          { model: other, subject: about({ networkConfiguration, launchType, ...shares, desiredCount: other.count }) },
        ]
      }
      return []
    })
    return [{ model, definition, subject: by[0]?.subject ?? about({}), by }]
  })
}

function serviceOf(model: ServiceModel, planned: PlannedGraph, context: Context): Service {
  const {
    serviceName,
    networkConfiguration,
    launchType,
    capacityProviderStrategy,
    desiredCount,
    deploymentConfiguration,
  } = service.desired(model, expected(planned), context)
  return {
    serviceName,
    networkConfiguration,
    launchType,
    capacityProviderStrategy,
    desiredCount,
    deploymentConfiguration,
  }
}
