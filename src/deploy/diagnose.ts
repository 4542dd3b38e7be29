import { type Diagnosis, harmlessDiagnosis } from '../errors.ts'
import { diagnoseService } from './diagnosis/diagnose-service.ts'
import { explainRead } from './diagnosis/explain.ts'
import { givenOptions } from './given-options.ts'
import type { DiagnoseOptions } from './options.ts'
import { openAccount } from './session.ts'
import { untilAborted } from './until-aborted.ts'

/**
 * Tells what is wrong with a service that nobody is deploying, in the same terms as a failed {@link deploy}: from its
 * events, deployments, stopped tasks (ECS shows them for about an hour), targets and logs. It changes nothing.
 * What the credentials may not read is named in the evidence.
 *
 * @param cluster The name or ARN of the cluster.
 * @param service The name or ARN of the service.
 * @returns One diagnosis a cause; none when the service runs what it should and no task of it has failed lately.
 * @throws PlanError when there is no such cluster or service, the service is being deleted, or it may not be read.
 * @example
 * for (const { cause, fix } of await diagnose('prod', 'web', { region: 'us-east-1' })) console.log(cause, fix)
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting.html
 */
export async function diagnose(
  cluster: string,
  service: string,
  options: DiagnoseOptions = {},
): Promise<readonly Diagnosis[]> {
  const account = await untilAborted(openAccount(givenOptions('diagnose', options, diagnose)))
  const found = diagnoseService(cluster, service, account).catch((error: unknown) => {
    throw explainRead(error, { kind: 'service', id: service })
  })
  return (await untilAborted(found)).map(harmlessDiagnosis)
}
