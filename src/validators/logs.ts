import type { LogGroupModel } from '../model/log-group.ts'
import type { LogDraft, TaskDefinitionDraft } from './draft.ts'
import { runsOn } from './launch.ts'
import { quoted } from './quoted.ts'
import { API, DOCS, type Report, type RuleFamily } from './rule.ts'
import { standsIn } from './stand-in.ts'

/** Days that CloudWatch Logs can keep events. */
export const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const

export type RetentionDays = (typeof RETENTION_DAYS)[number]

const ON_FARGATE = ['awslogs', 'splunk', 'awsfirelens'] as const
/** Every log driver. */
export const DRIVERS = [...ON_FARGATE, 'fluentd', 'gelf', 'json-file', 'journald', 'syslog'] as const

/** The log drivers that a launch type has. */
export type LogDriverOn<L> = L extends 'FARGATE' ? (typeof ON_FARGATE)[number] : (typeof DRIVERS)[number]
const BUFFER_SIZE = /^\d{1,15}[bkmg]?$/i
const GROUP_NAME = /^(?!aws\/)[\w./#-]{1,512}$/
const KMS_KEY_ARN = /^arn:aws[\w-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/
const RETENTIONS: ReadonlySet<number> = new Set(RETENTION_DAYS)
const docs = `${API}/API_LogConfiguration.html`
const STREAMS = 'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogStream.html'
const LONGEST_STREAM = 512
/** Two slashes, and the id of a task. */
const TASK_PART = 34

type Path = readonly (string | number)[]

export const logRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['LOG-DRV-01', 'LOG-MOD-01', 'LOG-NON-01', 'LOG-AWS-08', 'AUX-LOG-01', 'AUX-LOG-02', 'AUX-LOG-04'],
  docs,
  check(definition, report) {
    let groups: Set<LogGroupModel> | undefined
    const onFargate = runsOn(definition, 'FARGATE')
    const silent: { readonly name: string; readonly path: Path }[] = []
    for (const [index, { name, logConfiguration: logs }] of definition.containers.entries()) {
      const path = ['containerDefinitions', index, 'logConfiguration']
      if (logs) checkDriver(logs, name, onFargate, path, report)
      else if (onFargate) silent.push({ name, path })
      if (!logs?.logGroup || groups?.has(logs.logGroup)) continue
      checkGroup(logs.logGroup, path, report)
      groups = (groups ?? new Set()).add(logs.logGroup)
    }
    const [first] = silent
    if (!first) return
    const names = silent.map(({ name }) => quoted(name)).join(', ')
    const message = silent.length === 1 ? `Container ${names} logs nowhere` : `Containers ${names} log nowhere`
    const page = `${DOCS}/using_awslogs.html`
    const hint = 'let it log with awslogs'
    report({ code: 'LOG-NON-01', severity: 'warning', path: first.path, message, hint, docs: page })
  },
}

function checkDriver(logs: LogDraft, name: string, onFargate: boolean, path: Path, report: Report): void {
  const drivers: readonly string[] = onFargate ? ON_FARGATE : DRIVERS
  if (!drivers.includes(logs.logDriver)) {
    const message = `${onFargate ? 'Fargate' : 'ECS'} has no log driver ${quoted(logs.logDriver)}`
    const where = [...path, 'logDriver']
    report({ code: 'LOG-DRV-01', path: where, message, hint: `use ${drivers.join(', ')}`, docs })
  }
  // Other drivers have modes of their own
  if (logs.logDriver !== 'awslogs') return
  const options = logs.options ? [...path, 'options'] : path
  const {
    mode,
    'max-buffer-size': maxBufferSize,
    'awslogs-stream-prefix': prefix = '',
  } = logs.options ?? {
    mode: logs.mode,
    'max-buffer-size': logs.maxBufferSize,
    'awslogs-stream-prefix': logs.streamPrefix,
  }
  // A stream is prefix/container/task. In JSON, what a template fills in may have either character.
  const isTooLong = prefix.length + name.length > LONGEST_STREAM - TASK_PART
  if (isTooLong || (/[:*]/.test(prefix) && !(logs.options && standsIn(prefix.replaceAll('*', ''))))) {
    const message = `${quoted(prefix)} cannot begin the name of a log stream: the tasks would not start`
    const where = [...options, logs.options ? 'awslogs-stream-prefix' : 'streamPrefix']
    const hint = 'use no : and no *, and at most 512 characters with /container/task behind it'
    report({ code: 'LOG-AWS-08', path: where, message, hint, docs: STREAMS })
  }
  if (mode !== undefined && mode !== 'blocking' && mode !== 'non-blocking') {
    const message = `${quoted(mode)} is not a log mode`
    report({ code: 'LOG-MOD-01', path: [...options, 'mode'], message, hint: 'use blocking or non-blocking', docs })
  }
  if (maxBufferSize === undefined) return
  const at = [...options, logs.options ? 'max-buffer-size' : 'maxBufferSize']
  if (mode === 'blocking') {
    const message = 'A log buffer has a size only in non-blocking mode'
    report({ code: 'LOG-MOD-01', path: at, message, hint: 'leave out the size of the buffer, or the mode', docs })
  }
  if (!BUFFER_SIZE.test(maxBufferSize)) {
    const message = `${quoted(maxBufferSize)} is not a buffer size`
    report({ code: 'LOG-MOD-01', path: at, message, hint: 'write a number and a unit, for example 25m', docs })
  }
}

function checkGroup(group: LogGroupModel, path: Path, report: Report): void {
  const at = [...path, 'logGroup']
  const pages = 'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference'
  if (!GROUP_NAME.test(group.logGroupName)) {
    const message = `${quoted(group.logGroupName)} is not a log group name`
    const hint = 'use 1 to 512 of A-Z a-z 0-9 . - _ / #, not starting with aws/'
    report({ code: 'AUX-LOG-01', path: at, message, hint, docs: `${pages}/API_CreateLogGroup.html` })
  }
  if (group.retentionInDays !== undefined && !RETENTIONS.has(group.retentionInDays)) {
    const message = `CloudWatch Logs cannot keep events for ${quoted(group.retentionInDays)} days`
    const hint = `use one of ${RETENTION_DAYS.join(', ')}`
    report({ code: 'AUX-LOG-02', path: at, message, hint, docs: `${pages}/API_PutRetentionPolicy.html` })
  }
  if (group.kmsKeyId !== undefined && !KMS_KEY_ARN.test(group.kmsKeyId)) {
    const message = `${quoted(group.kmsKeyId)} is not the ARN of a KMS key`
    const hint = 'write arn:aws:kms:<region>:<account>:key/<id>; CloudWatch Logs takes no alias and no id'
    report({ code: 'AUX-LOG-04', path: at, message, hint, docs: `${pages}/API_AssociateKmsKey.html` })
  }
}
