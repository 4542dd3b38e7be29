import type { Value } from '../model/deferred.ts'
import {
  type ExistingNetworkModel,
  hasPrivateSubnets,
  type MadeNetworkModel,
  type NatMode,
  type NetworkModel,
  type Subnets,
} from '../model/network.ts'
import type { RawNetworkSettings } from '../model/raw-settings.ts'
import type { Tags } from '../model/resource.ts'
import { issuesOf } from '../validators/check.ts'
import type { Issue } from '../validators/issue.ts'
import { type EndpointService, madeNetworkRules, networkRules } from '../validators/network.ts'
import { call, taken, withOptions } from './calls.ts'
import { COMMON_CALLS, TAGS } from './common-calls.ts'
import { typed } from './definition.ts'
import { data, either, flag, isRecord, kind, listOf, maybe, number, text, texts } from './kinds.ts'
import { offers } from './offered.ts'
import { OF_FUNCTIONS } from './option-names.ts'
import { type CheckedDefinition, Steps, TaggedSteps } from './steps.ts'
import { valueFrom } from './value.ts'

/** A VPC and its subnets. */
export interface Network extends CheckedDefinition<NetworkModel> {
  /** The id of the VPC. */
  readonly vpcId: Value
}

/** A VPC that the stack makes. */
export interface MadeNetwork extends Network {
  /** Adds tags to everything in it: at most 46 in all, or 47 with one called `Name`. */
  tags(tags: Tags): MadeNetwork
  /**
   * Sets members of the requests for its parts that have no option: policies of endpoints.
   *
   * @example
   * network('shop', { nat: 'one', endpoints: ['s3'] }).raw({
   *   VpcEndpoint: {
   *     s3: {
   *       PolicyDocument: JSON.stringify({
   *         Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::shop-files/*' }],
   *       }),
   *     },
   *   },
   * })
   * @see https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
   */
  raw(settings: RawNetworkSettings): MadeNetwork
}

/** What a VPC that the stack makes is like. */
export interface NetworkOptions {
  /**
   * Its range of IPv4 addresses, /16 to /23, which cannot be changed later. It is cut into 16: the first eight are for
   * public subnets, the others for private ones.
   *
   * @default '10.0.0.0/16'
   */
  readonly cidrBlock?: string
  /**
   * In how many Availability Zones it is, or in which: 1 to 8. A load balancer needs two.
   *
   * @default 2, the first ones in which Fargate runs
   */
  readonly zones?: number | readonly string[]
  /**
   * How tasks in private subnets reach the internet: by one NAT gateway, by one in each zone, or by a regional one, which
   * grows by itself. With `'none'` there are private subnets only where there are interface endpoints; without either,
   * tasks are in the public subnets and have public addresses, which costs nothing but those.
   *
   * @default 'none'
   */
  readonly nat?: NatMode
  /**
   * Services that tasks reach without the internet, as AWS names them after `com.amazonaws.<region>.`: `s3` and `dynamodb`
   * are routes and free, the others are network interfaces in each private subnet. Images of ECR need `ecr.api`, `ecr.dkr`
   * and `s3`.
   */
  readonly endpoints?: readonly (EndpointService | (string & {}))[]
}

/** A VPC that exists: by its id, its name (the tag `Name`) or its tags. In tags `*` and `?` are wildcards. */
export type NetworkSettings = VpcChoice & SubnetSettings

/** How to find a VPC. */
export type VpcChoice = { readonly vpcId: string } | { readonly name: string } | { readonly tags: Tags }

/** What of a VPC is used, and how. */
export interface SubnetSettings {
  /** Subnets for tasks: 1 to 16 ids, or the tags that all of them have, and no other subnet of the VPC. */
  readonly subnets: Subnets
  /**
   * Subnets for load balancers, in at least two Availability Zones: ids, or tags.
   *
   * @default the subnets for tasks
   */
  readonly loadBalancerSubnets?: Subnets
  /**
   * Whether tasks get a public IP address. In a public subnet they need one to pull images; behind a NAT gateway or
   * VPC endpoints they do not.
   *
   * @default false
   */
  readonly assignPublicIp?: boolean
}

/**
 * Networks to run in.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html
 */
