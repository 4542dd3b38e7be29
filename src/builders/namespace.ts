import type { Value } from '../model/deferred.ts'
import type { ExistingNamespace, NamespaceModel } from '../model/namespace.ts'
import type { NetworkModel } from '../model/network.ts'
import type { RawNamespaceSettings } from '../model/raw-settings.ts'
import type { Tags } from '../model/resource.ts'
import { issuesOf } from '../validators/check.ts'
import type { Issue } from '../validators/issue.ts'
import { namespaceNameRules } from '../validators/namespace.ts'
import { call, taken } from './calls.ts'
import { COMMON_CALLS, NAMED, RAW, TAGS } from './common-calls.ts'
import { type Definition, part, typed } from './definition.ts'
import { definition, either, isRecord, kind, text } from './kinds.ts'
import { offers } from './offered.ts'
import { copied } from './raw-fields.ts'
import { type CheckedDefinition, TaggedSteps } from './steps.ts'
import { valueFrom } from './value.ts'

/** A namespace of Cloud Map, or how one that exists is called. */
export const NAMESPACE = either(text, definition("a namespace, such as namespace.http('shop')", 'namespace'))

/** A namespace: names by which services find each other. */
export interface FoundNamespace extends Definition<NamespaceModel> {
  /** Its ARN, once it is there. */
  readonly arn: Value
  /** Its id, once it is there. */
  readonly namespaceId: Value
}

/** A namespace that the stack makes. */
export interface Namespace extends CheckedDefinition<NamespaceModel>, FoundNamespace {
  /**
   * Sets what has no method of its own, as its create in Cloud Map names it. Checked and compared like the rest.
   *
   * @example
   * namespace.http('shop').raw({ Description: 'The shop' })
   * @see https://docs.aws.amazon.com/cloud-map/latest/api/API_CreatePrivateDnsNamespace.html
   */
  raw(settings: RawNamespaceSettings): Namespace
  /** Adds tags: at most 47 in all. */
  tags(tags: Tags): Namespace
}

/**
 * Namespaces of AWS Cloud Map: for Service Connect any kind, for names in DNS one with DNS.
 *
 * @see https://docs.aws.amazon.com/cloud-map/latest/dg/working-with-namespaces.html
 */
export const namespace: {
  /**
   * A namespace whose names resolve in a network. Cloud Map makes a private hosted zone of that name, which costs what a
   * zone costs.
   *
   * @param name For example `shop.local`: up to 253 printable ASCII characters.
   * @example
   * const names = namespace.privateDns('shop.local', { network: vpc })
   */
  privateDns(name: string, settings: { readonly network: Definition<NetworkModel> }): Namespace
  /** A namespace whose names resolve everywhere, to private addresses. Cloud Map makes a public hosted zone of that name. */
  publicDns(name: string): Namespace
  /** A namespace without DNS: for Service Connect, and for those who ask Cloud Map. */
  http(name: string): Namespace
  /**
   * A namespace that exists, by its name, its id or its ARN: looked up, never created, changed or deleted.
   *
   * @example
   * namespace.existing('shop.local')
   */
  existing(name: string): FoundNamespace
} = {
  privateDns(name, settings) {
    taken('namespace.privateDns()', PRIVATE, [name, settings], namespace.privateDns)
    return made({ ...called(name), type: 'DNS_PRIVATE', definition: settings.network })
  },
  publicDns(name) {
    taken('namespace.publicDns()', NAMED, [name], namespace.publicDns)
    return made({ ...called(name), type: 'DNS_PUBLIC' })
  },
  http(name) {
    taken('namespace.http()', NAMED, [name], namespace.http)
    return made({ ...called(name), type: 'HTTP' })
  },
  existing(name) {
    taken('namespace.existing()', NAMED, [name], namespace.existing)
    return made({ ...called(name), type: 'HTTP', existing: existingBy(name) })
  },
}

/** A namespace by its name, its id or its ARN, as methods that take a text mean it. */
export const namespaceCalled = (name: string): Definition<NamespaceModel> =>
  new NamespaceBuilder({ ...called(name), type: 'HTTP', existing: existingBy(name) })

interface Settings extends Omit<NamespaceModel, 'kind' | 'network'> {
  readonly definition?: Definition<NetworkModel>
}

const called = (name: string) => ({ id: name, namespaceName: name, tags: {} })

function existingBy(name: string): ExistingNamespace {
  if (name.startsWith('arn:')) return { arn: name }
  return /^ns-[a-z0-9]{16}$/.test(name) ? { namespaceId: name } : { name }
}

const made = (settings: Settings): Namespace => typed(new NamespaceBuilder(settings))

class NamespaceBuilder extends TaggedSteps<Settings, NamespaceModel> implements Namespace {
  get arn(): Value {
    return valueFrom(this.build(), 'arn')
  }

  get namespaceId(): Value {
    return valueFrom(this.build(), 'namespaceId')
  }

  raw(settings: RawNamespaceSettings): Namespace {
    return this.with({ raw: { ...this.settings.raw, ...copied(settings) } })
  }

  protected get where(): readonly [string, string] {
    return ['namespace', this.settings.id]
  }

  protected make(issues: Issue[]): NamespaceModel | undefined {
    const { definition: where, ...rest } = this.settings
    const network = part(where, issues)
    issues.push(...issuesOf(this.where, namespaceNameRules, rest))
    if (rest.type === 'DNS_PRIVATE' && !network) return undefined
    return { kind: 'namespace', ...rest, ...(network && { network }) }
  }
}

const aNetwork = definition('a network, such as network.default()', 'network')
const PRIVATE = call(
  text,
  kind('{ network } with a network', value => {
    if (!isRecord(value)) return false
    const { network: given } = value
    return aNetwork.is(given)
  }),
)

offers(NamespaceBuilder, 'namespace', { ...COMMON_CALLS, raw: RAW, tags: TAGS }, {}, ['arn', 'namespaceId'])
