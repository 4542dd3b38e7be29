import type { ScalableTarget, ScalingPolicy } from '@aws-sdk/client-application-auto-scaling'
import { lookAtAlarms } from '../cloud-watch/look-at-alarms.ts'
import { type MetricName, measures, setMetric } from '../cloud-watch/metric-data.ts'
import { cloudWatch } from '../cloud-watch/state.ts'
import { lookAgain, scaleService } from '../ecs/actors.ts'
import { containers } from '../ecs/state.ts'
import type { World } from '../operation.ts'
import { serviceOf } from './scalable-target.ts'
import { scaling } from './state.ts'
import { between, type Counted, type Sides, steppedCount, trackedCount } from './wanted-count.ts'

const MINUTE_MILLISECONDS = 60_000
const DEFAULT_COOLDOWN_SECONDS = 300

/** What a policy has seen and done. */
interface PolicyRecord extends Sides {
  lastOut: number
  lastIn: number
}

/** From now on a metric has this value: alarms look at it every minute, and policies scale by it. */
export function scriptMetric(world: World, metric: MetricName, value: number | undefined): void {
  setMetric(world, metric, value)
  startScaling(world)
}

/** An alarm that a test puts up calls the policies that it has among its actions. */
export function callPolicies(world: World): void {
  if ([...scaling(world).policies.values()].flat().some(({ PolicyType }) => PolicyType === 'StepScaling'))
    startScaling(world)
}

function startScaling(world: World): void {
  const clockwork = world.state('scaling clockwork', () => ({ runs: false }))
  if (clockwork.runs) return
  clockwork.runs = true
  measures(world, metric => runningTasks(world, metric))
  const tick = (): void => {
    lookAtAlarms(world)
    lookAgain(world)
    for (const target of scaling(world).targets.values()) scale(world, target)
    world.clock.after(MINUTE_MILLISECONDS, tick)
  }
  world.clock.after(MINUTE_MILLISECONDS, tick)
}

/** Container Insights counts the running tasks of the services of a cluster that has it. */
function runningTasks(world: World, { namespace, name, dimensions = {} }: MetricName): (() => number) | undefined {
  const { ClusterName = '', ServiceName = '' } = dimensions
  if (namespace !== 'ECS/ContainerInsights' || name !== 'RunningTaskCount') return undefined
  const cluster = containers(world).clusters.get(ClusterName)
  const service = cluster?.services.get(ServiceName)
  const isOn = cluster?.settings.some(
    ({ name: setting, value }) => setting === 'containerInsights' && value !== 'disabled',
  )
  return service && isOn ? () => runningIn(service.tasks) : undefined
}

const runningIn = (tasks: Iterable<{ readonly lastStatus: string }>): number =>
  [...tasks].filter(({ lastStatus }) => lastStatus === 'RUNNING').length

/** Brings a service to the greatest number that its policies want; fewer only where all that track a metric agree. */
function scale(world: World, target: ScalableTarget): void {
  const { ResourceId = '' } = target
  const service = serviceOf(world, ResourceId)
  const counted: Counted = { running: runningIn(service.tasks), desired: service.desiredCount }
  const policies = [...scaling(world).policies.values()].flat().filter(policy => policy.ResourceId === ResourceId)
  const wanted = policies.map(policy => ({ policy, count: wantedBy(world, policy, counted) }))
  const { DynamicScalingInSuspended, DynamicScalingOutSuspended } = target.SuspendedState ?? {}
  const more = wanted.filter(({ policy, count = 0 }) => count > counted.desired && rested(world, policy, 'lastOut'))
  if (more.length > 0) {
    if (!DynamicScalingOutSuspended) move(world, target, more, 'lastOut')
    return
  }
  const fewer = wanted.filter(
    ({ policy, count = Infinity }) => count < counted.desired && rested(world, policy, 'lastIn'),
  )
  const tracking = wanted.filter(({ policy }) => tracks(policy))
  const agreed = tracking.every(({ count = Infinity }) => count < counted.desired)
  const going = fewer.filter(({ policy }) => policy.PolicyType === 'StepScaling' || (agreed && tracks(policy)))
  // ECS lets no deployment lose tasks by scaling in.
  if (going.length > 0 && !DynamicScalingInSuspended && service.deployments.length === 1)
    move(world, target, going, 'lastIn')
}

interface Wanted {
  readonly policy: ScalingPolicy
  readonly count: number | undefined
}

function move(world: World, target: ScalableTarget, by: readonly Wanted[], way: 'lastOut' | 'lastIn'): void {
  const { cluster, name, desiredCount } = serviceOf(world, target.ResourceId)
  const count = between(target, Math.max(...by.map(each => each.count ?? 0)))
  if (count === desiredCount) return
  for (const { policy } of by) recordOf(world, policy)[way] = world.clock.now()
  scaleService(world, { cluster: cluster.name, service: name }, count)
}

function wantedBy(world: World, policy: ScalingPolicy, counted: Counted): number | undefined {
  if (policy.PolicyType === 'TargetTrackingScaling')
    return trackedCount(world, policy, recordOf(world, policy), counted)
  if (policy.PolicyType !== 'StepScaling') return undefined
  const counts = [...cloudWatch(world).alarms.values()]
    .filter(({ state, definition }) => state === 'ALARM' && definition?.AlarmActions?.includes(policy.PolicyARN ?? ''))
    .flatMap(alarm => steppedCount(world, policy, alarm, counted) ?? [])
  return counts.length > 0 ? Math.max(...counts) : undefined
}

/** Whether the cooldown of a policy is over. */
function rested(world: World, policy: ScalingPolicy, way: 'lastOut' | 'lastIn'): boolean {
  const tracking = policy.TargetTrackingScalingPolicyConfiguration
  const { Cooldown } = policy.StepScalingPolicyConfiguration ?? {}
  const said = way === 'lastOut' ? tracking?.ScaleOutCooldown : tracking?.ScaleInCooldown
  const { lastOut, lastIn } = recordOf(world, policy)
  // A step policy has one cooldown, which its scaling out does not wait for after scaling in.
  const last = way === 'lastIn' ? Math.max(lastIn, Cooldown === undefined ? lastIn : lastOut) : lastOut
  return world.clock.now() - last >= (Cooldown ?? said ?? DEFAULT_COOLDOWN_SECONDS) * 1000
}

const tracks = ({ TargetTrackingScalingPolicyConfiguration: tracking }: ScalingPolicy): boolean =>
  tracking !== undefined && !tracking.DisableScaleIn

function recordOf(world: World, { PolicyARN = '' }: ScalingPolicy): PolicyRecord {
  const records = world.state('scaling records', () => new Map<string, PolicyRecord>())
  const known = records.get(PolicyARN) ?? { above: 0, below: 0, lastOut: -Infinity, lastIn: -Infinity }
  records.set(PolicyARN, known)
  return known
}
