import type { World } from '../operation.ts'
import { endpointName } from './endpoint-name.ts'
import { blockedBy, INTERNET, type NetworkEnd } from './reachability.ts'
import { networking, type RouteTable } from './state.ts'

/** A network interface that something starts behind. */
export interface Start {
  readonly subnetId: string
  readonly isPublic: boolean
  readonly end: NetworkEnd
}

/** Whether a route leads from the interface to the internet: one to its gateway only what has a public address. */
export function reachesInternet(world: World, { subnetId, isPublic, end }: Start): boolean {
  const route = tableOf(world, subnetId)?.routes.find(({ destination }) => destination === '0.0.0.0/0')
  if (!route || blockedBy(world, end, INTERNET, 443) !== undefined) return false
  return isPublic || !route.target.startsWith('igw-')
}

/** Whether a VPC endpoint leads from the interface to a service. */
export function reachesEndpoint(world: World, { subnetId, end }: Start, service: string): boolean {
  const { subnets, endpoints, networkInterfaces } = networking(world)
  const vpcId = subnets.get(subnetId)?.vpcId
  const table = tableOf(world, subnetId)?.routeTableId ?? ''
  return [...endpoints.values()].some(each => {
    if (each.vpcId !== vpcId || each.state !== 'Available') return false
    if (each.serviceName !== endpointName(service, world)) return false
    if (each.type === 'Gateway') return each.routeTables.includes(table)
    return [...each.interfaces.values()].some(id => {
      const at = networkInterfaces.get(id)
      const to = at && { groups: at.groups, address: at.privateIpAddress, vpcId: at.vpcId }
      return each.privateDns && to !== undefined && blockedBy(world, end, to, 443) === undefined
    })
  })
}

function tableOf(world: World, subnetId: string): RouteTable | undefined {
  const { routeTables, subnets } = networking(world)
  const tables = [...routeTables.values()]
  return (
    tables.find(({ associations }) => [...associations.values()].includes(subnetId)) ??
    tables.find(({ isMain, vpcId }) => isMain && vpcId === subnets.get(subnetId)?.vpcId)
  )
}
