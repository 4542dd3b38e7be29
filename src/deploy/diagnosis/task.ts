import type { Container, Task, TaskDefinition } from '../../aws/shapes/ecs.ts'
import type { TargetGroup } from '../../aws/shapes/elastic-load-balancing-v2.ts'
import { fixOf, inTurn } from './advice.ts'
import { guide } from './causes/cause.ts'
import { ordinaryEnd } from './causes/ordinary.ts'
import { TARGET_DOCS, targetCause } from './causes/target.ts'
import { causeInLogs, causeOf, type WeighedDiagnosis } from './causes.ts'
import { exited } from './exit-code.ts'
import { endedFirst, failedContainer, KILLED, mayHaveEndedFirst, withoutBystanders } from './failed-container.ts'
import { lastWords, type PastLog } from './logs.ts'
import { oneLine } from './one-line.ts'
import { type LastSaid, lastSaid, lastSaidWhileChecked } from './program/last-words.ts'
import type { AwsAccess, Clue, Subject } from './subject.ts'
import { seeTarget, type TargetSeen, targetSeenIn } from './target-seen.ts'

/** Tells why a task stopped: from its own words, its exit codes, its log, and what its load balancer says. */
export async function diagnoseTask(task: Task, given: Subject, reader: AwsAccess): Promise<WeighedDiagnosis> {
  const subject = { ...given, definition: withOverrides(given.definition, task) }
  const evidence = wordsOf(task, awaitedIn(subject))
  const ordinary = ordinaryEnd(task)
  if (ordinary) {
    const { code, cause, fix, docs } = ordinary
    return { code, cause, evidence: [...stopOf(task), ...evidence], fix, docs, mends: 'itself', weight: 'nothing' }
  }
  const failing = withoutBystanders(task, subject)
  const failed = failedContainer(failing, subject)
  const clue: Clue = {
    words: wordsOf(failing, awaitedIn(subject)).join('\n'),
    subject,
    container: subject.definition?.containerDefinitions?.find(({ name }) => name === failed?.name),
    failed: failed?.name,
    launchType: task.launchType,
  }
  if (/failed ELB health checks/i.test(clue.words)) return unhealthyTask(task, clue, evidence, reader)
  const known = causeOf(clue)
  if (known && !known.code.startsWith('container.')) return { ...known, evidence }
  const { lines, evidence: log } = clue.container
    ? await lastWords(task, clue.container, subject, reader)
    : { lines: [], evidence: [] }
  const told = known ?? causeInLogs(lines, clue) ?? byExitCode(failed, clue, lines, task)
  const said = told.code === 'container.dependency-failed' ? lastSaid(lines, clue) : undefined
  return {
    ...told,
    ...(said && { cause: `${told.cause}; its log says ${said.says}`, ...fixOf(said.fix) }),
    evidence: [...evidence, ...log],
  }
}

/** With the values that a task was given beside those of its definition: neither may be in what is told of its log. */
function withOverrides(definition: TaskDefinition | undefined, { overrides }: Task): TaskDefinition | undefined {
  const containerDefinitions = definition?.containerDefinitions?.map(container => {
    const given = overrides?.containerOverrides?.find(({ name }) => name === container.name)?.environment ?? []
    return given.length > 0 ? { ...container, environment: [...(container.environment ?? []), ...given] } : container
  })
  return definition && { ...definition, containerDefinitions }
}

function byExitCode(failed: Container | undefined, clue: Clue, log: readonly string[], task: Task): WeighedDiagnosis {
  if (failed?.exitCode !== undefined) {
    const first = endedFirst(failed, task, clue.subject)
    return exited(clue, failed.exitCode, log, { first, others: mayHaveEndedFirst(failed, task, clue.subject) })
  }
  return {
    code: 'task.stopped',
    cause: `A task stopped, and why is not known here${clue.words ? `: AWS says "${clue.words.split('\n')[0]}"` : ''}`,
    evidence: [],
    fix: 'Read the evidence and the logs of its containers.',
    docs: guide('stopped-task-error-codes'),
    mends: 'itself',
    weight: 'symptom',
  }
}

