import { buildCommand } from '@stricli/core'
import type { CliContext } from '../cli-context.ts'
import type { ExecFlags } from '../enter-container.ts'
import { ACCOUNT_FLAGS, textFlag } from '../flags.ts'

export const execCommand = buildCommand<ExecFlags, [string, ...string[]], CliContext>({
  docs: {
    brief: 'Run a command in a container that runs, or open a shell there; ends with its exit code',
    fullDescription:
      'Without a command it opens /bin/sh, for which it needs a terminal. A command of one word is a text for the shell. Without a terminal the command gets no input.',
    customUsage: [
      'prod/web',
      'prod/web --container app -- npm run check',
      "prod/web -- 'ls -l /tmp | head'",
      'prod --task 0f9de17a6465404e8b1b2356dc13c2f8',
    ],
  },
  parameters: {
    flags: {
      ...ACCOUNT_FLAGS,
      task: textFlag('The id of the task, or how it begins, instead of asking, or taking the newest', 'id'),
      container: textFlag('The container, instead of asking, or taking the first that is essential', 'name'),
    },
    positional: {
      kind: 'array',
      parameter: {
        brief: 'The service, with its cluster; then the command',
        parse: String,
        placeholder: 'cluster/service',
      },
      minimum: 1,
    },
  },
  loader: async () => {
    const { conclude } = await import('../conclude.ts')
    const { enterContainer } = await import('../enter-container.ts')
    return function (flags: ExecFlags, given: string, ...command: string[]) {
      return conclude(this, flags, working => enterContainer(given, command, flags, working, this), 'reads')
    }
  },
})
