import type { Task } from '@aws-sdk/client-ecs'
import type { Diagnosis } from '../../errors.ts'
import { CAUSES } from './causes.ts'

/** Why a task stopped. */
export interface TaskDiagnosis extends Diagnosis {
  /** Every further attempt must end the same way. */
  readonly hopeless: boolean
}

const EXIT_CODES: Readonly<Record<number, string>> = {
  126: 'the command was found but may not be run',
  127: 'the command was not found',
  137: 'it was killed (SIGKILL): out of memory, or it did not stop in time',
  139: 'it crashed (segmentation fault)',
  143: 'it was asked to stop (SIGTERM)',
}

/** Tells from a stopped task's own words and exit codes why it stopped. */
export function diagnoseTask(task: Task): TaskDiagnosis {
  const evidence = wordsOf(task)
  const text = evidence.join('\n')
  const known = CAUSES.find(({ pattern }) => pattern.test(text))
  if (known) {
    const { code, cause, fix, docs, hopeless } = known
    return { code, cause, fix, evidence, hopeless, ...(docs ? { docs } : {}) }
  }
  const exited = task.containers?.find(({ exitCode }) => exitCode !== undefined && exitCode !== 0)
  if (exited) return exitDiagnosis(exited.name ?? '', exited.exitCode ?? 0, evidence)
  return {
    code: 'task.stopped',
    cause: 'A task stopped',
    evidence,
    fix: 'Read the evidence and the logs of its containers.',
    hopeless: false,
  }
}

function exitDiagnosis(container: string, exitCode: number, evidence: readonly string[]): TaskDiagnosis {
  const meaning = EXIT_CODES[exitCode]
  return {
    code: 'container.exited',
    cause: `Container "${container}" exited with code ${exitCode}${meaning ? `: ${meaning}` : ''}`,
    evidence,
    fix: 'Read its logs; run the image with the same command, environment and secrets.',
    hopeless: exitCode === 126 || exitCode === 127,
  }
}

function wordsOf(task: Task): string[] {
  const words = task.stoppedReason ? [task.stoppedReason] : []
  for (const { name, reason, exitCode } of task.containers ?? []) {
    if (reason) words.push(`container ${name}: ${reason}`)
    if (exitCode !== undefined && exitCode !== 0) words.push(`container ${name}: exit code ${exitCode}`)
  }
  return words
}
