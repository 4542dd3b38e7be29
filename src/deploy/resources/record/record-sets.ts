import type { Batch } from '../../../aws/batches.ts'
import type {
  ListResourceRecordSetsRequest,
  ListResourceRecordSetsResponse,
  ResourceRecordSet,
} from '../../../aws/shapes/route-53.ts'
import type { Context } from '../../context.ts'
import { dnsName } from '../dns-name.ts'

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListResourceRecordSets.html
const SETS_PER_CALL = 300
// Of a name, nearly always: 100 weighted ones of a type are the most.
const SETS_OF_A_NAME = 20
// The records of a few names are fewer calls one by one.
const FEW = 10

/** All record sets of a name. */
export async function recordSetsOf(
  zone: string,
  name: string,
  context: Context,
): Promise<readonly ResourceRecordSet[]> {
  return (await context.batches.load(byName, name, context, zone)) ?? []
}

const byName: Batch<readonly ResourceRecordSet[], Context> = {
  size: Number.POSITIVE_INFINITY,
  async read(names, context, zone) {
    if (names.length > FEW) return allOf(zone, context)
    return new Map(await Promise.all(names.map(async name => [name, await setsOfName(zone, name, context)] as const)))
  },
}

async function setsOfName(HostedZoneId: string, name: string, { aws }: Context): Promise<ResourceRecordSet[]> {
  const found: ResourceRecordSet[] = []
  let start: Start | undefined = { StartRecordName: name }
  let MaxItems = SETS_OF_A_NAME
  while (start) {
    const page: ListResourceRecordSetsResponse = await aws.route53('ListResourceRecordSets', {
      HostedZoneId,
      MaxItems,
      ...start,
    })
    found.push(...(page.ResourceRecordSets ?? []).filter(({ Name = '' }) => dnsName(Name) === name))
    start = dnsName(page.NextRecordName ?? '') === name ? nextOf(page) : undefined
    MaxItems = SETS_PER_CALL
  }
  return found
}

type Start = Pick<ListResourceRecordSetsRequest, 'StartRecordName' | 'StartRecordType' | 'StartRecordIdentifier'>

const nextOf = (page: ListResourceRecordSetsResponse): Start | undefined =>
  page.IsTruncated
    ? {
        StartRecordName: page.NextRecordName,
        StartRecordType: page.NextRecordType,
        StartRecordIdentifier: page.NextRecordIdentifier,
      }
    : undefined

/** All record sets of a zone by name; read once a plan. */
export function allRecordSets(zone: string, context: Context): Promise<ReadonlyMap<string, ResourceRecordSet[]>> {
  return context.batches.once(`record sets of ${zone}`, () => allOf(zone, context))
}

async function allOf(HostedZoneId: string, { aws }: Context): Promise<Map<string, ResourceRecordSet[]>> {
  const found = new Map<string, ResourceRecordSet[]>()
  let start: Start | undefined = {}
  while (start) {
    const page: ListResourceRecordSetsResponse = await aws.route53('ListResourceRecordSets', {
      HostedZoneId,
      MaxItems: SETS_PER_CALL,
      ...start,
    })
    for (const set of page.ResourceRecordSets ?? []) {
      const name = dnsName(set.Name ?? '')
      const known = found.get(name)
      if (known) known.push(set)
      else found.set(name, [set])
    }
    start = nextOf(page)
  }
  return found
}
