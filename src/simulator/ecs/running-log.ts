import type { World } from '../operation.ts'
import { writeLogs } from './container-log.ts'
import { containers, shortName } from './state.ts'

/** A container of a service, in all its tasks that run. */
export interface RunningContainer {
  readonly cluster: string
  readonly service: string
  /** @default the first of the task definition */
  readonly container?: string
}

/** Writes lines as a container of a service does that runs. Gives the ARNs of the tasks that have written them. */
export function logOf(world: World, target: RunningContainer, lines: readonly string[]): string[] {
  const service = containers(world).clusters.get(shortName(target.cluster))?.services.get(shortName(target.service))
  if (!service) throw new Error(`There is no service ${target.service} in the cluster ${target.cluster}.`)
  const running = [...service.tasks].filter(({ lastStatus }) => lastStatus === 'RUNNING')
  for (const task of running) {
    const meant = task.containers.find(({ name }) => name === (target.container ?? name))
    if (!meant)
      throw new Error(
        `There is no container ${target.container} in service ${target.service}: it has ${task.containers.map(({ name }) => name).join(', ')}.`,
      )
    const { logDriver } = meant.timeline.definition.logConfiguration ?? {}
    if (logDriver !== 'awslogs')
      throw new Error(`Container ${meant.name} does not log to CloudWatch: its log driver is ${logDriver ?? 'none'}.`)
    writeLogs(world, task, meant, lines)
  }
  return running.map(({ arn }) => arn)
}
