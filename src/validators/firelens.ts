import type { FirelensConfiguration } from './aws-shapes.ts'
import type { TaskDefinitionDraft } from './draft.ts'
import { quoted, runsOn } from './launch.ts'
import { API, DOCS, type Report, type RuleFamily } from './rule.ts'

const RESERVED = new Set(['/fluent-bit/etc/fluent-bit.conf', '/fluentd/etc/fluent.conf'])
const OPTIONS = new Set(['enable-ecs-log-metadata', 'config-file-type', 'config-file-value'])
const docs = `${API}/API_FirelensConfiguration.html`
const guide = `${DOCS}/firelens-taskdef.html`

type Path = readonly (string | number)[]

/** Rules about FireLens: who routes logs, and who sends them there. */
export const firelensRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['LOG-FLB-01', 'LOG-FLB-02', 'LOG-FLB-03', 'LOG-FLB-04', 'LOG-FLB-05'],
  docs,
  check(definition, report) {
    const { containers } = definition
    const senders = containers.findIndex(({ logConfiguration }) => logConfiguration?.logDriver === 'awsfirelens')
    let routers = 0
    for (const [index, container] of containers.entries()) {
      const { firelensConfiguration: firelens, logConfiguration, essential } = container
      if (!firelens) continue
      const path = ['containerDefinitions', index, 'firelensConfiguration']
      if (++routers === 2) {
        const message = 'Only one container can have a firelensConfiguration'
        report({ code: 'LOG-FLB-01', path, message, hint: 'keep one router', docs: guide })
      }
      checkRouter(firelens, path, runsOn(definition, 'FARGATE'), report)
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
      const message =
        'When awsfirelens log driver is specified in log configuration, a firelens configuration object must be configured in one of the containers'
      const path = ['containerDefinitions', senders, 'logConfiguration']
      report({ code: 'LOG-FLB-01', path, message, hint: 'add a container with firelensConfiguration', docs: guide })
    }
    if (senders < 0 && routers > 0) {
      const message =
        'When a firelensConfiguration object is specified, at least one container has to be configured with the awsfirelens log driver'
      const path = ['containerDefinitions']
      report({ code: 'LOG-FLB-01', path, message, hint: 'use awsfirelens, or remove the router', docs: guide })
    }
  },
}

function checkRouter(
  { type, options = {} }: FirelensConfiguration,
  path: Path,
  onFargate: boolean,
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
    const message = onFargate
      ? 'Fargate takes FireLens configuration from a file only'
      : `config-file-type is ${quoted(fileType)}`
    report({ code, path: [...at, 'config-file-type'], message, hint: onFargate ? 'use file' : 'use s3 or file', docs })
  }
  if (file !== undefined && RESERVED.has(file)) {
    const message = `${file} belongs to FireLens itself`
    report({ code: 'LOG-FLB-04', path: [...at, 'config-file-value'], message, hint: 'use another path', docs: guide })
  }
}
