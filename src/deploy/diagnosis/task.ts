import type { Container, Task } from '@aws-sdk/client-ecs'
import { TARGET_DOCS, targetCause } from './causes/target.ts'
import { causeInLogs, causeOf, type Found } from './causes.ts'
import { exited } from './exit-code.ts'
import { lastWords } from './logs.ts'
import type { Clue, Reader, Subject } from './subject.ts'
import { seeTarget, type TargetSeen } from './target-seen.ts'

/** Tells why a task stopped: from its own words, its exit codes, its log, and what its load balancer says. */
export async function diagnoseTask(task: Task, subject: Subject, reader: Reader): Promise<Found> {
  const evidence = wordsOf(task, awaitedIn(subject))
  const failed = failedContainer(task.containers ?? [])
  const clue: Clue = {
    words: evidence.join('\n'),
    subject,
    container: subject.definition?.containerDefinitions?.find(({ name }) => name === failed?.name),
  }
  if (/failed ELB health checks/i.test(clue.words)) return unhealthyTask(task, clue, evidence, reader)
  const known = causeOf(clue)
  if (known && !known.code.startsWith('container.')) return { ...known, evidence }
  const { lines, evidence: log } = clue.container
    ? await lastWords(task, clue.container, subject, reader)
    : { lines: [], evidence: [] }
  const told = known ?? causeInLogs(lines, clue) ?? byExitCode(failed, clue)
  return { ...told, evidence: [...evidence, ...log] }
}

function byExitCode(failed: Container | undefined, clue: Clue): Found {
  if (failed?.exitCode !== undefined) return exited(clue, failed.exitCode)
  return {
    code: 'task.stopped',
    cause: 'A task stopped',
    evidence: [],
    fix: 'Read the evidence and the logs of its containers.',
    hopeless: false,
  }
}

async function unhealthyTask(task: Task, clue: Clue, evidence: readonly string[], reader: Reader): Promise<Found> {
  const arn = /\(target-group ([^)\s]+)\)/.exec(task.stoppedReason ?? '')?.[1]
  const seen = await seeTarget(
    arn ?? clue.subject.service.loadBalancers?.[0]?.targetGroupArn,
    task,
    clue.subject,
    reader,
  )
  return tellTarget(seen, clue, evidence)
}

/** What a target group says of the targets that it has now; nothing when all of them are well. */
export async function diagnoseTarget(arn: string, subject: Subject, reader: Reader): Promise<Found | undefined> {
  const seen = await seeTarget(arn, undefined, subject, reader)
  return seen.reason ? tellTarget(seen, { words: seen.reason, subject }, []) : undefined
}

function tellTarget(seen: TargetSeen, clue: Clue, evidence: readonly string[]): Found {
  const { code, cause, fix } = targetCause(seen)
  return {
    code,
    cause: cause(seen),
    evidence: [...evidence, ...seen.evidence],
    fix: fix(seen, clue),
    docs: TARGET_DOCS,
    hopeless: false,
  }
}

/** The container whose end ended the task: one with a reason, or an exit code that is not 0. */
function failedContainer(containers: readonly Container[]): Container | undefined {
  return (
    containers.find(({ reason }) => reason) ??
    containers.find(({ exitCode = 0 }) => exitCode !== 0 && exitCode !== 143) ??
    containers.find(({ healthStatus }) => healthStatus === 'UNHEALTHY') ??
    containers.find(({ exitCode }) => exitCode !== undefined)
  )
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
  const words = task.stoppedReason ? [task.stoppedReason] : []
  for (const { name, reason, exitCode = 0 } of task.containers ?? []) {
    if (reason && reason !== task.stoppedReason) words.push(`container ${name}: ${reason}`)
    if (exitCode !== 0)
      words.push(
        `container ${name}: exit code ${exitCode}${awaited.has(name) ? ', and others depend on its success' : ''}`,
      )
  }
  return words
}
