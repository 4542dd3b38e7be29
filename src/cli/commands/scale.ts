import { buildCommand } from '@stricli/core'
import type { CliContext } from '../cli-context.ts'
import { ACCOUNT_FLAGS, type AccountFlags, accountOptions, parseCount } from '../flags.ts'
import { serviceOf } from '../service-argument.ts'

export const scaleCommand = buildCommand<AccountFlags, [string, number], CliContext>({
  docs: { brief: 'Set how many tasks a service runs, and wait until they do', customUsage: ['prod/web 4'] },
  parameters: {
    flags: ACCOUNT_FLAGS,
    positional: {
      kind: 'tuple',
      parameters: [
        { brief: 'The service, with its cluster', parse: String, placeholder: 'cluster/service' },
        { brief: 'How many tasks', parse: parseCount, placeholder: 'count' },
      ],
    },
  },
  loader: async () => {
    const { conclude } = await import('../conclude.ts')
    const { scale: scaled } = await import('../../operate/scale.ts')
    return function (flags: AccountFlags, given: string, count: number) {
      return conclude(this, flags, async working => {
        const status = await scaled(serviceOf(given), count, { ...accountOptions(flags, this), ...working })
        return { text: `${status.running} of ${status.desired} running`, data: { outcome: 'scaled', status } }
      })
    }
  },
})
