import { allPages } from '../../aws/pages.ts'
import type { Task } from '../../aws/shapes/ecs.ts'
import { ordinaryEnd } from './causes/ordinary.ts'
import type { WeighedDiagnosis } from './causes.ts'
import { readable } from './readable.ts'
import type { AwsAccess, Subject } from './subject.ts'
import { diagnoseTask } from './task.ts'

const LARGEST_BATCH = 100

/** The tasks of a service that ECS still shows, and what could not be read. */
export async function tasksOf(
  { service }: Pick<Subject, 'service'>,
  desiredStatus: 'RUNNING' | 'STOPPED',
  { aws }: AwsAccess,
): Promise<{ readonly arns: readonly string[]; readonly evidence: readonly string[] }> {
  const { clusterArn: cluster, serviceName } = service
  const { value: arns = [], evidence } = await readable(`${desiredStatus.toLowerCase()} tasks`, () =>
    allPages(async nextToken => {
      const page = await aws.ecs('ListTasks', {
        cluster,
        serviceName,
        desiredStatus,
        ...(nextToken ? { nextToken } : {}),
      })
      return { items: page.taskArns, next: page.nextToken }
    }),
  )
  return { arns, evidence }
}

/** What the tasks say of themselves; those that ECS itself had no more use for have not failed. */
export async function describeFailed(
  arns: readonly string[],
  { service }: Pick<Subject, 'service'>,
  { aws }: AwsAccess,
): Promise<{ readonly tasks: readonly Task[]; readonly evidence: readonly string[] }> {
  if (arns.length === 0) return { tasks: [], evidence: [] }
  const { value: tasks = [], evidence } = await readable('stopped tasks', async () => {
    const found: Task[] = []
    for (let from = 0; from < arns.length; from += LARGEST_BATCH) {
      const input = { cluster: service.clusterArn, tasks: arns.slice(from, from + LARGEST_BATCH) }
      found.push(...((await aws.ecs('DescribeTasks', input)).tasks ?? []))
    }
    return found
  })
  return { tasks: tasks.filter(task => !isReplaced(task)), evidence }
}

/** Diagnoses tasks one after the other. Only the first of each kind of end is looked into: the others are like it. */
export async function diagnoseTasks(
  tasks: readonly Task[],
  subject: Subject,
  reader: AwsAccess,
  known: ReadonlyMap<string, WeighedDiagnosis>,
): Promise<Map<string, WeighedDiagnosis>> {
  const all = new Map(known)
  const byEnd = new Map<string, WeighedDiagnosis>()
  for (const task of tasks) {
    const { taskArn = '' } = task
    if (all.has(taskArn)) continue
    const end = howItEnded(task)
    const found = byEnd.get(end) ?? (await diagnoseTask(task, subject, reader))
    byEnd.set(end, found)
    all.set(taskArn, found)
  }
  return all
}

/** How a task ended, without what differs from task to task. */
function howItEnded({ stopCode, stoppedReason, containers = [] }: Task): string {
  return JSON.stringify([
    stopCode,
    stoppedReason,
    containers.map(({ name, reason, exitCode }) => [name, reason, exitCode]),
  ])
}

// Every rollout and every scaling ends tasks so.
const isReplaced = (task: Task): boolean => ordinaryEnd(task)?.code === 'task.replaced'
