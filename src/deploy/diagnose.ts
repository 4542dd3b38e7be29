import { type Diagnosis, harmlessDiagnosis, InvalidDefinitionError } from '../errors.ts'
import { type DiagnosedService, diagnoseService } from './diagnosis/diagnose-service.ts'
import { explainRead } from './diagnosis/explain.ts'
import { diagnoseEventRule } from './diagnosis/starting/diagnose-event-rule.ts'
import { diagnoseSchedule } from './diagnosis/starting/diagnose-schedule.ts'
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
export function diagnose(cluster: string, service: string, options?: DiagnoseOptions): Promise<readonly Diagnosis[]>
/**
 * Tells what a schedule or an event rule missed, or failed to start: that it is disabled or over, that its role, cluster
 * or revision does not let it start, what EventBridge has counted as failed in the last 7 days, that ECS had no place, and
 * why tasks that it has started failed, as long as ECS shows them, for about an hour. It changes nothing.
 *
 * @param what A schedule as `group/name` (without a group, that of `default`; those of a stack are in
 * `<stack>-schedules`), or an event rule as `name` or `bus/name` (those of a stack are called `<stack>-<name>`).
 * @returns One diagnosis a cause; none when it is known to be well. What could not be read is told, alone if need be.
 * @throws PlanError when there is no such schedule or rule, or it may not be read.
 * @example
 * for (const { cause } of await diagnose({ schedule: 'shop-schedules/nightly' }, { region: 'us-east-1' })) console.log(cause)
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/troubleshooting.html
 */
export function diagnose(
  what: { readonly schedule: string } | { readonly eventRule: string },
  options?: DiagnoseOptions,
): Promise<readonly Diagnosis[]>
export async function diagnose(
  first: string | { readonly schedule: string } | { readonly eventRule: string },
  second?: string | DiagnoseOptions,
  third?: DiagnoseOptions,
): Promise<readonly Diagnosis[]> {
  if (typeof first === 'object' && first !== null) {
    const given = typeof second === 'string' ? {} : (second ?? {})
    return diagnoseStarter(starterIn(first), given)
  }
  return (await diagnosed(first, typeof second === 'string' ? second : '', third)).diagnosis
}

/** The diagnosis of a service, and how it stands where it is well although its last deployment was rolled back. */
export async function diagnosed(
  cluster: string,
  service: string,
  options: DiagnoseOptions = {},
): Promise<DiagnosedService> {
  const account = await untilAborted(openAccount(givenOptions('diagnose', options, diagnose)))
  const found = diagnoseService(cluster, service, account).catch((error: unknown) => {
    throw explainRead(error, { kind: 'service', id: service })
  })
  const { diagnosis, ...more } = await untilAborted(found)
  return { ...more, diagnosis: diagnosis.map(harmlessDiagnosis) }
}

/** What starts tasks: a schedule or an event rule. */
type StarterMeant = readonly ['schedule' | 'event-rule', string]

async function diagnoseStarter([kind, name]: StarterMeant, options: DiagnoseOptions): Promise<readonly Diagnosis[]> {
  const account = await untilAborted(openAccount(givenOptions('diagnose', options, diagnose)))
  const look = kind === 'schedule' ? diagnoseSchedule : diagnoseEventRule
  const found = look(name, account).catch((error: unknown) => {
    throw explainRead(error, { kind, id: name })
  })
  return (await untilAborted(found)).map(harmlessDiagnosis)
}

function starterIn(what: object): StarterMeant {
  const [[key, name] = [], ...more] = Object.entries(what).filter(([, value]) => value !== undefined)
  if (more.length === 0 && typeof name === 'string') {
    if (key === 'schedule') return ['schedule', name]
    if (key === 'eventRule') return ['event-rule', name]
  }
  const error = new InvalidDefinitionError('Call of diagnose()', [
    {
      code: 'CALL-ARG-01',
      severity: 'error',
      path: ['diagnose'],
      message: 'diagnose() takes the name of a schedule or of an event rule, and got something else',
      hint: "write { schedule: 'shop-schedules/nightly' } or { eventRule: 'shop-uploads' }",
    },
  ])
  Error.captureStackTrace(error, diagnose)
  throw error
}
