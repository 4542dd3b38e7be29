import { buildCommand } from '@stricli/core'
import type { CliContext } from '../cli-context.ts'
import { ACCOUNT_FLAGS, type AccountFlags, accountOptions, textFlag } from '../flags.ts'
import { serviceOf } from '../service-argument.ts'

interface Flags extends AccountFlags {
  readonly reason?: string
}

export const stopCommand = buildCommand<Flags, [string, ...string[]], CliContext>({
  docs: { brief: 'Stop tasks', customUsage: ['prod 0f9de17a6465404e8b1b2356dc13c2f8'] },
  parameters: {
    flags: { ...ACCOUNT_FLAGS, reason: textFlag('Why, as ECS will show it', 'text') },
    positional: {
      kind: 'array',
      parameter: {
        brief: 'The cluster, alone or with the service, then the ids of tasks, or how they begin',
        parse: String,
        placeholder: 'cluster task',
      },
      minimum: 2,
    },
  },
  loader: async () => {
    const { conclude } = await import('../conclude.ts')
    const { stopText } = await import('../stop-text.ts')
    const { stop: stopped } = await import('../../operate/stop.ts')
    return function (flags: Flags, cluster: string, ...tasks: string[]) {
      return conclude(this, flags, async working => {
        const { reason } = flags
        const options = { ...accountOptions(flags, this), ...working, ...(reason !== undefined && { reason }) }
        const result = await stopped({ ...placeOf(cluster), tasks }, options)
        const outcome = result.stopped.length === 0 ? 'unchanged' : 'stopped'
        return { text: stopText(result), data: { outcome, tasks: result.stopped, already: result.already } }
      })
    }
  },
})

/** `cluster/service`, or the cluster alone. */
const placeOf = (given: string): { readonly cluster: string; readonly service?: string } =>
  given.includes('/') && !given.startsWith('arn:') ? serviceOf(given) : { cluster: given }
