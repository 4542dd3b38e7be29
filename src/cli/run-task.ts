import { run } from '../run/run.ts'
import type { RunOptions } from '../run/run-options.ts'
import type { RunOverrides, RunTarget } from '../run/run-target.ts'
import type { CliContext } from './cli-context.ts'
import { type Conclusion, jsonLine } from './conclude.ts'
import type { AccountFlags } from './flags.ts'
import { serviceOf } from './service-argument.ts'
import { UsageError } from './usage-error.ts'

/** What the command takes. */
export interface RunFlags extends AccountFlags {
  readonly taskDefinition?: string
  readonly container?: string
  readonly set?: readonly string[]
  readonly subnet?: readonly string[]
  readonly securityGroup?: readonly string[]
  readonly count?: number
  readonly token?: string
}

/** Runs a task; its log goes to stdout as it comes. */
export async function runTask(
  given: string,
  command: readonly string[],
  flags: RunFlags,
  options: RunOptions,
  { process: { stdout } }: CliContext,
): Promise<Conclusion> {
  const { json, count, token } = flags
  const { tasks, unread } = await run(targetOf(given, flags), overridesOf(command, flags), {
    ...options,
    ...(count !== undefined && { count }),
    ...(token !== undefined && { token }),
    onLog: line => {
      const { raw: _, ...shown } = line
      stdout.write(json ? jsonLine({ type: 'log', ...shown }) : `${line.message.replace(/\n$/, '')}\n`)
    },
  })
  return { text: unread.join('\n'), data: { outcome: 'succeeded', tasks, unread } }
}

function targetOf(given: string, { taskDefinition, subnet = [], securityGroup = [] }: RunFlags): RunTarget {
  const place = given.includes('/') ? serviceOf(given) : { cluster: given }
  return {
    ...place,
    ...(taskDefinition !== undefined && { taskDefinition }),
    ...(subnet.length > 0 && { network: { subnets: subnet, securityGroups: securityGroup } }),
  }
}

function overridesOf(command: readonly string[], { container, set = [] }: RunFlags): RunOverrides {
  const environment = Object.fromEntries(set.map(variableOf))
  const variables = set.length > 0 && { environment }
  if (container !== undefined)
    return { containers: { [container]: { ...(command.length > 0 && { command }), ...variables } } }
  if (set.length > 0) throw new UsageError('--set is for one container', 'Name it: --container NAME.')
  return command.length > 0 ? { command } : {}
}

function variableOf(given: string): [string, string] {
  const at = given.indexOf('=')
  if (at < 1)
    throw new UsageError(`--set takes NAME=value, and got "${given}"`, 'Write, for example, --set LOG_LEVEL=debug.')
  return [given.slice(0, at), given.slice(at + 1)]
}
