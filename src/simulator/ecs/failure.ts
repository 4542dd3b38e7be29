import type { World } from '../operation.ts'

/** Which containers fail: those with this image, this name, or both. */
export interface FailureMatch {
  readonly image?: string
  readonly container?: string
}

/**
 * How a container fails.
 *
 * - `cannot pull`: the image does not arrive. `message` is what the registry says.
 * - `exits`: the container runs for `afterSeconds` (default 5), writes `log` and ends with `exitCode`.
 * - `unhealthy`: the container runs, but its health check and its load balancer's checks never pass.
 * - `out of memory`: the container is killed after `afterSeconds` (default 5).
 */
export type ContainerFailure =
  | { readonly how: 'cannot pull'; readonly message?: string }
  | {
      readonly how: 'exits'
      readonly exitCode: number
      readonly afterSeconds?: number
      readonly log?: readonly string[]
    }
  | { readonly how: 'unhealthy' }
  | { readonly how: 'out of memory'; readonly afterSeconds?: number; readonly log?: readonly string[] }

interface Script {
  readonly match: FailureMatch
  readonly failure: ContainerFailure
}

const scripts = (world: World): Set<Script> => world.state('ecs failures', () => new Set())

/** Makes matching containers fail from their next start on, until the returned function is called. */
export function addFailure(world: World, match: FailureMatch, failure: ContainerFailure): () => void {
  const script = { match, failure }
  scripts(world).add(script)
  return () => scripts(world).delete(script)
}

/** How the container fails; the script added last wins. */
export function failureOf(
  world: World,
  container: { name?: string | undefined; image?: string | undefined },
): ContainerFailure | undefined {
  return [...scripts(world)].findLast(
    ({ match }) =>
      (match.image === undefined || match.image === container.image) &&
      (match.container === undefined || match.container === container.name),
  )?.failure
}
