import { unlessUnavailable } from '../../../aws/unless-unavailable.ts'
import type { Outputs } from '../../../model/index.ts'
import type { ServiceModel } from '../../../model/service.ts'
import type { Context } from '../../context.ts'
import { keyOf, nameOf } from '../../ownership.ts'
import { groupsElsewhere } from '../given-security-groups.ts'
import type { Actions, Foreseen, Live } from '../handler.ts'
import { missingRules } from './given-rules.ts'
import { alarmNotes } from './heeded-alarms.ts'
import { leastMinutes, shiftsSlowly } from './least-minutes.ts'
import { fixedPorts } from './served-ports.ts'
import type { ServiceProps } from './service-canonical.ts'

/** What the change of a service does not try, and what it cuts off. */
export async function foreseeService(
  model: ServiceModel,
  live: Live<'service', ServiceProps> | undefined,
  actions: Actions,
  context: Context,
): Promise<Foreseen> {
  const action = actions.get(keyOf(model))?.action ?? 'keep'
  if (action === 'keep' || action === 'use') return {}
  const name = nameOf(model)
  const elsewhere = groupsElsewhere(model, { resource: name, stands: `the tasks of ${name} are` }, actions)
  const notes: string[] = []
  if (countOf(model, live) === 0)
    notes.push(`${name} wants 0 tasks: no task tries its image, secrets or settings before the count is raised`)
  notes.push(...(await alarmNotes(model, context)), ...slowShift(model, name))
  if (action === 'replace' && model.launchType === 'FARGATE' && live?.props.capacityProviderStrategy)
    notes.push(
      `${name} is made anew, as ECS gives it no launch type and its cluster has no capacity provider FARGATE: with that one attached to the cluster it moves without an outage`,
    )
  if (live?.unsettled === 'in flight' && (await isRollingBack(live.outputs, context)))
    notes.push(
      `${name} is being rolled back, and this deploy takes the place of that: where it fails, ECS has no completed deployment to go back to; with { onConflict: 'wait' } the rollback ends first`,
    )
  const [missing, fixed] = await Promise.all([
    missingRules(model, name, context),
    action === 'update' ? fixedPorts(model, live, context) : [],
  ])
  return { notes, problems: [...elsewhere, ...missing, ...fixed] }
}

/** ECS waits longer at each shift behind a Network Load Balancer. */
function slowShift(model: ServiceModel, name: string): readonly string[] {
  if (!shiftsSlowly(model)) return []
  return [
    `${name}: its traffic takes at least ${Math.floor(leastMinutes(model))} minutes to shift, as ECS waits ten longer at each step behind a Network Load Balancer: timeoutSeconds, or timeouts.rollout, must allow it`,
  ]
}

/** The tasks that will be wanted, where this change or Auto Scaling says how many. */
function countOf({ autoScaling, desiredCount }: ServiceModel, live: Live<'service'> | undefined): unknown {
  const scaled = live?.ignored?.find(({ path }) => path === 'desiredCount')
  return autoScaling && scaled ? scaled.from : desiredCount
}

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
async function isRollingBack({ cluster, arn }: Outputs['service'], { aws, rollout }: Context): Promise<boolean> {
  if (rollout.onConflict !== 'supersede') return false
  const under = await unlessUnavailable('ecs:ListServiceDeployments', new Set(), () =>
    aws.ecs('ListServiceDeployments', {
      cluster,
      service: arn,
      status: ['ROLLBACK_REQUESTED', 'ROLLBACK_IN_PROGRESS'],
    }),
  )
  return (under?.serviceDeployments ?? []).length > 0
}
