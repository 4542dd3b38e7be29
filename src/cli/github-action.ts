import { appendFile } from 'node:fs/promises'
import type { AccountOptions } from '../deploy/options.ts'
import { registerDefinition } from '../release/register-definition.ts'
import { release } from '../release/release.ts'
import { run } from '../run/run.ts'
import { type ActionWork, actionWork } from './action-inputs.ts'
import type { CliContext } from './cli-context.ts'
import type { Conclusion } from './conclude.ts'
import { notice } from './github.ts'
import { outcomeText } from './outcome-text.ts'

/** Does what the inputs of the action ask for: registers the definition, runs a task of it, puts it into the service. */
export async function githubAction(options: AccountOptions, context: CliContext): Promise<Conclusion> {
  const { env } = context.process
  const work = actionWork(env.INPUTS, context.cwd)
  for (const each of work.notices) notice(each, context)
  const { timeoutSeconds, cluster, service } = work
  const target = service === undefined ? undefined : { cluster, service }
  const within = { ...options, ...(timeoutSeconds !== undefined && { timeoutSeconds }) }
  const taskDefinition = await registerDefinition(work.definition, within, target)
  await output('task-definition-arn', taskDefinition, env)
  if (work.task) await runFirst(work.task, work, taskDefinition, within, context)
  if (!target) return { text: `registered ${taskDefinition}`, data: { outcome: 'registered', taskDefinition } }
  const change = { taskDefinition: work.definition }
  const { outcome, plan, applied } = await release(target, change, {
    ...within,
    force: work.force,
  })
  return { text: outcomeText(outcome, applied, { plan }), data: { outcome, applied, taskDefinition } }
}

async function runFirst(
  { containers, ...place }: NonNullable<ActionWork['task']>,
  { cluster, service }: ActionWork,
  taskDefinition: string,
  options: AccountOptions,
  { process: { stdout, env } }: CliContext,
): Promise<void> {
  // Without a network of its own the task gets that of the service.
  const like = place.network === undefined && service !== undefined && { service }
  const { tasks } = await run(
    { cluster, ...like, ...place, taskDefinition },
    { containers },
    { ...options, onLog: ({ message }) => stdout.write(`${message.replace(/\n$/, '')}\n`) },
  )
  await output('run-task-arn', JSON.stringify(tasks.map(({ arn }) => arn)), env)
}

/** Sets an output of the step. */
async function output(name: string, value: string, env: CliContext['process']['env']): Promise<void> {
  if (env.GITHUB_OUTPUT) await appendFile(env.GITHUB_OUTPUT, `${name}=${value.replaceAll(/[\r\n]/g, '')}\n`)
}
