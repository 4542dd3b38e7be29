import type { AccountOptions } from '../deploy/options.ts'
import type { StarterStatus } from '../operate/starter-status.ts'
import type { CliContext } from './cli-context.ts'
import { choiceOf, type ProgramFlags } from './flags.ts'
import type { Program } from './program.ts'
import { isProgramFile } from './service-argument.ts'

/** The schedules and event rules of a program, and where they are. */
export interface StartersMeant extends Pick<Program, 'region' | 'expectedAccount'> {
  read(options: AccountOptions): Promise<readonly StarterStatus[]>
}

/** Those of a program; nothing where a word names none, or it has none. */
export async function startersOf(
  given: string,
  flags: ProgramFlags,
  { cwd }: CliContext,
): Promise<StartersMeant | undefined> {
  if (!isProgramFile(given)) return undefined
  const { loadProgram } = await import('./program.ts')
  const { collect } = await import('../deploy/graph/graph.ts')
  const { starterStatus } = await import('../operate/starter-status.ts')
  const { stack, ...where } = await loadProgram(given, cwd, choiceOf(flags))
  const built = stack.build()
  const starters = [...collect(built).values()].flatMap(({ model }) =>
    model.kind === 'schedule' || model.kind === 'event-rule' ? [model] : [],
  )
  if (starters.length === 0) return undefined
  return { ...where, read: options => starterStatus(built.name, starters, options) }
}
