import type { Value } from '../model/deferred.ts'
import type { NetworkModel, Subnets } from '../model/network.ts'
import type { Tags } from '../model/resource.ts'
import { issuesOf } from '../validators/check.ts'
import type { Issue } from '../validators/issue.ts'
import { networkRules } from '../validators/network.ts'
import { call, taken, withOptions } from './calls.ts'
import { COMMON_CALLS } from './common-calls.ts'
import { typed } from './definition.ts'
import { either, flag, isRecord, kind, listOf, maybe, text, texts } from './kinds.ts'
import { offers } from './offered.ts'
import { OF_FUNCTIONS } from './option-names.ts'
import { type CheckedDefinition, Steps } from './steps.ts'
import { valueFrom } from './value.ts'

/** A VPC and its subnets. It is looked up, never created. */
export interface Network extends CheckedDefinition<NetworkModel> {
  /** The id of the VPC. */
  readonly vpcId: Value
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
} = {
  default: () => typed(new NetworkBuilder({ kind: 'network', id: 'default', assignPublicIp: true }), network.default),
  existing: settings => {
    taken('network.existing()', EXISTING, [settings], network.existing)
    const { subnets, loadBalancerSubnets, assignPublicIp = false } = settings
    const own = loadBalancerSubnets && { loadBalancerSubnets: copied(loadBalancerSubnets) }
    const vpc = vpcOf(settings)
    const parts = [
      vpc.vpcId ?? words(vpc.vpcTags ?? {}),
      words(subnets),
      loadBalancerSubnets ? words(loadBalancerSubnets) : '',
      assignPublicIp ? 'public' : '',
    ]
    const id = parts.filter(Boolean).join(':')
    const model: NetworkModel = { kind: 'network', id, ...vpc, subnets: copied(subnets), assignPublicIp, ...own }
    return typed(new NetworkBuilder(model), network.existing)
  },
}

function vpcOf(settings: VpcChoice): Pick<NetworkModel, 'vpcId' | 'vpcTags'> {
  if ('vpcId' in settings) return { vpcId: settings.vpcId }
  return { vpcTags: 'name' in settings ? { Name: settings.name } : { ...settings.tags } }
}

const copied = (subnets: Subnets): Subnets => ('tags' in subnets ? { tags: { ...subnets.tags } } : [...subnets])

function words(value: Subnets | Tags): string {
  if (isList(value)) return value.join()
  return Object.entries('tags' in value && typeof value.tags === 'object' ? value.tags : value)
    .map(([key, each]) => `${key}=${each}`)
    .join()
}

const isList = (value: Subnets | Tags): value is readonly string[] => Array.isArray(value)

class NetworkBuilder extends Steps<NetworkModel, NetworkModel> {
  get vpcId(): Value {
    return valueFrom(this.build(), 'vpcId')
  }

  protected get where(): readonly [string, string] {
    return ['network', this.settings.id]
  }

  protected make(issues: Issue[]): NetworkModel {
    issues.push(...issuesOf(this.where, networkRules, this.settings))
    return this.settings
  }
}

const ids = listOf(text, 'a list of ids')
const byTags = kind('{ tags }', value => isRecord(value) && isTags(value.tags))
const some = either(ids, byTags)
const isTags = (value: unknown): boolean => isRecord(value) && texts.is(value) && Object.keys(value).length > 0
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
