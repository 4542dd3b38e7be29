import { allPages } from '../../../aws/pages.ts'
import type { Task, TaskDefinition } from '../../../aws/shapes/ecs.ts'
import type { Diagnosis } from '../../../errors.ts'
import { ended, endedWell } from '../../running/ended.ts'
import { told, type WeighedDiagnosis } from '../causes.ts'
import { describeFailed, diagnoseTasks } from '../failures.ts'
import { readable } from '../readable.ts'
import { weightiest } from '../service-words.ts'
import { readDefinition, type Subject } from '../subject.ts'
import { isCut, type StarterReader, type TaskStarter } from './starter.ts'

/** The tasks of a starter that ECS still shows: those that run, and for about an hour those that have stopped. */
export async function tasksStartedBy(
  { cluster, taskDefinition, startedBy }: Pick<TaskStarter, 'cluster' | 'taskDefinition' | 'startedBy'>,
  reader: StarterReader,
): Promise<{ readonly tasks?: readonly Task[]; readonly evidence: readonly string[] }> {
  // As a filter, `startedBy` could not be asked together with a status:
  // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTasks.html
  // Of the newest revision, a starter names the family alone.
  const family = taskDefinition.split('/').at(-1)?.split(':')[0]
  const listed = await readable('tasks', async () => {
    const of = (desiredStatus: 'RUNNING' | 'STOPPED') =>
      allPages(async nextToken => {
        const input = { cluster, family, desiredStatus, ...(nextToken ? { nextToken } : {}) }
        const page = await reader.aws.ecs('ListTasks', input)
        return { items: page.taskArns, next: page.nextToken }
      })
    return [...new Set([...(await of('RUNNING')), ...(await of('STOPPED'))])]
  })
  if (!listed.value) return { evidence: listed.evidence }
  const described = await describeFailed(listed.value, { service: { clusterArn: cluster } }, reader)
  if (described.evidence.length > 0) return described
  return { tasks: described.tasks.filter(task => task.startedBy === startedBy), evidence: [] }
}

/** Why those of them that did not end well did not. */
export async function taskProblems(
  tasks: readonly Task[],
  starter: TaskStarter,
  reader: StarterReader,
): Promise<{ readonly found: readonly Diagnosis[]; readonly evidence: readonly string[] }> {
  const stopped = tasks.filter(({ lastStatus }) => lastStatus === 'STOPPED')
  const found: WeighedDiagnosis[] = []
  const unread: string[] = []
  let failed = 0
  for (const arn of new Set(stopped.map(({ taskDefinitionArn = '' }) => taskDefinitionArn))) {
    const read = await readDefinition(arn, reader)
    unread.push(...read.evidence)
    const failing = stopped.filter(task => task.taskDefinitionArn === arn && !isWell(task, read.definition))
    failed += failing.length
    const subject: Subject = {
      service: { clusterArn: starter.cluster },
      definition: read.definition,
      definitionId: read.definitionId,
      program: read.definitionId !== undefined,
    }
    found.push(...(await diagnoseTasks(failing, subject, reader, new Map())).values())
  }
  const counted = `of ${stopped.length} ${stopped.length === 1 ? 'task' : 'tasks'} of ${starter.name} that ECS still shows as stopped, ${failed} did not end well`
  const shared = isCut(starter)
    ? [`tasks of others are counted in where their names begin as "${starter.startedBy}"`]
    : []
  const diagnosis = weightiest(found).map(told)
  return {
    found: diagnosis.map((each, at) =>
      at === 0 ? { ...each, evidence: [...each.evidence, counted, ...shared] } : each,
    ),
    evidence: unread,
  }
}

const isWell = (task: Task, definition: TaskDefinition = {}): boolean =>
  endedWell(task, ended(task, definition, task.overrides ?? {}), definition)
