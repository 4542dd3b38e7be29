import type { LoadBalancerModel } from '../../../model/load-balancer.ts'
import { type NetworkModel, zonesOf } from '../../../model/network.ts'
import type { Hourly } from '../../cost/hourly.ts'
import { PER_HOUR } from '../../cost/prices.ts'
import { keyOf } from '../../ownership.ts'
import type { Actions, Live } from '../handler.ts'

/** An Application Load Balancer is in two zones at least: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-subnets.html */
const ZONES = 2

/** How the world reaches it. */
interface Reached {
  readonly scheme: string
  readonly ipAddressType: string
}

/** What a load balancer costs an hour, with a public address in each zone, however much it has to do. */
export function hourlyOfLoadBalancer(
  model: LoadBalancerModel,
  live: Live<'load-balancer', Reached & { readonly subnets: readonly string[] }> | undefined,
  actions: Actions,
): Hourly {
  if (model.existing) return { before: 0, after: 0 }
  return {
    before: live ? dollars(live.props, live.props.subnets.length) : 0,
    after: dollars(model, zonesFor(model.network, actions) ?? live?.props.subnets.length ?? ZONES),
  }
}

function zonesFor(network: NetworkModel | undefined, actions: Actions): number | undefined {
  if (!network) return undefined
  if (!network.existing) return zonesOf(network)
  const found = actions.get(keyOf(network))?.live?.outputs
  return found && 'loadBalancerSubnets' in found ? found.loadBalancerSubnets.length : undefined
}

function dollars({ scheme, ipAddressType }: Reached, zones: number): number {
  const isPublic = scheme === 'internet-facing' && ipAddressType !== 'dualstack-without-public-ipv4'
  return PER_HOUR.loadBalancer + (isPublic ? zones * PER_HOUR.publicAddress : 0)
}
