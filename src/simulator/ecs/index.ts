import type { Operations } from '../operation.ts'
import { awsJson } from '../wire/json.ts'
import { refusedByEcs } from '../wire/refusal.ts'
import {
  deleteAccountSetting,
  listAccountSettings,
  putAccountSetting,
  putAccountSettingDefault,
} from './account-setting.ts'
import {
  createCapacityProvider,
  deleteCapacityProvider,
  describeCapacityProviders,
  updateCapacityProvider,
} from './capacity-provider.ts'
import {
  createCluster,
  deleteCluster,
  describeClusters,
  listClusters,
  putClusterCapacityProviders,
  updateCluster,
} from './cluster.ts'
import { describeContainerInstances, listContainerInstances } from './container-instance.ts'
import { executeCommand } from './execute-command.ts'
import { runTask, startTaskOperation } from './run-task.ts'
import { createService, deleteService, describeServices, listServices, updateService } from './service.ts'
import { describeServiceDeployments, describeServiceRevisions, listServiceDeployments } from './service-deployment.ts'
import { continueServiceDeployment, stopServiceDeployment } from './stop-service-deployment.ts'
import { listTagsForResource, tagResource, untagResource } from './tags.ts'
import {
  deleteTaskDefinitions,
  deregisterTaskDefinition,
  describeTaskDefinition,
  listTaskDefinitions,
  registerTaskDefinition,
} from './task-definition.ts'
import { listTaskDefinitionFamilies } from './task-definition-families.ts'
import { describeTasks, listTasks, stopTaskOperation } from './task-operations.ts'

export { constraints } from './constraints.ts'
export { resources } from './state.ts'
export { tagged } from './tags.ts'

export const protocol = awsJson
export const refuse = refusedByEcs

/** The operations of Amazon ECS. */
export const operations: Operations = {
  ContinueServiceDeployment: continueServiceDeployment,
  CreateCapacityProvider: createCapacityProvider,
  CreateCluster: createCluster,
  CreateService: createService,
  DeleteAccountSetting: deleteAccountSetting,
  DeleteCapacityProvider: deleteCapacityProvider,
  DeleteCluster: deleteCluster,
  DeleteService: deleteService,
  DeleteTaskDefinitions: deleteTaskDefinitions,
  DeregisterTaskDefinition: deregisterTaskDefinition,
  DescribeCapacityProviders: describeCapacityProviders,
  DescribeClusters: describeClusters,
  DescribeContainerInstances: describeContainerInstances,
  DescribeServiceDeployments: describeServiceDeployments,
  DescribeServiceRevisions: describeServiceRevisions,
  DescribeServices: describeServices,
  DescribeTaskDefinition: describeTaskDefinition,
  DescribeTasks: describeTasks,
  ExecuteCommand: executeCommand,
  ListAccountSettings: listAccountSettings,
  ListClusters: listClusters,
  ListContainerInstances: listContainerInstances,
  ListServiceDeployments: listServiceDeployments,
  ListServices: listServices,
  ListTagsForResource: listTagsForResource,
  ListTaskDefinitions: listTaskDefinitions,
  ListTaskDefinitionFamilies: listTaskDefinitionFamilies,
  ListTasks: listTasks,
  PutAccountSetting: putAccountSetting,
  PutAccountSettingDefault: putAccountSettingDefault,
  PutClusterCapacityProviders: putClusterCapacityProviders,
  RegisterTaskDefinition: registerTaskDefinition,
  RunTask: runTask,
  StartTask: startTaskOperation,
  StopServiceDeployment: stopServiceDeployment,
  StopTask: stopTaskOperation,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateCapacityProvider: updateCapacityProvider,
  UpdateCluster: updateCluster,
  UpdateClusterSettings: updateCluster,
  UpdateService: updateService,
}
