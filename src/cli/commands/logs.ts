import { buildCommand } from '@stricli/core'
import type { CliContext } from '../cli-context.ts'
import { STACK_FLAGS } from '../deploy-flags.ts'
import { parseSeconds, switchFlag, textFlag, textsFlag } from '../flags.ts'
import type { LogsFlags } from '../show-logs.ts'

export const logsCommand = buildCommand<LogsFlags, [string], CliContext>({
  docs: {
    brief: 'Read what all tasks of services log, in the order of its time',
    fullDescription:
      'Reads what all tasks of services log, in the order of its time; with --task what the tasks log that the program has for a schedule or an event, or that run starts.',
    customUsage: [
      'prod/web --since 1h',
      'prod/web --follow --filter ERROR',
      'prod/web --previous',
      'deploy.ts --env prod --follow',
      'deploy.ts --task nightly --since 1d',
    ],
  },
  parameters: {
    flags: {
      ...STACK_FLAGS,
      task: textFlag('The task of a program, or the schedule or event rule that starts it', 'name'),
      container: textsFlag('Only this container', 'name'),
      since: {
        kind: 'parsed',
        parse: parseSeconds,
        brief: 'How far back: 90s, 20m, 2h, 1d (10m)',
        placeholder: 'time',
        optional: true,
      },
      follow: switchFlag('Go on with what comes, until Ctrl-C'),
      filter: textFlag('A filter pattern of CloudWatch Logs; error does not find ERROR', 'pattern'),
      previous: switchFlag('Only tasks that run no more (--since 1d)'),
    },
    aliases: { f: 'follow' },
    positional: {
      kind: 'tuple',
      parameters: [{ brief: 'A service, or a program', parse: String, placeholder: 'cluster/service' }],
    },
  },
  loader: async () => {
    const { conclude } = await import('../conclude.ts')
    const { showLogs } = await import('../show-logs.ts')
    return function (flags: LogsFlags, given: string) {
      return conclude(this, flags, working => showLogs(given, flags, working, this), 'reads')
    }
  },
})
