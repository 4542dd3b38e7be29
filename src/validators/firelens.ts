import type { FirelensConfiguration } from '../model/aws-shapes.ts'
import type { ContainerDraft, LogDraft, TaskDefinitionDraft } from './draft.ts'
import { isSet } from './is-set.ts'
import { runsOn } from './launch.ts'
import type { Mark } from './mark.ts'
import type { Mistake } from './mistake.ts'
import { quoted } from './quoted.ts'
import { API, DOCS, type Report, type RuleFamily } from './rule.ts'

const RESERVED = new Set(['/fluent-bit/etc/fluent-bit.conf', '/fluentd/etc/fluent.conf'])
const OPTIONS = new Set(['enable-ecs-log-metadata', 'config-file-type', 'config-file-value'])
const OBJECT = /^arn:aws[a-z-]*:s3:::[^/]+\/.+/
/**
 * Outputs of Fluent Bit that sign their requests to AWS.
 * @see https://docs.fluentbit.io/manual/administration/aws-credentials
 * @see https://docs.fluentbit.io/manual/5.0/installation/downloads/aws-container
 */
const OF_AWS = new Set([
  'cloudwatch',
  'cloudwatch_logs',
  'firehose',
  'kinesis',
  'kinesis_firehose',
  'kinesis_streams',
  's3',
])
const docs = `${API}/API_FirelensConfiguration.html`
const guide = `${DOCS}/firelens-taskdef.html`

/** What the compiler and the run time say of routers. */
export const NO_ROUTER =
  'When awsfirelens log driver is specified in log configuration, a firelens configuration object must be configured in one of the containers'
export const TWO_ROUTERS = 'Only one container can have a firelensConfiguration'
export const FILE_ONLY = 'Fargate takes FireLens configuration from a file only'

/** What the driver of a container must be as well: nothing, when a router is declared before it. */
export type Routed<Driver extends string, D> = Driver extends 'awsfirelens'
  ? Mark<'router'> extends D
    ? unknown
    : Mistake<typeof NO_ROUTER>
  : unknown

/** What the name of a router must be as well: nothing, when it is the first. */
export type OnlyRouter<D> = string extends D
  ? unknown
  : Mark<'router'> extends D
    ? Mistake<typeof TWO_ROUTERS>
    : unknown

/** What the place of a router's configuration must be as well: nothing, where the launch type can read it. */
export type ConfigurationPlace<T extends string, L> = L extends 'FARGATE'
  ? T extends 's3'
    ? Mistake<typeof FILE_ONLY>
    : unknown
  : unknown

type Path = readonly (string | number)[]

/** Rules about FireLens: who routes logs, and who sends them there. */
export const firelensRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['LOG-FLB-01', 'LOG-FLB-02', 'LOG-FLB-03', 'LOG-FLB-04', 'LOG-FLB-05'],
  docs,
  check(definition, report) {
    const { containers } = definition
    const senders = containers.findIndex(({ logConfiguration }) => logConfiguration?.logDriver === 'awsfirelens')
    checkRights(definition, report)
    let routers = 0
    for (const [index, container] of containers.entries()) {
      const { firelensConfiguration: firelens, logConfiguration, essential } = container
      if (!firelens) continue
      const path = ['containerDefinitions', index, 'firelensConfiguration']
      if (++routers === 2) {
        report({ code: 'LOG-FLB-01', path, message: TWO_ROUTERS, hint: 'keep one router', docs: guide })
      }
      // A role that a builder makes can name an ARN only
      const doubt = definition.written ? 'warning' : 'error'
      checkRouter(firelens, path, { onFargate: runsOn(definition, 'FARGATE'), doubt }, report)
      const doubts = [
        !essential && 'the router is not essential: logs are lost when it stops',
        logConfiguration?.logDriver === 'awsfirelens' && 'the router sends its own logs to itself',
        container.memoryReservation === undefined &&
          container.memory === undefined &&
          'no memory is reserved for the router',
      ]
      for (const doubt of doubts) {
        if (!doubt) continue
        const message = `FireLens: ${doubt}`
        const hint = 'make it essential, with awslogs and a memoryReservation'
        report({ code: 'LOG-FLB-05', severity: 'warning', path, message, hint, docs: guide })
      }
    }
    if (senders >= 0 && routers === 0) {
      const path = ['containerDefinitions', senders, 'logConfiguration']
      report({
        code: 'LOG-FLB-01',
        path,
        message: NO_ROUTER,
        hint: 'add a container with firelensConfiguration',
        docs: guide,
      })
    }
    if (senders < 0 && routers > 0) {
      const message =
        'When a firelensConfiguration object is specified, at least one container has to be configured with the awsfirelens log driver'
      const path = ['containerDefinitions']
      report({ code: 'LOG-FLB-01', path, message, hint: 'use awsfirelens, or remove the router', docs: guide })
    }
  },
}

