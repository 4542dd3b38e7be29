import { approve, reject } from '../deploy/approval.ts'
import { PlanError } from '../errors.ts'
import { status } from '../operate/status.ts'
import type { CliContext } from './cli-context.ts'
import type { Conclusion, Working } from './conclude.ts'
import { type AccountFlags, accountOptions } from './flags.ts'
import { serviceOf } from './service-argument.ts'

/** Answers the hooks at which the deployment of a service waits. */
export async function answerPauses(
  decision: 'approve' | 'reject',
  given: string,
  flags: AccountFlags,
  working: Working,
  context: CliContext,
): Promise<Conclusion> {
  const { cluster, service } = serviceOf(given)
  const options = { ...accountOptions(flags, context), ...working }
  const [found] = await status({ cluster, services: [service] }, options)
  const pauses = found?.pauses ?? []
  if (pauses.length === 0)
    throw new PlanError('approval.refused', {
      resource: `service ${service}`,
      message: `No deployment of service "${service}" waits for an answer${found?.stage ? `: it is at ${found.stage}` : ''}`,
      fix: `Look at it: fluent-ecs status ${given}.`,
    })
  const answer = decision === 'approve' ? approve : reject
  for (const pause of pauses) await answer(pause, options)
  const stages = pauses.map(({ stage }) => stage).join(', ')
  const done = decision === 'approve' ? 'approved' : 'rejected'
  return { text: `${done} at ${stages}`, data: { outcome: done, pauses } }
}
