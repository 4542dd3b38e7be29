import { buildCommand } from '@stricli/core'
import type { CliContext } from '../cli-context.ts'
import { FILE, ON_CONFLICT, STACK_FLAGS, type StackFlags } from '../deploy-flags.ts'
import { switchFlag, textFlag } from '../flags.ts'

interface Flags extends StackFlags {
  readonly service?: string
  readonly to?: string
  readonly dryRun?: boolean
  readonly onConflict?: 'supersede' | 'wait' | 'fail'
}

export const rollbackCommand = buildCommand<Flags, [string], CliContext>({
  docs: {
    brief: 'Make services run an earlier revision again',
    customUsage: ['deploy.ts', 'deploy.ts --service web --to web:6', 'deploy.ts --dry-run'],
  },
  parameters: {
    flags: {
      ...STACK_FLAGS,
      service: textFlag('The name of the service, instead of all of the stack', 'name'),
      to: textFlag('The revision: 6, web:6 or an ARN, instead of the one before', 'revision'),
      dryRun: switchFlag('Only tell what would go back, and what it can go back to'),
      onConflict: ON_CONFLICT,
    },
    positional: FILE,
  },
  loader: async () => {
    const { withProgram } = await import('../with-program.ts')
    const { planRollback, rollback: rolledBack } = await import('../../deploy/rollback.ts')
    const { outcomeText } = await import('../outcome-text.ts')
    return function (flags: Flags, file: string) {
      return withProgram(this, flags, file, async ({ stack }, options) => {
        const { service, to, onConflict } = flags
        const wanted = {
          ...options,
          ...(service !== undefined && { service }),
          ...(to !== undefined && { to }),
          ...(onConflict && { onConflict }),
        }
        if (flags.dryRun) {
          const plan = await planRollback(stack, wanted)
          return { text: String(plan), data: { outcome: 'planned', plan } }
        }
        const { outcome, plan, applied } = await rolledBack(stack, wanted)
        return { text: outcomeText(outcome, applied, { plan }), data: { outcome, plan, applied } }
      })
    }
  },
})
