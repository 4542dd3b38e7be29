import { allPages } from '../../../aws/pages.ts'
import type { NamespaceSummary } from '../../../aws/shapes/service-discovery.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import { PlanError } from '../../../errors.ts'
import type { Outputs } from '../../../model/index.ts'
import type { ExistingNamespace, NamespaceModel } from '../../../model/namespace.ts'
import type { Tags } from '../../../model/resource.ts'
import type { Context } from '../../context.ts'
import { fromTagList } from '../tag-list.ts'

/** All namespaces of a name: those of different VPCs may share one. */
export function namespacesNamed(name: string, { aws }: Context): Promise<readonly NamespaceSummary[]> {
  return allPages(async next => {
    const { Namespaces, NextToken } = await aws.serviceDiscovery('ListNamespaces', {
      Filters: [{ Name: 'NAME', Values: [name], Condition: 'EQ' }],
      ...(next ? { NextToken: next } : {}),
    })
    return { items: Namespaces, next: NextToken }
  })
}

/** The tags of a namespace or service of Cloud Map. */
export async function discoveryTagsOf(ResourceARN: string, { aws }: Context): Promise<Tags> {
  return fromTagList((await aws.serviceDiscovery('ListTagsForResource', { ResourceARN })).Tags)
}

/** A namespace that is looked up: by its name, its id or its ARN. */
export async function existingNamespace(
  model: NamespaceModel,
  by: ExistingNamespace,
  context: Context,
): Promise<NamespaceSummary> {
  const found = await find(by, context)
  const [only, ...others] = found
  const words = 'name' in by ? `named "${by.name}"` : 'namespaceId' in by ? by.namespaceId : by.arn
  if (!only)
    throw missing(
      model,
      `There is no namespace ${words} in ${context.region}`,
      `Correct it, or let this stack make one: namespace.privateDns('shop.local', { network }) or namespace.http('shop').`,
    )
  if (others.length > 0) {
    const ids = found.map(({ Id = '', Type = '' }) => `${Id} (${Type})`).join(', ')
    const message = `There are ${found.length} namespaces ${words} in ${context.region}: ${ids}`
    throw missing(model, message, `Say which one: namespace.existing('${only.Id}').`)
  }
  return only
}

async function find(by: ExistingNamespace, context: Context): Promise<readonly NamespaceSummary[]> {
  if ('name' in by) return namespacesNamed(by.name, context)
  const Id = 'namespaceId' in by ? by.namespaceId : by.arn
  const call = context.aws.serviceDiscovery('GetNamespace', { Id })
  const { Namespace } = (await unlessRefused(call, 'NamespaceNotFound')) ?? {}
  return Namespace ? [Namespace] : []
}

const missing = ({ id }: NamespaceModel, message: string, fix: string): PlanError =>
  new PlanError('namespace.missing', { resource: `namespace ${id}`, message, fix })

/** What ECS is told of a namespace: its name where the program has no more, so that services of 0.1.0 stay as they are. */
export function namespaceName({ existing }: NamespaceModel, { name, arn }: Outputs['namespace']): string {
  return existing && 'name' in existing ? name : arn
}
