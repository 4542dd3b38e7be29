import type { TaskDefinitionDraft } from './draft.ts'
import { runsOn } from './launch.ts'
import { quoted } from './quoted.ts'
import { API, type Report, type RuleFamily } from './rule.ts'
import { standsIn } from './stand-in.ts'

const AWSLOGS = new Set([
  ...['awslogs-create-group', 'awslogs-datetime-format', 'awslogs-group', 'awslogs-multiline-pattern'],
  ...['awslogs-region', 'awslogs-stream-prefix', 'mode', 'max-buffer-size'],
])
// The agent knows them, and the list that AWS publishes does not
const DOUBTFUL = new Set(['awslogs-endpoint', 'awslogs-force-flush-interval-seconds', 'awslogs-stream', 'tag'])
/** What is meant for a Region; what stands for one in templates is not. */
const NEARLY_REGION = /^[a-z]{2}(-?gov|-?iso[a-z]?)?-?(north|south|east|west|central)+-?\d*[a-z]?$/
const REGION = /^[a-z]{2}(-[a-z]+)+-\d+$/
const docs = `${API}/API_LogConfiguration.html`
const GROUPS = 'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html'

type Path = readonly (string | number)[]
type Options = Readonly<Record<string, string>>

/** Rules about the options of log drivers, as AWS writes them. */
export const logOptionRules: RuleFamily<TaskDefinitionDraft> = {
  codes: [
    'LOG-AWS-01',
    'LOG-AWS-02',
    'LOG-AWS-03',
    'LOG-AWS-04',
    'LOG-AWS-05',
    'LOG-AWS-06',
    'LOG-AWS-07',
    'LOG-GRP-01',
    'LOG-SPL-01',
  ],
  docs,
  check(definition, report) {
    const onFargate = runsOn(definition, 'FARGATE')
    for (const [index, { logConfiguration: logs }] of definition.containers.entries()) {
      if (!logs?.options) continue
      const path = ['containerDefinitions', index, 'logConfiguration', 'options']
      const given = new Set([...Object.keys(logs.options), ...(logs.secretOptions ?? []).map(({ name }) => name)])
      if (logs.logDriver === 'awslogs') checkAwslogs(logs.options, given, onFargate, path, report)
      if (logs.logDriver === 'awslogs' && !definition.written) checkGroup(logs.options, path, report)
      if (logs.logDriver !== 'splunk') continue
      for (const option of ['splunk-url', 'splunk-token']) {
        if (given.has(option)) continue
        const message = `Log driver splunk needs the option ${option}`
        report({
          code: 'LOG-SPL-01',
          path: [...path, option],
          message,
          hint: 'add it to options or secretOptions',
          docs,
        })
      }
    }
  },
}

/** In a builder's program, what is written out here keeps the log group from being made. */
function checkGroup(options: Options, path: Path, report: Report): void {
  const group = options['awslogs-group']
  if (group === undefined || options['awslogs-create-group']?.toLowerCase() === 'true') return
  const message = `Nothing in this program makes log group ${quoted(group)}: tasks do not start while it is missing`
  const hint = 'use .logs(), which makes it, or set awslogs-create-group'
  report({ code: 'LOG-GRP-01', severity: 'warning', path: [...path, 'awslogs-group'], message, hint, docs })
}

function checkAwslogs(
  options: Options,
  given: ReadonlySet<string>,
  onFargate: boolean,
  path: Path,
  report: Report,
): void {
  for (const option of ['awslogs-group', 'awslogs-region']) {
    if (given.has(option)) continue
    const message = `Log driver awslogs requires the option ${option}`
    report({ code: 'LOG-AWS-01', path: [...path, option], message, hint: `add "${option}"`, docs })
  }
  if (onFargate && !given.has('awslogs-stream-prefix')) {
    const message =
      'Fargate requires log configuration options to include awslogs-stream-prefix to support log driver awslogs'
    const where = [...path, 'awslogs-stream-prefix']
    report({ code: 'LOG-AWS-02', path: where, message, hint: 'add for example "ecs"', docs })
  }
  for (const option of given) {
    if (AWSLOGS.has(option)) continue
    const severity = DOUBTFUL.has(option) ? 'warning' : 'error'
    const message = `Log driver awslogs disallows options: ${quoted(option)}`
    report({ code: 'LOG-AWS-03', severity, path: [...path, option], message, hint: 'remove it', docs })
  }
  const region = options['awslogs-region']
  if (region !== undefined && NEARLY_REGION.test(region) && !REGION.test(region)) {
    const message = `${quoted(region)} is no Region, so the log has nowhere to go`
    const where = [...path, 'awslogs-region']
    report({ code: 'LOG-AWS-06', severity: 'warning', path: where, message, hint: 'use one like us-east-1', docs })
  }
  const group = options['awslogs-group']
  if (group !== undefined && /\s/.test(group) && !standsIn(group)) {
    const message = `${quoted(group)} is not the name of a log group`
    const hint = 'a name has letters, digits and _ - / . #'
    report({ code: 'LOG-AWS-07', path: [...path, 'awslogs-group'], message, hint, docs: GROUPS })
  }
  const create = options['awslogs-create-group']
  // Templates of AWS itself write "True"
  if (create !== undefined && create.toLowerCase() !== 'true') {
    const message = "awslogs-create-group should only be set to 'true', else omit option"
    const where = [...path, 'awslogs-create-group']
    report({ code: 'LOG-AWS-04', path: where, message, hint: 'remove it', docs })
  }
  if (given.has('awslogs-datetime-format') && given.has('awslogs-multiline-pattern')) {
    const message = 'awslogs-datetime-format and awslogs-multiline-pattern exclude each other'
    report({ code: 'LOG-AWS-05', path, message, hint: 'keep one of them', docs })
  }
}
