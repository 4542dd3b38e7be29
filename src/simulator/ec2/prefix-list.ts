import type {
  DescribeManagedPrefixListsCommandInput,
  DescribeManagedPrefixListsCommandOutput,
  GetManagedPrefixListEntriesCommandInput,
  GetManagedPrefixListEntriesCommandOutput,
} from '@aws-sdk/client-ec2'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import { matches } from './filters.ts'
import type { SecurityGroupRule } from './state.ts'

type Output<T> = Omit<T, '$metadata'>

interface PrefixList {
  readonly id: string
  readonly name: string
  readonly cidrs: readonly string[]
  /** How many rules a rule with this list counts as. */
  readonly weight: number
}

const NO_TAGS: ReadonlyMap<string, string> = new Map()

/**
 * The lists that AWS keeps in every Region, by the names that they have there. Their ids differ from Region to Region;
 * the address ranges are samples of those that AWS publishes: https://ip-ranges.amazonaws.com/ip-ranges.json
 */
function prefixLists(world: World): ReadonlyMap<string, PrefixList> {
  return world.state('ec2 prefix lists', () => {
    const service = (name: string): string => `com.amazonaws.${world.region}.${name}`
    const lists = [
      { id: 'pl-3b927c52', name: 'com.amazonaws.global.cloudfront.origin-facing', cidrs: CLOUDFRONT, weight: 55 },
      { id: 'pl-63a5400a', name: service('s3'), cidrs: S3, weight: 1 },
      { id: 'pl-02cd2c6b', name: service('dynamodb'), cidrs: DYNAMODB, weight: 1 },
      { id: 'pl-0ad5a0f5e4e8a7b21', name: service('vpc-lattice'), cidrs: ['169.254.171.0/24'], weight: 10 },
    ]
    return new Map(lists.map(list => [list.id, list]))
  })
}

const CLOUDFRONT = ['120.52.22.96/27', '205.251.249.0/24', '130.176.0.0/17', '64.252.64.0/18', '15.158.0.0/16']
const S3 = ['54.231.0.0/16', '52.216.0.0/15', '3.5.0.0/19']
const DYNAMODB = ['52.94.0.0/22', '3.218.180.0/22', '52.119.224.0/20']

export const prefixListCidrs = (world: World, id: string): readonly string[] => prefixLists(world).get(id)?.cidrs ?? []

/**
 * How many rules a rule counts as. A list that is not AWS's is somebody's own, of an unknown length.
 * https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html
 */
export const ruleWeight = (world: World, { peer: { kind, value } }: SecurityGroupRule): number =>
  kind === 'prefix-list' ? (prefixLists(world).get(value)?.weight ?? 1) : 1

export function describeManagedPrefixLists(
  input: DescribeManagedPrefixListsCommandInput,
  world: World,
): Output<DescribeManagedPrefixListsCommandOutput> {
  const asked = input.PrefixListIds?.map(id => byId(world, id)) ?? [...prefixLists(world).values()]
  const found = asked.filter(({ id, name }) =>
    matches(input.Filters, { 'prefix-list-id': id, 'prefix-list-name': name, 'owner-id': 'AWS' }, NO_TAGS),
  )
  const { items, next } = page(found, input.MaxResults ?? 100, input.NextToken)
  return {
    PrefixLists: items.map(({ id, name }) => ({
      PrefixListId: id,
      AddressFamily: 'IPv4',
      State: 'create-complete',
      PrefixListArn: `arn:${world.partition}:ec2:${world.region}:aws:prefix-list/${id}`,
      PrefixListName: name,
      Tags: [],
      OwnerId: 'AWS',
    })),
    NextToken: next,
  }
}

export function getManagedPrefixListEntries(
  input: GetManagedPrefixListEntriesCommandInput,
  world: World,
): Output<GetManagedPrefixListEntriesCommandOutput> {
  const { cidrs } = byId(world, input.PrefixListId ?? '')
  const { items, next } = page(cidrs, input.MaxResults ?? 100, input.NextToken)
  return { Entries: items.map(Cidr => ({ Cidr })), NextToken: next }
}

function byId(world: World, id: string): PrefixList {
  const found = prefixLists(world).get(id)
  if (found) return found
  throw new AwsError('InvalidPrefixListID.NotFound', `The prefix list ID '${id}' does not exist`)
}
