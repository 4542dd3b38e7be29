import { buildCommand } from '@stricli/core'
import type { CliContext } from '../cli-context.ts'
import { choiceOf, PROGRAM_FLAGS, type ProgramFlags } from '../flags.ts'

export const checkCommand = buildCommand<ProgramFlags, [string], CliContext>({
  docs: {
    brief: 'Say what is wrong in a program, or in a task definition or service as JSON',
    fullDescription: 'Checks the program for every environment, or a JSON file. It calls nothing.',
    customUsage: ['deploy.ts', 'deploy.ts --env prod', 'task-definition.json'],
  },
  parameters: {
    flags: PROGRAM_FLAGS,
    positional: {
      kind: 'tuple',
      parameters: [{ brief: 'A program, or a JSON file', parse: String, placeholder: 'file' }],
    },
  },
  loader: async () => {
    const { conclude } = await import('../conclude.ts')
    const { checkFile } = await import('../check-file.ts')
    return function (flags: ProgramFlags, file: string) {
      return conclude(this, flags, () => checkFile(file, choiceOf(flags), this), 'reads')
    }
  },
})
