import { buildCommand } from '@stricli/core'
import type { CliContext } from '../cli-context.ts'
import { DEPLOY_FLAGS, type DeployFlags, deployOptions, FILE } from '../deploy-flags.ts'

export const deployCommand = buildCommand<DeployFlags, [string], CliContext>({
  docs: {
    brief: 'Make the account as the program says, and wait for the verdict',
    customUsage: ['deploy.ts', 'deploy.ts --env prod --region eu-west-1', 'deploy.ts --arg tag=1.4.2 --json'],
  },
  parameters: { flags: DEPLOY_FLAGS, positional: FILE },
  loader: async () => {
    const { withProgram } = await import('../with-program.ts')
    const { deploy: deployed } = await import('../../deploy/deploy.ts')
    const { outcomeText, secondsText } = await import('../outcome-text.ts')
    return function (flags: DeployFlags, file: string) {
      return withProgram(this, flags, file, async ({ stack }, options) => {
        const start = Date.now()
        const result = await deployed(stack, { ...options, ...deployOptions(flags) })
        const { outcome, applied, urls, outputs, resources } = result
        const given = Object.entries(outputs).map(([name, value]) => `  ${name} = ${value}`)
        const seconds = Math.round((Date.now() - start) / 1000)
        const took = applied.length > 0 ? [`  took ${secondsText(seconds)}`] : []
        return {
          text: outcomeText(outcome, applied, { more: [...urls.map(url => `  ${url}`), ...given, ...took] }),
          data: { outcome, applied, seconds, urls, outputs, resources },
        }
      })
    }
  },
})
