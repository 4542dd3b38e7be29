import { catalogue, enforced, familyOf } from './catalogue.ts'
import { coverageTable, LATER, typed } from './coverage.ts'
import { EXCUSES } from './excuses.ts'
import { families } from './families.ts'
import { IN_PART } from './in-part.ts'
import { severityOf } from './severities.ts'
import { sourcePage } from './sources.ts'

const TITLES: Readonly<Record<string, string>> = {
  ...{
    JSON: 'JSON',
    CALL: 'Calls without types',
    API: 'Every member of the API',
    TD: 'Task definition',
    CD: 'Container',
    PM: 'Ports',
    SEC: 'Environment and secrets',
    LOG: 'Logs',
  },
  ...{
    HC: 'Health checks',
    DEP: 'Dependencies',
    VOL: 'Volumes',
    LNX: 'Linux',
    SVC: 'Service',
    CL: 'Cluster',
    CAP: 'Capacity',
  },
  ...{
    LB: 'Load balancer',
    TG: 'Target group',
    LS: 'Listener',
    ACM: 'Certificate',
    RL: 'Listener rule',
    ECR: 'Repository',
    R53: 'DNS',
  },
  ...{ SGR: 'Rules of security groups', AS: 'Auto scaling', AUX: 'What belongs to others', STK: 'Stack' },
  ...{
    REL: 'Release',
    RUN: 'Run',
    SCH: 'Schedules',
    EVT: 'Event rules',
    ALM: 'Alarms',
    VPC: 'Networks',
    VPE: 'Endpoints',
    NAT: 'NAT gateways',
  },
}

