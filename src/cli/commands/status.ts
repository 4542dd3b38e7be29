import { buildCommand } from '@stricli/core'
import type { CliContext } from '../cli-context.ts'
import { STACK_FLAGS } from '../deploy-flags.ts'
import { switchFlag } from '../flags.ts'
import type { StatusFlags } from '../show-status.ts'

export const statusCommand = buildCommand<StatusFlags, [string], CliContext>({
  docs: {
    brief: 'Show how services are: tasks, deployment, targets, scaling, events',
    customUsage: ['prod/web', 'prod', 'deploy.ts --env prod --watch'],
  },
  parameters: {
    flags: { ...STACK_FLAGS, watch: switchFlag('Look again every five seconds, until Ctrl-C') },
    positional: {
      kind: 'tuple',
      parameters: [{ brief: 'A service, a cluster, or a program', parse: String, placeholder: 'cluster/service' }],
    },
  },
  loader: async () => {
    const { conclude } = await import('../conclude.ts')
    const { showStatus } = await import('../show-status.ts')
    return function (flags: StatusFlags, given: string) {
      return conclude(this, flags, working => showStatus(given, flags, working, this), 'reads')
    }
  },
})