async function unhealthyTask(
  task: Task,
  clue: Clue,
  evidence: readonly string[],
  reader: AwsAccess,
): Promise<WeighedDiagnosis> {
  const { service, definition } = clue.subject
  const arn = /\(target-group ([^)\s]+)\)/.exec(task.stoppedReason ?? '')?.[1]
  const target =
    service.loadBalancers?.find(({ targetGroupArn }) => targetGroupArn === arn) ?? service.loadBalancers?.[0]
  const seen = await seeTarget(arn ?? target?.targetGroupArn, task, clue.subject, reader)
  const container = definition?.containerDefinitions?.find(({ name }) => name === target?.containerName)
  const log = container ? await lastWords(task, container, clue.subject, reader) : { lines: [], evidence: [] }
  const said = lastSaidWhileChecked(log.lines, { ...clue, container })
  return tellTarget({ ...seen, evidence: [...seen.evidence, ...log.evidence] }, clue, evidence, said)
}

/** What a target group says of the targets that it has now; nothing when all of them are well. */
export async function diagnoseTarget(
  arn: string,
  subject: Subject,
  reader: AwsAccess,
): Promise<WeighedDiagnosis | undefined> {
  const seen = await seeTarget(arn, undefined, subject, reader)
  return seen.reason ? tellTarget(seen, { words: seen.reason, subject }, []) : undefined
}

/** What is still known of a target whose task ECS shows no more: its target group, and the logs of its containers. */
export interface PastTarget {
  readonly groups?: readonly TargetGroup[]
  readonly logs?: readonly PastLog[]
}

/** What a service event says of an unhealthy target, where its task cannot be read. */
export function targetInWords(
  message: string,
  reason: string,
  subject: Subject,
  { groups = [], logs = [] }: PastTarget,
): WeighedDiagnosis {
  const seen = targetSeenIn(message, reason, subject, groups)
  const log = logs.find(({ container }) => container.name === seen.container)
  const clue = { words: message, subject, container: log?.container }
  const said = log && lastSaidWhileChecked(log.lines, clue)
  return tellTarget(seen, clue, log?.evidence ?? [], said)
}

function tellTarget(
  seen: TargetSeen,
  clue: Clue,
  evidence: readonly string[],
  said: LastSaid | undefined = undefined,
): WeighedDiagnosis {
  const elsewhere = causeOf({ ...clue, words: seen.reason })
  if (elsewhere?.code === 'target.other-network') return { ...elsewhere, evidence: [...evidence, ...seen.evidence] }
  const { code, cause, fix } = targetCause(seen, said !== undefined)
  // A closed way is certain, and a program behind it may say anything.
  const log = code === 'target.security-group' ? undefined : said
  const known = code === 'target.unhealthy' && log ? undefined : fix(seen, clue)
  return {
    code,
    cause: `${cause(seen)}${log ? `; its log says ${log.says}` : ''}`,
    evidence: [...evidence, ...seen.evidence],
    ...fixOf(inTurn(log?.fix, known)),
    docs: TARGET_DOCS,
    mends: 'itself',
    weight: 'cause',
  }
}

/** The containers that must exit well before others may start. */
function awaitedIn({ definition }: Subject): ReadonlySet<string | undefined> {
  return new Set(
    (definition?.containerDefinitions ?? []).flatMap(({ dependsOn = [] }) =>
      dependsOn.flatMap(({ containerName, condition }) => (condition === 'SUCCESS' ? [containerName] : [])),
    ),
  )
}

function wordsOf(task: Task, awaited: ReadonlySet<string | undefined>): string[] {
  const words = task.stoppedReason ? [oneLine(task.stoppedReason)] : []
  for (const { name, reason, exitCode = 0 } of task.containers ?? []) {
    if (reason && reason !== task.stoppedReason) words.push(`container ${name}: ${oneLine(reason)}`)
    if (exitCode !== 0)
      words.push(
        `container ${name}: exit code ${exitCode}${awaited.has(name) && !KILLED.includes(exitCode) ? ', and others depend on its success' : ''}`,
      )
  }
  return words
}

/** The stop code, where the words alone do not say who ended the task. */
const stopOf = ({ stopCode }: Task): string[] => (stopCode ? [`stop code ${stopCode}`] : [])