/** Rules that AWS knows nothing of. */
export const OWN: Readonly<Record<string, { readonly severity: string; readonly rule: string }>> = {
  'JSON-TYP-01': { severity: 'error', rule: 'A field has another type than AWS takes.' },
  'JSON-SYN-01': { severity: 'error', rule: 'A file that is checked is JSON, without comments.' },
  'JSON-REF-01': {
    severity: 'warn',
    rule: 'A function of CloudFormation stands for a value, so it is not judged; `taskDefinitionFromJson()` refuses it.',
  },
  'API-MEM-01': { severity: 'error', rule: 'Every member is one that the API has, so that nothing given is lost.' },
  'API-SDK-01': { severity: 'error', rule: 'Every member is one that the SDK sends.' },
  'API-REQ-01': { severity: 'error', rule: 'What the model of the API requires is there, as deep as it goes.' },
  'API-VAL-01': { severity: 'error', rule: 'Where the model of the API has a list of values, it is one of them.' },
  'API-RNG-01': { severity: 'error', rule: 'Numbers are within the limits of the model, and whole where it says so.' },
  'API-LEN-01': { severity: 'error', rule: 'Texts and lists are as long as the model says.' },
  'CALL-ARG-01': { severity: 'error', rule: 'Every argument is what its method takes.' },
  'CALL-TWO-01': { severity: 'error', rule: 'No call loses what an earlier one of the same definition has said.' },
  'API-OPT-01': { severity: 'error', rule: 'Every option is one that its method has.' },
  'API-PAT-01': { severity: 'error', rule: 'Texts match the patterns of the model.' },
  'REL-JSN-01': { severity: 'error', rule: 'A release is given a task definition as JSON.parse makes it.' },
  'REL-PLC-01': { severity: 'error', rule: 'A placeholder of a release stands in the definition.' },
  'REL-CON-01': { severity: 'error', rule: 'A release names a container of the definition.' },
  'REL-CON-02': { severity: 'error', rule: 'A release names the container where the definition has several.' },
  'ALM-REC-01': {
    severity: 'error',
    rule: 'Alarms of what a load balancer sees are asked for with a target behind an Application Load Balancer.',
  },
  'RUN-CON-01': { severity: 'error', rule: 'A run, exec() and logs() name a container of the task definition.' },
  'RUN-CON-02': { severity: 'error', rule: 'A run names the container where the task definition has several.' },
  'RUN-TD-01': {
    severity: 'error',
    rule: 'A task has a cluster and a task definition, its own or those of a service.',
  },
  'RUN-NAM-01': { severity: 'error', rule: 'A task has a name of up to 255 letters, digits, hyphens and underscores.' },
  'RUN-OVR-02': { severity: 'error', rule: 'The overrides of a task are not longer than 8192 characters as JSON.' },
  'RUN-OVR-04': { severity: 'warn', rule: 'A variable that a task overrides is no secret of the container.' },
  'RUN-EXE-01': { severity: 'error', rule: 'A task in which commands can be run has a task role.' },
  'RUN-NET-01': { severity: 'error', rule: 'A run names a network where tasks have an interface of their own.' },
  'SCH-TSK-01': { severity: 'error', rule: 'A schedule has its times and a task.' },
  'SCH-TMZ-01': { severity: 'error', rule: 'A time zone of a schedule is a name of the IANA time zone database.' },
  'SCH-DLQ-01': { severity: 'error', rule: 'A dead-letter queue is a standard queue of SQS, by its ARN.' },
  'EVT-NAM-01': { severity: 'error', rule: 'An event rule has a name of up to 64 letters, digits, hyphens and dots.' },
  'EVT-TSK-01': { severity: 'error', rule: 'An event rule has a pattern and a task.' },
  'EVT-PAT-01': { severity: 'error', rule: 'A pattern consists of objects, and of arrays of values and filters.' },
  'EVT-PAT-02': {
    severity: 'error',
    rule: 'A pattern has at most 2,048 characters, by a quota; never more than 4,096.',
  },
  'EVT-PAT-03': { severity: 'warn', rule: 'A pattern asks for fields that events have.' },
  'EVT-PAT-04': { severity: 'warn', rule: 'A task is not started by each change of its own state.' },
  'EVT-BUS-01': { severity: 'error', rule: 'An event bus is named by its name or ARN.' },
  'EVT-RTY-01': { severity: 'error', rule: 'An event is kept 60 to 86,400 seconds, and tried again up to 185 times.' },
  'EVT-DLQ-01': { severity: 'error', rule: 'A dead-letter queue is a standard queue of SQS, by its ARN.' },
  'EVT-TGT-02': { severity: 'error', rule: 'A target has an id of up to 64 letters, digits, hyphens and dots.' },
  'EVT-VAR-01': { severity: 'error', rule: 'Values of an event go to containers of the task.' },
  'EVT-VAR-02': { severity: 'error', rule: 'Values of an event are found by a path with dots, 100 of them at most.' },
  'EVT-STA-01': { severity: 'error', rule: 'One call says whether a rule starts anything.' },
  'EVT-VAR-03': { severity: 'error', rule: 'A variable has one value: of the task, or of the event.' },
  'EVT-VAR-04': { severity: 'error', rule: 'What a task says has no placeholder that EventBridge would fill in.' },
  'STK-BND-01': {
    severity: 'error',
    rule: 'A permissions boundary is the name of a managed policy, with its path, or its ARN.',
  },
  'AUX-LOG-04': { severity: 'error', rule: 'The key of a log group is the ARN of a key of KMS.' },
  'SGR-RAW-01': {
    severity: 'error',
    rule: 'What is let in reaches a group that the tasks have: not beside a network of .raw().',
  },
  'SGR-PRT-01': { severity: 'error', rule: 'A service lets others in where a container of it has a port.' },
  'STK-NAM-01': { severity: 'error', rule: 'A stack name has 1 to 32 letters, digits and hyphens, a letter first.' },
  'STK-NAM-02': {
    severity: 'error',
    rule: 'A `physicalName` is a name that AWS takes.',
  },
  'STK-DUP-01': { severity: 'error', rule: 'Two different resources of one kind do not share a name.' },
  'STK-KEP-01': { severity: 'error', rule: '`pruneRevisions` keeps a whole number of revisions, at least 1.' },
  'STK-RTE-01': {
    severity: 'error',
    rule: 'Two target groups do not share hosts and paths, nor does a test route with a route: ELB takes the first rule that matches.',
  },
  'STK-ORD-01': { severity: 'error', rule: 'Services do not wait for each other in a circle.' },
  'SVC-SCH-06': {
    severity: 'warn',
    rule: 'A daemon is deployed by ROLLING: what AWS does with both versions on one instance, nobody says.',
  },
  'AS-TT-14': {
    severity: 'warn',
    rule: 'The running task count of a backlog per task comes from Container Insights: the cluster must have it.',
  },
  'AS-STP-06': {
    severity: 'warning',
    rule: 'Steps above where a metric sends an alarm up add tasks, and steps below it remove some.',
  },
  'AS-PRD-04': {
    severity: 'error',
    rule: 'SchedulingBufferTime is shorter than the hour of a forecast.',
  },
  'AS-PRD-06': {
    severity: 'warning',
    rule: 'A forecast never removes tasks: another policy does.',
  },
  'AS-TT-08': {
    severity: 'error',
    rule: 'A forecast of requests is not supported where two target groups take turns: it would look at the idle one.',
  },
}

