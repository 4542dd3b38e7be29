import type { NetworkModel } from './network.ts'
import type { RawNamespaceSettings } from './raw-settings.ts'
import type { Resource, Tags } from './resource.ts'

/** How a namespace that exists is found. */
export type ExistingNamespace = { readonly name: string } | { readonly namespaceId: string } | { readonly arn: string }

/**
 * A namespace of Cloud Map. `existing` means looked up: never created, changed or deleted. Then its type is for AWS to say.
 */
export interface NamespaceModel extends Resource<'namespace'> {
  readonly namespaceName: string
  readonly existing?: ExistingNamespace
  readonly type: 'DNS_PRIVATE' | 'DNS_PUBLIC' | 'HTTP'
  /** Of a private one, where its names are known. */
  readonly network?: NetworkModel
  readonly raw?: RawNamespaceSettings
  readonly tags: Tags
}

/** What tells a namespace from others, however it is referred to. */
export function namespaceKey(namespace: NamespaceModel | string): string {
  if (typeof namespace === 'string') return namespace.slice(namespace.lastIndexOf('/') + 1)
  const { existing, namespaceName } = namespace
  if (existing && 'namespaceId' in existing) return existing.namespaceId
  return existing && 'arn' in existing ? namespaceKey(existing.arn) : namespaceName
}
