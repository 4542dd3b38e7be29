import type { TaskStopCode } from '@aws-sdk/client-ecs'
import type { ContainerFailure } from '../ecs/failure.ts'
import type { HookAnswer } from '../ecs/lifecycle-hook.ts'
import { PLACEMENT_PROBLEMS } from '../ecs/placement-problem.ts'
import { PULL_PROBLEMS } from '../ecs/pull-problem.ts'
import { START_PROBLEMS } from '../ecs/start-problem.ts'
import type { Fault } from '../faults.ts'
import type { CommandAnswer } from '../session/scripted-command.ts'
import { BadInput, byHow, either, type Member, number, oneOf, optional, text, texts } from './member.ts'

const problems = (table: object): Member<string> => oneOf(...Object.keys(table))

const stopCode: Member<TaskStopCode> = oneOf(
  'EssentialContainerExited',
  'ServiceSchedulerInitiated',
  'SpotInterruption',
  'TaskFailedToStart',
  'TerminationNotice',
  'UserInitiated',
)

const moment = oneOf('before', 'after')

const byKind: Member<ContainerFailure> = byHow<ContainerFailure>({
  'cannot pull': { because: optional(problems(PULL_PROBLEMS)), message: optional(text) },
  exits: { exitCode: number, afterSeconds: optional(number), log: optional(texts), reason: optional(text) },
  unhealthy: {
    answers: optional(either(number, oneOf('slowly', 'nothing'))),
    message: optional(text),
    log: optional(texts),
  },
  'out of memory': { afterSeconds: optional(number), log: optional(texts) },
  'cannot run': { command: optional(text) },
  'cannot start': {
    because: optional(problems(START_PROBLEMS)),
    message: optional(text),
    stopCode: optional(stopCode),
  },
  'cannot place': { because: problems(PLACEMENT_PROBLEMS) },
  stopped: { reason: text, stopCode: optional(stopCode), afterSeconds: optional(number) },
  alarm: { afterSeconds: optional(number) },
  'rolled back': { reason: text, afterSeconds: optional(number) },
})

/** How a container fails, from outside. */
export const containerFailure: Member<ContainerFailure> = {
  check(value, where) {
    check(value, where)
    if (value.how !== 'cannot start' || 'message' in value || 'because' in value) return
    throw new BadInput(`${where} must have because or message.`)
  },
}

// The compiler asks for a function with a type of its own where something is asserted.
function check(value: unknown, where: string): asserts value is ContainerFailure {
  byKind.check(value, where)
}

/** What goes wrong with a call, from outside: not what needs a function. */
export const fault: Member<Exclude<Fault, { how: 'foreign-actor' }>> = byHow<Exclude<Fault, { how: 'foreign-actor' }>>({
  rejected: { code: text, message: optional(text), status: optional(number) },
  answered: { status: number, body: optional(text), contentType: optional(text), when: optional(moment) },
  unreachable: { code: optional(text) },
  'no-answer': { when: optional(moment) },
  'reply-lost': {},
  'delivered-twice': {},
  'stale-reads': { reads: number },
  'credentials-expired': {},
  crash: { when: moment },
})

/** What a Lambda hook answers, from outside. */
export const hookAnswer: Member<HookAnswer> = byHow<HookAnswer>({
  succeeds: {},
  fails: {},
  'in progress': { times: optional(number), seconds: optional(number) },
})

/** What a command of ECS Exec answers, from outside. */
export const commandAnswer: Member<CommandAnswer> = byHow<CommandAnswer>({
  prints: { output: text, exitCode: optional(number) },
  'no shell': {},
})
