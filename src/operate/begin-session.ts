import type { AccountContext } from '../deploy/context.ts'
import { explainRead } from '../deploy/diagnosis/explain.ts'
import { untilAborted } from '../deploy/until-aborted.ts'
import { PlanError } from '../errors.ts'
import { execProblem, isStarting, taskProblem } from './exec-problems.ts'
import type { FoundContainer } from './exec-target.ts'
import type { StartedSession } from './session/data-channel.ts'

/** An agent that has just started is connected after a while. */
const CONNECTS_MILLISECONDS = 30_000
const AGAIN_MILLISECONDS = 3_000

/**
 * Begins a session with a container; an agent that has just started is waited for.
 *
 * @throws PlanError where it cannot be entered, with the reason.
 */
export async function beginSession(
  found: FoundContainer,
  start: () => Promise<StartedSession>,
  context: AccountContext,
): Promise<StartedSession> {
  const { clock, signal } = context
  const problem = taskProblem(found)
  if (problem) throw new PlanError(problem.code, problem)
  const young = isStarting(found) || clock.now() - (found.task.startedAt?.getTime() ?? 0) < 2 * CONNECTS_MILLISECONDS
  const until = clock.now() + (young ? CONNECTS_MILLISECONDS : AGAIN_MILLISECONDS)
  for (;;) {
    try {
      return await untilAborted(start())
    } catch (error) {
      if (!(error instanceof Error)) throw error
      if (!NOT_CONNECTED.test(`${error.name} ${error.message}`))
        throw explainRead(error, { kind: 'task', id: found.taskId })
      if (clock.now() >= until) throw await execProblem(found, error, context)
      await clock.sleep(AGAIN_MILLISECONDS, signal)
    }
  }
}

// https://github.com/aws/aws-cli/issues/6456, https://github.com/aws-containers/amazon-ecs-exec-checker/issues/47
const NOT_CONNECTED = /^TargetNotConnected|execute command agent isn.t running|execute command was not enabled/
