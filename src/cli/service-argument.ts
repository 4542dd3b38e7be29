import { resolve } from 'node:path'
import type { CliContext } from './cli-context.ts'
import { choiceOf, type ProgramFlags } from './flags.ts'
import { UsageError } from './usage-error.ts'

/** Services of one cluster. */
export interface ServicesMeant {
  readonly cluster: string
  /** Absent: all of the cluster. */
  readonly services?: readonly string[]
  readonly region?: string
  readonly expectedAccount?: string
  /** A deploy of the program that was named makes the cluster, too. */
  readonly made?: boolean
}

/** The positional argument that names one service. */
export const SERVICE = {
  kind: 'tuple',
  parameters: [{ brief: 'The service, with its cluster', parse: String, placeholder: 'cluster/service' }],
} as const

/** The service of `cluster/service`. An ARN says its account and Region, too, so that it is refused here. */
export function serviceOf(given: string): { readonly cluster: string; readonly service: string } {
  if (given.startsWith('arn:'))
    throw new UsageError(
      `"${given}" is an ARN, which may be of another account or Region`,
      'Write cluster/service, for example prod/web, and --region and --account.',
    )
  const [cluster, service, ...others] = given.split('/')
  if (cluster && service && others.length === 0) return { cluster, service }
  throw new UsageError(`"${given}" names no service`, 'Write cluster/service, for example prod/web.')
}

/** Whether a word names a file of a program. */
export const isProgramFile = (given: string): boolean => /\.[cm]?[jt]sx?$/.test(given)

/** A service, all services of a cluster, or those of a program. */
export async function servicesOf(
  given: string,
  flags: ProgramFlags,
  { cwd }: CliContext,
  least: 0 | 1 = 1,
): Promise<readonly ServicesMeant[]> {
  if (isProgramFile(given)) return ofProgram(resolve(cwd, given), flags, cwd, least)
  if (!given.includes('/')) return [{ cluster: given }]
  const { cluster, service } = serviceOf(given)
  return [{ cluster, services: [service] }]
}

async function ofProgram(
  file: string,
  flags: ProgramFlags,
  cwd: string,
  least: number,
): Promise<readonly ServicesMeant[]> {
  const { loadProgram } = await import('./program.ts')
  const { collect } = await import('../deploy/graph/graph.ts')
  const { stack, region, expectedAccount } = await loadProgram(file, cwd, choiceOf(flags))
  const byCluster = new Map<string, string[]>()
  const made = new Set<string>()
  for (const { model } of collect(stack.build()).values()) {
    if (model.kind !== 'service') continue
    const { clusterName, existing } = model.cluster
    if (!existing) made.add(clusterName)
    byCluster.set(clusterName, [...(byCluster.get(clusterName) ?? []), model.serviceName])
  }
  if (byCluster.size < least)
    throw new UsageError(
      'The program has no service',
      'Name cluster/service of another; run shows the log of a task of it, and status how its schedules and event rules are.',
    )
  const where = { ...(region !== undefined && { region }), ...(expectedAccount !== undefined && { expectedAccount }) }
  return [...byCluster].map(([cluster, services]) => ({ cluster, services, made: made.has(cluster), ...where }))
}
