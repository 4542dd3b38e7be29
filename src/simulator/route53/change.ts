import { isDeepStrictEqual } from 'node:util'
import type {
  ChangeResourceRecordSetsCommandInput,
  ChangeResourceRecordSetsCommandOutput,
  GetChangeCommandInput,
  GetChangeCommandOutput,
  ResourceRecordSet,
} from '@aws-sdk/client-route-53'
import { AwsError, type World } from '../operation.ts'
import { canonicalName, unsupportedIn } from './name.ts'
import { sameSet } from './record-set.ts'
import { checkValueSource, problemsOf } from './record-set-refusals.ts'
import { checkPlace, checkPolicy } from './routing-refusals.ts'
import { belongsToZone, type Change, dns, type HostedZone, zoneById } from './state.ts'

type Output<T> = Omit<T, '$metadata'>

const PROPAGATION_MILLISECONDS = 30_000
const RECORDS_PER_BATCH = 1000

export function changeResourceRecordSets(
  input: ChangeResourceRecordSetsCommandInput,
  world: World,
): Output<ChangeResourceRecordSetsCommandOutput> {
  const zone = zoneById(world, input.HostedZoneId)
  for (const { Action = '', ResourceRecordSet: set } of input.ChangeBatch?.Changes ?? [])
    if (set) {
      checkPolicy(Action, set)
      checkPlace(set)
      checkValueSource(Action, set)
    }
  const changes = (input.ChangeBatch?.Changes ?? []).map(({ Action = '', ResourceRecordSet: set }) => ({
    action: Action,
    set: canonicalSet(set ?? { Name: '', Type: undefined }),
  }))
  const weight = changes.reduce(
    (sum, { action, set }) => sum + (set.ResourceRecords?.length ?? 1) * (action === 'UPSERT' ? 2 : 1),
    0,
  )
  if (weight > RECORDS_PER_BATCH) throw refused([`Number of records limit of ${RECORDS_PER_BATCH} exceeded.`])
  let sets = zone.recordSets
  const given = (input.ChangeBatch?.Changes ?? []).map(({ ResourceRecordSet: set }) => set?.Name ?? '')
  const problems = given.flatMap(name => unsupportedIn(name) ?? [])
  for (const { action, set } of changes) {
    const found = action === 'DELETE' ? [] : problemsOf(set, zone, sets)
    problems.push(...found)
    if (found.length > 0) continue
    const changed = applied(action, set, sets, zone)
    if (typeof changed === 'string') problems.push(changed)
    else sets = changed
  }
  if (changes.length === 0) problems.push('A change batch must contain at least one change')
  if (problems.length > 0) throw refused(problems)
  zone.recordSets = sets
  return { ChangeInfo: infoOf(submitted(world, input.ChangeBatch?.Comment), world) }
}

export function getChange({ Id = '' }: GetChangeCommandInput, world: World): Output<GetChangeCommandOutput> {
  const found = dns(world).changes.get(Id.replace(/^\/?change\//, ''))
  if (!found) throw new AwsError('NoSuchChange', `Could not find resource with ID: ${Id}`, 404)
  return { ChangeInfo: infoOf(found, world) }
}

/** Writes a change down; it is PENDING until it has reached all name servers. */
export function submitted(world: World, comment?: string): Change {
  const made = { id: `C${world.id(20).toUpperCase()}`, submittedAt: world.clock.now(), comment }
  dns(world).changes.set(made.id, made)
  return made
}

export function infoOf(
  { id, submittedAt, comment }: Change,
  world: World,
): NonNullable<GetChangeCommandOutput['ChangeInfo']> {
  return {
    Id: `/change/${id}`,
    Status: world.clock.now() < submittedAt + PROPAGATION_MILLISECONDS ? 'PENDING' : 'INSYNC',
    SubmittedAt: new Date(submittedAt),
    Comment: comment,
  }
}

/** The zone's records after one change, or why it is refused. */
function applied(
  action: string,
  set: ResourceRecordSet,
  sets: readonly ResourceRecordSet[],
  zone: HostedZone,
): readonly ResourceRecordSet[] | string {
  const existing = sets.find(other => sameSet(other, set))
  const others = sets.filter(other => other !== existing)
  if (action === 'UPSERT') return [...others, set]
  if (action === 'CREATE') {
    return existing ? `Tried to create resource record set ${titleOf(set)} but it already exists` : [...sets, set]
  }
  if (!existing) return `Tried to delete resource record set ${titleOf(set)} but it was not found`
  if (belongsToZone(set, zone)) {
    return `A HostedZone must contain ${set.Type === 'SOA' ? 'exactly one SOA record.' : 'at least one NS record for the zone itself.'}`
  }
  return isDeepStrictEqual(comparable(existing), comparable(set))
    ? others
    : `Tried to delete resource record set ${titleOf(set)} but the values provided do not match the current values`
}

function canonicalSet(set: ResourceRecordSet): ResourceRecordSet {
  const target = set.AliasTarget
  return {
    ...set,
    Name: canonicalName(set.Name ?? ''),
    ...(target && { AliasTarget: { ...target, DNSName: canonicalName(target.DNSName ?? '') } }),
  }
}

// The order of the values means nothing.
const comparable = (set: ResourceRecordSet): object => ({
  ...set,
  ResourceRecords: set.ResourceRecords?.map(({ Value }) => Value).sort(),
})

const titleOf = ({ Name, Type, SetIdentifier }: ResourceRecordSet): string =>
  `[name='${Name}', type='${Type}'${SetIdentifier === undefined ? '' : `, set-identifier='${SetIdentifier}'`}]`

const refused = (problems: readonly string[]): AwsError =>
  new AwsError('InvalidChangeBatch', `[${problems.join(', ')}]`)
