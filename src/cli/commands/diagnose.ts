import { buildCommand } from '@stricli/core'
import type { CliContext } from '../cli-context.ts'
import { STACK_FLAGS } from '../deploy-flags.ts'
import { textFlag } from '../flags.ts'
import type { DiagnoseFlags } from '../show-diagnosis.ts'

export const diagnoseCommand = buildCommand<DiagnoseFlags, [string?], CliContext>({
  docs: {
    brief: 'Say what is wrong with a service, a schedule or an event rule, and what to do',
    fullDescription:
      'Says what is wrong with a service, a schedule or an event rule, or with all of a program, and what to do. Ends with 1 where it finds something, also why the last deployment of a service was rolled back that is well on the revision of before.',
    customUsage: ['prod/web', 'deploy.ts --env prod', '--schedule shop-schedules/nightly', '--event-rule shop-uploads'],
  },
  parameters: {
    flags: {
      ...STACK_FLAGS,
      schedule: textFlag('A schedule of EventBridge Scheduler, with its group', 'group/name'),
      eventRule: textFlag('A rule of EventBridge; of another bus than the default one, bus/name', 'name'),
    },
    positional: {
      kind: 'tuple',
      parameters: [{ brief: 'A service, or a program', parse: String, placeholder: 'cluster/service', optional: true }],
    },
  },
  loader: async () => {
    const { conclude } = await import('../conclude.ts')
    const { showDiagnosis } = await import('../show-diagnosis.ts')
    return function (flags: DiagnoseFlags, given?: string) {
      return conclude(this, flags, working => showDiagnosis(given, flags, working, this), 'reads')
    }
  },
})
