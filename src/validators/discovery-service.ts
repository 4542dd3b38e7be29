import type { RawDiscoverySettings } from '../model/raw-settings.ts'
import { apiRules } from './api/problems.ts'
import { isPort } from './ports.ts'
import { quoted } from './quoted.ts'
import { RAW_DISCOVERY_SERVICE } from './raw-cloud-map.ts'
import { checkRaw } from './raw-kind.ts'
import type { RuleFamily } from './rule.ts'

const CLOUD_MAP = 'https://docs.aws.amazon.com/cloud-map/latest/api'
// https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateService.html (Name)
const NAME =
  /^(?=.{1,127}$)([a-z0-9]|[a-z0-9_][a-z0-9_-]{0,61}[a-z0-9_])(\.([a-z0-9]|[a-z0-9_][a-z0-9_-]{0,61}[a-z0-9_]))*$/i
const MOST_SECONDS = 2_147_483_647

/** How tasks are to be found, as the rules read it. */
export interface DiscoveryDraft {
  readonly name: string
  readonly container: string | undefined
  readonly port: number | undefined
  readonly ttl: number
  readonly record: readonly ('A' | 'SRV')[]
  /** Each task has a network interface of its own. */
  readonly ownInterface: boolean
  /** The namespace is one that the stack makes without DNS. */
  readonly withoutDns: boolean
  readonly raw: RawDiscoverySettings | undefined
}

/** Rules about a service of Cloud Map. */
export const discoveryServiceRules: RuleFamily<DiscoveryDraft> = {
  codes: ['SD-NAM-01', 'SD-DNS-01', 'SD-HTTP-01', 'SVC-SR-02', ...apiRules.codes],
  docs: `${CLOUD_MAP}/API_CreateService.html`,
  check({ name, container, port, ttl, record, ownInterface, withoutDns, raw }, report) {
    checkRaw(RAW_DISCOVERY_SERVICE, raw, report, ['raw'])
    if (withoutDns) {
      const message = 'Nobody resolves a name of a namespace without DNS: only those who ask Cloud Map find the tasks'
      const hint = 'use namespace.privateDns(), or Service Connect'
      report({ code: 'SD-HTTP-01', severity: 'warning', path: [], message, hint })
    }
    if (!NAME.test(name)) {
      const message = `${quoted(name)} is no name for a service of Cloud Map`
      const hint =
        'use 1 to 63 letters, digits, hyphens within and underscores; dots between several; _name._tcp for an SRV record'
      report({ code: 'SD-NAM-01', path: ['name'], message, hint })
    }
    const other = record.find(each => each !== 'A' && each !== 'SRV')
    if (other !== undefined || record.length === 0) {
      const message = record.length === 0 ? 'Tasks have no record' : `${quoted(other)} is no record that tasks have`
      report({ code: 'SVC-SR-02', path: ['record'], message, hint: 'use A, SRV or both' })
    }
    if (port !== undefined && !isPort(port)) {
      report({ code: 'SVC-SR-02', path: ['port'], message: `${port} is no port`, hint: 'use one from 1 to 65535' })
    }
    if (!Number.isInteger(ttl) || ttl < 0 || ttl > MOST_SECONDS) {
      const message = `${ttl} is no number of seconds that resolvers keep an answer`
      report({ code: 'SD-DNS-01', path: ['ttl'], message, hint: 'use a whole number, such as 10' })
    }
    if (!ownInterface && record.includes('A')) {
      const message = 'Tasks that share the network of their instances are found by SRV records only'
      report({ code: 'SVC-SR-02', path: ['record'], message, hint: 'leave record out' })
    }
    if (!ownInterface && (container === undefined || port === undefined)) {
      const message =
        "When specifying 'host' or 'bridge' for networkMode, values for 'containerName' and 'containerPort' must be specified from the task definition."
      report({ code: 'SVC-SR-02', path: [], message, hint: 'give container and port' })
    } else if (record.includes('SRV') && port === undefined) {
      const message = 'An SRV record names a port'
      report({ code: 'SVC-SR-02', path: ['port'], message, hint: 'give port' })
    }
  },
}
