import { buildCommand } from '@stricli/core'
import type { CliContext } from '../cli-context.ts'
import { FILE, STACK_FLAGS, type StackFlags } from '../deploy-flags.ts'
import { EXIT } from '../exit-code.ts'

export const preflightCommand = buildCommand<StackFlags, [string], CliContext>({
  docs: {
    brief: 'Look for what would make a deploy fail, and change nothing',
    fullDescription:
      'Looks at images, secrets, parameters, log groups, the rights of execution roles, and the ways out of subnets and their free addresses. Values of secrets are not read.',
    customUsage: ['deploy.ts', 'deploy.ts --env prod'],
  },
  parameters: { flags: STACK_FLAGS, positional: FILE },
  loader: async () => {
    const { withProgram } = await import('../with-program.ts')
    return function (flags: StackFlags, file: string) {
      return withProgram(
        this,
        flags,
        file,
        async ({ stack }, options) => {
          const { preflight: lookedAhead } = await import('../../deploy/preflight.ts')
          const found = await lookedAhead(stack, options)
          return {
            text: String(found),
            data: { preflight: found },
            exitCode: found.isClear ? EXIT.done : EXIT.failed,
          }
        },
        'reads',
      )
    }
  },
})
