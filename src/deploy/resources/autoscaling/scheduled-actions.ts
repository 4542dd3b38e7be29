import type { ScheduledAction } from '../../../aws/shapes/application-auto-scaling.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { AutoScalingModel, AutoScalingSettings } from '../../../model/autoscaling.ts'
import { defined } from '../../../model/defined.ts'
import type { Context } from '../../context.ts'
import type { IgnoredChange } from '../../planning/diff.ts'
import { isOver } from '../schedule/passed.ts'
import { SCALED } from './scaled.ts'

/** A schedule as it is compared. */
export interface ScheduledActionProps {
  readonly expression: string
  readonly timeZone: string
  readonly minCapacity?: number
  readonly maxCapacity?: number
}

/** Without a zone the times are of this one. */
const DEFAULT_ZONE = 'UTC'

/** The names of schedules in AWS begin with that of the stack: those of others are left alone. */
const prefixOf = ({ stack }: Context): string => `${stack.name}-`

export function desiredSchedules({ schedules }: AutoScalingSettings): Record<string, ScheduledActionProps> {
  return Object.fromEntries(
    schedules.map(({ name, timeZone = DEFAULT_ZONE, ...rest }) => [name, { ...rest, timeZone }]),
  )
}

/** A schedule of one time sets nothing once that has passed. */
export function notesOnPast({ settings, service }: AutoScalingModel, context: Context): readonly string[] {
  return Object.entries(desiredSchedules(settings))
    .filter(([, schedule]) => isOver(schedule, context))
    .map(
      ([name, { expression }]) =>
        `Schedule ${name} of service ${service.serviceName} sets nothing any more: ${expression} has passed`,
    )
}

/** Those of this stack, by the name that the program gives them. */
export function ownSchedules(all: readonly ScheduledAction[], context: Context): Record<string, ScheduledActionProps> {
  const prefix = prefixOf(context)
  return Object.fromEntries(
    all.flatMap(({ ScheduledActionName: name = '', Schedule: expression = '', Timezone, ScalableTargetAction }) => {
      if (!name.startsWith(prefix)) return []
      const { MinCapacity: minCapacity, MaxCapacity: maxCapacity } = ScalableTargetAction ?? {}
      const limits = defined({ minCapacity, maxCapacity })
      return [[name.slice(prefix.length), { expression, timeZone: Timezone ?? DEFAULT_ZONE, ...limits }]]
    }),
  )
}

/** Between how many tasks a scalable target scales. */
export type CapacityLimits = Pick<AutoScalingSettings, 'minCapacity' | 'maxCapacity'>

/** A limit that a schedule sets, and what it sets once the program is deployed: nothing where that has it no more. */
interface SetLimit {
  readonly now: number
  readonly next: number | undefined
}

/** The limits that schedules set, whoever made them. */
export interface LimitsOfSchedules {
  readonly minCapacity: readonly SetLimit[]
  readonly maxCapacity: readonly SetLimit[]
}

export const NO_SCHEDULES: LimitsOfSchedules = { minCapacity: [], maxCapacity: [] }

export function limitsOf(
  schedules: readonly ScheduledAction[],
  settings: AutoScalingSettings,
  context: Context,
): LimitsOfSchedules {
  const wanted = new Map(Object.entries(desiredSchedules(settings)))
  const prefix = prefixOf(context)
  const set = (which: keyof CapacityLimits): SetLimit[] =>
    schedules.flatMap(({ ScheduledActionName: name = '', ScalableTargetAction: { MinCapacity, MaxCapacity } = {} }) => {
      const now = which === 'minCapacity' ? MinCapacity : MaxCapacity
      if (now === undefined) return []
      return { now, next: name.startsWith(prefix) ? wanted.get(name.slice(prefix.length))?.[which] : now }
    })
  return { minCapacity: set('minCapacity'), maxCapacity: set('maxCapacity') }
}

/**
 * The limits to register: those of the program, save where a schedule has set what is there. To register the program's own
 * again would undo the schedule; where the program changes what that sets, it is the new one.
 * https://docs.aws.amazon.com/autoscaling/application/APIReference/API_ScalableTargetAction.html
 */
export function limitsBeside(
  scheduled: LimitsOfSchedules,
  live: CapacityLimits | undefined,
  wanted: CapacityLimits,
): CapacityLimits {
  const limit = (which: keyof CapacityLimits): number => {
    const set = scheduled[which].flatMap(({ now, next }) => (now === live?.[which] && next !== undefined ? next : []))
    return set.find(each => each === live?.[which]) ?? set[0] ?? wanted[which]
  }
  const limits = { minCapacity: limit('minCapacity'), maxCapacity: limit('maxCapacity') }
  // AWS refuses a minimum above the maximum.
  if (limits.minCapacity <= limits.maxCapacity) return limits
  return { minCapacity: wanted.minCapacity, maxCapacity: wanted.maxCapacity }
}

/** The limits that a schedule has set, and a plan so leaves alone. */
export function ignoredLimits(
  scheduled: LimitsOfSchedules,
  live: CapacityLimits,
  wanted: CapacityLimits,
): IgnoredChange[] {
  const kept = limitsBeside(scheduled, live, wanted)
  return (['minCapacity', 'maxCapacity'] as const).flatMap((path): IgnoredChange[] =>
    kept[path] !== live[path] || live[path] === wanted[path]
      ? []
      : [{ path, from: live[path], to: wanted[path], because: 'set by a schedule' }],
  )
}

/** Makes the schedules of a target what they should be, one after the other: AWS refuses concurrent changes to one target. */
export async function putSchedules(
  ResourceId: string,
  wanted: Readonly<Record<string, ScheduledActionProps>>,
  live: Readonly<Record<string, ScheduledActionProps>>,
  context: Context,
): Promise<void> {
  const { aws } = context
  const prefix = prefixOf(context)
  for (const name of Object.keys(live)) {
    if (Object.hasOwn(wanted, name)) continue
    await unlessRefused(
      aws.applicationAutoScaling('DeleteScheduledAction', {
        ...SCALED,
        ResourceId,
        ScheduledActionName: `${prefix}${name}`,
      }),
      'ObjectNotFoundException',
    )
  }
  for (const [name, { expression, timeZone, minCapacity, maxCapacity }] of Object.entries(wanted)) {
    await aws.applicationAutoScaling('PutScheduledAction', {
      ...SCALED,
      ResourceId,
      ScheduledActionName: `${prefix}${name}`,
      Schedule: expression,
      Timezone: timeZone,
      ScalableTargetAction: defined({ MinCapacity: minCapacity, MaxCapacity: maxCapacity }),
    })
  }
}
