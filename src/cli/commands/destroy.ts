import { buildCommand } from '@stricli/core'
import type { CliContext } from '../cli-context.ts'
import { FILE, STACK_FLAGS, type StackFlags } from '../deploy-flags.ts'
import { switchFlag } from '../flags.ts'

interface Flags extends StackFlags {
  readonly yes?: boolean
  readonly dryRun?: boolean
  readonly deleteData?: boolean
  readonly deleteAdopted?: boolean
}

export const destroyCommand = buildCommand<Flags, [string], CliContext>({
  docs: {
    brief: 'Remove what the stack has made',
    customUsage: ['deploy.ts', 'deploy.ts --dry-run', 'deploy.ts --env staging --yes'],
  },
  parameters: {
    flags: {
      ...STACK_FLAGS,
      dryRun: switchFlag('Only tell what would be removed, and what stays'),
      yes: switchFlag('Do not ask'),
      deleteData: switchFlag('Also delete what holds data: log groups, repositories with their images'),
      deleteAdopted: switchFlag('Also remove what the stack has taken over'),
    },
    positional: FILE,
  },
  loader: async () => {
    const { withProgram } = await import('../with-program.ts')
    const { destroy: destroyed, planDestroy } = await import('../../deploy/destroy.ts')
    const { confirm } = await import('../confirm.ts')
    const { withName } = await import('../../errors/with-name.ts')
    const { outcomeText } = await import('../outcome-text.ts')
    const { inFlags } = await import('../in-flags.ts')
    return function (flags: Flags, file: string) {
      return withProgram(this, flags, file, async ({ stack }, options) => {
        const { deleteData = false, deleteAdopted = false } = flags
        const wanted = { ...options, deleteData, deleteAdopted }
        if (flags.dryRun) {
          const plan = await planDestroy(stack, wanted)
          return { text: String(plan), data: { outcome: 'planned', plan } }
        }
        if (!flags.yes) {
          const { name } = stack.build()
          const question = `Remove stack ${name}${deleteData ? ', and its data' : ''}?`
          await confirm(async () => inFlags(String(await planDestroy(stack, wanted))), question, name, this)
        }
        const { outcome, removed, retained } = await destroyed(stack, wanted)
        const gone = removed.map(({ resource }) => `  removed ${resource}`)
        const left = retained.map(each => `  left ${withName(each)}: ${each.because}`)
        return {
          text: outcomeText(outcome, [], { more: [...gone, ...left] }),
          data: { outcome, removed, retained },
        }
      })
    }
  },
})
