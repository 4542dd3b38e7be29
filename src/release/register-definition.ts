import { announced } from '../deploy/applying/announced.ts'
import { failed } from '../deploy/diagnosis/failure.ts'
import type { AccountOptions } from '../deploy/options.ts'
import { nameOf } from '../deploy/ownership.ts'
import { openAccount } from '../deploy/session.ts'
import { untilAborted } from '../deploy/until-aborted.ts'
import type { ChangeSummary } from '../errors.ts'
import type { Resource } from '../model/resource.ts'
import { changedDefinition } from './changed-definition.ts'
import { checkedDefinition } from './checked-definition.ts'
import { findNewest, register } from './register.ts'

/**
 * Registers a whole task definition as JSON has it, unless one of the newest revisions of its family says the same. Gives
 * the ARN of the revision.
 *
 * @throws InvalidDefinitionError when AWS would refuse it.
 * @throws DeployError when it could not be registered.
 */
export async function registerDefinition(json: unknown, options: AccountOptions): Promise<string> {
  const definition = checkedDefinition(changedDefinition({}, { taskDefinition: json }))
  const context = await untilAborted(openAccount(options))
  const model: Resource = { kind: 'task-definition', id: String(definition.family) }
  const change: ChangeSummary = { resource: nameOf(model), action: 'create' }
  try {
    const known = await findNewest(definition, context)
    return known ?? (await announced(change, context, () => register(definition, context)))
  } catch (error) {
    throw failed('release', [change], new Map(), [{ model, error }])
  }
}
