import { diagnose, diagnosed } from '../deploy/diagnose.ts'
import type { DiagnosedService } from '../deploy/diagnosis/diagnose-service.ts'
import type { DiagnoseOptions } from '../deploy/options.ts'
import { type Diagnosis, describeDiagnosis, isPlanError, type PlanError } from '../errors.ts'
import type { CliContext } from './cli-context.ts'
import type { Conclusion, Working } from './conclude.ts'
import type { StackFlags } from './deploy-flags.ts'
import { EXIT } from './exit-code.ts'
import { accountOptions } from './flags.ts'
import { type BuiltProgram, programOf, serviceOf, servicesOfProgram } from './service-argument.ts'
import { starterModels } from './starters-of.ts'
import { unlessDeployed } from './unless-deployed.ts'
import { UsageError } from './usage-error.ts'

/** What the command takes. */
export interface DiagnoseFlags extends StackFlags {
  readonly schedule?: string
  readonly eventRule?: string
}

/** What is looked at. */
interface Meant {
  readonly kind: 'service' | 'schedule' | 'event-rule'
  /** As a person writes it: `prod/web`, `shop-schedules/nightly`, `shop-uploads`. */
  readonly name: string
  /** A deploy of the program that was named makes it. */
  readonly made?: boolean
}

/** What was found of it, or that it is not there. */
interface Found extends Pick<Meant, 'kind' | 'name'>, DiagnosedService {
  readonly missing?: Pick<PlanError, 'code' | 'fix'> & { readonly message: string }
}

/** Says what is wrong with what is named, or with all that a program has. */
export async function showDiagnosis(
  given: string | undefined,
  flags: DiagnoseFlags,
  working: Working,
  context: CliContext,
): Promise<Conclusion> {
  const program = given === undefined ? undefined : await programOf(given, flags, context)
  const meant = whatIsMeant(flags, given, program && (await allOf(program)))
  const options = { ...accountOptions(flags, context, program), ...working }
  const missing: PlanError[] = []
  const found = await Promise.all(
    meant.map(async ({ kind, name, made }): Promise<Found> => {
      const looked = await look({ kind, name }, options).catch((error: unknown) => {
        const told = made ? unlessDeployed(error, given ?? '', flags) : error
        if (told === error || !isPlanError(told)) throw told
        missing.push(told)
        return { diagnosis: [], missing: { code: told.code, message: told.problems[0]?.message ?? '', fix: told.fix } }
      })
      return { kind, name, ...looked }
    }),
  )
  // Where some are there, a deploy has ended between them: why is told by those.
  const [first] = missing
  if (first && missing.length === found.length) throw first
  const diagnosis = found.flatMap(each => each.diagnosis)
  const [only, ...others] = found
  const { kind: _, name: __, ...alone } = only ?? { kind: '', name: '', diagnosis }
  return {
    text: found.map(each => textOf(each, others.length > 0)).join('\n'),
    data: program ? { diagnosis, found } : alone,
    exitCode: first || diagnosis.some(isFault) ? EXIT.failed : EXIT.done,
  }
}

/** Not what only waits for its event, its time or a count: nothing has to be wrong. */
const isFault = ({ code }: Diagnosis): boolean =>
  !['event-rule.no-event', 'schedule.not-begun', 'schedule.not-run', 'service.none-wanted'].includes(code)

async function allOf(program: BuiltProgram): Promise<readonly Meant[]> {
  const starters = await starterModels(program)
  const { starterName } = await import('../operate/starter-status.ts')
  const services = await servicesOfProgram(program, starters.length > 0 ? 0 : 1)
  return [
    ...services.flatMap(({ cluster, services: names = [], made = false }) =>
      names.map(name => ({ kind: 'service' as const, name: `${cluster}/${name}`, made })),
    ),
    ...starters.map(model => ({ kind: model.kind, name: starterName(program.model.name, model), made: true })),
  ]
}

function whatIsMeant(
  { schedule, eventRule }: DiagnoseFlags,
  given: string | undefined,
  ofProgram: readonly Meant[] | undefined,
): readonly Meant[] {
  const meant: Meant[] = [
    ...(given === undefined || ofProgram ? [] : [{ kind: 'service' as const, name: given }]),
    ...(schedule === undefined ? [] : [{ kind: 'schedule' as const, name: schedule }]),
    ...(eventRule === undefined ? [] : [{ kind: 'event-rule' as const, name: eventRule }]),
  ]
  const several = meant.length > 1 || (ofProgram && meant.length > 0)
  if (several || (!ofProgram && meant.length === 0))
    throw new UsageError(
      several ? 'More than one thing is named' : 'Nothing is named',
      'Write cluster/service, a program, --schedule group/name or --event-rule name.',
    )
  return ofProgram ?? meant
}

async function look({ kind, name }: Meant, options: DiagnoseOptions): Promise<DiagnosedService> {
  if (kind === 'schedule') return { diagnosis: await diagnose({ schedule: name }, options) }
  if (kind === 'event-rule') return { diagnosis: await diagnose({ eventRule: name }, options) }
  const { cluster, service } = serviceOf(name)
  return diagnosed(cluster, service, options)
}

function textOf({ kind, name, diagnosis, standing, missing }: Found, isOneOfSeveral: boolean): string {
  if (missing) return `${nounOf(kind)} ${name}:\n  ${missing.message}\n    Fix: ${missing.fix}`
  const lines = [...(standing ? [standing] : []), ...diagnosis.flatMap(describeDiagnosis)]
  if (lines.length === 0) return wellOf(kind, name)
  return [...(isOneOfSeveral ? [`${nounOf(kind)} ${name}:`] : []), ...lines].join('\n')
}

function wellOf(kind: Meant['kind'], name: string): string {
  if (kind !== 'service') return `${nounOf(kind)} ${name} starts what it should, and no task of it has failed lately`
  return `Service ${serviceOf(name).service} runs what it should, and no task of it has failed lately`
}

const nounOf = (kind: Meant['kind']): string =>
  ({ service: 'Service', schedule: 'Schedule', 'event-rule': 'Event rule' })[kind]