export const network: {
  /**
   * A VPC that the stack makes, with public subnets, an internet gateway and, as asked for, private subnets, NAT gateways and
   * endpoints. Tasks are in its private subnets where it has them, load balancers that face the internet in the public ones.
   * What costs is told by the plan.
   *
   * @param name What it is called in the stack.
   * @throws InvalidDefinitionError when it is built, where its range, zones or endpoints cannot be
   * @example
   * const vpc = network('shop', { zones: 3, nat: 'one', endpoints: ['s3'] })
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/networking-outbound.html
   */
  (name: string, options?: NetworkOptions): MadeNetwork
  /** The default VPC of the Region, with the default subnet of every zone. Tasks get public IP addresses. */
  default(): Network
  /**
   * A VPC by its id, its name or its tags.
   *
   * @example
   * network.existing({ vpcId: 'vpc-0abc', subnets: ['subnet-0a', 'subnet-0b'] })
   * @example
   * network.existing({ name: 'shop', subnets: { tags: { Tier: 'private' } }, loadBalancerSubnets: { tags: { Tier: 'public' } } })
   */
  existing(settings: NetworkSettings): Network
} = Object.assign(
  (name: string, options: NetworkOptions = {}): MadeNetwork => {
    taken('network()', MADE, [name, options], network)
    const { cidrBlock = '10.0.0.0/16', zones = 2, nat = 'none', endpoints = [] } = options
    const unsorted = typeof zones === 'number' ? zones : [...zones]
    const model = { kind: 'network', id: name, cidrBlock, zones: unsorted, nat, endpoints: [...endpoints] } as const
    return typed(new MadeNetworkBuilder({ ...model, assignPublicIp: !hasPrivateSubnets(model), tags: {} }), network)
  },
  {
    default: (): Network => {
      const model: NetworkModel = { kind: 'network', id: 'default', existing: 'default', assignPublicIp: true }
      return typed(new NetworkBuilder(model), network.default)
    },
    existing: (settings: NetworkSettings): Network => {
      taken('network.existing()', EXISTING, [settings], network.existing)
      const { subnets, loadBalancerSubnets, assignPublicIp = false } = settings
      const own = loadBalancerSubnets && { loadBalancerSubnets: copied(loadBalancerSubnets) }
      const existing = vpcOf(settings)
      const parts = [
        'vpcId' in existing ? existing.vpcId : words(existing.tags),
        words(subnets),
        loadBalancerSubnets ? words(loadBalancerSubnets) : '',
        assignPublicIp ? 'public' : '',
      ]
      const id = parts.filter(Boolean).join(':')
      const model: ExistingNetworkModel = {
        kind: 'network',
        id,
        existing,
        subnets: copied(subnets),
        assignPublicIp,
        ...own,
      }
      return typed(new NetworkBuilder(model), network.existing)
    },
  },
)

function vpcOf(settings: VpcChoice): { readonly vpcId: string } | { readonly tags: Tags } {
  if ('vpcId' in settings) return { vpcId: settings.vpcId }
  return { tags: 'name' in settings ? { Name: settings.name } : { ...settings.tags } }
}

const copied = (subnets: Subnets): Subnets => ('tags' in subnets ? { tags: { ...subnets.tags } } : [...subnets])

function words(value: Subnets | Tags): string {
  if (isList(value)) return value.join()
  return Object.entries('tags' in value && typeof value.tags === 'object' ? value.tags : value)
    .map(([key, each]) => `${key}=${each}`)
    .join()
}

const isList = (value: Subnets | Tags): value is readonly string[] => Array.isArray(value)

class MadeNetworkBuilder extends TaggedSteps<MadeNetworkModel, MadeNetworkModel> implements MadeNetwork {
  get vpcId(): Value {
    return valueFrom(this.build(), 'vpcId')
  }

  raw(settings: RawNetworkSettings): MadeNetwork {
    const { raw } = this.settings
    const given = structuredClone(settings)
    const before = raw?.VpcEndpoint
    const VpcEndpoint = isRecord(given.VpcEndpoint)
      ? { ...before, ...given.VpcEndpoint }
      : (given.VpcEndpoint ?? before)
    return this.with({ raw: { ...raw, ...given, ...(VpcEndpoint && { VpcEndpoint }) } })
  }

  protected get where(): readonly [string, string] {
    return ['network', this.settings.id]
  }

  protected make(issues: Issue[]): MadeNetworkModel {
    issues.push(...issuesOf(this.where, madeNetworkRules, this.settings))
    return this.settings
  }
}

class NetworkBuilder extends Steps<NetworkModel, NetworkModel> implements Network {
  get vpcId(): Value {
    return valueFrom(this.build(), 'vpcId')
  }

  protected get where(): readonly [string, string] {
    return ['network', this.settings.id]
  }

  protected make(issues: Issue[]): NetworkModel {
    if (this.settings.existing) issues.push(...issuesOf(this.where, networkRules, this.settings))
    return this.settings
  }
}

const ids = listOf(text, 'a list of ids')
const byTags = kind('{ tags }', value => isRecord(value) && isTags(value.tags))
const some = either(ids, byTags)
const isTags = (value: unknown): boolean => isRecord(value) && texts.is(value) && Object.keys(value).length > 0
const MADE = withOptions(
  call(
    text,
    maybe(
      kind('{ cidrBlock, zones, nat, endpoints }, each a string, a number or a list of strings', value => {
        if (!isRecord(value)) return false
        const { cidrBlock, zones, nat, endpoints } = value
        return (
          maybe(text).is(cidrBlock) &&
          maybe(text).is(nat) &&
          maybe(ids).is(endpoints) &&
          maybe(either(number, ids)).is(zones)
        )
      }),
    ),
  ),
  OF_FUNCTIONS.network,
)
const EXISTING = withOptions(
  call(
    kind('{ vpcId, subnets } with a list of ids, or { name, subnets } or { tags, subnets }', value => {
      if (!isRecord(value)) return false
      const { vpcId, name, tags, subnets, loadBalancerSubnets, assignPublicIp } = value
      const choices = [vpcId, name, tags].filter(each => each !== undefined)
      if (choices.length !== 1 || !(text.is(choices[0]) || isTags(tags))) return false
      return some.is(subnets) && maybe(some).is(loadBalancerSubnets) && maybe(flag).is(assignPublicIp)
    }),
  ),
  OF_FUNCTIONS['network.existing'],
)

offers(NetworkBuilder, 'network', COMMON_CALLS, {}, ['vpcId'])
offers(MadeNetworkBuilder, 'network', { ...COMMON_CALLS, tags: TAGS, raw: call(data) }, {}, ['vpcId'])
