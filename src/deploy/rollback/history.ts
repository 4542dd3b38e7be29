import { allPages } from '../../aws/pages.ts'
import type { Service } from '../../aws/shapes/ecs.ts'
import { unlessUnavailable } from '../../aws/unless-unavailable.ts'
import type { Context } from '../context.ts'
import { isEnded } from '../rollout/own-record.ts'

/** A deployment of a service that is over. */
export interface PastDeployment {
  readonly taskDefinition: string
  /** When it was over. */
  readonly at: Date | undefined
  /** Else it was stopped, superseded or rolled back. */
  readonly completed: boolean
}

/** A time in which a revision was what the service had last been deployed with. */
export interface Period {
  readonly from: Date
  /** Absent: up to now. */
  readonly to?: Date
}

/** What is known of the deployments of a service. ECS keeps those of 90 days. */
export interface History {
  /** The newest first. What ran before the oldest of them is the last one, where that is known: without a time. */
  readonly deployments: readonly PastDeployment[]
  /** From the first deployment on. */
  readonly isWhole: boolean
}

/** As many as DescribeServiceRevisions takes. */
const BATCH = 20
/** So many service revisions are read, and more until as many task definitions have worked: each restart has one, too. */
const LEAST_REVISIONS = 40
const ENOUGH_DEFINITIONS = 12

/** The deployments of a service that are over. Nothing where unreadable. */
export async function historyOf(service: Service, { aws }: Pick<Context, 'aws'>): Promise<History | undefined> {
  const missing = new Set<string>()
  const list = await unlessUnavailable('ecs:ListServiceDeployments', missing, () =>
    allPages(async nextToken => {
      const page = await aws.ecs('ListServiceDeployments', {
        cluster: service.clusterArn,
        service: service.serviceArn,
        maxResults: 100,
        ...(nextToken ? { nextToken } : {}),
      })
      return { items: page.serviceDeployments, next: page.nextToken }
    }),
  )
  if (!list) return undefined
  const listed = list.toSorted((a, b) => (b.createdAt?.getTime() ?? 0) - (a.createdAt?.getTime() ?? 0))
  const definitions = new Map<string, string>()
  const read = async (serviceRevisionArns: string[]): Promise<boolean> => {
    const answer = await unlessUnavailable('ecs:DescribeServiceRevisions', missing, () =>
      aws.ecs('DescribeServiceRevisions', { serviceRevisionArns }),
    )
    for (const { serviceRevisionArn: arn, taskDefinition } of answer?.serviceRevisions ?? [])
      if (arn && taskDefinition) definitions.set(arn, taskDefinition)
    return answer !== undefined
  }
  const arns = [...new Set(listed.flatMap(({ targetServiceRevisionArn: arn }) => arn ?? []))]
  const completed = new Set(listed.flatMap(each => (each.status === 'SUCCESSFUL' ? each.targetServiceRevisionArn : [])))
  let until = 0
  for (; until < arns.length; until += BATCH) {
    const worked = new Set([...definitions].flatMap(([arn, definition]) => (completed.has(arn) ? definition : [])))
    if (until >= LEAST_REVISIONS && worked.size >= ENOUGH_DEFINITIONS) break
    if (!(await read(arns.slice(until, until + BATCH)))) return undefined
  }
  const unread = new Set(arns.slice(until))
  const known = listed.filter(({ targetServiceRevisionArn: arn }) => arn && !unread.has(arn))
  const deployments = known.flatMap(({ targetServiceRevisionArn: arn = '', status, finishedAt, createdAt }) => {
    const taskDefinition = definitions.get(arn)
    if (!taskDefinition || !isEnded({ status })) return []
    return [{ taskDefinition, at: finishedAt ?? createdAt, completed: status === 'SUCCESSFUL' }]
  })
  const oldest = known.at(-1)?.serviceDeploymentArn
  const answer = oldest
    ? await unlessUnavailable('ecs:DescribeServiceDeployments', missing, () =>
        aws.ecs('DescribeServiceDeployments', { serviceDeploymentArns: [oldest] }),
      )
    : undefined
  const sources = answer?.serviceDeployments?.[0] && (answer.serviceDeployments[0].sourceServiceRevisions ?? [])
  const hasGaps = known.some(({ targetServiceRevisionArn: arn = '' }) => !definitions.has(arn))
  if (sources?.length === 0) return { deployments, isWhole: !hasGaps }
  // Of several it is not known which one had worked.
  const [source] = sources?.length === 1 ? sources : []
  if (source?.arn && !definitions.has(source.arn)) await read([source.arn])
  const ranBefore = definitions.get(source?.arn ?? '')
  const seed = ranBefore ? [{ taskDefinition: ranBefore, at: undefined, completed: true }] : []
  return { deployments: [...deployments, ...seed], isWhole: false }
}

/**
 * The revisions on which the present one stands, the newest last: each was deployed while the one before it ran. A deployment
 * of a revision that is in the line goes back to it, and what came after is out: who goes back again does not get it again.
 */
export function ranInTurn({ deployments }: History): readonly string[] {
  const line: string[] = []
  for (const { taskDefinition, completed } of deployments.toReversed()) {
    if (!completed) continue
    const at = line.indexOf(taskDefinition)
    if (at === -1) line.push(taskDefinition)
    else line.length = at + 1
  }
  return line
}

/**
 * What a service may go back to that nobody named, the newest last. Where its first deployments are not known, a newer
 * revision may be one that it had gone back from already.
 */
export function goesBackTo(present: string, history: History): readonly string[] {
  const line = ranInTurn(history)
  const at = line.indexOf(present)
  const before = at === -1 ? line : line.slice(0, at)
  return history.isWhole ? before : before.filter(arn => !isNewer(arn, present))
}

function isNewer(arn: string, present: string): boolean {
  const of = (each: string) => each.split(/:(?=\d+$)/)
  const [[family, number], [presentFamily, presentNumber]] = [of(arn), of(present)]
  return family === presentFamily && Number(number) > Number(presentNumber)
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

/** When the last deployment of a revision was over without being complete, if it was. */
export function failedAt(taskDefinition: string, history: readonly PastDeployment[]): Date | undefined {
  const last = history.find(each => each.taskDefinition === taskDefinition)
  return last?.completed === false ? last.at : undefined
}
