import { isAbort } from '../../aws/is-abort.ts'
import { isTransient } from '../../aws/retry-rules.ts'
import type { Failure, Task } from '../../aws/shapes/ecs.ts'
import { TimeUp } from '../../aws/time-up.ts'
import { type Diagnosis, RunError } from '../../errors.ts'
import type { AccountContext } from '../context.ts'
import { causeOf, told } from '../diagnosis/causes.ts'
import type { Subject } from '../diagnosis/subject.ts'
import { type Launch, launchSubject } from './launch.ts'

/** What a run has started, and what it has to stop when it does not come to its end. */
export interface Started {
  readonly token: string
  /** What makes a repeated request the same one. @default the token */
  readonly clientToken?: string
  arns: readonly string[]
  /** Nobody knows whether the request to start tasks has arrived. */
  uncertain: boolean
}

/** What was asked for may be done a little later than its caller gave up, and lists lag behind. */
const LOOKS = 5
const LOOK_MILLISECONDS = 2_000

/** Starts tasks. The same token gives the same tasks. @throws RunError where ECS has no place for them all */
export async function startTasks(
  launch: Launch,
  count: number,
  started: Started,
  { aws }: AccountContext,
): Promise<void> {
  const { token, clientToken = token } = started
  started.uncertain = true
  const answer = await aws.ecs('RunTask', { ...launch.request, count, clientToken, startedBy: token }).catch(error => {
    started.uncertain = isAbort(error) || error instanceof TimeUp || isTransient(error)
    throw error
  })
  started.uncertain = false
  started.arns = (answer.tasks ?? []).flatMap(({ taskArn }: Task) => taskArn ?? [])
  const { failures = [] } = answer
  if (failures.length === 0 && started.arns.length > 0) return
  const diagnosis = failures.map(failure => diagnosisOf(failure, launchSubject(launch)))
  const summary = `ECS could not start ${count - started.arns.length} of ${count} tasks`
  throw new RunError('failed', summary, { tasks: [], diagnosis })
}

function diagnosisOf({ arn, reason = '', detail }: Failure, subject: Subject): Diagnosis {
  const words = [reason, detail].filter(Boolean).join(': ')
  const evidence = [`${arn ? `${arn}: ` : ''}${words}`]
  const placing = /^(RESOURCE|AGENT|ATTRIBUTE)/.test(reason) ? `unable to place a task ${words}` : words
  const known = causeOf({ words: placing, subject })
  if (known) return { ...told(known), evidence }
  return {
    code: 'task.not-started',
    cause: `ECS did not start a task: ${words || 'it does not say why'}`,
    evidence,
    fix: 'Look for a place where it can run: capacity of the cluster, its instances, the launch type.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/api_failures_messages.html',
  }
}

/**
 * Stops what a run has started, with a connection of its own: that of the run may have ended. Says what became of it, or
 * nothing where all had ended.
 */
export async function stopStarted(
  { token, arns, uncertain }: Started,
  cluster: string,
  { apart }: AccountContext,
): Promise<string | undefined> {
  if (arns.length === 0 && !uncertain) return undefined
  try {
    const context = await apart()
    const found = new Set(arns)
    for (let look = 0; uncertain && found.size === 0 && look < LOOKS; look++) {
      if (look > 0) await context.clock.sleep(LOOK_MILLISECONDS)
      const { taskArns = [] } = await context.aws.ecs('ListTasks', { cluster, startedBy: token })
      for (const arn of taskArns) found.add(arn)
    }
    await Promise.all(
      [...found].map(task => context.aws.ecs('StopTask', { cluster, task, reason: 'The run was ended' })),
    )
    return found.size > 0 ? 'Its tasks were stopped' : `No task of it was found (startedBy ${token})`
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return `Its tasks could not be stopped, look for those started by ${token}: ${why}`
  }
}
