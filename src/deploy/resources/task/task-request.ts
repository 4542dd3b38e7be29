import type { ContainerOverride, RunTaskRequest } from '../../../aws/shapes/ecs.ts'
import { type Deferrable, known } from '../../../model/deferred.ts'
import type { ContainerOverrides, TaskModel } from '../../../model/task.ts'
import type { Refs } from '../handler.ts'
import { valueText } from '../value-text.ts'

/** RunTask without what tells runs apart. */
export type TaskRequest = RunTaskRequest & { readonly cluster: string }

/** What ECS is asked for to run a task of the program. */
export function taskRequest(model: TaskModel, refs: Refs): TaskRequest {
  const { networkConfiguration, capacityProviderStrategy, placementConstraints, placementStrategy, ...place } = known(
    model.place,
    valueText(refs),
  )
  const { subnets, securityGroups, assignPublicIp } = networkConfiguration?.awsvpcConfiguration ?? {}
  return {
    ...place,
    ...(capacityProviderStrategy && { capacityProviderStrategy: [...capacityProviderStrategy] }),
    ...(placementConstraints && { placementConstraints: [...placementConstraints] }),
    ...(placementStrategy && { placementStrategy: [...placementStrategy] }),
    ...(subnets && {
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: [...('kind' in subnets ? refs(subnets).subnets : subnets)],
          ...(securityGroups && {
            securityGroups: securityGroups.map(group => (typeof group === 'string' ? group : refs(group).groupId)),
          }),
          ...(assignPublicIp && { assignPublicIp }),
        },
      },
    }),
    cluster: refs(model.cluster).arn,
    taskDefinition: refs(model.taskDefinition).arn,
    overrides: { containerOverrides: Object.entries(settled(model.overrides, refs)).map(override) },
  }
}

/** The overrides with the text of what is known only now. */
export function settled(overrides: TaskModel['overrides'], refs: Refs): Readonly<Record<string, ContainerOverrides>> {
  return known<Deferrable<TaskModel['overrides']>>(overrides, valueText(refs))
}

/** What is another in a container, as the API has it. */
export function override([name, { command, environment, ...sizes }]: readonly [
  name: string,
  ContainerOverrides,
]): ContainerOverride {
  return {
    name,
    ...sizes,
    ...(command && { command: [...command] }),
    ...(environment && { environment: Object.entries(environment).map(([name, value]) => ({ name, value })) }),
  }
}
