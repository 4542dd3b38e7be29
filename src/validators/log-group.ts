import * as z from 'zod/mini'
import type { LogGroupModel } from '../model/log-group.ts'
import { checkFields } from './fields.ts'
import type { RuleFamily } from './rule.ts'

const API = 'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference'

const DAYS: readonly number[] = [
  ...[1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731],
  ...[1096, 1827, 2192, 2557, 2922, 3288, 3653],
]

const FIELDS = {
  logGroupName: {
    code: 'AUX-LOG-01',
    schema: z.string().check(z.regex(/^(?!aws\/)[.\-_/#A-Za-z0-9]{1,512}$/)),
    expected: '1 to 512 letters, digits and .-_/#, not starting with "aws/"',
    docs: `${API}/API_CreateLogGroup.html`,
  },
  retentionInDays: {
    code: 'AUX-LOG-02',
    schema: z.literal(DAYS),
    expected: `one of ${DAYS.join(', ')}`,
    docs: `${API}/API_PutRetentionPolicy.html`,
  },
}

export const logGroupRules: RuleFamily<LogGroupModel> = {
  codes: ['AUX-LOG-01', 'AUX-LOG-02'],
  check(logGroup, report) {
    checkFields(logGroup, FIELDS, report)
    if (logGroup.retentionInDays !== undefined) return
    const message = 'Log events are kept for ever'
    const hint = 'set a retention in days'
    report({ code: 'AUX-LOG-02', severity: 'warning', path: ['retentionInDays'], message, hint })
  },
}
