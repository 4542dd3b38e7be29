import type { Operations } from '../operation.ts'
import { awsJson } from '../wire/json.ts'
import { listed } from '../wire/refusal.ts'
import { createHttpNamespace, createPrivateDnsNamespace, createPublicDnsNamespace } from './create-namespace.ts'
import {
  deregisterInstance,
  discoverInstances,
  getInstance,
  listInstances,
  registerInstance,
  updateInstanceCustomHealthStatus,
} from './instance.ts'
import { deleteNamespace, getNamespace, listNamespaces, updateNamespace } from './namespace.ts'
import { getOperation, listOperations } from './operation.ts'
import { createService, deleteService, getService, listServices, updateService } from './service.ts'
import { listTagsForResource, tagResource, untagResource } from './state.ts'

export { constraints } from './constraints.ts'
export { resources, tagged } from './state.ts'

export const protocol = awsJson
export const refuse = listed('InvalidInput')

export const operations: Operations = {
  CreateHttpNamespace: createHttpNamespace,
  CreatePrivateDnsNamespace: createPrivateDnsNamespace,
  CreatePublicDnsNamespace: createPublicDnsNamespace,
  GetNamespace: getNamespace,
  ListNamespaces: listNamespaces,
  UpdateHttpNamespace: updateNamespace,
  UpdatePrivateDnsNamespace: updateNamespace,
  UpdatePublicDnsNamespace: updateNamespace,
  DeleteNamespace: deleteNamespace,
  GetOperation: getOperation,
  ListOperations: listOperations,
  CreateService: createService,
  GetService: getService,
  ListServices: listServices,
  UpdateService: updateService,
  DeleteService: deleteService,
  RegisterInstance: registerInstance,
  DeregisterInstance: deregisterInstance,
  GetInstance: getInstance,
  ListInstances: listInstances,
  DiscoverInstances: discoverInstances,
  UpdateInstanceCustomHealthStatus: updateInstanceCustomHealthStatus,
  TagResource: tagResource,
  UntagResource: untagResource,
  ListTagsForResource: listTagsForResource,
}
