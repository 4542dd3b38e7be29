import { unlessDenied } from '../../../aws/denied.ts'
import { PlanError } from '../../../errors.ts'
import type { DiscoveryServiceModel } from '../../../model/discovery-service.ts'
import type { Context } from '../../context.ts'
import { keyOf, nameOf } from '../../ownership.ts'
import type { Actions, Foreseen, Live } from '../handler.ts'
import { registeredIn, whoRegisters } from './emptied.ts'

/**
 * Refuses other types of records for a Cloud Map service in which something is registered: Cloud Map changes none, and takes
 * such a service away only when it is empty.
 *
 * @see https://docs.aws.amazon.com/cloud-map/latest/api/API_DnsConfig.html (DnsRecords)
 */
export async function foreseeRecords(
  model: DiscoveryServiceModel,
  live: Live<'discovery-service'> | undefined,
  actions: Actions,
  context: Context,
): Promise<Foreseen> {
  const { action, changes = [] } = actions.get(keyOf(model)) ?? {}
  if (!live || action !== 'replace' || !changes.some(({ path }) => path.startsWith('recordTypes'))) return {}
  const registered = await unlessDenied(registeredIn(live.outputs, context))
  const who = registered && whoRegisters(registered, [...registered.theirs, ...registered.ours])
  if (!registered || who === undefined) return {}
  const resource = nameOf(model)
  const isOursAlone = registered.foreign.length === 0 && registered.theirs.length === 0
  const way = isOursAlone
    ? 'take .discoverable() out in one deploy and put it back with its new records in the next: until then nobody finds the tasks'
    : 'have others take out first what is theirs'
  const problem = new PlanError('discovery-service.records-fixed', {
    resource,
    message: `${resource} keeps the types of its records: Cloud Map changes none, and takes no service away to be made anew that something is in: ${who}`,
    fix: `Use another name, .discoverable(…, { name: '…' }), by which others then ask; or ${way}.`,
  })
  return { problems: [problem] }
}
