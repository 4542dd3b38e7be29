import type { NetworkModel } from '../model/network.ts'
import { issuesOf } from '../validators/check.ts'
import type { Issue } from '../validators/issue.ts'
import { networkRules } from '../validators/network.ts'
import { call, taken } from './calls.ts'
import { COMMON_CALLS } from './common-calls.ts'
import { typed } from './definition.ts'
import { flag, isRecord, kind, listOf, maybe, text } from './kinds.ts'
import { offers } from './offered.ts'
import { type CheckedDefinition, Steps } from './steps.ts'

/** A VPC and its subnets. It is looked up, never created. */
export type Network = CheckedDefinition<NetworkModel>

/** A VPC that exists. */
export interface NetworkSettings {
  /** The id of the VPC. */
  readonly vpcId: string
  /** Subnets for tasks: 1 to 16 ids. */
  readonly subnets: readonly string[]
  /**
   * Subnets for load balancers, in at least two Availability Zones.
   *
   * @default the subnets for tasks
   */
  readonly loadBalancerSubnets?: readonly string[]
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
   * A VPC by its id.
   *
   * @example
   * network.existing({ vpcId: 'vpc-0abc', subnets: ['subnet-0a', 'subnet-0b'] })
   */
  existing(settings: NetworkSettings): Network
} = {
  default: () => typed(new NetworkBuilder({ kind: 'network', id: 'default', assignPublicIp: true }), network.default),
  existing: settings => {
    taken('network.existing()', EXISTING, [settings], network.existing)
    const { vpcId, subnets, loadBalancerSubnets, assignPublicIp = false } = settings
    const own = loadBalancerSubnets && { loadBalancerSubnets: [...loadBalancerSubnets] }
    const parts = [vpcId, subnets.join(), loadBalancerSubnets?.join() ?? '', assignPublicIp ? 'public' : '']
    const id = parts.filter(Boolean).join(':')
    const model: NetworkModel = { kind: 'network', id, vpcId, subnets: [...subnets], assignPublicIp, ...own }
    return typed(new NetworkBuilder(model), network.existing)
  },
}

class NetworkBuilder extends Steps<NetworkModel, NetworkModel> {
  protected get where(): readonly [string, string] {
    return ['network', this.settings.id]
  }

  protected make(issues: Issue[]): NetworkModel {
    issues.push(...issuesOf(this.where, networkRules, this.settings))
    return this.settings
  }
}

const ids = listOf(text, 'a list of ids')
const EXISTING = call(
  kind('{ vpcId, subnets } with a list of ids', value => {
    if (!isRecord(value)) return false
    const { vpcId, subnets, loadBalancerSubnets, assignPublicIp } = value
    return text.is(vpcId) && ids.is(subnets) && maybe(ids).is(loadBalancerSubnets) && maybe(flag).is(assignPublicIp)
  }),
)

offers(NetworkBuilder, 'network', COMMON_CALLS)
