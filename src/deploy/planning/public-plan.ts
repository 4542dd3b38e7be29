import type { Issue } from '../../errors.ts'
import type { Kind, Model } from '../../model/index.ts'
import type { Context } from '../context.ts'
import { monthlyCost } from '../cost/monthly-cost.ts'
import { expected } from '../graph/refs.ts'
import type { Orphan, Orphans } from '../orphans/find.ts'
import { isPruned } from '../orphans/prune.ts'
import { holdsData, orphanName, orphanNameInAws, TAKEN_OVER, UNSEARCHED } from '../orphans/remove.ts'
import { nameOf } from '../ownership.ts'
import type { Preflight } from '../preflight/preflight-shape.ts'
import type { Live, ManagedHandler } from '../resources/handler.ts'
import { managedHandlerOf } from '../resources/index.ts'
import { isOfFixedTags } from '../resources/repository/fixed-tags.ts'
import { stackOutputs } from '../resources/value-text.ts'
import type { Change } from './diff.ts'
import type { Plan, PlanAction, PlanOrphan, PlanStep } from './plan-shape.ts'
import { describePlan } from './plan-text.ts'
import type { PlannedGraph } from './planned-graph.ts'

/** The plan as the caller sees it. */
export function publicPlan(
  planned: PlannedGraph,
  notes: readonly string[],
  { orphans: found, unknown, leftOut }: Orphans,
  context: Context,
  warnings: readonly Issue[],
  preflight?: Preflight,
): Plan {
  const { stack, region, account } = context
  const steps = [...planned.values()].map(({ node, action, changes, adopted, live }) => ({
    resource: nameOf(node.model),
    ...nameInAwsOf(node.model, live, stack),
    kind: node.model.kind,
    action,
    changes,
    ...effectOf(node.model, action, changes),
    ...(live?.ignored?.length ? { ignored: live.ignored } : {}),
    ...(adopted ? { adopted: true as const } : {}),
  }))
  const orphans = found.map(orphan => planOrphan(orphan, unknown, context))
  const cost = monthlyCost(planned)
  const plan = {
    stack: stack.name,
    region,
    account,
    steps,
    orphans,
    notSearched: [...unknown, ...leftOut],
    notes,
    outputs: stackOutputs(stack, expected(planned)),
    ...(cost && { monthlyCost: cost }),
    warnings: warnings.filter(each => !isOfFixedTags(each, planned)),
    ...(preflight && { preflight }),
    isEmpty:
      steps.every(({ action }) => action === 'use' || action === 'keep') &&
      orphans.every(({ action }) => action === 'leave'),
  }
  return { ...plan, toString: () => describePlan(plan) }
}

function nameInAwsOf(model: Model, live: Live<Kind> | undefined, stack: Context['stack']): Pick<PlanStep, 'name'> {
  const handler = managedHandlerOf(model)
  if (!handler?.namedAlike) return {}
  const name = live && 'name' in live.outputs ? live.outputs.name : handler.uniqueName(model, stack)
  return name === model.id ? {} : { name }
}

function effectOf(model: Model, action: PlanAction, changes: readonly Change[]): Pick<PlanStep, 'effect'> {
  const handler = managedHandlerOf(model)
  const effect =
    action === 'update' ? handler?.effect?.(changes, model) : action === 'replace' ? replacing(handler) : undefined
  return effect === undefined ? {} : { effect }
}

function replacing({ whileReplaced }: Partial<ManagedHandler<Kind>> = {}): string {
  const order = 'it is deleted before the new one is made'
  return whileReplaced === undefined ? order : `${order}, and ${whileReplaced}`
}

function planOrphan(orphan: Orphan, unknown: readonly string[], { prune, region }: Context): PlanOrphan {
  const which = { resource: orphanName(orphan), ...orphanNameInAws(orphan) }
  if (isPruned(orphan, prune, unknown)) return { ...which, action: 'delete', because: REASONS[orphan.lost] }
  return { ...which, action: 'leave', because: whyLeft(orphan, prune, region) }
}

const REASONS: Readonly<Record<Orphan['lost'], string>> = {
  replaced: 'another took its place',
  part: 'its service no longer has it',
  dropped: 'the program no longer has it',
}

/** The call by which a person deletes what no deploy does. */
function deletedByHand({ kind, outputs }: Orphan, region: string): string {
  if (!('arn' in outputs)) return 'delete it by hand'
  const name = outputs.arn
    .split(':')
    .slice(kind === 'repository' ? 5 : 6)
    .join(':')
  if (kind === 'log-group') return `aws logs delete-log-group --log-group-name '${name}' --region ${region}`
  if (kind !== 'repository') return 'delete it by hand'
  return `aws ecr delete-repository --force --repository-name '${name.replace(/^repository\//, '')}' --region ${region}`
}

function whyLeft(orphan: Orphan, prune: boolean, region: string): string {
  if (orphan.owner.adopted) return TAKEN_OVER
  if (holdsData(orphan)) return `it holds data: where nobody needs that any more, ${deletedByHand(orphan, region)}`
  if (prune || orphan.lost !== 'dropped') return UNSEARCHED
  return 'the program no longer has it; { prune: true } removes it'
}
