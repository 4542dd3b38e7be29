import { harmlessItem } from '../errors/harmless.ts'
import type { ContainerOverrides } from '../model/task.ts'
import { run } from '../run/run.ts'
import type { RunOptions } from '../run/run-options.ts'
import type { RunNetwork, RunnableTask, RunOverrides, RunTarget } from '../run/run-target.ts'
import type { CliContext } from './cli-context.ts'
import { type Conclusion, jsonLine, type Working } from './conclude.ts'
import type { StackFlags } from './deploy-flags.ts'
import { accountOptions, choiceOf } from './flags.ts'
import { isProgramFile, serviceOf } from './service-argument.ts'
import { setVariable } from './set-flag.ts'
import { UsageError } from './usage-error.ts'

/** What the command takes. */
export interface RunFlags extends StackFlags {
  readonly task?: string
  readonly taskDefinition?: string
  readonly container?: string
  readonly set?: readonly string[]
  readonly subnet?: readonly string[]
  readonly securityGroup?: readonly string[]
  readonly assignPublicIp?: boolean
  readonly count?: number
  readonly token?: string
}

/** What is run, and where that is. */
interface Meant {
  readonly target: RunTarget | RunnableTask
  readonly options: Omit<RunOptions, 'signal' | 'onEvent'>
}

/** Runs a task; its log goes to stdout as it comes. */
export async function runTask(
  given: string,
  command: readonly string[],
  flags: RunFlags,
  working: Working,
  context: CliContext,
): Promise<Conclusion> {
  const { stdout, stderr } = context.process
  const { json, count, token } = flags
  const { target, options } = isProgramFile(given)
    ? await taskOfProgram(given, flags, context)
    : { target: targetOf(given, flags), options: accountOptions(flags, context) }
  const { tasks, unread } = await run(target, overridesOf(command, flags), {
    ...options,
    ...working,
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

/** What a program says by itself. */
const OF_PROGRAM = {
  taskDefinition: '--task-definition',
  subnet: '--subnet',
  securityGroup: '--security-group',
  assignPublicIp: '--assign-public-ip',
} as const

async function taskOfProgram(file: string, flags: RunFlags, context: CliContext): Promise<Meant> {
  const said = Object.entries(OF_PROGRAM).filter(([name]) => Reflect.get(flags, name) !== undefined)
  if (said.length > 0)
    throw new UsageError(
      `The program says what its task runs and where: it takes no ${said.map(([, flag]) => flag).join(', ')}`,
      'Leave that out, or name a cluster instead of the program.',
    )
  const { loadProgram } = await import('./program.ts')
  const { taskIn } = await import('./task-argument.ts')
  const program = await loadProgram(file, context.cwd, choiceOf(flags))
  const stack = program.stack.build()
  const { name, task, eventVariables = [] } = taskIn(stack, file, flags.task)
  const left = eventVariables.filter(({ container, variable }) => !isSet(container, variable, flags))
  if (left.length > 0) {
    const names = new Set(left.map(({ container, variable }) => `${container}:${variable}`))
    const words = `${name} gets these of an event, and here not, unless --set gives them: ${[...names].join(', ')}`
    context.process.stderr.write(`${harmlessItem(words)}\n`)
  }
  return { target: { build: () => task }, options: { ...accountOptions(flags, context, program), stack: stack.name } }
}

const isSet = (container: string, variable: string, { set = [], container: meant }: RunFlags): boolean =>
  set.map(setVariable).some(each => each.name === variable && (each.container ?? meant ?? container) === container)

function targetOf(given: string, flags: RunFlags): RunTarget {
  const { taskDefinition, subnet = [], securityGroup = [], assignPublicIp } = flags
  const misplaced = [
    ...(flags.task === undefined ? [] : ['--task']),
    ...(flags.env === undefined ? [] : ['--env']),
    ...(flags.arg === undefined ? [] : ['--arg']),
  ]
  if (misplaced.length > 0)
    throw new UsageError(
      `"${given}" is no program, and takes no ${misplaced.join(', ')}`,
      'Name the file of a program.',
    )
  if (subnet.length === 0 && (assignPublicIp || securityGroup.length > 0))
    throw new UsageError(
      `${assignPublicIp ? '--assign-public-ip' : '--security-group'} is for a network that is given, and no subnet is`,
      'Name its subnets, too: --subnet.',
    )
  const place = given.includes('/') ? serviceOf(given) : { cluster: given }
  const network: RunNetwork = {
    subnets: subnet,
    securityGroups: securityGroup,
    ...(assignPublicIp && { assignPublicIp }),
  }
  return {
    ...place,
    ...(taskDefinition !== undefined && { taskDefinition }),
    ...(subnet.length > 0 && { network }),
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
