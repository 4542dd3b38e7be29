import { buildCommand } from '@stricli/core'
import type { CliContext } from '../cli-context.ts'
import { ACCOUNT_FLAGS, type AccountFlags, accountOptions } from '../flags.ts'

export const githubActionCommand = buildCommand<AccountFlags, [], CliContext>({
  docs: {
    brief: 'Do what the inputs of action.yml say: those of the official action, as JSON in INPUTS',
    customUsage: [''],
  },
  parameters: { flags: ACCOUNT_FLAGS },
  loader: async () => {
    const { conclude } = await import('../conclude.ts')
    const { githubAction } = await import('../github-action.ts')
    return function (flags: AccountFlags) {
      return conclude(this, flags, working => githubAction({ ...accountOptions(flags, this), ...working }, this))
    }
  },
})
