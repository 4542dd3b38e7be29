import type { TaskDefinition } from '@aws-sdk/client-ecs'
import type { World } from '../operation.ts'
import type {
  DeploymentState,
  InstanceState,
  ServiceState,
  TaskLaunch,
  TaskState,
  TaskWatcher,
} from './account-state.ts'
import { needsOf, placeOnInstance } from './container-instance.ts'
import { say } from './event.ts'
import { placementProblem } from './placement-problem.ts'
import { runsOnFargate } from './service-refusals.ts'
import { containers, isMade } from './state.ts'
import { startTask } from './task.ts'
import { nextProvider, nextProviderName, providerOf } from './task-provider.ts'
import { tagsOfServiceTask } from './task-tags.ts'

/** The tasks that have been started, and whether the others wait for an instance that their capacity provider launches. */
interface Started {
  readonly started: readonly TaskState[]
  readonly waits: boolean
}

/** Starts up to `count` tasks, as many as find a place. What keeps one out is said once a deployment. */
export function startTasks(
  world: World,
  service: ServiceState,
  deployment: DeploymentState,
  definition: TaskDefinition,
  watcher: TaskWatcher,
  count: number,
): Started {
  const { settings } = deployment.revision
  const { subnets } = settings.networkConfiguration?.awsvpcConfiguration ?? {}
  const started: TaskState[] = []
  while (started.length < count) {
    const scripted = placementProblem(world, definition, subnets?.[0])
    const provider = nextProvider(world, service, settings.capacityProviderStrategy)
    const place =
      scripted || runsOnFargate(settings)
        ? undefined
        : placeOnInstance(service, definition, provider && isMade(provider) ? provider.name : undefined)
    const scales = provider?.managed ?? provider?.management.managedScaling?.status === 'ENABLED'
    const asks = typeof place === 'string' && scales ? provider?.scaleOut : undefined
    const refused = asks?.(count - started.length, needsOf(definition))
    if (asks && refused === undefined) return { started, waits: true }
    const problem = scripted ?? refused ?? (typeof place === 'string' ? place : undefined)
    if (problem !== undefined) {
      const said = service.events.some(
        ({ createdAt, message }) => createdAt >= deployment.createdAt && message.endsWith(problem),
      )
      if (!said) say(world, service, problem)
      return { started, waits: false }
    }
    const instance = typeof place === 'object' ? place : undefined
    started.push(startTask(world, launchOf(world, service, deployment, definition, instance), watcher))
  }
  return { started, waits: false }
}

function launchOf(
  world: World,
  service: ServiceState,
  deployment: DeploymentState,
  definition: TaskDefinition,
  instance: InstanceState | undefined,
): TaskLaunch {
  const { settings } = deployment.revision
  return {
    cluster: service.cluster,
    service,
    deployment,
    definition,
    network: settings.networkConfiguration?.awsvpcConfiguration,
    launchType: launchTypeOn(world, settings),
    capacityProviderName:
      instance?.capacityProviderName ?? nextProviderName(service, settings.capacityProviderStrategy),
    platformVersion: settings.platformVersion,
    enableExecuteCommand: settings.enableExecuteCommand,
    group: `service:${service.name}`,
    startedBy: deployment.id,
    tags: tagsOfServiceTask(world, service, definition),
    instance,
  }
}

function launchTypeOn(world: World, settings: DeploymentState['revision']['settings']): TaskLaunch['launchType'] {
  if (runsOnFargate(settings)) return 'FARGATE'
  const provider = containers(world).capacityProviders.get(providerOf(settings.capacityProviderStrategy) ?? '')
  return provider?.managed ? 'MANAGED_INSTANCES' : 'EC2'
}
