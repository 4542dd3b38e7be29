import { buildCommand } from '@stricli/core'
import type { CliContext } from '../cli-context.ts'
import { earlyStop, ON_CONFLICT } from '../deploy-flags.ts'
import { ACCOUNT_FLAGS, type AccountFlags, accountOptions, switchFlag, textFlag, textsFlag } from '../flags.ts'
import type { ChangeFlags } from '../release-change.ts'
import { SERVICE, serviceOf } from '../service-argument.ts'
import { SET_BRIEF } from '../set-flag.ts'

interface Flags extends AccountFlags, ChangeFlags {
  readonly dryRun?: boolean
  readonly force?: boolean
  readonly earlyStop: boolean
  readonly onConflict?: 'supersede' | 'wait' | 'fail'
}

export const releaseCommand = buildCommand<Flags, [string], CliContext>({
  docs: {
    brief: 'Put the next image into a service, whoever made it',
    customUsage: [
      'prod/web --image shop/web:2',
      'prod/web --image shop/web:2 --set LOG_LEVEL=info',
      'prod/web --image app=shop/web:2 --image proxy=shop/proxy:7 --set proxy:MODE=strict',
      'prod/web --task-definition task-definition.json',
    ],
  },
  parameters: {
    flags: {
      ...ACCOUNT_FLAGS,
      image: textsFlag('The image; container=image where there are several containers', 'image'),
      set: textsFlag(SET_BRIEF, 'NAME=value'),
      taskDefinition: textFlag('A whole task definition, as JSON', 'file'),
      cpu: textFlag('CPU of the task: 512, or "0.5 vCPU"', 'units'),
      memory: textFlag('Memory of the task: 1024, or "1 GB"', 'MiB'),
      dryRun: switchFlag('Only tell what would change'),
      force: switchFlag('Deploy also where nothing differs'),
      onConflict: ON_CONFLICT,
      earlyStop: earlyStop('Stop waiting for what cannot mend itself, or what no circuit breaker ends'),
    },
    positional: SERVICE,
  },
  loader: async () => {
    const { conclude } = await import('../conclude.ts')
    const { release: released } = await import('../../release/release.ts')
    const { releaseChange } = await import('../release-change.ts')
    const { outcomeText } = await import('../outcome-text.ts')
    return function (flags: Flags, given: string) {
      return conclude(this, flags, async working => {
        const { dryRun = false, force = false, earlyStop: stopsEarly, onConflict } = flags
        const { outcome, plan, applied, taskDefinition } = await released(
          serviceOf(given),
          releaseChange(flags, this.cwd),
          {
            ...accountOptions(flags, this),
            ...working,
            dryRun,
            force,
            earlyStop: stopsEarly,
            ...(onConflict && { onConflict }),
          },
        )
        return { text: outcomeText(outcome, applied, { plan }), data: { outcome, plan, applied, taskDefinition } }
      })
    }
  },
})
