import type { World } from '../operation.ts'
import type { PlacementProblem, PullProblem, StartProblem } from './problem.ts'

/** Why a task stopped, as ECS says it: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html */
export type StopCode =
  | 'EssentialContainerExited'
  | 'InfrastructureHealth'
  | 'ServiceSchedulerInitiated'
  | 'SpotInterruption'
  | 'TaskFailedToStart'
  | 'TerminationNotice'
  | 'UserInitiated'

/** What fails: containers of which all holds that is given; all of them where nothing is. */
export interface FailureMatch {
  /** As the definition has it, or without its registry: `shop/web:2`. */
  readonly image?: string
  /** The name of the container. */
  readonly container?: string
  /** Its command, that of an override too, its words with spaces between them. */
  readonly command?: string
}

/** What tells a container from others. */
interface Told {
  readonly name?: string | undefined
  readonly image?: string | undefined
  readonly command?: readonly string[] | undefined
}

/**
 * How a container, its task or its service fails, in AWS's words.
 *
 * - `cannot pull`: the image does not arrive: `because` it is `missing` (the default), the pull is `denied`, it is for
 *   the `wrong architecture`, the registry's `rate limit` is reached, or it is `unreachable`. `message` replaces what
 *   the registry says.
 * - `exits`: the container runs for `afterSeconds`, writes `log` and ends with `exitCode`. By default it ends at once,
 *   before its task is RUNNING, which counts as a failed task; from about 3 seconds on it does not, as on AWS.
 * - `unhealthy`: the container runs and writes `log`, but its health check and its load balancer's checks never pass:
 *   it `answers` with a status code, `slowly` (a time-out) or `nothing` (the connection is refused; the default).
 *   `message` replaces what the load balancer says.
 * - `out of memory`: the container is killed after `afterSeconds` (default 0, as above).
 * - `cannot run`: the container's command (`command`, default `start`) is not in the image.
 * - `cannot start`: the task stops before its containers start, `because` of a secret, its role, its log group, its
 *   network or its volumes; or with a `message` of your own.
 * - `cannot place`: no task starts at all, `because` of capacity, quotas, constraints or a role; service events say so.
 * - `stopped`: AWS stops the task `afterSeconds` (default 30) after its containers started, with `stopCode` (default
 *   `ServiceSchedulerInitiated`) and `reason`: a Spot interruption, maintenance, an instance that drains.
 * - `alarm`: a deployment alarm goes off `afterSeconds` (default 60) into the deployment.
 * - `rolled back`: ECS rolls the deployment back `afterSeconds` (default 60) into it, and says `reason`, for example that
 *   it may not change a listener rule.
 */
export type ContainerFailure =
  | { readonly how: 'cannot pull'; readonly because?: PullProblem; readonly message?: string }
  | {
      readonly how: 'exits'
      readonly exitCode: number
      readonly afterSeconds?: number
      readonly log?: readonly string[]
      /** What ECS says of the container. */
      readonly reason?: string
    }
  | {
      readonly how: 'unhealthy'
      readonly answers?: number | 'slowly' | 'nothing'
      readonly message?: string
      readonly log?: readonly string[]
    }
  | { readonly how: 'out of memory'; readonly afterSeconds?: number; readonly log?: readonly string[] }
  | { readonly how: 'cannot run'; readonly command?: string }
  | { readonly how: 'cannot start'; readonly because: StartProblem }
  | { readonly how: 'cannot start'; readonly message: string; readonly stopCode?: StopCode }
  | { readonly how: 'cannot place'; readonly because: PlacementProblem }
  | {
      readonly how: 'stopped'
      readonly reason: string
      readonly stopCode?: StopCode
      readonly afterSeconds?: number
    }
  | { readonly how: 'alarm'; readonly afterSeconds?: number }
  | { readonly how: 'rolled back'; readonly reason: string; readonly afterSeconds?: number }

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
export function failureOf(world: World, container: Told): ContainerFailure | undefined {
  return [...scripts(world)].findLast(
    ({ match }) =>
      (match.image === undefined || [container.image, withoutRegistry(container.image)].includes(match.image)) &&
      (match.container === undefined || match.container === container.name) &&
      (match.command === undefined || match.command === container.command?.join(' ')),
  )?.failure
}

/** `shop/web:2` of `123456789012.dkr.ecr.us-east-1.amazonaws.com/shop/web:2`. */
const withoutRegistry = (image = ''): string => image.replace(/^(?:[^/]*[.:][^/]*|localhost)\//, '')

/** The failure of one kind that one of these containers has. */
export function failureAmong<H extends ContainerFailure['how']>(
  world: World,
  how: H,
  containers: readonly Told[] = [],
): Extract<ContainerFailure, { how: H }> | undefined {
  const failures = containers.map(container => failureOf(world, container))
  return failures.find((each): each is Extract<ContainerFailure, { how: H }> => each?.how === how)
}
