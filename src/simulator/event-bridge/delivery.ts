import type { RunTaskRequest, TaskOverride } from '@aws-sdk/client-ecs'
import type { Target } from '@aws-sdk/client-eventbridge'
import { count } from '../cloud-watch/counted.ts'
import type { MetricName } from '../cloud-watch/metric-data.ts'
import { runner } from '../ecs/runner.ts'
import type { World } from '../operation.ts'
import { isRecord } from './filter.ts'
import { matches } from './matching.ts'
import { DEFAULT_BUS, type EventRule, eventBuses, type Invocation } from './state.ts'
import { canBe } from './target.ts'
import { transformed } from './transformer.ts'

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html */
export interface BusEvent {
  readonly version: string
  readonly id: string
  readonly source: string
  readonly 'detail-type': string
  readonly account: string
  readonly region: string
  readonly time: string
  readonly resources: readonly string[]
  readonly detail: Readonly<Record<string, unknown>>
}

/** How long an event takes to its targets; how long AWS takes is not known, but that it is about half a second. */
const DELIVERY_MILLISECONDS = 500
/** Recorded of running tasks: `events-rule/` and the name, of which 36 characters in all are left. */
const LONGEST_STARTED_BY = 36

/** Has the rules of a bus that match an event invoke their targets. */
export function publish(world: World, busName: string, event: BusEvent): void {
  for (const rule of eventBuses(world).rules.values()) {
    const { State, EventPattern } = rule.settings
    if (rule.busName !== busName || State === 'DISABLED' || EventPattern === undefined) continue
    if (!matches(JSON.parse(EventPattern), event)) continue
    for (const target of rule.targets.values())
      world.clock.after(DELIVERY_MILLISECONDS, () => invoke(world, rule, target, event))
  }
}

/** Of targets other than clusters nothing is told. */
function invoke(world: World, rule: EventRule, target: Target, event: BusEvent): void {
  if (!target.EcsParameters) return
  const ran = start(world, rule, target, event)
  const note = (invocation: Pick<Invocation, 'outcome' | 'taskArns' | 'problem'>): void => {
    const { invocations } = eventBuses(world)
    const names = namesOf(invocation.outcome, target)
    count(world, ...names.map(name => metricOf(rule, name)))
    invocations.push({ at: world.clock.now(), rule: rule.arn, targetId: target.Id ?? '', ...invocation })
  }
  // What lacks a right, or is about what is gone, is not tried again:
  // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
  if (typeof ran === 'string')
    note({ outcome: target.DeadLetterConfig?.Arn ? 'dead-lettered' : 'dropped', taskArns: [], problem: ran })
  // RunTask answers 200 with failures: https://github.com/aws/containers-roadmap/issues/1705
  else if (ran.taskArns.length === 0) note({ outcome: 'not placed', taskArns: [], problem: ran.failures.at(0) ?? '' })
  else note({ outcome: 'started', taskArns: ran.taskArns })
}

/** What EventBridge counts of an invocation: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html */
function namesOf(outcome: Invocation['outcome'], { DeadLetterConfig: queue }: Target): readonly string[] {
  if (outcome === 'started' || outcome === 'not placed') return ['Invocations']
  return ['Invocations', 'FailedInvocations', ...(queue?.Arn === undefined ? [] : ['InvocationsSentToDlq'])]
}

/** Rules of other buses than the default one have its name beside: see the page above. */
const metricOf = ({ name: rule, busName }: EventRule, name: string): MetricName => ({
  namespace: 'AWS/Events',
  name,
  dimensions: { RuleName: rule, ...(busName !== DEFAULT_BUS && { EventBusName: busName }) },
})

function start(world: World, rule: EventRule, target: Target, event: BusEvent): ReturnType<typeof runner> {
  const role = target.RoleArn ?? ''
  if (!canBe(world, role)) return 'The role cannot be assumed'
  const overrides = overridesOf(target, event)
  return typeof overrides === 'string' ? overrides : runner(world, role, runRequest(rule, target, overrides))
}

/** Without an input nothing of the event is passed to a task: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html */
function overridesOf({ Input, InputTransformer }: Target, event: BusEvent): TaskOverride | string {
  const text = InputTransformer ? transformed(InputTransformer, event) : (Input ?? '{}')
  try {
    const overrides: TaskOverride = JSON.parse(text)
    // What AWS makes of a number where a task wants a text is not recorded.
    const values = (overrides.containerOverrides ?? []).flatMap(({ environment = [] }) => environment)
    const other = values.find(({ value }) => typeof value !== 'string')
    if (other) return `The value of ${other.name} is no text: ${JSON.stringify(other.value)}`
    return isRecord(overrides) ? overrides : 'The input is no TaskOverride'
  } catch {
    return `JSON syntax error in input: ${text}`
  }
}

/** RunTask as EventBridge calls it. */
function runRequest(
  { name }: EventRule,
  { Arn, EcsParameters: given }: Target,
  overrides: TaskOverride,
): RunTaskRequest {
  const { Subnets, SecurityGroups, AssignPublicIp } = given?.NetworkConfiguration?.awsvpcConfiguration ?? {}
  return {
    cluster: Arn,
    taskDefinition: given?.TaskDefinitionArn,
    count: given?.TaskCount,
    launchType: given?.LaunchType,
    platformVersion: given?.PlatformVersion,
    group: given?.Group,
    capacityProviderStrategy: given?.CapacityProviderStrategy,
    placementConstraints: given?.PlacementConstraints,
    placementStrategy: given?.PlacementStrategy,
    enableECSManagedTags: given?.EnableECSManagedTags,
    enableExecuteCommand: given?.EnableExecuteCommand,
    propagateTags: given?.PropagateTags,
    referenceId: given?.ReferenceId,
    tags: given?.Tags?.map(({ Key: key, Value: value }) => ({ key, value })),
    ...(Subnets && {
      networkConfiguration: {
        awsvpcConfiguration: { subnets: Subnets, securityGroups: SecurityGroups, assignPublicIp: AssignPublicIp },
      },
    }),
    overrides,
    startedBy: `events-rule/${name}`.slice(0, LONGEST_STARTED_BY),
  }
}
