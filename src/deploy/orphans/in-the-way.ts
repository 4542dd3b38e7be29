import type { Service } from '../../aws/shapes/ecs.ts'
import { PlanError } from '../../errors.ts'
import type { Outputs } from '../../model/index.ts'
import { connectedOf } from '../../model/service-connect-members.ts'
import type { Context } from '../context.ts'
import { nameOf } from '../ownership.ts'
import type { PlannedGraph } from '../planning/planned-graph.ts'
import type { Orphan, Orphans } from './find.ts'
import { isPruned } from './prune.ts'
import { orphanName } from './remove.ts'

/** What has to go before anything is made, and what to know of that. */
export interface InTheWay {
  readonly first: readonly Orphan[]
  readonly notes: readonly string[]
}

/**
 * Services that the program has lost, and that serve a name of Service Connect which a new one is to serve: ECS refuses the
 * second. https://github.com/aws/copilot-cli/issues/5431
 *
 * @throws PlanError where one of them is to stay
 */
export async function inTheWay(orphans: Orphans, planned: PlannedGraph, context: Context): Promise<InTheWay> {
  const made = [...planned.values()].flatMap(({ node, action }) => (action === 'create' ? [node.model] : []))
  const wanted = connectedOf(made).flatMap(({ service, served }) => served.map(({ name }) => ({ service, name })))
  const lost = orphans.orphans.filter(({ kind }) => kind === 'service')
  if (wanted.length === 0 || lost.length === 0) return { first: [], notes: [] }
  const found = await Promise.all(
    lost.map(async orphan => {
      const names = await namesServed(orphan.outputs as Outputs['service'], context)
      const taken = wanted.find(({ name }) => names.includes(name))
      return taken ? [{ orphan, ...taken }] : []
    }),
  )
  const clashes = found.flat()
  for (const { orphan, service, name } of clashes) {
    if (isPruned(orphan, context.prune, orphans.unknown)) continue
    throw new PlanError('service.name-taken', {
      resource: nameOf(service),
      message: `${orphanName(orphan)}, which the program no longer has, serves "${name}" in Service Connect, and a namespace has a name once`,
      fix: 'Deploy with { prune: true }: then it is deleted before the new one is made, and nothing serves the name meanwhile. Or give the new one another discoveryName.',
    })
  }
  return {
    first: clashes.map(({ orphan }) => orphan),
    notes: clashes.map(
      ({ orphan, service, name }) =>
        `${orphanName(orphan)} is deleted before ${nameOf(service)} is made: both serve "${name}" in Service Connect, and nothing does meanwhile`,
    ),
  }
}

async function namesServed({ cluster, name }: Outputs['service'], { aws }: Context): Promise<readonly string[]> {
  const { services: [found] = [] } = await aws.ecs('DescribeServices', { cluster, services: [name] })
  return connectOf(found).map(({ discoveryName, portName = '' }) => discoveryName || portName)
}

function connectOf(found: Service | undefined) {
  const { serviceConnectConfiguration: connect } = found?.deployments?.find(each => each.status === 'PRIMARY') ?? {}
  return connect?.enabled ? (connect.services ?? []) : []
}
