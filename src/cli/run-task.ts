import type { ContainerOverrides } from '../model/task.ts'
import { run } from '../run/run.ts'
import type { RunOptions } from '../run/run-options.ts'
import type { RunOverrides, RunTarget } from '../run/run-target.ts'
import type { CliContext } from './cli-context.ts'
import { type Conclusion, jsonLine } from './conclude.ts'
import type { AccountFlags } from './flags.ts'
import { serviceOf } from './service-argument.ts'
import { setVariable } from './set-flag.ts'

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
  { process: { stdout, stderr } }: CliContext,
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
  if (!json) {
    for (const reason of unread) stderr.write(`${reason}\n`)
    for (const { id, exitCode } of tasks) stderr.write(`task ${id} ended with ${exitCode ?? 'no exit code'}\n`)
  }
  return { text: '', data: { outcome: 'succeeded', tasks, unread } }
}

function targetOf(given: string, { taskDefinition, subnet = [], securityGroup = [] }: RunFlags): RunTarget {
  const place = given.includes('/') ? serviceOf(given) : { cluster: given }
  return {
    ...place,
    ...(taskDefinition !== undefined && { taskDefinition }),
    ...(subnet.length > 0 && { network: { subnets: subnet, securityGroups: securityGroup } }),
  }
}

function overridesOf(command: readonly string[], { container: meant, set = [] }: RunFlags): RunOverrides {
  const containers = new Map<string, ContainerOverrides>()
  const environment: Record<string, string> = {}
  if (meant !== undefined) containers.set(meant, command.length > 0 ? { command } : {})
  for (const { container = meant, name, value } of set.map(setVariable)) {
    const known = container === undefined ? undefined : containers.get(container)
    if (container === undefined) environment[name] = value
    else containers.set(container, { ...known, environment: { ...known?.environment, [name]: value } })
  }
  return {
    ...(meant === undefined && command.length > 0 && { command }),
    ...(Object.keys(environment).length > 0 && { environment }),
    ...(containers.size > 0 && { containers: Object.fromEntries(containers) }),
  }
}
