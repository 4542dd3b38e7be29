import type { TaskDefinition } from '@aws-sdk/client-ecs'
import { registry } from '../ecr/state.ts'
import type { World } from '../operation.ts'
import { PULL_PROBLEMS, type PullProblem } from './pull-problem.ts'
import type { ContainerState } from './task.ts'

/** Why the container's image does not arrive, in AWS's words; undefined when it does. */
export function pullError(
  world: World,
  definition: TaskDefinition,
  { image, timeline: { failure } }: ContainerState,
): string | undefined {
  const reference = image.includes('.') ? image : `docker.io/${image.includes('/') ? image : `library/${image}`}`
  const { account, region } = world
  const cannotPull = (problem: PullProblem): string =>
    `CannotPullContainerError: ${PULL_PROBLEMS[problem].words({ reference, definition, account, region })}`
  if (failure?.how === 'cannot pull') {
    if (failure.message === undefined) return cannotPull(failure.because ?? 'missing')
    return cannotPull('missing').replace(/not found$/, failure.message)
  }
  const own = `${account}.dkr.ecr.${region}.amazonaws.com/`
  if (!image.startsWith(own)) return undefined
  const path = image.slice(own.length)
  const [, name = '', tag = 'latest'] =
    /^([^:@]+)(?::([^@]+)|@(.+))?$/.exec(path)?.filter(part => part !== undefined) ?? []
  return registry(world).hasImage(name, tag) ? undefined : cannotPull('missing')
}
