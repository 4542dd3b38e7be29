import { buildCommand } from '@stricli/core'
import type { CliContext } from '../cli-context.ts'
import { ACCOUNT_FLAGS, textFlag } from '../flags.ts'
import { type ForwardFlags, parsePort } from '../forward-port.ts'

export const forwardCommand = buildCommand<ForwardFlags, [string, number], CliContext>({
  docs: {
    brief: 'Make a port of a container, or of a host that it reaches, a port of this machine',
    customUsage: ['prod/web 8080', 'prod/web 5432 --host db.internal --local 15432'],
  },
  parameters: {
    flags: {
      ...ACCOUNT_FLAGS,
      host: textFlag('A host that the container reaches, instead of itself', 'name'),
      local: {
        kind: 'parsed',
        parse: parsePort,
        brief: 'The port on 127.0.0.1, instead of the same; 0 takes a free one',
        placeholder: 'port',
        optional: true,
      },
      task: textFlag('The id of the task, or how it begins, instead of asking, or taking the newest', 'id'),
      container: textFlag('The container, instead of asking, or taking the first that is essential', 'name'),
    },
    positional: {
      kind: 'tuple',
      parameters: [
        { brief: 'The service, with its cluster', parse: String, placeholder: 'cluster/service' },
        { brief: 'The port', parse: parsePort, placeholder: 'port' },
      ],
    },
  },
  loader: async () => {
    const { conclude } = await import('../conclude.ts')
    const { forwardPort } = await import('../forward-port.ts')
    return function (flags: ForwardFlags, given: string, port: number) {
      return conclude(this, flags, working => forwardPort(given, port, flags, working, this), 'reads')
    }
  },
})
