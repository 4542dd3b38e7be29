import type { Batch } from '../../../aws/batches.ts'
import type { ListResourceRecordSetsResponse, ResourceRecordSet, RRType } from '../../../aws/shapes/route-53.ts'
import type { Context } from '../../context.ts'
import { dnsName } from '../dns-name.ts'

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListResourceRecordSets.html
const SETS_PER_CALL = 300
const SETS_OF_A_NAME = 20
// The records of a few names are fewer calls one by one.
const FEW = 10

/** The record sets of a name that have one of these types. */
export async function recordSetsOf(
  zone: string,
  name: string,
  types: readonly RRType[],
  context: Context,
): Promise<readonly ResourceRecordSet[]> {
  const sets = (await context.batches.load(byStart, `${types[0]} ${name}`, context, zone)) ?? []
  return sets.filter(({ Name = '', Type }) => dnsName(Name) === name && Type !== undefined && types.includes(Type))
}

/** Record sets from a type and a name on: those of that name at least. */
const byStart: Batch<readonly ResourceRecordSet[], Context> = {
  size: Number.POSITIVE_INFINITY,
  async read(keys, context, zone) {
    if (keys.length <= FEW) {
      const found = keys.map(async key => {
        const [type, name] = key.split(' ') as [RRType, string]
        const { ResourceRecordSets = [] } = await context.aws.route53('ListResourceRecordSets', {
          HostedZoneId: zone,
          StartRecordName: name,
          StartRecordType: type,
          MaxItems: SETS_OF_A_NAME,
        })
        return [key, ResourceRecordSets] as const
      })
      return new Map(await Promise.all(found))
    }
    const byName = await allOf(zone, context)
    return new Map(keys.map(key => [key, byName.get(key.slice(key.indexOf(' ') + 1)) ?? []]))
  },
}

/** All record sets of a zone by name; read once a plan. */
export function allRecordSets(zone: string, context: Context): Promise<ReadonlyMap<string, ResourceRecordSet[]>> {
  return context.batches.once(`record sets of ${zone}`, () => allOf(zone, context))
}

async function allOf(HostedZoneId: string, { aws }: Context): Promise<Map<string, ResourceRecordSet[]>> {
  const byName = new Map<string, ResourceRecordSet[]>()
  let start: object | undefined = {}
  while (start) {
    const page: ListResourceRecordSetsResponse = await aws.route53('ListResourceRecordSets', {
      HostedZoneId,
      MaxItems: SETS_PER_CALL,
      ...start,
    })
    for (const set of page.ResourceRecordSets ?? []) {
      const name = dnsName(set.Name ?? '')
      const known = byName.get(name)
      if (known) known.push(set)
      else byName.set(name, [set])
    }
    start = page.IsTruncated
      ? {
          StartRecordName: page.NextRecordName,
          StartRecordType: page.NextRecordType,
          StartRecordIdentifier: page.NextRecordIdentifier,
        }
      : undefined
  }
  return byName
}
