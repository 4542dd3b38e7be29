import { buildCommand } from '@stricli/core'
import type { CliContext } from '../cli-context.ts'
import { FILE, STACK_FLAGS, type StackFlags } from '../deploy-flags.ts'
import { switchFlag } from '../flags.ts'

interface Flags extends StackFlags {
  readonly yes?: boolean
  readonly deleteData?: boolean
  readonly deleteAdopted?: boolean
}

export const destroyCommand = buildCommand<Flags, [string], CliContext>({
  docs: {
    brief: 'Remove what the stack has made',
    customUsage: ['deploy.ts', 'deploy.ts --env staging --yes'],
  },
  parameters: {
    flags: {
      ...STACK_FLAGS,
      yes: switchFlag('Do not ask'),
      deleteData: switchFlag('Also delete what holds data: log groups, repositories with their images'),
      deleteAdopted: switchFlag('Also remove what the stack has taken over'),
    },
    positional: FILE,
  },
  loader: async () => {
    const { withProgram } = await import('../with-program.ts')
    const { destroy: destroyed } = await import('../../deploy/destroy.ts')
    const { confirm } = await import('../confirm.ts')
    const { withName } = await import('../../errors/with-name.ts')
    const { outcomeText } = await import('../outcome-text.ts')
    return function (flags: Flags, file: string) {
      return withProgram(this, flags, file, async ({ stack }, options) => {
        const { name } = stack.build()
        if (!flags.yes) await confirm(`Remove stack ${name}${flags.deleteData ? ', and its data' : ''}?`, name, this)
        const { deleteData = false, deleteAdopted = false } = flags
        const { outcome, removed, retained } = await destroyed(stack, { ...options, deleteData, deleteAdopted })
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
