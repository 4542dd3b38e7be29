import { PlanError } from '../../../errors.ts'
import type { RecordModel } from '../../../model/record.ts'
import type { Context } from '../../context.ts'
import { keyOf, nameOf } from '../../ownership.ts'
import { dnsName } from '../dns-name.ts'
import type { Actions } from '../handler.ts'

/** Records of a name whose zone the program says in two ways, such as by its name and by its id: they would not know each other. */
export function zoneSaidTwice(model: RecordModel, actions: Actions, { models }: Context): PlanError[] {
  const idOf = ({ zone }: RecordModel): string | undefined => {
    const there = actions.get(keyOf(zone))?.live?.outputs
    return there && 'hostedZoneId' in there ? there.hostedZoneId : undefined
  }
  const id = idOf(model)
  const other = models.find(
    (each): each is RecordModel =>
      each.kind === 'record' &&
      !each.existing &&
      keyOf(each.zone) < keyOf(model.zone) &&
      dnsName(each.name) === dnsName(model.name) &&
      idOf(each) === id,
  )
  if (!other) return []
  return [
    new PlanError('record.name-taken', {
      resource: nameOf(model),
      message: `${nameOf(other.zone)} and ${nameOf(model.zone)} are the same hosted zone, ${id}, and the program has records of ${model.name} in both`,
      fix: 'Say the hosted zone in one way everywhere in the program: by its name, or by its id.',
    }),
  ]
}
