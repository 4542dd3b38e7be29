import type { AccountOptions } from '../deploy/options.ts'
import type { StarterStatus } from '../operate/starter-status.ts'
import type { BuiltProgram } from './service-argument.ts'

/** Reads the schedules and event rules of a program; nothing where it has none. */
export async function startersOf({
  model: built,
}: BuiltProgram): Promise<((options: AccountOptions) => Promise<readonly StarterStatus[]>) | undefined> {
  const { collect } = await import('../deploy/graph/graph.ts')
  const { starterStatus } = await import('../operate/starter-status.ts')
  const starters = [...collect(built).values()].flatMap(({ model }) =>
    model.kind === 'schedule' || model.kind === 'event-rule' ? [model] : [],
  )
  return starters.length > 0 ? options => starterStatus(built.name, starters, options) : undefined
}
