import type { ServiceEvent, Task } from '../../aws/shapes/ecs.ts'
import { fixOf } from './advice.ts'
import { guide } from './causes/cause.ts'
import { causeInLogs, type WeighedDiagnosis } from './causes.ts'
import { lastWords, type PastLog } from './logs.ts'
import { type LastSaid, lastSaid } from './program/last-words.ts'
import type { AwsAccess, Subject } from './subject.ts'

/** The tasks that a deployment started last; ECS itself shows them for an hour, its events name them for longer. */
const TASKS = 2

/**
 * What the logs still have of a deployment that was lost so long ago that ECS shows its tasks no more: of the last task that
 * its events name and that wrote any.
 */
export async function pastLogs(
  events: readonly ServiceEvent[],
  subject: Subject,
  reader: AwsAccess,
): Promise<readonly PastLog[]> {
  for (const taskArn of startedIn(events).slice(0, TASKS)) {
    const logs: PastLog[] = []
    for (const container of subject.definition?.containerDefinitions ?? []) {
      const { lines, evidence } = await lastWords({ taskArn } satisfies Task, container, subject, reader)
      if (lines.length > 0) logs.push({ container, lines, evidence })
    }
    if (logs.length > 0) return logs
  }
  return []
}

/** What such logs give away: the same as while ECS showed the task, without how its containers ended. */
export function diagnosePast(logs: readonly PastLog[], subject: Subject): readonly WeighedDiagnosis[] {
  const heard = logs.map(log => {
    const clue = { words: '', subject, container: log.container }
    return { ...log, known: causeInLogs(log.lines, clue), said: lastSaid(log.lines, clue) }
  })
  const telling = heard.find(({ known }) => known) ?? heard.find(({ said }) => said) ?? heard[0]
  return telling ? [telling.known ? { ...telling.known, evidence: telling.evidence } : pastOf(telling)] : []
}

function pastOf({
  container: { name },
  said,
  evidence,
}: PastLog & { readonly said: LastSaid | undefined }): WeighedDiagnosis {
  return {
    code: 'task.past',
    cause: `How container "${name}" ended is not known any more: ECS shows a stopped task for about an hour. Its log ${said ? `says ${said.says}` : 'is all that is left'}`,
    evidence,
    ...fixOf(said?.fix ?? LAST_WORDS),
    ...(name !== undefined && { container: name }),
    docs: guide('stopped-task-errors'),
    mends: 'never',
    weight: 'symptom',
  }
}

const LAST_WORDS =
  'Correct what the log says, and deploy again: a deploy reads exit codes and reasons while ECS still shows them.'

/** The ids of the tasks that events tell of, the last ones first. */
const startedIn = (events: readonly ServiceEvent[]): string[] =>
  events.flatMap(({ message = '' }) => (/has started \d+ tasks/.test(message) ? taskIds(message) : []))

const taskIds = (message: string): string[] => [...message.matchAll(/\(task (\w+)\)/g)].map(([, id = '']) => id)
