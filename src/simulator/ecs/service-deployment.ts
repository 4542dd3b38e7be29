import { createHash } from 'node:crypto'
import type {
  ContainerImage,
  DescribeServiceDeploymentsRequest,
  DescribeServiceRevisionsRequest,
  ListServiceDeploymentsRequest,
  ServiceDeployment,
  ServiceDeploymentLifecycleStage,
  ServiceRevisionSummary,
} from '@aws-sdk/client-ecs'
import { digestOf } from '../ecr/state.ts'
import type { World } from '../operation.ts'
import type { RevisionState, ServiceDeploymentState, ServiceState } from './account-state.ts'
import { alarmsView } from './alarm.ts'
import { hookView } from './lifecycle-hook.ts'
import { serviceOf } from './service.ts'
import { invalid } from './service-refusals.ts'
import { containers, isListed } from './state.ts'
import { findTaskDefinition } from './task-definition.ts'

/** The service that a service deployment or revision belongs to, by its ARN. */
function ownerOf(world: World, arn: string): ServiceState | undefined {
  const [, cluster = '', service = ''] = arn.split('/')
  return containers(world).clusters.get(cluster)?.services.get(service)
}

export function listServiceDeployments(input: ListServiceDeploymentsRequest, world: World): object {
  const service = serviceOf(world, input.cluster, input.service)
  const after = input.createdAt?.after?.getTime() ?? 0
  const before = input.createdAt?.before?.getTime() ?? Infinity
  const records = service.records
    .filter(record => isListed(world, record))
    .filter(({ createdAt }) => createdAt.getTime() >= after && createdAt.getTime() <= before)
    .filter(({ status }) => input.status === undefined || input.status.includes(status))
    .toReversed()
  const from = Number(input.nextToken ?? 0)
  const to = from + (input.maxResults ?? 20)
  return {
    serviceDeployments: records.slice(from, to).map(record => {
      const { sourceServiceRevisions, targetServiceRevision, ...brief } = view(service, record)
      return { ...brief, targetServiceRevisionArn: targetServiceRevision?.arn }
    }),
    ...(to < records.length ? { nextToken: String(to) } : {}),
  }
}

export function describeServiceDeployments(input: DescribeServiceDeploymentsRequest, world: World): object {
  const arns = input.serviceDeploymentArns ?? []
  if (arns.length > 20) throw invalid('Service deployment ARNs cannot contain more than 20 elements.')
  const found = arns.map(arn => [arn, findRecord(world, arn)] as const)
  return {
    serviceDeployments: found.flatMap(([, each]) => (each ? [view(each.service, each.record)] : [])),
    failures: found.filter(([, each]) => !each).map(([arn]) => ({ arn, reason: 'MISSING' })),
  }
}

export function describeServiceRevisions(input: DescribeServiceRevisionsRequest, world: World): object {
  const arns = input.serviceRevisionArns ?? []
  const found = arns.map(arn => {
    const service = ownerOf(world, arn)
    return [arn, service, service?.revisions.find(revision => revision.arn === arn)] as const
  })
  return {
    serviceRevisions: found.flatMap(([, service, revision]) =>
      service && revision
        ? [
            {
              serviceRevisionArn: revision.arn,
              serviceArn: service.arn,
              clusterArn: service.cluster.arn,
              ...revision.settings,
              containerImages: containerImages(world, revision),
              resolvedConfiguration: {
                loadBalancers: (revision.settings.loadBalancers ?? []).map(
                  ({ advancedConfiguration, targetGroupArn }) => ({
                    targetGroupArn,
                    productionListenerRule: advancedConfiguration?.productionListenerRule,
                  }),
                ),
              },
              createdAt: revision.createdAt,
            },
          ]
        : [],
    ),
    failures: found.filter(([, , revision]) => !revision).map(([arn]) => ({ arn, reason: 'MISSING' })),
  }
}

/** The images of a revision, resolved to digests: the registry's, or one made up for what is not in it. */
function containerImages(world: World, { settings }: RevisionState): ContainerImage[] {
  const { containerDefinitions = [] } = findTaskDefinition(world, settings.taskDefinition) ?? {}
  return containerDefinitions.map(({ image = '', name }) => ({
    containerName: name,
    image,
    imageDigest:
      image.split('@')[1] ?? digestOf(world, image) ?? `sha256:${createHash('sha256').update(image).digest('hex')}`,
  }))
}

/** The service deployment of an ARN, and its service. */
export function findRecord(
  world: World,
  arn: string,
): { service: ServiceState; record: ServiceDeploymentState } | undefined {
  const service = ownerOf(world, arn)
  const record = service?.records.find(each => each.arn === arn && isListed(world, each))
  return service && record && { service, record }
}

function view(service: ServiceState, record: ServiceDeploymentState): ServiceDeployment {
  const { deploymentConfiguration = {} } = record.target.settings
  const breaker = deploymentConfiguration.deploymentCircuitBreaker?.enable ?? false
  return {
    serviceDeploymentArn: record.arn,
    serviceArn: service.arn,
    clusterArn: service.cluster.arn,
    createdAt: record.createdAt,
    startedAt: record.startedAt,
    finishedAt: record.finishedAt,
    updatedAt: record.updatedAt,
    sourceServiceRevisions: record.sources.map(revision => summary(service, revision)),
    targetServiceRevision: summary(service, record.target),
    status: record.status,
    statusReason: record.statusReason,
    lifecycleStage: record.strategy?.stage as ServiceDeploymentLifecycleStage | undefined,
    lifecycleHookDetails: record.hooks.map(hookView),
    stoppedAt: record.status === 'STOPPED' ? record.finishedAt : undefined,
    alarms: alarmsView(record),
    deploymentConfiguration,
    rollback: record.rollback,
    deploymentCircuitBreaker: {
      status: !breaker
        ? 'DISABLED'
        : record.triggered
          ? 'TRIGGERED'
          : record.status === 'IN_PROGRESS'
            ? 'MONITORING'
            : 'MONITORING_COMPLETE',
      failureCount: record.failureCount,
      threshold: record.threshold,
    },
  }
}

function summary(service: ServiceState, revision: RevisionState): ServiceRevisionSummary {
  const tasks = [...service.tasks].filter(
    task => task.deployment?.revision === revision && task.lastStatus !== 'STOPPED',
  )
  return {
    arn: revision.arn,
    requestedTaskCount: service.deployments[0]?.revision === revision ? service.desiredCount : 0,
    runningTaskCount: tasks.filter(task => task.lastStatus === 'RUNNING').length,
    ...trafficOf(service, revision),
    pendingTaskCount: tasks.filter(task => ['PROVISIONING', 'PENDING', 'ACTIVATING'].includes(task.lastStatus)).length,
  }
}

function trafficOf(service: ServiceState, revision: RevisionState): Partial<ServiceRevisionSummary> {
  const { strategy, target } = service.records.at(-1) ?? {}
  if (!strategy) return {}
  const own = target === revision
  return {
    requestedProductionTrafficWeight: own ? strategy.production : 100 - strategy.production,
    requestedTestTrafficWeight: own ? strategy.test : 100 - strategy.test,
  }
}
