import type { Service } from '../../aws/shapes/ecs.ts'
import type { Diagnosis } from '../../errors.ts'
import type { Context } from '../context.ts'
import { ownerOf } from '../ownership.ts'
import { fromEcsTags } from '../resources/ecs-tags.ts'
import { rolloutStateOf } from '../rollout/rollout-state.ts'
import { guide } from './causes/cause.ts'
import type { WeighedDiagnosis } from './causes.ts'
import { failedHooks, withHooks } from './failed-hooks.ts'
import { describeFailed, diagnoseTasks, tasksOf } from './failures.ts'
import { findService } from './find-service.ts'
import { isLost, lastDeployment } from './last-deployment.ts'
import { failedLaunches, NO_FAILED_LAUNCHES, withLaunches } from './launches.ts'
import { detailsOf, eventsUntil, failuresOf, hadTasks, lostIn, revisionIn, tasksOfLost } from './lost-deployment.ts'
import { diagnosePast, pastLogs } from './past-tasks.ts'
import { readable } from './readable.ts'
import { causesInWords, diagnosesOf, lossOf, reasonsOfFailed, weightiest } from './service-words.ts'
import type { Loss } from './stopper.ts'
import { type AwsAccess, readDefinition, type Subject } from './subject.ts'
import { groupsNamedIn } from './target-seen.ts'
import { diagnoseTarget } from './task.ts'

/** What is wrong with a service, and how it stands where it is well although its last deployment was rolled back. */
export interface DiagnosedService {
  readonly diagnosis: readonly Diagnosis[]
  readonly standing?: string
}

const NO_GROUPS = { groups: [], evidence: [] } as const

/** What is wrong with a service, from what AWS still shows of it. */
export async function diagnoseService(
  cluster: string,
  name: string,
  reader: Pick<Context, 'aws' | 'clock'>,
): Promise<DiagnosedService> {
  const service = await findService(cluster, name, reader)
  const primary = service.deployments?.find(({ status }) => status === 'PRIMARY')
  const last = await readable('service deployments', () => lastDeployment(service, reader))
  const lost = last.value && isLost(last.value) ? last.value : undefined
  const details = await readable('service deployment', () => detailsOf(lost, reader))
  const { record, revision } = details.value ?? {}
  const read = await readDefinition(revision?.taskDefinition ?? primary?.taskDefinition, reader)
  const subject: Subject = {
    service,
    definition: read.definition,
    definitionId: read.definitionId,
    program: ownerOf(fromEcsTags(service.tags)) !== undefined,
  }
  const listed = await tasksOf(subject, 'STOPPED', reader)
  const described = await describeFailed(listed.arns, subject, reader)
  // The tasks of a deployment that was rolled back are not those of the one that runs.
  const tasks = lost
    ? tasksOfLost(described.tasks, lost, revision)
    : described.tasks.filter(({ startedBy }) => startedBy === primary?.id)
  const failed = [...(await diagnoseTasks(tasks, subject, reader, new Map())).values()]
  const noneOfIt = listed.arns.length === 0 || (described.tasks.length > 0 && tasks.length === 0)
  const forgotten = lost !== undefined && noneOfIt && hadTasks(lost, record, reader)
  const attempt = { ...service, events: eventsUntil(service, lost, record) }
  const logs = forgotten ? await pastLogs(attempt.events, subject, reader) : []
  const { groups, evidence: unreadGroups } = failed.length > 0 ? NO_GROUPS : await groupsNamedIn(service, reader)
  const says = lossOf(lost)
  const ends = [...reasonsOfFailed(service.deployments ?? []), ...(says ? [says] : [])]
  const whole = lost !== undefined
  const said = causesInWords(subject, (lost ?? primary)?.createdAt, ends, { whole, groups, logs })
  const past = said.some(({ code }) => code.startsWith('target.')) ? [] : diagnosePast(logs, subject)
  const targets = failed.length > 0 ? [] : await unhealthyTargets(subject, reader)
  const launches = isSteady(service) ? NO_FAILED_LAUNCHES : await failedLaunches(subject, reader)
  const found = withLaunches(weightiest([...failed, ...past, ...targets], said), launches)
  const idle = isIdle(service) ? [noneWanted(service)] : []
  if (!lost && (idle.length > 0 || isSteady(service)) && found.every(({ weight }) => weight === 'nothing'))
    return { diagnosis: idle }
  const loss: Loss | undefined =
    lost && says !== undefined ? { says, by: 'unknown', of: lostIn(lost, record, revision), forgotten } : undefined
  const unread = [...[last, details, read, listed, described, launches].flatMap(each => each.evidence), ...unreadGroups]
  const notes = [...(forgotten ? failuresOf(record) : []), ...unread]
  const told = diagnosesOf(found, forgotten ? { ...subject, service: attempt } : subject, loss, notes)
  const diagnosis = [...idle, ...withHooks(failedHooks(record, subject), told)]
  if (lost?.status !== 'ROLLBACK_SUCCESSFUL' || !isSteady(service)) return { diagnosis }
  return { diagnosis, standing: standingOf(service, primary?.taskDefinition, revision?.taskDefinition) }
}

/** What runs after a rollback, for people. */
function standingOf(
  { runningCount, desiredCount }: Service,
  now: string | undefined,
  lost: string | undefined,
): string {
  const what = lost === undefined || lost === now ? 'The last deployment' : `The deployment of ${revisionIn(lost)}`
  return `${what} was rolled back, and the service runs ${revisionIn(now)}: ${runningCount} of ${desiredCount} ${desiredCount === 1 ? 'task' : 'tasks'}`
}

function isSteady(service: Service): boolean {
  const { desiredCount = 0, runningCount = 0, pendingCount = 0, deployments = [] } = service
  return (
    runningCount >= desiredCount &&
    pendingCount === 0 &&
    deployments.every(each => rolloutStateOf(each, service) === 'COMPLETED')
  )
}

/** A daemon has no count of its own: ECS sets it to that of the instances. */
const isIdle = ({ desiredCount, schedulingStrategy }: Service): boolean =>
  desiredCount === 0 && schedulingStrategy !== 'DAEMON'

const noneWanted = ({ clusterArn = '', serviceName = '' }: Service): Diagnosis => ({
  code: 'service.none-wanted',
  cause: 'No task of it is wanted: its desiredCount is 0',
  evidence: ['desiredCount: 0'],
  fix: `Where it should run, start tasks: fluent-ecs scale ${clusterArn.split('/').at(-1)}/${serviceName} 1. Where its scaling has ended them, see its minimum and its schedules.`,
  docs: guide('service_definition_parameters'),
})

async function unhealthyTargets(subject: Subject, reader: AwsAccess): Promise<WeighedDiagnosis[]> {
  const groups = (subject.service.loadBalancers ?? []).flatMap(({ targetGroupArn }) => targetGroupArn ?? [])
  const found = await Promise.all(groups.map(arn => diagnoseTarget(arn, subject, reader)))
  return found.flatMap(each => each ?? [])
}
