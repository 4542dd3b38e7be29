import { announced } from '../deploy/applying/announced.ts'
import type { AccountContext } from '../deploy/context.ts'
import { explainRead } from '../deploy/diagnosis/explain.ts'
import { failed } from '../deploy/diagnosis/failure.ts'
import type { AccountOptions } from '../deploy/options.ts'
import { nameOf } from '../deploy/ownership.ts'
import { openAccount } from '../deploy/session.ts'
import { untilAborted } from '../deploy/until-aborted.ts'
import type { ChangeSummary } from '../errors.ts'
import type { Resource } from '../model/resource.ts'
import { changedDefinition } from './changed-definition.ts'
import { checkedDefinition } from './checked-definition.ts'
import { findNewest, findRevision, register } from './register.ts'
import type { ReleaseTarget } from './release-change.ts'
import { type Running, readRunning } from './running.ts'

/**
 * Registers a whole task definition as JSON has it, unless one of the newest revisions of its family says the same. Gives
 * the ARN of the revision. With a service it is the revision that a release into that would register: with the tags of
 * the one that runs, where the JSON says nothing of tags.
 *
 * @throws InvalidDefinitionError when AWS would refuse it.
 * @throws PlanError when there is no such service, or ECS does not deploy it.
 * @throws DeployError when it could not be registered.
 */
export async function registerDefinition(
  json: unknown,
  options: AccountOptions,
  target?: ReleaseTarget,
): Promise<string> {
  const given = target ? undefined : checkedDefinition(changedDefinition({}, { taskDefinition: json }))
  const context = await untilAborted(openAccount(options))
  const running = target && (await untilAborted(runningIn(target, context)))
  const { definition: runs = {} } = running ?? {}
  const definition = given ?? checkedDefinition(changedDefinition(runs, { taskDefinition: json }), running)
  const model: Resource = { kind: 'task-definition', id: String(definition.family) }
  const change: ChangeSummary = { resource: nameOf(model), action: 'create' }
  try {
    const known = await (running ? findRevision(definition, running, context) : findNewest(definition, context))
    return known ?? (await announced(change, context, () => register(definition, context)))
  } catch (error) {
    throw failed('release', [change], new Map(), [{ model, error }])
  }
}

function runningIn(target: ReleaseTarget, context: AccountContext): Promise<Running> {
  return readRunning(target, context).catch((error: unknown) => {
    throw explainRead(error, { kind: 'service', id: target.service })
  })
}
