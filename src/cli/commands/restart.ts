import { buildCommand } from '@stricli/core'
import type { CliContext } from '../cli-context.ts'
import { ACCOUNT_FLAGS, type AccountFlags, accountOptions } from '../flags.ts'
import { SERVICE, serviceOf } from '../service-argument.ts'

export const restartCommand = buildCommand<AccountFlags, [string], CliContext>({
  docs: { brief: 'Replace the tasks of a service by new ones of the same revision', customUsage: ['prod/web'] },
  parameters: { flags: ACCOUNT_FLAGS, positional: SERVICE },
  loader: async () => {
    const { conclude } = await import('../conclude.ts')
    const { restart: restarted } = await import('../../operate/restart.ts')
    const { outcomeText } = await import('../outcome-text.ts')
    return function (flags: AccountFlags, given: string) {
      return conclude(this, flags, async working => {
        const options = { ...accountOptions(flags, this), ...working }
        const { outcome, applied, taskDefinition } = await restarted(serviceOf(given), options)
        return { text: outcomeText(outcome, applied), data: { outcome, applied, taskDefinition } }
      })
    }
  },
})
