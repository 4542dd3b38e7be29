import type { DeploymentConfiguration, DeploymentLifecycleHook } from '@aws-sdk/client-ecs'
import type { World } from '../operation.ts'
import type { DeploymentState, LifecycleStage, ServiceSettings, ServiceState, StrategyState } from './account-state.ts'
import { failRollout } from './deployment.ts'
import { runHook } from './lifecycle-hook.ts'
import { routingProblem } from './routing-problem.ts'
import { now } from './state.ts'
import { shiftTraffic } from './traffic.ts'

/** One stage on the way of a deployment. It takes a while, or lasts until all tasks are healthy. */
interface Step {
  readonly stage: LifecycleStage
  readonly test?: number
  readonly production?: number
  readonly seconds?: number
  /** Whether it goes on once the scheduler says that all tasks are healthy. */
  readonly scales?: true
}

// How long a stage takes in which nothing is waited for, and a change of weights.
const STAGE_SECONDS = 1
const SHIFT_SECONDS = 10
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/nlb-resources-for-blue-green.html
const NETWORK_SECONDS = 600

/** Whether a service changes its traffic from one set of tasks to another. */
export const shiftsTraffic = ({ strategy = 'ROLLING' }: DeploymentConfiguration = {}): boolean => strategy !== 'ROLLING'

/** Whether the deployment is under way and still needs the tasks that it replaces. */
export const holdsOldTasks = ({ record }: DeploymentState): boolean =>
  record.strategy !== undefined && record.status === 'IN_PROGRESS' && record.strategy.stage !== 'CLEAN_UP'

/** Whether tasks of the deployment may start. */
export const mayScaleUp = ({ record }: DeploymentState): boolean =>
  record.strategy === undefined || record.status !== 'IN_PROGRESS' || record.strategy.scaling

/** Takes a deployment through its lifecycle stages. `reschedule` lets the scheduler act on a new stage. */
export function startStrategy(
  world: World,
  service: ServiceState,
  deployment: DeploymentState,
  reschedule: () => void,
): StrategyState {
  const { record } = deployment
  const { settings } = record.target
  const steps = stepsOf(settings, record.sources.length)
  const strategy: StrategyState = { stage: undefined, scaling: false, production: 0, test: 0, scaled: () => {} }
  record.strategy = strategy
  const goesOn = (): boolean =>
    record.status === 'IN_PROGRESS' && service.status === 'ACTIVE' && service.deployments[0] === deployment

  const enter = (index: number): void => {
    const step = steps[index]
    if (!step || !goesOn()) return
    strategy.stage = step.stage
    record.updatedAt = now(world)
    const hooks = (settings.deploymentConfiguration?.lifecycleHooks ?? []).filter(hook =>
      hook.lifecycleStages?.some(stage => stage === step.stage),
    )
    const next = (at: number): void => {
      const hook = hooks[at]
      if (!goesOn()) return
      if (!hook) {
        act(step, () => enter(index + 1))
        return
      }
      runHook(world, record, hook, step.stage, service.name, ok => {
        if (!goesOn()) return
        if (ok) {
          next(at + 1)
          return
        }
        fail(`Service deployment rolled back because ${step.stage} lifecycle hook(s) failed.${wordsOf(hook)}`)
      })
    }
    next(0)
  }

  const fail = (reason: string): void => {
    failRollout(world, service, deployment, {
      state: reason,
      event: `(deployment ${deployment.id}) deployment failed: ${reason}`,
      status: reason,
      rollback: true,
    })
    reschedule()
  }

  const act = (step: Step, on: () => void): void => {
    if (step.test !== undefined) {
      strategy.test = step.test
      shiftTraffic(world, settings, 'test', step.test)
    }
    if (step.production !== undefined) {
      strategy.production = step.production
      shiftTraffic(world, settings, 'production', step.production)
    }
    if (step.scales) {
      strategy.scaling = true
      strategy.scaled = () => {
        strategy.scaled = () => {}
        on()
      }
    } else world.clock.after((step.seconds ?? STAGE_SECONDS) * 1000, on)
    reschedule()
  }

  const problem = routingProblem(world, settings)
  world.clock.after(0, () => {
    if (!problem) enter(0)
    else if (goesOn()) fail(problem)
  })
  return strategy
}

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting-blue-green.html
const wordsOf = ({ hookTargetArn, targetType }: DeploymentLifecycleHook): string =>
  targetType === 'PAUSE' ? '' : ` Lifecycle hook target ${hookTargetArn} returned FAILED status.`

function stepsOf(
  { deploymentConfiguration: configuration = {}, loadBalancers }: ServiceSettings,
  sources: number,
): Step[] {
  const isNetwork = loadBalancers?.some(({ advancedConfiguration }) =>
    advancedConfiguration?.productionListenerRule?.includes(':listener/net/'),
  )
  const shiftSeconds = SHIFT_SECONDS + (isNetwork ? NETWORK_SECONDS : 0)
  return [
    ...(sources > 1 ? [{ stage: 'RECONCILE_SERVICE' } as const] : []),
    { stage: 'PRE_SCALE_UP' },
    { stage: 'SCALE_UP', scales: true },
    { stage: 'POST_SCALE_UP' },
    { stage: 'TEST_TRAFFIC_SHIFT', test: 100, seconds: shiftSeconds },
    { stage: 'POST_TEST_TRAFFIC_SHIFT' },
    ...shares(configuration).flatMap(({ percent, bakeMinutes }): Step[] => [
      { stage: 'PRE_PRODUCTION_TRAFFIC_SHIFT' },
      { stage: 'PRODUCTION_TRAFFIC_SHIFT', production: percent, seconds: shiftSeconds + bakeMinutes * 60 },
    ]),
    { stage: 'POST_PRODUCTION_TRAFFIC_SHIFT' },
    { stage: 'BAKE_TIME', seconds: (configuration.bakeTimeInMinutes ?? 0) * 60 },
    { stage: 'CLEAN_UP' },
  ]
}

/** The shares of production traffic that a deployment takes, one after the other. The last is not baked here. */
function shares({ canaryConfiguration, linearConfiguration, strategy }: DeploymentConfiguration): {
  readonly percent: number
  readonly bakeMinutes: number
}[] {
  const last = { percent: 100, bakeMinutes: 0 }
  if (strategy === 'CANARY') {
    const { canaryPercent = 5, canaryBakeTimeInMinutes = 10 } = canaryConfiguration ?? {}
    return [{ percent: canaryPercent, bakeMinutes: canaryBakeTimeInMinutes }, last]
  }
  if (strategy !== 'LINEAR') return [last]
  const { stepBakeTimeInMinutes = 6, stepPercent = 10 } = linearConfiguration ?? {}
  const count = Math.ceil(100 / stepPercent) - 1
  const before = Array.from({ length: count }, (_, index) => ({
    percent: stepPercent * (index + 1),
    bakeMinutes: stepBakeTimeInMinutes,
  }))
  return [...before, last]
}