/** The text of docs/rules.md. */
export function rulesPage(): string {
  const known = new Map(catalogue.map(rule => [rule.id, rule]))
  const pages = new Map<string, string>()
  for (const { codes, docs } of families) for (const code of codes) if (docs && !pages.has(code)) pages.set(code, docs)
  const codes = [...enforced].sort((a, b) => (a < b ? -1 : 1))
  const sections = Object.entries(TITLES).map(([family, title]) => {
    const rows = codes
      .filter(code => familyOf(code) === family)
      .map(code => {
        const { severity = 'error', rule = '' } = known.get(code) ?? OWN[code] ?? {}
        const part = IN_PART[code]
        const where = typed.has(code) ? `compiler${part ? ` (${part.seen})` : ''}, run time` : 'run time'
        const page = sourcePage(known.get(code)?.source ?? '') ?? pages.get(code)
        return `| ${code} | ${severityOf(code, severity)} | ${cell(rule)} | ${where} | ${page ? link(page) : ''} |`
      })
    if (rows.length === 0) return ''
    return [
      `## ${title}`,
      '',
      '| code | severity | rule | where | source |',
      '|---|---|---|---|---|',
      ...rows,
      '',
    ].join('\n')
  })
  const excused = Object.entries(EXCUSES).map(
    ([code, reason]) => `| ${code} | ${cell(known.get(code)?.rule ?? '')} | ${reason} |`,
  )
  return [
    INTRODUCTION,
    ...sections.filter(Boolean),
    '## Not enforced',
    '',
    '| code | rule | why not |',
    '|---|---|---|',
    ...excused,
    ...Object.entries(LATER).map(([family, reason]) => `| ${family} | the whole family | ${reason} |`),
    '',
    '## Coverage',
    '',
    'Of the rules that types can hold, and of those that run time can: how many are enforced there.',
    '',
    coverageTable(),
    '',
  ].join('\n')
}

function link(page: string): string {
  return `[${page.startsWith('https://github.com/') ? 'thread' : 'AWS'}](${page})`
}

function cell(text: string): string {
  return text
    .replaceAll('|', '\\|')
    .replaceAll('⚠D ', '(disputed) ')
    .replaceAll('⚠U ', '(unverified) ')
    .replaceAll(/ ⚠[DU]/g, ' (doubtful)')
}

const INTRODUCTION = `# Rules

What \`issues()\`, \`build()\`, \`checkTaskDefinition\` and \`checkService\` report. Made from the code: \`npx vitest run test/validators/rules-page.test.ts -u\`.

The same rules judge builders and JSON. An \`error\` is what AWS refuses; a doubt, or what sources disagree on, is a \`warning\`. Some rules
report both, and say so here. Where the compiler sees a part of a rule, the part is named: it sees what is written in the program, as literals.
How many members of each request to AWS have a method, are taken by \`.raw()\`, or are left out, and why, stands in [the API](api.md).

Switch a rule off by its code:

\`\`\`ts
import { checkTaskDefinition, taskDefinition } from 'fluent-ecs'

taskDefinition('web').ignoreRules('CD-IMG-02')
checkTaskDefinition({ family: 'web' }, { ignore: ['CD-IMG-02'] })
\`\`\`
`
