import { registry } from '../ecr/state.ts'
import type { World } from '../operation.ts'
import type { ContainerState } from './task.ts'

/** Why the container's image does not arrive, in AWS's words; undefined when it does. */
export function pullError(world: World, { image, timeline: { failure } }: ContainerState): string | undefined {
  if (failure?.how === 'cannot pull') return cannotPull(image, failure.message ?? 'not found')
  const own = `${world.account}.dkr.ecr.${world.region}.amazonaws.com/`
  if (!image.startsWith(own)) return undefined
  const path = image.slice(own.length)
  const [, name = '', tag = 'latest'] =
    /^([^:@]+)(?::([^@]+)|@(.+))?$/.exec(path)?.filter(part => part !== undefined) ?? []
  return registry(world).hasImage(name, tag) ? undefined : cannotPull(image, 'not found')
}

const cannotPull = (image: string, message: string): string => {
  const reference = image.includes('.') ? image : `docker.io/${image.includes('/') ? image : `library/${image}`}`
  return `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${reference}: ${reference}: ${message}`
}
