import { buildCommand } from '@stricli/core'
import type { DiagnosedService } from '../../deploy/diagnosis/diagnose-service.ts'
import type { Diagnosis } from '../../errors.ts'
import type { CliContext } from '../cli-context.ts'
import { ACCOUNT_FLAGS, type AccountFlags, accountOptions, textFlag } from '../flags.ts'
import { serviceOf } from '../service-argument.ts'
import { UsageError } from '../usage-error.ts'

interface DiagnoseFlags extends AccountFlags {
  readonly schedule?: string
  readonly eventRule?: string
}

export const diagnoseCommand = buildCommand<DiagnoseFlags, [string?], CliContext>({
  docs: {
    brief: 'Say what is wrong with a service, a schedule or an event rule, and what to do',
    fullDescription:
      'Says what is wrong with a service, a schedule or an event rule, and what to do. Ends with 1 where it finds something, also why the last deployment of a service was rolled back that is well on the revision of before.',
    customUsage: ['prod/web', '--schedule shop-schedules/nightly', '--event-rule shop-uploads'],
  },
  parameters: {
    flags: {
      ...ACCOUNT_FLAGS,
      schedule: textFlag('A schedule of EventBridge Scheduler, with its group', 'group/name'),
      eventRule: textFlag('A rule of EventBridge; of another bus than the default one, bus/name', 'name'),
    },
    positional: {
      kind: 'tuple',
      parameters: [
        { brief: 'The service, with its cluster', parse: String, placeholder: 'cluster/service', optional: true },
      ],
    },
  },
  loader: async () => {
    const { conclude } = await import('../conclude.ts')
    const { diagnose, diagnosed } = await import('../../deploy/diagnose.ts')
    const { describeDiagnosis } = await import('../../errors.ts')
    const { EXIT } = await import('../exit-code.ts')
    return function (flags: DiagnoseFlags, given?: string) {
      return conclude(
        this,
        flags,
        async working => {
          const options = { ...accountOptions(flags, this), ...working }
          const meant = whatIsMeant(flags, given)
          const { diagnosis, ...more }: DiagnosedService =
            'cluster' in meant
              ? await diagnosed(meant.cluster, meant.service, options)
              : { diagnosis: await diagnose(meant, options) }
          const found = [...(more.standing ? [more.standing] : []), ...diagnosis.flatMap(describeDiagnosis)].join('\n')
          const text = found || wellOf(meant)
          return { text, data: { diagnosis, ...more }, exitCode: diagnosis.some(isFault) ? EXIT.failed : EXIT.done }
        },
        'reads',
      )
    }
  },
})

/** Not what only waits for its event, its time or a count: nothing has to be wrong. */
const isFault = ({ code }: Diagnosis): boolean =>
  !['event-rule.no-event', 'schedule.not-begun', 'schedule.not-run', 'service.none-wanted'].includes(code)

type Meant = ReturnType<typeof serviceOf> | { readonly schedule: string } | { readonly eventRule: string }

function whatIsMeant({ schedule, eventRule }: DiagnoseFlags, given: string | undefined): Meant {
  const meant: Meant[] = [
    ...(given === undefined ? [] : [serviceOf(given)]),
    ...(schedule === undefined ? [] : [{ schedule }]),
    ...(eventRule === undefined ? [] : [{ eventRule }]),
  ]
  const [first, ...more] = meant
  if (first && more.length === 0) return first
  throw new UsageError(
    first ? 'More than one thing is named' : 'Nothing is named',
    'Write cluster/service, --schedule group/name or --event-rule name.',
  )
}

function wellOf(meant: Meant): string {
  if ('schedule' in meant)
    return `Schedule ${meant.schedule} starts what it should, and no task of it has failed lately`
  if ('eventRule' in meant)
    return `Event rule ${meant.eventRule} starts what it should, and no task of it has failed lately`
  return `Service ${meant.service} runs what it should, and no task of it has failed lately`
}
