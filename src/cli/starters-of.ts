import type { AccountOptions } from '../deploy/options.ts'
import type { EventRuleModel } from '../model/event-rule.ts'
import type { ScheduleModel } from '../model/schedule.ts'
import type { StarterStatus } from '../operate/starter-status.ts'
import type { BuiltProgram } from './service-argument.ts'

/** Reads the schedules and event rules of a program; nothing where it has none. */
export async function startersOf(
  program: BuiltProgram,
): Promise<((options: AccountOptions) => Promise<readonly StarterStatus[]>) | undefined> {
  const { starterStatus } = await import('../operate/starter-status.ts')
  const starters = await starterModels(program)
  return starters.length > 0 ? options => starterStatus(program.model.name, starters, options) : undefined
}

/** The schedules and event rules of a program. */
export async function starterModels({
  model: built,
}: BuiltProgram): Promise<readonly (ScheduleModel | EventRuleModel)[]> {
  const { collect } = await import('../deploy/graph/graph.ts')
  return [...collect(built).values()].flatMap(({ model }) =>
    model.kind === 'schedule' || model.kind === 'event-rule' ? [model] : [],
  )
}
