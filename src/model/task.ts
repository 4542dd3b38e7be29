import type { ClusterModel } from './cluster.ts'
import type { ClusterCapacityModel } from './cluster-capacity.ts'
import type { Deferrable } from './deferred.ts'
import type { Resource, Tags } from './resource.ts'
import type { SecurityGroupModel, SecurityGroupRulesModel } from './security-group.ts'
import type { ServiceRequest } from './service-request.ts'
import type { TaskDefinitionModel } from './task-definition.ts'

/** What is another in a container. */
export interface ContainerOverrides {
  readonly command?: readonly string[]
  /** Variables beside those of the task definition, or instead of them. */
  readonly environment?: Readonly<Record<string, string>>
  /** CPU units: 1024 are one vCPU. */
  readonly cpu?: number
  /** The hard limit of its memory, in MiB. */
  readonly memory?: number
  /** The soft limit of its memory, in MiB. */
  readonly memoryReservation?: number
}

/** Where a task runs, as RunTask takes it. A resource of the stack stands where AWS wants its ARN or id. */
export type TaskPlace = Pick<
  ServiceRequest,
  | 'capacityProviderStrategy'
  | 'enableExecuteCommand'
  | 'launchType'
  | 'networkConfiguration'
  | 'placementConstraints'
  | 'placementStrategy'
  | 'platformVersion'
>

/** A task that is run to its end: by hand, before a service changes, at a time, or on an event. */
export interface TaskModel extends Resource<'task'> {
  readonly cluster: ClusterModel
  /** What its cluster has beyond Fargate, which has to be attached before it runs there. */
  readonly capacity?: ClusterCapacityModel
  readonly taskDefinition: TaskDefinitionModel
  readonly place: Deferrable<TaskPlace>
  /** By the name of the container. */
  readonly overrides: Readonly<Record<string, Deferrable<ContainerOverrides>>>
  /** How many of it run together: 1 to 10. */
  readonly count: number
  /** The rules of the groups that it was given. */
  readonly securityGroupRules?: readonly SecurityGroupRulesModel[]
  readonly tags: Tags
}

/** The groups of a task that the program knows. */
export function groupsOfTask({ place }: TaskModel): readonly SecurityGroupModel[] {
  const { securityGroups = [] } = place.networkConfiguration?.awsvpcConfiguration ?? {}
  return securityGroups.flatMap(group => (typeof group === 'object' && group.kind === 'security-group' ? [group] : []))
}
