import type { Kind, Outputs } from '../../model/index.ts'
import type { ServiceModel } from '../../model/service.ts'
import type { Attempt } from '../applying/apply-graph.ts'
import type { Context } from '../context.ts'
import { DiagnosedError } from '../diagnosis/diagnosed-error.ts'
import { describeService } from '../resources/service/services.ts'
import { stopForRollback } from '../rollout/early-stop.ts'
import { isEnded, OwnRecord } from '../rollout/own-record.ts'
import { watchRollout } from '../rollout/rollout.ts'

/**
 * Has ECS roll back what the failed deploy has left in flight, in a bake time or a hook, and waits for it: what ran before
 * still runs, and takes the requests again at once. A new deployment of it would go through all steps, bake times and hooks
 * of the strategy once more, among them the one in which the deploy was stuck. A rolling one has nothing left to go back to
 * at once, and its tasks may need what the deploy has changed beside it, such as a health check: that goes back first.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StopServiceDeployment.html
 */
export async function stopInFlight(attempts: ReadonlyMap<string, Attempt>, context: Context): Promise<void> {
  const services = [...attempts.values()].flatMap(({ step: { live, node }, outputs }) =>
    live && node.model.kind === 'service' && outputs && startedOne(live.outputs, outputs)
      ? [{ model: node.model, outputs }]
      : [],
  )
  const ends = await Promise.allSettled(services.map(({ model, outputs }) => stop(model, outputs, context)))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
}

/** Whether the update has started a deployment: one that changes tags alone meets that of others or of an earlier run. */
const startedOne = (before: Outputs[Kind], outputs: Outputs[Kind]): outputs is Outputs['service'] =>
  'deploymentId' in before && 'deploymentId' in outputs && before.deploymentId !== outputs.deploymentId

async function stop(model: ServiceModel, outputs: Outputs['service'], context: Context): Promise<void> {
  const found = await describeService(outputs.cluster, outputs.name, context)
  const deployment = found?.deployments?.find(({ id }) => id === outputs.deploymentId)
  const record = await new OwnRecord(outputs, context).read(deployment?.createdAt)
  if (!record || isEnded(record) || (record.deploymentConfiguration?.strategy ?? 'ROLLING') === 'ROLLING') return
  if (!(await stopForRollback(record.serviceDeploymentArn, new Set(), context))) return
  await watchRollout(outputs, model, context).catch((error: unknown) => {
    // Where ECS could not go back, what ran before is deployed again.
    if (!(error instanceof DiagnosedError) || !/^(rolled-back|failed)$/.test(error.outcome)) throw error
  })
}
