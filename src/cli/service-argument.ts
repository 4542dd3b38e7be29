import type { StackModel } from '../model/stack.ts'
import type { CliContext } from './cli-context.ts'
import { choiceOf, type ProgramFlags } from './flags.ts'
import type { Program } from './program.ts'
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

/** What a file says, loaded and built once for all that is read of it. */
export interface BuiltProgram extends Pick<Program, 'region' | 'expectedAccount'> {
  readonly model: StackModel
}

/** The program whose file a word names; nothing where it names none. */
export async function programOf(
  given: string,
  flags: ProgramFlags,
  { cwd }: CliContext,
): Promise<BuiltProgram | undefined> {
  if (!isProgramFile(given)) return undefined
  const { loadProgram } = await import('./program.ts')
  const { stack, ...where } = await loadProgram(given, cwd, choiceOf(flags))
  return { ...where, model: stack.build() }
}

/** A service, or all services of a cluster. */
export function servicesNamed(given: string): readonly ServicesMeant[] {
  if (!given.includes('/')) return [{ cluster: given }]
  const { cluster, service } = serviceOf(given)
  return [{ cluster, services: [service] }]
}

/** The services of a program, of which there have to be some. */
export async function servicesOfProgram(
  { model: built, region, expectedAccount }: BuiltProgram,
  least: 0 | 1 = 1,
): Promise<readonly ServicesMeant[]> {
  const { collect } = await import('../deploy/graph/graph.ts')
  const byCluster = new Map<string, string[]>()
  const made = new Set<string>()
  for (const { model } of collect(built).values()) {
    if (model.kind !== 'service') continue
    const { clusterName, existing } = model.cluster
    if (!existing) made.add(clusterName)
    byCluster.set(clusterName, [...(byCluster.get(clusterName) ?? []), model.serviceName])
  }
  if (byCluster.size < least)
    throw new UsageError(
      'The program has no service',
      'Name cluster/service of another, or for logs a task of it: --task NAME. status shows how its schedules and event rules are.',
    )
  const where = { ...(region !== undefined && { region }), ...(expectedAccount !== undefined && { expectedAccount }) }
  return [...byCluster].map(([cluster, services]) => ({ cluster, services, made: made.has(cluster), ...where }))
}
