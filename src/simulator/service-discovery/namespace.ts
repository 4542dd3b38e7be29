import type {
  DeleteNamespaceCommandInput,
  GetNamespaceCommandInput,
  GetNamespaceCommandOutput,
  ListNamespacesCommandInput,
  ListNamespacesCommandOutput,
  NamespaceFilter,
  NamespaceSummary,
  UpdateHttpNamespaceCommandInput,
  UpdatePrivateDnsNamespaceCommandInput,
} from '@aws-sdk/client-servicediscovery'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import { begun, refuseRepeated } from './operation.ts'
import { cloudMap, type Namespace, namespaceOf } from './state.ts'

export function getNamespace(
  { Id }: GetNamespaceCommandInput,
  world: World,
): Omit<GetNamespaceCommandOutput, '$metadata'> {
  const found = namespaceOf(world, Id)
  return { Namespace: { ...summaryOf(found, world), CreatorRequestId: found.creatorRequestId } }
}

export function listNamespaces(
  { Filters = [], MaxResults = 100, NextToken }: ListNamespacesCommandInput,
  world: World,
): Omit<ListNamespacesCommandOutput, '$metadata'> {
  const found = [...cloudMap(world).namespaces.values()].filter(each => Filters.every(filter => fits(each, filter)))
  const { items, next } = page(found, MaxResults, NextToken)
  return { Namespaces: items.map(each => summaryOf(each, world)), NextToken: next }
}

/** Changes what can change: the description, and how long a zone says that a name is not there. */
export function updateNamespace(
  input: UpdateHttpNamespaceCommandInput | UpdatePrivateDnsNamespaceCommandInput,
  world: World,
): object {
  const found = namespaceOf(world, input.Id)
  const { Description, ...rest } = input.Namespace ?? {}
  const ttl = 'Properties' in rest ? rest.Properties?.DnsProperties?.SOA?.TTL : undefined
  return begun(world, 'UPDATE_NAMESPACE', { NAMESPACE: found.id }, '', () => {
    if (Description !== undefined) found.description = Description
    if (ttl !== undefined) found.soaTtl = ttl
  })
}

export function deleteNamespace({ Id }: DeleteNamespaceCommandInput, world: World): object {
  const { id } = namespaceOf(world, Id)
  const request = JSON.stringify(['DeleteNamespace', id])
  refuseRepeated(world, 'DeleteNamespace', request)
  if ([...cloudMap(world).services.values()].some(({ namespace }) => namespace.id === id))
    throw new AwsError(
      'ResourceInUse',
      'Namespace contains registered services; delete the services before deleting the namespace',
    )
  return begun(world, 'DELETE_NAMESPACE', { NAMESPACE: id }, request, () => {
    cloudMap(world).namespaces.delete(id)
  })
}

function fits({ type, name, httpName }: Namespace, { Name, Values = [], Condition = 'EQ' }: NamespaceFilter): boolean {
  if (Name === 'RESOURCE_OWNER') return Values.includes('SELF')
  const value = Name === 'TYPE' ? type : Name === 'HTTP_NAME' ? httpName : name
  return Condition === 'BEGINS_WITH' ? Values.some(each => value.startsWith(each)) : Values.includes(value)
}

function summaryOf(namespace: Namespace, world: World): NamespaceSummary {
  const { id, arn, name, type, description, httpName, hostedZoneId, soaTtl, createdAt } = namespace
  const count = [...cloudMap(world).services.values()].filter(each => each.namespace.id === id).length
  return {
    Id: id,
    Arn: arn,
    ResourceOwner: world.account,
    Name: name,
    Type: type,
    Description: description,
    ServiceCount: count,
    CreateDate: createdAt,
    Properties: {
      HttpProperties: { HttpName: httpName },
      ...(hostedZoneId !== undefined && {
        DnsProperties: { HostedZoneId: hostedZoneId, ...(soaTtl !== undefined && { SOA: { TTL: soaTtl } }) },
      }),
    },
  }
}
