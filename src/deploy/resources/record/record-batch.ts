import { isDeepStrictEqual } from 'node:util'
import type { Change, ResourceRecordSet } from '../../../aws/shapes/route-53.ts'
import type { RecordModel } from '../../../model/record.ts'
import type { Context } from '../../context.ts'
import { isMarkOfStack } from './cover.ts'
import { ownSets, type RecordPlace } from './own-sets.ts'
import { changesFor } from './record-changes.ts'
import type { RecordProps } from './record-props.ts'

const MOST_ATTEMPTS = 5

/**
 * Writes records and their marker in one batch, in which what cannot stand beside them goes, or is routed anew: there is no
 * moment without an answer. https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html
 *
 * @param isNew Whether somebody else's are in the way, so that they are only created.
 */
export async function putRecords(
  desired: RecordProps,
  model: RecordModel,
  isNew: boolean,
  context: Context,
): Promise<void> {
  let before: readonly Change[] = []
  for (let attempt = 1; ; attempt += 1) {
    const Changes = await changesFor(desired, model, isNew, context)
    if (Changes.length === 0) return
    try {
      await change(desired.hostedZoneId, Changes, context)
      return
    } catch (error) {
      // Another record of the name was faster, or an earlier attempt has made it.
      if (!isRefusedBatch(error) || attempt === MOST_ATTEMPTS || isDeepStrictEqual(Changes, before)) throw error
      before = Changes
    }
  }
}

/** Takes away what a marker of this stack is beside, and the marker. */
export async function removeRecords(place: RecordPlace, context: Context): Promise<void> {
  let before: readonly ResourceRecordSet[] = []
  for (let attempt = 1; ; attempt += 1) {
    // A DELETE must repeat the record as it is now.
    const { sets, marker } = await ownSets(place, context)
    if (!marker || !isMarkOfStack(marker, context)) return
    const gone = [...sets, marker]
    try {
      await change(
        place.hostedZoneId,
        gone.map(set => ({ Action: 'DELETE', ResourceRecordSet: set })),
        context,
      )
      return
    } catch (error) {
      if (!isRefusedBatch(error) || attempt === MOST_ATTEMPTS || isDeepStrictEqual(gone, before)) throw error
      before = gone
    }
  }
}

const isRefusedBatch = (error: unknown): boolean => error instanceof Error && error.name === 'InvalidChangeBatch'

async function change(HostedZoneId: string, Changes: readonly Change[], { aws }: Context): Promise<void> {
  await aws.route53('ChangeResourceRecordSets', { HostedZoneId, ChangeBatch: { Changes: [...Changes] } })
}
