import { buildCommand } from '@stricli/core'
import type { CliContext } from '../cli-context.ts'
import { ACCOUNT_FLAGS, type AccountFlags } from '../flags.ts'
import { SERVICE } from '../service-argument.ts'

export const approveCommand = answering('approve', 'Let a deployment that waits at a hook go on')
export const rejectCommand = answering('reject', 'Roll back a deployment that waits at a hook')

function answering(decision: 'approve' | 'reject', brief: string) {
  return buildCommand<AccountFlags, [string], CliContext>({
    docs: { brief, customUsage: ['prod/web'] },
    parameters: { flags: ACCOUNT_FLAGS, positional: SERVICE },
    loader: async () => {
      const { conclude } = await import('../conclude.ts')
      const { answerPauses } = await import('../answer-pauses.ts')
      return function (flags: AccountFlags, service: string) {
        return conclude(this, flags, working => answerPauses(decision, service, flags, working, this))
      }
    },
  })
}
