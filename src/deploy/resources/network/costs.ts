import {
  isGatewayEndpoint,
  type MadeNetworkModel,
  type NatMode,
  type NetworkModel,
  zonesOf,
} from '../../../model/network.ts'
import type { Hourly } from '../../cost/hourly.ts'
import { HOURS_PER_MONTH, PER_HOUR } from '../../cost/prices.ts'
import type { Live } from '../handler.ts'
import { REGIONAL_NAT } from './layout.ts'
import type { Zones } from './zones.ts'

const NAT_DOLLARS_PER_GB = 0.045

const natDollars = (gateways: number): number => gateways * (PER_HOUR.nat + PER_HOUR.publicAddress)
const endpointDollars = (interfaces: number): number => interfaces * PER_HOUR.interfaceEndpoint

const gatewaysOf = (model: MadeNetworkModel): number => {
  const zones = zonesOf(model)
  const gateways: Readonly<Record<NatMode, number>> = { none: 0, one: 1, each: zones, regional: zones }
  return gateways[model.nat]
}

const interfacesOf = ({ endpoints }: MadeNetworkModel): number =>
  endpoints.filter(service => !isGatewayEndpoint(service)).length

/** What a network costs an hour: its NAT gateways and the endpoints that are interfaces in each zone. */
export function hourlyOfNetwork(model: NetworkModel, live: Live<'network', LiveParts> | undefined): Hourly {
  if (model.existing) return { before: 0, after: 0 }
  const after = natDollars(gatewaysOf(model)) + endpointDollars(interfacesOf(model) * zonesOf(model))
  return { before: live ? liveDollars(live.props) : 0, after }
}

interface LiveParts {
  readonly zones: Zones
  readonly parts: Readonly<Record<string, string>>
}

function liveDollars({ parts, zones }: LiveParts): number {
  const count = Object.keys(zones).length
  const dollars = Object.entries(parts).map(([part, words]) => {
    if (part === REGIONAL_NAT) return natDollars(count)
    if (part.startsWith('NAT gateway')) return natDollars(1)
    return part.startsWith('endpoint ') && words.startsWith('in ') ? endpointDollars(words.split(', ').length) : 0
  })
  return dollars.reduce((sum, each) => sum + each, 0)
}

const month = (perHour: number): string => `$${(perHour * HOURS_PER_MONTH).toFixed(0)}`

/** What the parts of a network cost that are not free, a sentence each. */
export function monthlyCosts(model: MadeNetworkModel, region: string): string[] {
  const zones = zonesOf(model)
  const where = region === 'us-east-1' ? '' : ', at the prices of us-east-1'
  const [gateways, interfaces] = [gatewaysOf(model), interfacesOf(model)]
  const costs: string[] = []
  if (gateways > 0)
    costs.push(
      `NAT (${model.nat}) costs about ${month(natDollars(gateways))} a month and $${NAT_DOLLARS_PER_GB} a GB${where}; it takes two minutes to be made`,
    )
  if (interfaces > 0)
    costs.push(
      `${interfaces} interface endpoints in ${zones} zones cost about ${month(endpointDollars(interfaces * zones))} a month and $0.01 a GB${where}; they take minutes to be made`,
    )
  return costs
}
