import { buildCommand } from '@stricli/core'
import type { ServiceStatus } from '../../operate/service-status.ts'
import type { CliContext } from '../cli-context.ts'
import { ACCOUNT_FLAGS, type AccountFlags, accountOptions, parseCount } from '../flags.ts'
import { serviceOf } from '../service-argument.ts'

export const scaleCommand = buildCommand<AccountFlags, [string, number], CliContext>({
  docs: {
    brief: 'Set how many tasks a service runs, and wait until they do',
    fullDescription:
      'Sets how many tasks a service runs, and waits until they do. A service that scales by itself goes on from there. Of any other, the next deploy of its program sets the count again that is written there: that of .desiredCount(), or 1 where there is none.',
    customUsage: ['prod/web 4'],
  },
  parameters: {
    flags: ACCOUNT_FLAGS,
    positional: {
      kind: 'tuple',
      parameters: [
        { brief: 'The service, with its cluster', parse: String, placeholder: 'cluster/service' },
        { brief: 'How many tasks', parse: parseCount, placeholder: 'count' },
      ],
    },
  },
  loader: async () => {
    const { conclude } = await import('../conclude.ts')
    const { scale: scaled } = await import('../../operate/scale.ts')
    return function (flags: AccountFlags, given: string, count: number) {
      return conclude(this, flags, async working => {
        const status = await scaled(serviceOf(given), count, { ...accountOptions(flags, this), ...working })
        const note = noteOf(status)
        return {
          text: [`${status.running} of ${status.desired} running`, ...(note ? [note] : [])].join('; '),
          data: { outcome: 'scaled', status, ...(note && { note }) },
        }
      })
    }
  },
})

const MAY_SCALE = 'application-autoscaling:DescribeScalableTargets'

/** How long it stays so; nothing where it may not be read whether something else sets the count. */
function noteOf({ scaling, missing }: ServiceStatus): string | undefined {
  if (scaling?.suspended || (!scaling && missing.includes(MAY_SCALE))) return undefined
  if (scaling) return `its scaling goes on from there, between ${scaling.min} and ${scaling.max}`
  return 'the next deploy of its program sets the count written there again, or 1 where none is'
}
