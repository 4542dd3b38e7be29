import type { SecurityGroupModel } from './security-group.ts'
import type { ServiceModel } from './service.ts'

/** Where containers get ports on their instance: what AWS does not reserve for others. */
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html (hostPort)
export const DYNAMIC_PORTS = { from: 32768, to: 65535 } as const

/** The groups of its tasks that are opened to others and by which others know it: its own alone, as more may be those of many. */
export function ownGroupsOf({ network, securityGroups }: ServiceModel): readonly SecurityGroupModel[] {
  return network ? securityGroups.slice(0, 1) : securityGroups
}
