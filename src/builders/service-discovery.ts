import type { DiscoveryServiceModel } from '../model/discovery-service.ts'
import type { NamespaceModel } from '../model/namespace.ts'
import type { RawDiscoverySettings } from '../model/raw-settings.ts'
import type { Tags } from '../model/resource.ts'
import type { ServiceRegistry } from '../model/service-request.ts'
import { issuesOf } from '../validators/check.ts'
import { discoveryServiceRules } from '../validators/discovery-service.ts'
import type { Issue } from '../validators/issue.ts'
import { type Definition, part } from './definition.ts'
import { namespaceCalled } from './namespace.ts'
import { copied } from './raw-fields.ts'

type RecordType = 'A' | 'SRV'

/** How the tasks of a service are found in a namespace. */
export interface DiscoverableOptions {
  /** The name there: others find the tasks at `<name>.<namespace>`. @default the name of the service */
  readonly name?: string
  /** The container whose port an SRV record names. Needed where tasks share the network of their instances. */
  readonly container?: string
  /** The port that an SRV record names, and that other members are let in at. @default all ports of the definition */
  readonly port?: number
  /**
   * A record of the address, of the port, or both: `['A', 'SRV']`.
   *
   * @default 'A' where each task has a network interface of its own, else 'SRV', as AWS takes no other
   */
  readonly record?: RecordType | readonly RecordType[]
  /** For how many seconds resolvers keep an answer. @default 10 */
  readonly ttl?: number
  /** What has no option of its own, as CreateService of Cloud Map names it. Checked and compared like the rest. */
  readonly raw?: RawDiscoverySettings
}

/** What `.discoverable()` was called with. */
export interface DiscoverableCall {
  readonly namespace: Definition<NamespaceModel> | string
  readonly options: DiscoverableOptions
}

const SHORT = 10

const at =
  (step: string) =>
  ({ path: [kind = '', name = '', ...rest], ...issue }: Issue): Issue => ({
    ...issue,
    path: [kind, name, step, ...rest],
  })

/** The namespace that a text or a definition means. */
export function namespaceOf(
  namespace: Definition<NamespaceModel> | string | undefined,
  issues: Issue[],
): NamespaceModel | undefined {
  return part(typeof namespace === 'string' ? namespaceCalled(namespace) : namespace, issues)
}

/** The registry in Cloud Map that this call asks for. */
export function discoveryRegistry(
  { namespace: given, options }: DiscoverableCall,
  { service, tags, ownInterface }: { readonly service: string; readonly tags: Tags; readonly ownInterface: boolean },
  issues: Issue[],
): ServiceRegistry | undefined {
  const { name = service, container, port, ttl = SHORT, record = ownInterface ? 'A' : 'SRV', raw } = options
  const types = [...new Set([record].flat())]
  const namespace = namespaceOf(given, issues)
  const withoutDns = namespace?.type === 'HTTP' && !namespace.existing
  const draft = { name, container, port, ttl, record: types, ownInterface, withoutDns, raw }
  issues.push(...issuesOf(['service', service], discoveryServiceRules, draft).map(at('discoverable')))
  if (!namespace) return undefined
  const registry: DiscoveryServiceModel = {
    kind: 'discovery-service',
    id: `${service}.${name}`,
    discoveryName: name,
    namespace,
    records: types.map(Type => ({ Type, TTL: ttl })),
    routingPolicy: 'MULTIVALUE',
    ...(raw && { raw: copied(raw) }),
    tags,
  }
  if (!types.includes('SRV') || port === undefined) return { registryArn: registry }
  if (container === undefined) return { registryArn: registry, port }
  return { registryArn: registry, containerName: container, containerPort: port }
}
