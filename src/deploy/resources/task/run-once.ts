import { nextTick } from '../../../aws/clock.ts'
import { isRunError, type RunError } from '../../../errors.ts'
import type { TaskModel } from '../../../model/task.ts'
import { hashOf } from '../../canonical.ts'
import type { Context } from '../../context.ts'
import { DiagnosedError } from '../../diagnosis/diagnosed-error.ts'
import { HASH, nameOf } from '../../ownership.ts'
import type { Launch } from '../../running/launch.ts'
import type { TaskLogLine } from '../../running/task-log.ts'
import { toTheirEnd } from '../../running/to-their-end.ts'
import { fromEcsTags } from '../ecs-tags.ts'
import { attemptOf } from './attempts.ts'
import { noteRan } from './ran-with.ts'
import type { TaskRequest } from './task-request.ts'

const POLL_MILLISECONDS = 5_000

/** What is run, and what tells it from what was run before. */
interface Wanted {
  readonly request: TaskRequest
  readonly revision: string
  readonly overrides: string
}

/**
 * Runs a task well, once: what an earlier deploy has started is watched to its end, and what it has seen end well is not
 * run again.
 *
 * @throws DiagnosedError with the last lines of its log
 */
export async function runOnce(
  { request, revision, overrides }: Wanted,
  model: TaskModel,
  context: Context,
): Promise<void> {
  const { aws, emit, clock, rights, stack } = context
  const { taskDefinition: definition = {}, tags } = await aws.ecs('DescribeTaskDefinition', {
    taskDefinition: revision,
    include: ['TAGS'],
  })
  const { id: definitionId } = model.taskDefinition
  const launch: Launch = { service: {}, definition, definitionId, request, program: true, alone: { task: model.id } }
  // What it is, not its number: a deploy that was lost may have registered the same before.
  const content = fromEcsTags(tags)[HASH] ?? revision
  const token = `fluent-ecs-${hashOf([stack.name, model.id, content, overrides])}`
  const resource = nameOf(model)
  const onLog = ({ container, message }: TaskLogLine): void =>
    emit({ type: 'task-log', at: clock.now(), resource, container, message })
  for (;;) {
    const attempt = await attemptOf(launch, token, model.count, context)
    if (attempt === 'ran') break
    const taken = attempt.arns.length
    try {
      await toTheirEnd(launch, attempt, { count: model.count, onLog }, context)
      // Of what an earlier deploy has started, the others may not have ended well: that is looked at once more.
      if (taken === 0 || taken >= model.count) break
    } catch (error) {
      if (!isRunError(error, 'failed') || !(isTaken(error) || (neverRan(error) && rights.mayBeUnseen)))
        throw isRunError(error) ? new DiagnosedError(error.summary, error.diagnosis, error.outcome, error) : error
      await nextTick(clock, POLL_MILLISECONDS, context.signal)
    }
  }
  await noteRan(revision, model.id, overrides, context)
}

/** Another deployer has just started the same, of a revision of its own. */
const isTaken = ({ cause }: RunError): boolean => cause instanceof Error && cause.name === 'ConflictException'

/** What was refused to a task before it began may have been allowed a moment ago. */
const neverRan = ({ tasks }: RunError): boolean =>
  tasks.length > 0 && tasks.every(({ exitCodes }) => Object.keys(exitCodes).length === 0)
