import * as z from 'zod/mini'
import type { LogGroupModel } from '../model/log-group.ts'
import type { LogDraft, TaskDefinitionDraft } from './draft.ts'
import { API, DOCS, type Report, type RuleFamily } from './rule.ts'

/** Days that CloudWatch Logs can keep events. */
export const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const

export type RetentionDays = (typeof RETENTION_DAYS)[number]

const driver = z.enum(['awslogs', 'splunk', 'awsfirelens'])
const mode = z.enum(['blocking', 'non-blocking'])
const bufferSize = z.string().check(z.regex(/^\d+[bkmg]?$/i))
const groupName = z.string().check(z.regex(/^(?!aws\/)[\w./#-]{1,512}$/))
const retention = z.literal([...RETENTION_DAYS])
const docs = `${API}/API_LogConfiguration.html`

export const logRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['LOG-DRV-01', 'LOG-MOD-01', 'LOG-NON-01', 'AUX-LOG-01', 'AUX-LOG-02'],
  check({ containers }, report) {
    const groups = new Set<LogGroupModel>()
    for (const [index, { name, logConfiguration: logs }] of containers.entries()) {
      const path = ['containers', index, 'logConfiguration']
      if (logs) checkDriver(logs, path, report)
      else {
        const message = `Container "${name}" logs nowhere`
        const page = `${DOCS}/using_awslogs.html`
        report({ code: 'LOG-NON-01', severity: 'warning', path, message, hint: 'leave out .logs(false)', docs: page })
      }
      if (logs?.logGroup && !groups.has(logs.logGroup)) checkGroup(logs.logGroup, path, report)
      if (logs?.logGroup) groups.add(logs.logGroup)
    }
  },
}

function checkDriver(logs: LogDraft, path: readonly (string | number)[], report: Report): void {
  if (!driver.safeParse(logs.logDriver).success) {
    const message = `Fargate has no log driver "${logs.logDriver}"`
    report({ code: 'LOG-DRV-01', path, message, hint: 'use awslogs, splunk or awsfirelens', docs })
  }
  if (logs.mode !== undefined && !mode.safeParse(logs.mode).success) {
    const message = `"${logs.mode}" is not a log mode`
    report({ code: 'LOG-MOD-01', path: [...path, 'mode'], message, hint: 'use blocking or non-blocking', docs })
  }
  if (logs.maxBufferSize === undefined) return
  const at = [...path, 'maxBufferSize']
  if (logs.mode === 'blocking') {
    const message = 'A log buffer has a size only in non-blocking mode'
    report({ code: 'LOG-MOD-01', path: at, message, hint: 'leave out maxBufferSize, or the mode', docs })
  }
  if (!bufferSize.safeParse(logs.maxBufferSize).success) {
    const message = `"${logs.maxBufferSize}" is not a buffer size`
    report({ code: 'LOG-MOD-01', path: at, message, hint: 'write a number and a unit, for example 25m', docs })
  }
}

function checkGroup(group: LogGroupModel, path: readonly (string | number)[], report: Report): void {
  const at = [...path, 'logGroup']
  const pages = 'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference'
  if (!groupName.safeParse(group.logGroupName).success) {
    const message = `"${group.logGroupName}" is not a log group name`
    const hint = 'use 1 to 512 of A-Z a-z 0-9 . - _ / #, not starting with aws/'
    report({ code: 'AUX-LOG-01', path: at, message, hint, docs: `${pages}/API_CreateLogGroup.html` })
  }
  if (group.retentionInDays !== undefined && !retention.safeParse(group.retentionInDays).success) {
    const message = `CloudWatch Logs cannot keep events for ${group.retentionInDays} days`
    const hint = `use one of ${RETENTION_DAYS.join(', ')}`
    report({ code: 'AUX-LOG-02', path: at, message, hint, docs: `${pages}/API_PutRetentionPolicy.html` })
  }
}
