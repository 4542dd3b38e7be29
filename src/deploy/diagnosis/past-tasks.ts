import type { Service, ServiceDeploymentBrief, Task } from '../../aws/shapes/ecs.ts'
import { guide } from './causes/cause.ts'
import { causeInLogs, type WeighedDiagnosis } from './causes.ts'
import { lastWords } from './logs.ts'
import type { AwsAccess, Subject } from './subject.ts'

/** The tasks that a deployment started last; ECS itself shows them for an hour, its events name them for longer. */
const TASKS = 2

/** What the logs still have of a deployment that was lost so long ago that ECS shows its tasks no more. */
export async function diagnosePast(
  lost: ServiceDeploymentBrief,
  subject: Subject,
  reader: AwsAccess,
): Promise<readonly WeighedDiagnosis[]> {
  for (const taskArn of startedIn(subject.service, lost).slice(0, TASKS)) {
    for (const container of subject.definition?.containerDefinitions ?? []) {
      const { lines, evidence } = await lastWords({ taskArn } satisfies Task, container, subject, reader)
      if (lines.length === 0) continue
      const known = causeInLogs(lines, { words: '', subject, container })
      return [{ ...(known ?? pastOf(container.name)), evidence }]
    }
  }
  return []
}

const pastOf = (container: string | undefined): WeighedDiagnosis => ({
  code: 'task.past',
  cause: `A task stopped more than an hour ago; container "${container}" said this last`,
  evidence: [],
  fix: 'Correct what the log says, and deploy again: a deploy reads exit codes and reasons while ECS still shows them.',
  docs: guide('stopped-task-errors'),
  mends: 'never',
  weight: 'symptom',
})

/** The ids of the tasks that were started before the deployment was given up, the last ones first. */
function startedIn({ events = [] }: Service, { createdAt, finishedAt }: ServiceDeploymentBrief): string[] {
  const during = events.filter(
    event =>
      event.createdAt && (!createdAt || event.createdAt >= createdAt) && (!finishedAt || event.createdAt <= finishedAt),
  )
  const given = during.findLastIndex(({ message = '' }) => /deployment failed|rolling back/i.test(message))
  return during
    .slice(given + 1)
    .flatMap(({ message = '' }) => (/has started \d+ tasks/.test(message) ? taskIds(message) : []))
}

const taskIds = (message: string): string[] => [...message.matchAll(/\(task (\w+)\)/g)].map(([, id = '']) => id)
