import type { NamespaceSummary } from '../../../aws/shapes/service-discovery.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import { PlanError } from '../../../errors.ts'
import type { ExistingNamespace, NamespaceModel } from '../../../model/namespace.ts'
import type { Context } from '../../context.ts'
import { namespacesNamed } from './namespaces.ts'

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
