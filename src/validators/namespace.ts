import type { NamespaceModel } from '../model/namespace.ts'
import { apiRules } from './api/problems.ts'
import { quoted } from './quoted.ts'
import { RAW_HTTP_NAMESPACE, RAW_NAMESPACE } from './raw-cloud-map.ts'
import { checkRaw } from './raw-kind.ts'
import type { RuleFamily } from './rule.ts'
import { checkTags } from './tags.ts'

const CLOUD_MAP = 'https://docs.aws.amazon.com/cloud-map/latest/api'
const PRINTABLE = /^[!-~]+$/
const LABELS = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i

const KINDS = {
  HTTP: { most: 1024, pattern: PRINTABLE, words: '1 to 1024 printable ASCII characters' },
  DNS_PRIVATE: { most: 253, pattern: PRINTABLE, words: '1 to 253 printable ASCII characters' },
  DNS_PUBLIC: { most: 253, pattern: LABELS, words: 'two or more labels of letters, digits and hyphens' },
} as const

/** Rules about a namespace of Cloud Map. */
export const namespaceNameRules: RuleFamily<
  Pick<NamespaceModel, 'namespaceName' | 'type' | 'existing' | 'raw' | 'tags'>
> = {
  codes: ['SD-NSP-01', 'TD-TAG-01', ...apiRules.codes],
  docs: `${CLOUD_MAP}/API_CreatePrivateDnsNamespace.html`,
  check({ namespaceName: name, type, existing, raw, tags }, report) {
    checkRaw(type === 'HTTP' ? RAW_HTTP_NAMESPACE : RAW_NAMESPACE, raw, report)
    checkTags(tags, report)
    if (existing && name !== '') return
    const { most, pattern, words } = KINDS[type]
    if (name.length <= most && pattern.test(name) && !name.startsWith('arn:')) return
    const message = `${quoted(name)} is no name of a namespace: ${words}`
    const hint = name.startsWith('arn:') ? "use namespace.existing('arn:…')" : 'give it another name'
    report({ code: 'SD-NSP-01', path: ['namespaceName'], message, hint })
  },
}
