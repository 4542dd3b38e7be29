import { unlessRefused } from '../../../aws/unless-refused.ts'
import { keyOf } from '../../ownership.ts'
import { dnsName } from '../dns-name.ts'
import type { ManagedHandler } from '../handler.ts'
import { comparedOwner, coverOf, isOfStack, markIn } from './cover.ts'
import { findRecords } from './find-records.ts'
import { foreseeRecord } from './foresee-record.ts'
import { ownSets } from './own-sets.ts'
import { putRecords, removeRecords } from './record-batch.ts'
import { markerOwner } from './record-marker.ts'
import { policyMembers } from './record-policy.ts'
import { answerIn, answersOf, markOf, type RecordProps, recordPlace, routingProps } from './record-props.ts'
import { identityIn } from './record-shape.ts'

const NO_MARKER = 'none'

export const record: ManagedHandler<'record', RecordProps> = {
  turn: 'part',
  holdsData: false,
  uniqueName: model => `${identityIn(recordPlace(model))} in ${model.zone.id}`,
  identity: ({ hostedZoneId, ...place }) => `${hostedZoneId} ${identityIn(place)}`,
  orphans: { where: 'records', find: findRecords },
  // A zone that shares its name with another, or is said by its id, stands behind.
  isNamed: (name, id) => name === dnsName(id) || name === id || id.startsWith(`${name} in `),
  back: {
    refuses({ action, model }, lost) {
      if (action === 'update' && model.routing) return 'records that share a name change together'
      const isInTheWay = action === 'create' && lost.some(({ kind }) => kind === 'record')
      return isInTheWay ? 'records that the program no longer has may have to make way for it' : undefined
    },
  },
  immutable: ['hostedZoneId', 'name', 'type', 'setIdentifier'],

  desired(model, refs, context, live) {
    const adopted = live !== undefined && (live.marker === NO_MARKER || markerOwner(live.marker)?.adopted === true)
    return {
      hostedZoneId: refs(model.zone).hostedZoneId,
      ...recordPlace(model),
      ...routingProps(model),
      targets: answersOf(model, refs),
      marker: markOf(model, adopted, context),
    }
  },

  async existing(model) {
    return { ...recordPlace(model), hostedZoneId: '' }
  },

  async read(model, refs, context) {
    const place = { hostedZoneId: refs(model.zone).hostedZoneId, ...recordPlace(model) }
    const { sets, marker } = await ownSets(place, context)
    const [first] = sets
    if (!first) return undefined
    const own = markerOwner(markIn(marker) ?? '')
    const owner = own ?? (await coverOf(first, place.hostedZoneId, context))?.owner
    // Of another form, and ours: it goes in the batch that makes this one.
    if (!own && owner && isOfStack(owner, context)) return undefined
    const routing = policyMembers(first)
    return {
      outputs: place,
      props: {
        ...place,
        ...(routing && { routing }),
        targets: Object.fromEntries(sets.map(set => [set.Type ?? '', answerIn(set)])),
        marker: markIn(marker) ?? NO_MARKER,
      },
      owner: comparedOwner(owner, keyOf(model), context),
    }
  },

  foresee: (model, _live, actions, context) => foreseeRecord(model, actions, context),

  async create(desired, model, context) {
    await putRecords(desired, model, true, context)
    return outputsOf(desired)
  },

  async update(desired, live, _changed, model, context) {
    await putRecords(desired, model, false, context)
    return live.outputs
  },

  async remove(outputs, context) {
    await unlessRefused(removeRecords(outputs, context), 'NoSuchHostedZone')
  },
}

const outputsOf = ({ hostedZoneId, name, type, setIdentifier }: RecordProps) => ({
  hostedZoneId,
  name,
  ...(type && { type }),
  ...(setIdentifier && { setIdentifier }),
})
