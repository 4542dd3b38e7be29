import { PlanError } from '../../../errors.ts'
import { overlap } from '../../../model/cidr.ts'
import type { NetworkModel } from '../../../model/network.ts'
import type { Context } from '../../context.ts'
import { keyOf, nameOf } from '../../ownership.ts'
import type { Actions, Foreseen, Live } from '../handler.ts'
import { monthlyCosts } from './costs.ts'

/** What a network costs and how long its parts take, and that the range of one that is there stays. */
export async function foreseeNetwork(
  model: NetworkModel,
  live: Live<'network'> | undefined,
  actions: Actions,
  { models, region }: Context,
): Promise<Foreseen> {
  if (model.existing) return {}
  const resource = nameOf(model)
  const problems: PlanError[] = []
  const [range] = live?.outputs.cidrBlocks ?? []
  if (range !== undefined && range !== model.cidrBlock)
    problems.push(
      new PlanError('network.range-fixed', {
        resource,
        message: `${resource} has the range ${range}, which cannot be changed to ${model.cidrBlock}`,
        fix: `Write ${range}, or move to another network, such as network('${model.id}-2', { cidrBlock: '${model.cidrBlock}' }).`,
      }),
    )
  const notes = monthlyCosts(model, region).map(cost => `${resource}: ${cost}`)
  for (const other of models) {
    if (other.kind !== 'network' || other.existing || other.id <= model.id) continue
    if (overlap(other.cidrBlock, model.cidrBlock))
      notes.push(`${resource} and ${nameOf(other)} have addresses in common: they cannot be peered`)
  }
  // What is there and stays has been told.
  return { problems, notes: actions.get(keyOf(model))?.action === 'keep' ? [] : notes }
}
