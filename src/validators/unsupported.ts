import type { ContainerDraft, TaskDefinitionDraft } from './draft.ts'
import { isSet } from './is-set.ts'
import { isWindows } from './is-windows.ts'
import { networkModeOf, runsOn } from './launch.ts'
import type { Marked } from './mark.ts'
import type { Mistake } from './mistake.ts'
import type { NotOnWindows, WINDOWS_LACKS } from './platform.ts'
import { quoted } from './quoted.ts'
import { API, DOCS, type Report, type RuleFamily } from './rule.ts'
import { type Filled, filled } from './sentence.ts'

/** What the compiler and the run time say of a setting that a launch type or network mode lacks. */
export const FARGATE_LACKS = 'Tasks using the Fargate launch type do not support {field}'
export const AWSVPC_LACKS = '{what} are not supported when networkMode=awsvpc'
export const LINKS_NEED_BRIDGE = 'Links are only supported when networkMode=bridge, not {mode}'

const ON_FARGATE = [
  { field: 'privileged', code: 'CD-PRV-01' },
  { field: 'links', code: 'CD-LNK-01' },
  { field: 'extraHosts', code: 'CD-XHS-01' },
  { field: 'dockerSecurityOptions', code: 'CD-DSO-01' },
  { field: 'disableNetworking', code: 'TD-FGT-01' },
  { field: 'dnsServers', code: 'TD-FGT-01' },
  { field: 'dnsSearchDomains', code: 'TD-FGT-01' },
] as const

const ON_AWSVPC = [
  { field: 'links', code: 'CD-LNK-01' },
  { field: 'extraHosts', code: 'CD-XHS-01' },
  { field: 'hostname', code: 'CD-HST-01' },
  // https://github.com/aws/amazon-ecs-cli#using-ecs-parameters
  { field: 'dnsServers', code: 'CD-DNS-01' },
] as const

const WORDS = { links: 'Links', extraHosts: 'Extra hosts', hostname: 'Host names', dnsServers: 'DNS servers' } as const

type Lacking = (typeof ON_FARGATE)[number]['field'] | (typeof ON_AWSVPC)[number]['field'] | NotOnWindows

/** What a container setting must be as well: nothing, where launch type, network mode and operating system have it. */
export type Supported<F extends Lacking, L, N, D> = L extends 'FARGATE'
  ? F extends (typeof ON_FARGATE)[number]['field']
    ? Mistake<Filled<typeof FARGATE_LACKS, { field: F }>>
    : InNetwork<F, N, D>
  : InNetwork<F, N, D>

type InNetwork<F extends string, N, D> = N extends 'awsvpc'
  ? F extends keyof typeof WORDS
    ? Mistake<Filled<typeof AWSVPC_LACKS, { what: (typeof WORDS)[F] }>>
    : OnWindows<F, D>
  : F extends 'links'
    ? N extends 'host' | 'none'
      ? Mistake<Filled<typeof LINKS_NEED_BRIDGE, { mode: N }>>
      : OnWindows<F, D>
    : OnWindows<F, D>

type OnWindows<F extends string, D> =
  Marked<'windows', D> extends true
    ? F extends NotOnWindows
      ? Mistake<Filled<typeof WINDOWS_LACKS, { field: F }>>
      : unknown
    : unknown

const docs = `${API}/API_ContainerDefinition.html`
const fargate = `${DOCS}/fargate-tasks-services.html`

/** Rules about container settings that Fargate or a network mode does not have. */
export const unsupportedRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['TD-FGT-01', 'CD-PRV-01', 'CD-LNK-01', 'CD-XHS-01', 'CD-HST-01', 'CD-DNS-01', 'CD-DSO-01'],
  docs,
  check(definition, report) {
    const onFargate = runsOn(definition, 'FARGATE')
    const mode = networkModeOf(definition)
    for (const [index, container] of definition.containers.entries()) {
      const path = ['containerDefinitions', index]
      const refused: string[] = []
      if (onFargate) {
        for (const { field, code } of ON_FARGATE) {
          if (!isSet(container[field])) continue
          const message = filled(FARGATE_LACKS, { field })
          report({ code, path: [...path, field], message, hint: 'remove it', docs: fargate })
          refused.push(field)
        }
      }
      if (mode === 'awsvpc') {
        for (const { field, code } of ON_AWSVPC) {
          if (!isSet(container[field]) || refused.includes(field)) continue
          const message = filled(AWSVPC_LACKS, { what: WORDS[field] })
          report({ code, path: [...path, field], message, hint: 'remove it, or change the network mode', docs })
        }
      }
      checkValues(container, path, { mode, windows: isWindows(definition), onFargate }, report)
    }
  },
}

const SECURITY_OPTION =
  /^(no-new-privileges(:(true|false))?|apparmor[:=].+|label[:=].+|seccomp[:=].+|credentialspec:.+)$/

function checkValues(
  { links = [], extraHosts = [], dockerSecurityOptions = [], privileged }: ContainerDraft,
  path: readonly (string | number)[],
  {
    mode,
    windows,
    onFargate,
  }: { readonly mode: string | undefined; readonly windows: boolean; readonly onFargate: boolean },
  report: Report,
): void {
  if (links.length > 0 && mode !== 'bridge' && mode !== 'awsvpc' && !windows) {
    const message = filled(LINKS_NEED_BRIDGE, { mode: mode ?? 'default' })
    report({ code: 'CD-LNK-01', path: [...path, 'links'], message, hint: 'remove them', docs })
  }
  for (const [at, link] of links.entries()) {
    if (/^[A-Za-z0-9_-]+(:[A-Za-z0-9_.-]+)?$/.test(link)) continue
    const message = 'A link is the name of a container, or name:alias'
    report({ code: 'CD-LNK-01', path: [...path, 'links', at], message, hint: 'write for example db:database', docs })
  }
  for (const [at, { hostname, ipAddress }] of extraHosts.entries()) {
    const missing = !hostname || !ipAddress
    if (!missing && (/^(\d{1,3}\.){3}\d{1,3}$/.test(ipAddress) || !/^[\d.]+$/.test(ipAddress))) continue
    const message = missing
      ? 'An extra host needs a hostname and an ipAddress'
      : `${quoted(ipAddress)} is not an IP address`
    const severity = missing ? 'error' : 'warning'
    const hint = missing ? 'give both' : 'write for example 10.0.0.1'
    report({ code: 'CD-XHS-01', severity, path: [...path, 'extraHosts', at], message, hint, docs })
  }
  for (const [at, option] of onFargate ? [] : dockerSecurityOptions.entries()) {
    if (SECURITY_OPTION.test(option)) continue
    const message = 'That is not a Docker security option'
    const hint = 'use no-new-privileges, apparmor:<profile>, label:<value> or credentialspec:<path>'
    report({ code: 'CD-DSO-01', path: [...path, 'dockerSecurityOptions', at], message, hint, docs })
  }
  if (privileged && !onFargate && !windows) {
    const message = 'A privileged container may do anything to its host'
    const hint = 'add the Linux capabilities that it needs instead'
    report({ code: 'CD-PRV-01', severity: 'warning', path: [...path, 'privileged'], message, hint, docs })
  }
}
