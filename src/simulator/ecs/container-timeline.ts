import type { ContainerDefinition, TaskOverride } from '@aws-sdk/client-ecs'
import type { World } from '../operation.ts'
import { type ContainerFailure, failureOf } from './failure.ts'

/** When one container of a task does what, in seconds after its image has arrived. */
export interface ContainerTimeline {
  readonly definition: ContainerDefinition
  readonly failure: ContainerFailure | undefined
  /** Infinity when what it waits for never comes. */
  readonly start: number
  /** Infinity when it runs until it is stopped. */
  readonly exit: number
  readonly exitCode: number
  /** When its health check first passes. Infinity for never. */
  readonly healthy: number
  /** When its health check has failed for good. */
  readonly unhealthy: number
}

const ONE_SHOT_SECONDS = 3
const WORK_SECONDS = 30

// A container with ports or a health check is there to be asked, unless it was given something else to do.
const serves = (
  { name, healthCheck, portMappings = [] }: ContainerDefinition,
  { containerOverrides = [] }: TaskOverride,
): boolean =>
  (healthCheck !== undefined || portMappings.length > 0) &&
  !containerOverrides.some(each => each.name === name && (each.command?.length ?? 0) > 0)

/**
 * Plays the dependencies of a task's containers. A container that others wait for to end does its work and ends, and so
 * do those of a task `alone`, which no service keeps running, unless they serve.
 *
 * @param overrides What its run was given, which the definitions have already.
 */
export function containerTimelines(
  world: World,
  definitions: readonly ContainerDefinition[],
  alone: boolean,
  overrides: TaskOverride = {},
): ContainerTimeline[] {
  const byName = new Map(definitions.map(definition => [definition.name, definition]))
  const awaited = new Set(
    definitions
      .flatMap(definition => definition.dependsOn ?? [])
      .filter(({ condition }) => condition === 'SUCCESS' || condition === 'COMPLETE')
      .map(({ containerName }) => containerName),
  )
  const known = new Map<string | undefined, ContainerTimeline>()

  const timeline = (definition: ContainerDefinition): ContainerTimeline => {
    const done = known.get(definition.name)
    if (done) return done
    const failure = failureOf(world, definition)
    const start = Math.max(0, ...(definition.dependsOn ?? []).map(each => met(each.containerName, each.condition)))
    const fails = failure?.how === 'exits' || failure?.how === 'out of memory' ? failure : undefined
    const { interval = 30, retries = 3, startPeriod = 0 } = definition.healthCheck ?? {}
    const sick = failure?.how === 'unhealthy'
    const made: ContainerTimeline = {
      definition,
      failure,
      start,
      exit: fails
        ? start + (fails.afterSeconds ?? 0)
        : awaited.has(definition.name)
          ? start + ONE_SHOT_SECONDS
          : alone && failure === undefined && !serves(definition, overrides)
            ? start + WORK_SECONDS
            : Infinity,
      exitCode: failure?.how === 'exits' ? failure.exitCode : failure?.how === 'out of memory' ? 137 : 0,
      healthy: sick ? Infinity : start + interval,
      unhealthy: sick && definition.healthCheck ? start + startPeriod + interval * retries : Infinity,
    }
    known.set(definition.name, made)
    return made
  }

  const met = (name: string | undefined, condition: string | undefined): number => {
    const definition = byName.get(name)
    if (!definition) return Infinity
    const { start, exit, exitCode, healthy } = timeline(definition)
    if (condition === 'HEALTHY') return healthy
    if (condition === 'COMPLETE') return exit
    if (condition === 'SUCCESS') return exitCode === 0 ? exit : Infinity
    return start + 1
  }

  return definitions.map(timeline)
}

/** Why the container cannot run its command, in AWS's words. */
export function runError({ failure }: ContainerTimeline): string | undefined {
  if (failure?.how !== 'cannot run') return undefined
  return `CannotStartContainerError: ResourceInitializationError: failed to create new container runtime task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "${failure.command ?? 'start'}": executable file not found in $PATH: unknown`
}
