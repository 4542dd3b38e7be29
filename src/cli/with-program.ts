import type { DeployOptions } from '../deploy/options.ts'
import type { CliContext } from './cli-context.ts'
import { type Conclusion, conclude } from './conclude.ts'
import type { StackFlags } from './deploy-flags.ts'
import { accountOptions, choiceOf } from './flags.ts'
import { loadProgram, type Program } from './program.ts'

/** Does something with the program of a file: what the flags say of where and how is in the options. */
export function withProgram(
  context: CliContext,
  flags: StackFlags,
  file: string,
  work: (program: Program, options: DeployOptions) => Promise<Conclusion>,
  does?: 'reads',
): Promise<void> {
  return conclude(
    context,
    flags,
    async working => {
      const program = await loadProgram(file, context.cwd, choiceOf(flags))
      return work(program, { ...accountOptions(flags, context, program), ...working })
    },
    does,
  )
}
