import { isAbort } from '../../aws/is-abort.ts'
import type { Kind } from '../../model/index.ts'
import type { Context } from '../context.ts'
import type { LiveGraph } from '../graph/refs.ts'
import type { Outputs } from '../resources/outputs.ts'
import { sweep, tagsOfRevisions } from '../stack-tags.ts'
import { confirm, type Found } from './sources.ts'
import { findRecords, findRoles, findScalableTargets, unscaled } from './untagged.ts'

/** Something of the stack that the program does not have, or no longer in this form. */
export interface Orphan extends Found {
  readonly owner: NonNullable<Found['owner']>
  /** How the program lost it: another took its place, its service has no such part any more, or it is not there at all. */
  readonly lost: 'replaced' | 'part' | 'dropped'
}

export interface Orphans {
  readonly orphans: readonly Orphan[]
  /** Where could not be looked, and why. */
  readonly unknown: readonly string[]
}

/**
 * What the stack has left behind: everything with its tags, roles below its path, records with its marker, and scalable
 * targets of its services. `everywhere`: also where it costs more calls.
 */
export async function findOrphans(present: LiveGraph, everywhere: boolean, context: Context): Promise<Orphans> {
  const unknown: string[] = []
  const attempt = <T>(where: string, fallback: T, search: () => Promise<T>): Promise<T> =>
    search().catch((error: unknown) => {
      if (isAbort(error)) throw error
      unknown.push(`${where}: ${error instanceof Error ? error.message : String(error)}`)
      return fallback
    })
  const known = new Set([...present.values()].flatMap(({ live }) => (live ? [identityOf(live.outputs)] : [])))
  const byTag = async (): Promise<readonly (Found | undefined)[]> => {
    const { tags, failure } = await sweep(context)
    if (failure) unknown.push(`resources by tag: ${failure instanceof Error ? failure.message : String(failure)}`)
    const revisions = everywhere ? latestOfEachFamily(await tagsOfRevisions(context), present) : []
    const arns = [...tags.keys(), ...revisions].filter(arn => !known.has(arn) && !known.has(groupIdOf(arn)))
    return Promise.all(arns.map(arn => attempt<Found | undefined>(arn, undefined, () => confirm(arn, context))))
  }
  const [tagged, roles, records] = await Promise.all([
    byTag(),
    attempt('roles', [], () => findRoles(present, context)),
    attempt('records', [], () => findRecords(present, everywhere, context)),
  ])
  const services = tagged.flatMap(found => (found?.kind === 'service' ? [found.outputs as Outputs['service']] : []))
  const targets = await attempt('autoscaling', [], () =>
    findScalableTargets([...unscaled(present, context), ...services], context),
  )
  const orphans = [...tagged, ...roles, ...records, ...targets].flatMap(found => {
    const owner = found?.owner
    if (!owner || owner.stack !== context.stack.name || known.has(identityOf(found.outputs))) return []
    return [{ ...found, owner, lost: howLost(owner.id, present) }]
  })
  return { orphans, unknown }
}

/** A route or the autoscaling of a service that is still there is a setting of that service: it goes with its line. */
function howLost(id: string, present: LiveGraph): Orphan['lost'] {
  if (present.has(id)) return 'replaced'
  const [, service] = /^(?:autoscaling|listener-rule)\/([^:]+)/.exec(id) ?? []
  return service !== undefined && present.has(`service/${service}`) ? 'part' : 'dropped'
}

/** What tells a resource from every other. */
export function identityOf(outputs: Outputs[Kind]): string {
  if ('groupId' in outputs) return outputs.groupId
  if ('hostedZoneId' in outputs && !('arn' in outputs)) return `${outputs.hostedZoneId} ${outputs.name}`
  return 'arn' in outputs ? outputs.arn : JSON.stringify(outputs)
}

const groupIdOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1)

/** Revisions of the program's own families are not orphans: they are what a rollback goes back to. */
function latestOfEachFamily(
  tags: ReadonlyMap<string, { readonly [key: string]: string }>,
  present: LiveGraph,
): string[] {
  const families = new Map<string, string>()
  for (const arn of tags.keys()) {
    const family = arn.slice(arn.lastIndexOf('/') + 1, arn.lastIndexOf(':'))
    if (!present.has(`task-definition/${family}`)) families.set(family, arn)
  }
  return [...families.values()]
}
