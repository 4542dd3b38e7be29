import type {
  ListResourceRecordSetsCommandInput,
  ListResourceRecordSetsCommandOutput,
  ResourceRecordSet,
} from '@aws-sdk/client-route-53'
import { AwsError, type World } from '../operation.ts'
import { canonicalName, compareNames, unsupportedIn } from './name.ts'
import { zoneById } from './state.ts'

const PAGE = 300

export function listResourceRecordSets(
  input: ListResourceRecordSetsCommandInput,
  world: World,
): Omit<ListResourceRecordSetsCommandOutput, '$metadata'> {
  const zone = zoneById(world, input.HostedZoneId)
  const { StartRecordName, StartRecordType, StartRecordIdentifier } = input
  if (StartRecordType !== undefined && StartRecordName === undefined) {
    throw new AwsError('InvalidInput', 'The request must include a start record name with a start record type.')
  }
  if (StartRecordIdentifier !== undefined && StartRecordType === undefined) {
    throw new AwsError('InvalidInput', 'The request must include a start record type with a start record identifier.')
  }
  const character = unsupportedIn(StartRecordName ?? '')
  if (character) throw new AwsError('InvalidInput', character)
  const start: ResourceRecordSet = {
    Name: canonicalName(StartRecordName ?? ''),
    Type: StartRecordType,
    SetIdentifier: StartRecordIdentifier,
  }
  const from = sorted(zone.recordSets).filter(set => StartRecordName === undefined || compareSets(set, start) >= 0)
  const size = Math.min(input.MaxItems ?? PAGE, PAGE)
  const next = from[size]
  return {
    ResourceRecordSets: from.slice(0, size),
    MaxItems: size,
    IsTruncated: next !== undefined,
    NextRecordName: next?.Name,
    NextRecordType: next?.Type,
    NextRecordIdentifier: next?.SetIdentifier,
  }
}

// A zone's list is replaced when it changes: the pages of one listing sort it once.
const sortedLists = new WeakMap<readonly ResourceRecordSet[], readonly ResourceRecordSet[]>()

function sorted(sets: readonly ResourceRecordSet[]): readonly ResourceRecordSet[] {
  const list = sortedLists.get(sets) ?? [...sets].sort(compareSets)
  sortedLists.set(sets, list)
  return list
}

/** Whether two record sets have the same name, type and set identifier. */
export const sameSet = (a: ResourceRecordSet, b: ResourceRecordSet): boolean =>
  a.Name === b.Name && a.Type === b.Type && a.SetIdentifier === b.SetIdentifier

function compareSets(a: ResourceRecordSet, b: ResourceRecordSet): number {
  return (
    compareNames(a.Name ?? '', b.Name ?? '') ||
    compareText(a.Type, b.Type) ||
    compareText(a.SetIdentifier, b.SetIdentifier)
  )
}

const compareText = (a = '', b = ''): number => (a < b ? -1 : a > b ? 1 : 0)
