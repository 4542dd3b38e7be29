import type { TaskDefinition } from '@aws-sdk/client-ecs'
import type { World } from '../operation.ts'
import { placeOnInstance } from './container-instance.ts'
import { say } from './event.ts'
import { placementProblem } from './placement-problem.ts'
import { runsOnFargate } from './service-refusals.ts'
import type { DeploymentState, ServiceState } from './state.ts'
import { startTask, type TaskState, type TaskWatcher } from './task.ts'

/** Starts up to `count` tasks, as many as find a place. What keeps one out is said once a deployment. */
export function startTasks(
  world: World,
  service: ServiceState,
  deployment: DeploymentState,
  definition: TaskDefinition,
  watcher: TaskWatcher,
  count: number,
): TaskState[] {
  const { settings } = deployment.revision
  const { subnets } = settings.networkConfiguration?.awsvpcConfiguration ?? {}
  const started: TaskState[] = []
  while (started.length < count) {
    const scripted = placementProblem(world, definition, subnets?.[0])
    const place = scripted || runsOnFargate(settings) ? undefined : placeOnInstance(service, definition)
    const problem = scripted ?? (typeof place === 'string' ? place : undefined)
    if (problem !== undefined) {
      const said = service.events.some(
        ({ createdAt, message }) => createdAt >= deployment.createdAt && message.endsWith(problem),
      )
      if (!said) say(world, service, problem)
      return started
    }
    const instance = typeof place === 'object' ? place : undefined
    started.push(startTask(world, service, deployment, definition, watcher, instance))
  }
  return started
}
