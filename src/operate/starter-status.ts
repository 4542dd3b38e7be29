import { unlessRefused } from '../aws/unless-refused.ts'
import type { AccountContext, Context } from '../deploy/context.ts'
import { readable } from '../deploy/diagnosis/readable.ts'
import { isCut, startedByOf } from '../deploy/diagnosis/starting/starter.ts'
import { tasksStartedBy } from '../deploy/diagnosis/starting/tasks.ts'
import type { AccountOptions } from '../deploy/options.ts'
import { ruleName } from '../deploy/resources/event-rule/rule-name.ts'
import { eventTargets, isTargetOfStack } from '../deploy/resources/event-rule/targets.ts'
import { isOver } from '../deploy/resources/schedule/passed.ts'
import { groupName } from '../deploy/resources/schedule-group/group-name.ts'
import { taskIdOf } from '../deploy/running/watched-tasks.ts'
import { openAccount } from '../deploy/session.ts'
import { untilAborted } from '../deploy/until-aborted.ts'
import { harmlessItem } from '../errors/harmless.ts'
import type { EventRuleModel } from '../model/event-rule.ts'
import { busName } from '../model/event-rule.ts'
import type { ScheduleModel } from '../model/schedule.ts'

/** How a schedule or an event rule of a stack is at the moment. */
export interface StarterStatus {
  readonly kind: 'schedule' | 'event-rule'
  /** As AWS has it, with its group or bus: `shop-schedules/nightly`. */
  readonly name: string
  /** `ENABLED` or `DISABLED`; absent where it is not there, or may not be read. */
  readonly state?: string
  /** When it starts its task, and where clocks show that. */
  readonly expression?: string
  readonly timeZone?: string
  /** The time at which it starts its task, once, has passed. */
  readonly over?: true
  /** The events for which it starts its task, as JSON. */
  readonly pattern?: string
  /** What it starts, for example `shop-report:7`. */
  readonly taskDefinition?: string
  /** The last task that ECS still shows, for about an hour after it stopped; `unread` says where it may be of another. */
  readonly last?: {
    readonly task: string
    /** As ECS says it, for example `STOPPED`. */
    readonly status: string
    /** When it was started, in milliseconds since the epoch. */
    readonly at: number
    readonly exitCodes: Readonly<Record<string, number>>
    readonly reason?: string
  }
  /** What could not be read, and which permission would show it. */
  readonly unread: readonly string[]
}

type Starter = ScheduleModel | EventRuleModel

/** What AWS says of one: its cluster by ARN, and the revision that it starts. */
interface Found extends Pick<StarterStatus, 'expression' | 'timeZone' | 'over' | 'pattern'> {
  readonly state: string
  readonly cluster: string | undefined
  readonly revision: string | undefined
}

/** Reads schedules and event rules as the stack of that name has made them. */
export async function starterStatus(
  stack: string,
  starters: readonly Starter[],
  options: AccountOptions,
): Promise<readonly StarterStatus[]> {
  const context = await untilAborted(openAccount(options))
  return untilAborted(Promise.all(starters.map(starter => statusOf(stack, starter, context))))
}

/** What AWS calls one of a stack, with its group or bus: `shop-schedules/nightly`. */
export function starterName(stack: string, model: Starter): string {
  const of = { stack: { name: stack, tags: {} } }
  if (model.kind === 'schedule') return `${groupName(of)}/${model.id}`
  const bus = busName(model.eventBus)
  return bus === 'default' ? ruleName(model, of) : `${bus}/${ruleName(model, of)}`
}

async function statusOf(stack: string, model: Starter, context: AccountContext): Promise<StarterStatus> {
  const of = { stack: { name: stack, tags: {} } }
  const isSchedule = model.kind === 'schedule'
  const own = isSchedule ? model.id : ruleName(model, of)
  const name = starterName(stack, model)
  const read = await readable(`${model.kind.replace('-', ' ')} ${name}`, () =>
    isSchedule ? scheduleAt(groupName(of), own, context) : ruleAt(model.eventBus, own, { ...context, ...of }),
  )
  const found = read.value
  if (!found) return { kind: model.kind, name, unread: read.evidence }
  const { cluster, revision: taskDefinition, ...said } = found
  const startedBy = startedByOf(isSchedule ? 'chronos-schedule' : 'events-rule', own)
  const tasks =
    cluster === undefined || taskDefinition === undefined
      ? { evidence: [] }
      : await tasksStartedBy({ cluster, taskDefinition, startedBy }, context)
  const [last] = (tasks.tasks ?? []).toSorted((a, b) => timeOf(b) - timeOf(a))
  return {
    kind: model.kind,
    name,
    ...said,
    ...(taskDefinition !== undefined && { taskDefinition: taskDefinition.split('/').at(-1) ?? taskDefinition }),
    ...(last && {
      last: {
        task: taskIdOf(last.taskArn ?? ''),
        status: last.lastStatus ?? '',
        at: timeOf(last),
        exitCodes: Object.fromEntries(
          (last.containers ?? []).flatMap(({ name: container = '', exitCode }) =>
            exitCode === undefined ? [] : [[container, exitCode]],
          ),
        ),
        ...(last.stoppedReason !== undefined && { reason: harmlessItem(last.stoppedReason) }),
      },
    }),
    unread: [
      ...tasks.evidence,
      ...(last && isCut({ startedBy })
        ? [`whose that task is: ECS keeps "${startedBy}" of what started it, and other names may begin so`]
        : []),
    ],
  }
}

const timeOf = ({ createdAt }: { readonly createdAt?: Date | undefined }): number => createdAt?.getTime() ?? 0

async function scheduleAt(GroupName: string, Name: string, context: AccountContext): Promise<Found | undefined> {
  const { aws, partition, region, account } = context
  const call = aws.scheduler('GetSchedule', { Name, GroupName })
  const found = await unlessRefused(call, 'ResourceNotFoundException')
  const cluster = found?.Target?.Arn
  const full = cluster?.startsWith('arn:') ? cluster : `arn:${partition}:ecs:${region}:${account}:cluster/${cluster}`
  const { ScheduleExpression: expression = '', ScheduleExpressionTimezone: timeZone = 'UTC' } = found ?? {}
  return (
    found && {
      state: found.State ?? 'ENABLED',
      expression,
      timeZone,
      ...(isOver({ expression, timeZone }, context) && { over: true }),
      cluster: cluster === undefined ? undefined : full,
      revision: found.Target?.EcsParameters?.TaskDefinitionArn,
    }
  )
}

async function ruleAt(
  EventBusName: string,
  Name: string,
  context: AccountContext & Pick<Context, 'stack'>,
): Promise<Found | undefined> {
  const call = context.aws.eventBridge('DescribeRule', { Name, EventBusName })
  const found = await unlessRefused(call, 'ResourceNotFoundException')
  if (!found) return undefined
  const targets = await eventTargets({ name: Name, eventBus: EventBusName }, context)
  const target = targets.find(each => each.EcsParameters && isTargetOfStack(each, context))
  return {
    state: found.State ?? 'ENABLED',
    ...(found.EventPattern !== undefined && { pattern: found.EventPattern }),
    cluster: target?.Arn,
    revision: target?.EcsParameters?.TaskDefinitionArn,
  }
}
