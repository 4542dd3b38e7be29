import type { Service } from '../../aws/shapes/ecs.ts'
import { unlessUnavailable } from '../../aws/unless-unavailable.ts'
import type { Context } from '../context.ts'

/** A deployment of a service that is over. */
export interface PastDeployment {
  readonly taskDefinition: string
  /** When it was over. */
  readonly at: Date | undefined
  /** Else it was stopped or rolled back. */
  readonly completed: boolean
}

/** A time in which a revision was what the service had last been deployed with. */
export interface Period {
  readonly from: Date
  /** Absent: up to now. */
  readonly to?: Date
}

/** As many as DescribeServiceRevisions takes. */
const BATCH = 20
const MOST_REVISIONS = 40

/** The deployments of a service that are over, the newest first: ECS keeps those of 90 days. Nothing where unreadable. */
export async function historyOf(
  service: Service,
  { aws }: Pick<Context, 'aws'>,
): Promise<readonly PastDeployment[] | undefined> {
  const missing = new Set<string>()
  const list = await unlessUnavailable('ecs:ListServiceDeployments', missing, () =>
    aws.ecs('ListServiceDeployments', { cluster: service.clusterArn, service: service.serviceArn, maxResults: 100 }),
  )
  if (!list) return undefined
  const over = (list.serviceDeployments ?? [])
    .filter(({ status = '' }) => status === 'SUCCESSFUL' || LOST.test(status))
    .toSorted((a, b) => (b.createdAt?.getTime() ?? 0) - (a.createdAt?.getTime() ?? 0))
  const arns = [...new Set(over.flatMap(({ targetServiceRevisionArn: arn }) => arn ?? []))].slice(0, MOST_REVISIONS)
  const definitions = new Map<string | undefined, string | undefined>()
  for (let from = 0; from < arns.length; from += BATCH) {
    const answer = await unlessUnavailable('ecs:DescribeServiceRevisions', missing, () =>
      aws.ecs('DescribeServiceRevisions', { serviceRevisionArns: arns.slice(from, from + BATCH) }),
    )
    if (!answer) return undefined
    for (const each of answer.serviceRevisions ?? []) definitions.set(each.serviceRevisionArn, each.taskDefinition)
  }
  return over.flatMap(({ targetServiceRevisionArn, status, finishedAt, createdAt }) => {
    const taskDefinition = definitions.get(targetServiceRevisionArn)
    return taskDefinition ? [{ taskDefinition, at: finishedAt ?? createdAt, completed: status === 'SUCCESSFUL' }] : []
  })
}

const LOST = /^(STOPPED|ROLLBACK_)/

/**
 * The revisions on which the present one stands, the newest last: each was deployed while the one before it ran. A deployment
 * of a revision that is in the line goes back to it, and what came after is out: who goes back again does not get it again.
 */
export function ranInTurn(history: readonly PastDeployment[]): readonly string[] {
  const line: string[] = []
  for (const { taskDefinition, completed } of history.toReversed()) {
    if (!completed) continue
    const at = line.indexOf(taskDefinition)
    if (at === -1) line.push(taskDefinition)
    else line.length = at + 1
  }
  return line
}

/** When a revision ran, the newest period first. */
export function periodsOf(taskDefinition: string, history: readonly PastDeployment[]): readonly Period[] {
  const turns = history
    .filter(({ completed, at }) => completed && at)
    .filter((each, index, all) => each.taskDefinition !== all[index + 1]?.taskDefinition)
  return turns.flatMap(({ taskDefinition: ran, at: from }, index) => {
    if (ran !== taskDefinition || !from) return []
    const to = turns[index - 1]?.at
    return [to ? { from, to } : { from }]
  })
}

/** When the last deployment of a revision failed, if it did. */
export function failedAt(taskDefinition: string, history: readonly PastDeployment[]): Date | undefined {
  const last = history.find(each => each.taskDefinition === taskDefinition)
  return last?.completed === false ? last.at : undefined
}
