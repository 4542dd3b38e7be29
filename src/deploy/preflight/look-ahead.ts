import type { Context } from '../context.ts'
import type { PlannedGraph } from '../planning/planned-graph.ts'
import { lookAtAddresses } from './addresses.ts'
import { askedOnce } from './asked-once.ts'
import { lookAtImages, lookAtUnpushed } from './images.ts'
import { lookAtLoadBalancing } from './load-balancing-quotas.ts'
import { lookAtLogGroups } from './log-groups.ts'
import { Outlook } from './outlook.ts'
import { lookAtQuotas } from './quotas.ts'
import { lookAtRights } from './rights.ts'
import { lookAtSecrets } from './secrets.ts'
import { isKnown, type StartedDefinition, startedIn } from './started.ts'
import { surroundingsOf } from './surroundings.ts'
import { lookAtWays } from './ways.ts'

/** Looks for what will keep tasks of the stack from starting. It reads, and changes nothing. */
export async function lookAhead(planned: PlannedGraph, given: Context): Promise<Outlook> {
  const all = new Outlook()
  const context = { ...given, aws: askedOnce(given.aws) }
  for (const started of startedIn(planned, context)) {
    const outlook = new Outlook()
    await lookAtImages(started, outlook, context)
    const secrets = await lookAtSecrets(started, outlook, context)
    await lookAtRights(started, secrets, planned, outlook, context)
    await lookAtLogGroups(started, outlook, context)
    await lookAround(started, planned, outlook, context)
    all.take(outlook, !isIdle(started))
    lookAtUnpushed(started.model, planned, all, context)
  }
  await lookAtQuotas(planned, all, context)
  await lookAtLoadBalancing(planned, all, context)
  return all
}

/** Only services start it, and all of them with no task. */
const isIdle = ({ by }: StartedDefinition): boolean =>
  by.length > 0 &&
  by.every(({ model }) => model.kind === 'service' && model.desiredCount === 0 && model.autoScaling === undefined)

async function lookAround(
  started: StartedDefinition,
  planned: PlannedGraph,
  outlook: Outlook,
  context: Context,
): Promise<void> {
  for (const starter of started.by) {
    const { subnets = [], securityGroups = [] } =
      starter.subject.service.networkConfiguration?.awsvpcConfiguration ?? {}
    // Those of a network that the deploy makes are as the program says.
    if (subnets.length === 0 || !subnets.every(isKnown)) continue
    const around = await surroundingsOf(subnets, securityGroups, outlook, context)
    if (!around) continue
    lookAtWays(started, starter, around, outlook, context)
    lookAtAddresses(starter, around, planned, outlook)
  }
}
