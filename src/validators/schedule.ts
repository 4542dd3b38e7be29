import type { ScheduleModel } from '../model/schedule.ts'
import { ecs } from './api/ecs.ts'
import { apiRules } from './api/problems.ts'
import { checkQueue, checkRetries } from './delivery.ts'
import { quoted } from './quoted.ts'
import { checkRaw } from './raw-kind.ts'
import { checkRequest } from './raw-members.ts'
import { RAW_SCHEDULE } from './raw-schedule.ts'
import type { Report, RuleFamily } from './rule.ts'
import { checkExpression, checkZone } from './schedule-expression.ts'

const docs = 'https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html'

/** What is said of a missing part. */
export const SCHEDULE_INCOMPLETE = {
  expression: 'This schedule is incomplete: call .cron(), .rate() or .at()',
  task: 'This schedule is incomplete: call .task()',
} as const

/** A schedule as the rules read it: parts that are missing are not there. */
export interface ScheduleDraft
  extends Omit<ScheduleModel, 'kind' | 'group' | 'role' | 'task' | 'taskDefinition' | 'expression'> {
  readonly expression?: string
  readonly missing: readonly (keyof typeof SCHEDULE_INCOMPLETE)[]
}

const NAME = /^[0-9a-zA-Z_.-]{1,64}$/
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/

export const scheduleRules: RuleFamily<ScheduleDraft> = {
  codes: [
    ...['SCH-NAM-01', 'SCH-TSK-01', 'SCH-EXP-01', 'SCH-TMZ-01', 'SCH-FTW-01', 'SCH-RTY-01', 'SCH-DLQ-01'],
    ...['SCH-DAT-01', ...apiRules.codes],
  ],
  docs,
  check(schedule, report) {
    const { id, missing, expression, window, deadLetterQueue: queue } = schedule
    for (const part of missing) report({ code: 'SCH-TSK-01', path: [part], message: SCHEDULE_INCOMPLETE[part], docs })
    if (!NAME.test(id)) {
      const hint = 'use 1 to 64 letters, digits, hyphens, underscores and dots'
      report({ code: 'SCH-NAM-01', path: ['name'], message: `${quoted(id)} is not a name for a schedule`, hint, docs })
    }
    if (expression !== undefined) checkExpression(expression, report)
    checkZone(schedule.timeZone, report)
    if (window !== undefined && !isWithin(window, 1, 1440)) {
      const message = `A flexible time window of ${window} minutes is none that AWS has`
      report({ code: 'SCH-FTW-01', path: ['flexibleTimeWindow'], message, hint: 'use 1 to 1440 minutes', docs })
    }
    checkRetries(schedule.retryPolicy, 'SCH-RTY-01', docs, report)
    checkQueue(queue, 'SCH-DLQ-01', docs, report)
    checkDates(schedule, report)
    checkRaw(RAW_SCHEDULE, schedule.raw, report)
    checkTaskTags(schedule.raw?.Target?.EcsParameters?.Tags, report)
  },
}

/** To the API of EventBridge Scheduler they are any maps; RunTask starts nothing with another member. */
function checkTaskTags(tags: unknown, report: Report): void {
  for (const [at, tag] of Array.isArray(tags) ? tags.entries() : []) {
    if (typeof tag !== 'object' || tag === null) continue
    const path = ['Target', 'EcsParameters', 'Tags', at]
    checkRequest({ table: ecs, structure: 'Tag' }, tag, finding =>
      report({ ...finding, path: [...path, ...finding.path] }),
    )
  }
}

const isWithin = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most

function checkDates({ startDate, endDate }: ScheduleDraft, report: Report): void {
  const code = 'SCH-DAT-01'
  for (const [name, value] of Object.entries({ startDate, endDate })) {
    if (value === undefined || (INSTANT.test(value) && !Number.isNaN(Date.parse(value)))) continue
    const hint = "use an instant with its zone, such as '2027-01-01T00:00:00Z'"
    report({ code, path: [name], message: `${quoted(value)} is not an instant`, hint, docs })
  }
  if (startDate === undefined || endDate === undefined || !(Date.parse(startDate) >= Date.parse(endDate))) return
  const message = `The schedule ends at ${endDate}, before it starts at ${startDate}`
  report({ code, path: ['endDate'], message, hint: 'swap them', docs })
}
