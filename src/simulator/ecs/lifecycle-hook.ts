import type { DeploymentLifecycleHook, DeploymentLifecycleHookDetail } from '@aws-sdk/client-ecs'
import type { World } from '../operation.ts'
import type { HookRun, ServiceDeploymentState } from './account-state.ts'

/** Which Lambda hooks behave as told: those of this function, at this stage, of this service, or all of these. */
export interface HookMatch {
  readonly functionArn?: string
  /** The lifecycle stage, such as `POST_TEST_TRAFFIC_SHIFT`. */
  readonly stage?: string
  /** The service's name. */
  readonly service?: string
}

/**
 * What a Lambda hook answers.
 *
 * - `succeeds`: the deployment goes on. It is what hooks do unless told otherwise.
 * - `fails`: the deployment rolls back.
 * - `in progress`: ECS asks again, `times` times (default: until the hook's timeout), every `seconds` (default 30);
 *   then it succeeds.
 */
export type HookAnswer =
  | { readonly how: 'succeeds' }
  | { readonly how: 'fails' }
  | { readonly how: 'in progress'; readonly times?: number; readonly seconds?: number }

interface Script {
  readonly match: HookMatch
  readonly answer: HookAnswer
}

const INVOCATION_SECONDS = 2
const DEFAULT_TIMEOUT_MINUTES = 1440

const scripts = (world: World): Set<Script> => world.state('ecs hooks', () => new Set())

/** Makes Lambda hooks answer as told, until the returned function is called. */
export function addHook(world: World, match: HookMatch, answer: HookAnswer): () => void {
  const script = { match, answer }
  scripts(world).add(script)
  return () => scripts(world).delete(script)
}

function answerOf(world: World, functionArn: string | undefined, stage: string, service: string): HookAnswer {
  const found = [...scripts(world)].findLast(
    ({ match }) =>
      (match.functionArn ?? functionArn) === functionArn &&
      (match.stage ?? stage) === stage &&
      (match.service ?? service) === service,
  )
  return found?.answer ?? { how: 'succeeds' }
}

/** Runs one hook of a stage. `done` hears once whether the deployment goes on. */
export function runHook(
  world: World,
  record: ServiceDeploymentState,
  hook: DeploymentLifecycleHook,
  stage: string,
  service: string,
  done: (goesOn: boolean) => void,
): void {
  const { timeoutInMinutes = DEFAULT_TIMEOUT_MINUTES, action = 'ROLLBACK' } = hook.timeoutConfiguration ?? {}
  const pause = hook.targetType === 'PAUSE'
  const run: HookRun = {
    hookId: pause ? `ecs-pause-${world.id(43)}` : undefined,
    targetType: pause ? 'PAUSE' : 'AWS_LAMBDA',
    targetArn: hook.hookTargetArn,
    expiresAt: new Date(world.clock.now() + timeoutInMinutes * 60_000),
    timeoutAction: action,
    status: pause ? 'AWAITING_ACTION' : 'IN_PROGRESS',
    resolve(status, goesOn) {
      if (run.status !== 'AWAITING_ACTION' && run.status !== 'IN_PROGRESS') return
      run.status = status
      done(goesOn)
    },
  }
  record.hooks.push(run)
  world.clock.after(timeoutInMinutes * 60_000, () => run.resolve('TIMED_OUT', action === 'CONTINUE'))
  if (!pause) invoke(world, run, stage, service)
}

function invoke(world: World, run: HookRun, stage: string, service: string, asked = 0): void {
  const answer = answerOf(world, run.targetArn, stage, service)
  const waits = answer.how === 'in progress' && asked < (answer.times ?? Infinity)
  const seconds = waits ? (answer.seconds ?? 30) : INVOCATION_SECONDS
  world.clock.after(seconds * 1000, () => {
    if (run.status !== 'IN_PROGRESS') return
    if (waits) invoke(world, run, stage, service, asked + 1)
    else if (answer.how === 'fails') run.resolve('FAILED', false)
    else run.resolve('SUCCEEDED', true)
  })
}

export function hookView({ resolve: _resolve, ...run }: HookRun): DeploymentLifecycleHookDetail {
  return { ...run }
}
