import type {
  DescribeServiceDeploymentsRequest,
  DescribeServiceRevisionsRequest,
  ListServiceDeploymentsRequest,
  ServiceDeployment,
  ServiceRevisionSummary,
  StopServiceDeploymentRequest,
} from '@aws-sdk/client-ecs'
import { AwsError, type World } from '../operation.ts'
import { end, rollBack } from './deployment.ts'
import { schedule } from './scheduler.ts'
import { serviceOf } from './service.ts'
import { invalid } from './service-refusals.ts'
import { containers, type RevisionState, type ServiceDeploymentState, type ServiceState } from './state.ts'

const servicesOf = (world: World): ServiceState[] =>
  [...containers(world).clusters.values()].flatMap(({ services }) => [...services.values()])

export function listServiceDeployments(input: ListServiceDeploymentsRequest, world: World): object {
  const service = serviceOf(world, input.cluster, input.service)
  const after = input.createdAt?.after?.getTime() ?? 0
  const before = input.createdAt?.before?.getTime() ?? Infinity
  const records = service.records
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
    const service = servicesOf(world).find(({ revisions }) => revisions.some(revision => revision.arn === arn))
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
              createdAt: revision.createdAt,
            },
          ]
        : [],
    ),
    failures: found.filter(([, , revision]) => !revision).map(([arn]) => ({ arn, reason: 'MISSING' })),
  }
}

export function stopServiceDeployment(input: StopServiceDeploymentRequest, world: World): object {
  const found = findRecord(world, input.serviceDeploymentArn ?? '')
  if (!found) throw new AwsError('ServiceDeploymentNotFoundException', 'Service deployment not found.')
  const { service, record } = found
  if (record.status !== 'IN_PROGRESS')
    throw new AwsError('ConflictException', `The service deployment is ${record.status} and cannot be stopped.`)
  const [primary] = service.deployments
  if (!primary || primary.record !== record)
    throw new AwsError('ConflictException', 'The service deployment has ended.')
  primary.rolloutState = 'FAILED'
  primary.rolloutStateReason = `ECS deployment ${primary.id} stopped.`
  if (input.stopType === 'ABORT') end(world, record, 'STOPPED', 'Service deployment stopped by user.')
  else if (!service.lastCompleted) {
    primary.rolloutState = 'IN_PROGRESS'
    throw invalid('There is no completed deployment to roll back to.')
  } else rollBack(world, service, primary, 'Service deployment stopped by user.')
  world.clock.after(1000, () => schedule(world, service))
  return { serviceDeploymentArn: record.arn }
}

function findRecord(world: World, arn: string): { service: ServiceState; record: ServiceDeploymentState } | undefined {
  for (const service of servicesOf(world)) {
    const record = service.records.find(each => each.arn === arn)
    if (record) return { service, record }
  }
  return undefined
}

function view(service: ServiceState, record: ServiceDeploymentState): ServiceDeployment {
  const { deploymentConfiguration = {} } = record.target.settings
  const breaker = deploymentConfiguration.deploymentCircuitBreaker?.enable ?? false
  return {
    serviceDeploymentArn: record.arn,
    serviceArn: service.arn,
    clusterArn: service.cluster.arn,
    createdAt: record.createdAt,
    startedAt: record.createdAt,
    finishedAt: record.finishedAt,
    updatedAt: record.updatedAt,
    sourceServiceRevisions: record.sources.map(revision => summary(service, revision)),
    targetServiceRevision: summary(service, record.target),
    status: record.status,
    statusReason: record.statusReason,
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
  const tasks = [...service.cluster.tasks.values()].filter(
    task => task.service === service && task.deployment.revision === revision && task.lastStatus !== 'STOPPED',
  )
  return {
    arn: revision.arn,
    requestedTaskCount: service.deployments[0]?.revision === revision ? service.desiredCount : 0,
    runningTaskCount: tasks.filter(task => task.lastStatus === 'RUNNING').length,
    pendingTaskCount: tasks.filter(task => ['PROVISIONING', 'PENDING', 'ACTIVATING'].includes(task.lastStatus)).length,
  }
}
