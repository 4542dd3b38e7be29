import { known, placeholder, type Value } from '../../../model/deferred.ts'
import type { RecordModel } from '../../../model/record.ts'
import { keyOf } from '../../ownership.ts'
import type { Actions } from '../handler.ts'

/** The record that somebody has to make where the zone is kept. */
export function recordToMake(model: RecordModel, actions: Actions): string {
  const where = `where the DNS of ${model.zone.name} is kept`
  const text = (value: Value): string => {
    const there = actions.get(keyOf(value.of))?.live?.outputs
    const said: unknown = there && Reflect.get(there, value.attribute)
    return typeof said === 'string' ? said : `${placeholder(value)}, which the next plan names`
  }
  if ('type' in model) {
    const values = known(model.values, text).join(', ')
    return `To be made ${where}: ${model.name} ${model.type} ${values} (TTL ${model.ttlSeconds} seconds)`
  }
  const target = text({ kind: 'value', of: model.loadBalancer, attribute: 'dnsName' })
  const type = model.name === model.zone.name ? 'ALIAS or ANAME, as a CNAME cannot be there,' : 'CNAME'
  return `To be made ${where}: ${model.name} ${type} ${target}`
}