/** On Fargate there is no role of an instance to fall back on: https://github.com/aws/containers-roadmap/pull/471 */
function checkRights(definition: TaskDefinitionDraft, report: Report): void {
  const { containers, taskRole } = definition
  if (isSet(taskRole) || !runsOn(definition, 'FARGATE')) return
  if (containers.some(container => container.firelensConfiguration && hasKeys(container))) return
  for (const [index, { logConfiguration }] of containers.entries()) {
    const output = outputOf(logConfiguration)
    if (output === undefined || !OF_AWS.has(output.toLowerCase())) continue
    const path = ['containerDefinitions', index, 'logConfiguration']
    const message = `FireLens: ${output} is a service of AWS, and without a task role the router has no rights there`
    const hint = 'give the task a role that may write there'
    report({ code: 'LOG-FLB-05', severity: 'warning', path, message, hint, docs: guide })
  }
}

/** Whether it may have credentials of its own. */
const hasKeys = ({ environment, secrets, environmentFiles = [] }: ContainerDraft): boolean =>
  environmentFiles.length > 0 || [...environment, ...secrets].some(({ name }) => name === 'AWS_ACCESS_KEY_ID')

/** Where FireLens has Fluent Bit send what a container logs. */
function outputOf(log: LogDraft | undefined): string | undefined {
  if (log?.logDriver !== 'awsfirelens') return undefined
  return Object.entries(log.options ?? {}).find(([name]) => name.toLowerCase() === 'name')?.[1]
}

function checkRouter(
  { type, options = {} }: FirelensConfiguration,
  path: Path,
  { onFargate, doubt }: { readonly onFargate: boolean; readonly doubt: 'warning' | 'error' },
  report: Report,
): void {
  if (type !== 'fluentd' && type !== 'fluentbit') {
    const message = `${quoted(type)} is not a log router`
    report({ code: 'LOG-FLB-02', path: [...path, 'type'], message, hint: 'use fluentbit or fluentd', docs })
  }
  const code = 'LOG-FLB-03'
  const at = [...path, 'options']
  for (const option of Object.keys(options)) {
    if (OPTIONS.has(option)) continue
    const message = `FireLens has no option ${quoted(option)}`
    report({ code, path: [...at, option], message, hint: `use ${[...OPTIONS].join(', ')}`, docs })
  }
  const metadata = options['enable-ecs-log-metadata']
  if (metadata !== undefined && metadata !== 'true' && metadata !== 'false') {
    const message = `enable-ecs-log-metadata is ${quoted(metadata)}`
    report({ code, path: [...at, 'enable-ecs-log-metadata'], message, hint: 'use "true" or "false"', docs })
  }
  const { 'config-file-type': fileType, 'config-file-value': file } = options
  if ((fileType === undefined) !== (file === undefined)) {
    const message = 'config-file-type and config-file-value go together'
    report({ code, path: at, message, hint: 'give both or none', docs })
  } else if (fileType !== undefined && fileType !== 'file' && (fileType !== 's3' || onFargate)) {
    const message = onFargate ? FILE_ONLY : `config-file-type is ${quoted(fileType)}`
    report({ code, path: [...at, 'config-file-type'], message, hint: onFargate ? 'use file' : 'use s3 or file', docs })
  }
  if (fileType === 's3' && !onFargate && file !== undefined && !OBJECT.test(file)) {
    const message = `config-file-value is ${quoted(file)}, not the ARN of an S3 object`
    const hint = 'use for example arn:aws:s3:::bucket/router.conf'
    report({ code, severity: doubt, path: [...at, 'config-file-value'], message, hint, docs: guide })
  }
  if (file !== undefined && RESERVED.has(file)) {
    const message = `${file} belongs to FireLens itself`
    report({ code: 'LOG-FLB-04', path: [...at, 'config-file-value'], message, hint: 'use another path', docs: guide })
  }
}
