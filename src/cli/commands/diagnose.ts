import { buildCommand } from '@stricli/core'
import type { CliContext } from '../cli-context.ts'
import { ACCOUNT_FLAGS, type AccountFlags, accountOptions } from '../flags.ts'
import { SERVICE, serviceOf } from '../service-argument.ts'

export const diagnoseCommand = buildCommand<AccountFlags, [string], CliContext>({
  docs: { brief: 'Say what is wrong with a service, and what to do', customUsage: ['prod/web'] },
  parameters: { flags: ACCOUNT_FLAGS, positional: SERVICE },
  loader: async () => {
    const { conclude } = await import('../conclude.ts')
    const { diagnose: diagnosed } = await import('../../deploy/diagnose.ts')
    const { describeDiagnosis } = await import('../../errors.ts')
    const { EXIT } = await import('../exit-code.ts')
    return function (flags: AccountFlags, given: string) {
      return conclude(this, flags, async ({ signal }) => {
        const { cluster, service } = serviceOf(given)
        const diagnosis = await diagnosed(cluster, service, { ...accountOptions(flags, this), signal })
        const found = diagnosis.flatMap(describeDiagnosis).join('\n')
        const text = found || `Service ${service} runs what it should, and no task of it has failed lately`
        return { text, data: { diagnosis }, exitCode: diagnosis.length > 0 ? EXIT.failed : EXIT.done }
      })
    }
  },
})
