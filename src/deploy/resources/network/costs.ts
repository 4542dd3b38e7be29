import { isGatewayEndpoint, type MadeNetworkModel, zonesOf } from '../../../model/network.ts'

/**
 * What AWS asks in us-east-1, as pages that quote it had it in 2026: https://cloudburn.io/blog/aws-nat-gateway-pricing,
 * https://www.zacfukuda.com/blog/aws-nat-gateway-vs-vpc-endpoint. A month has 730 hours.
 */
const DOLLARS_PER_HOUR = { nat: 0.045, address: 0.005, endpoint: 0.01 }
const NAT_DOLLARS_PER_GB = 0.045
const HOURS = 730

const month = (perHour: number): string => `$${(perHour * HOURS).toFixed(0)}`

/** What the parts of a network cost that are not free, a sentence each. */
export function monthlyCosts(model: MadeNetworkModel, region: string): string[] {
  const zones = zonesOf(model)
  const { nat, address, endpoint } = DOLLARS_PER_HOUR
  const where = region === 'us-east-1' ? '' : ', at the prices of us-east-1'
  const gateways = { none: 0, one: 1, each: zones, regional: zones }[model.nat]
  const interfaces = model.endpoints.filter(service => !isGatewayEndpoint(service)).length
  const costs: string[] = []
  if (gateways > 0)
    costs.push(
      `NAT (${model.nat}) costs about ${month(gateways * (nat + address))} a month and $${NAT_DOLLARS_PER_GB} a GB${where}; it takes two minutes to be made`,
    )
  if (interfaces > 0)
    costs.push(
      `${interfaces} interface endpoints in ${zones} zones cost about ${month(interfaces * zones * endpoint)} a month and $0.01 a GB${where}; they take minutes to be made`,
    )
  return costs
}
