import type { World } from '../operation.ts'
import { cloudMap } from '../service-discovery/state.ts'
import type { TaskState } from './account-state.ts'
import { containers } from './state.ts'

// https://docs.aws.amazon.com/cloud-map/latest/api/API_DnsConfig.html (RoutingPolicy)
const MOST_ANSWERS = 8

/**
 * The running tasks whose addresses the resolver of a VPC gives for a name: those of a private namespace of that VPC, healthy
 * ones if there are any. Undefined where no A record has the name.
 */
export function tasksNamed(world: World, host: string, vpcId: string | undefined): readonly TaskState[] | undefined {
  const service = [...cloudMap(world).services.values()].find(
    ({ name, namespace, dns }) =>
      namespace.vpcId !== undefined &&
      namespace.vpcId === vpcId &&
      dns?.DnsRecords?.some(({ Type }) => Type === 'A') &&
      `${name}.${namespace.name}`.toLowerCase() === host.toLowerCase(),
  )
  if (!service || service.instances.size === 0) return undefined
  const all = [...service.instances.values()]
  const healthy = all.filter(each => each.healthy)
  const answers = (healthy.length > 0 ? healthy : all).slice(0, MOST_ANSWERS)
  const tasks = [...containers(world).clusters.values()].flatMap(({ tasks: known }) => [...known.values()])
  return answers.flatMap(({ id }) => tasks.find(task => task.id === id) ?? [])
}
