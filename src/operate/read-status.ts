import type { Deployment, Service, ServiceDeployment } from '../aws/shapes/ecs.ts'
import { unlessRefused } from '../aws/unless-refused.ts'
import { unlessUnavailable } from '../aws/unless-unavailable.ts'
import type { AccountContext } from '../deploy/context.ts'
import { isLost, lastDeployment } from '../deploy/diagnosis/last-deployment.ts'
import { describeServiceDeployment } from '../deploy/resources/service/service-deployments.ts'
import { harmlessItem } from '../errors/harmless.ts'
import { defined } from '../model/defined.ts'
import { nameIn } from './name-in.ts'
import { readTasks } from './read-tasks.ts'
import type { DeploymentPause, DeploymentStatus, ScalingStatus, ServiceStatus, TargetStatus } from './service-status.ts'

const MOST_EVENTS = 10

/** How a service is, from what AWS says of it and of what it uses, and `whole` of its tasks and last deployment, too. */
export async function readStatus(service: Service, context: AccountContext, whole = false): Promise<ServiceStatus> {
  const missing = new Set<string>()
  const { deployments = [], events = [] } = service
  const inFlight = deployments.length > 1 || deployments.some(({ rolloutState }) => rolloutState === 'IN_PROGRESS')
  const [images, targets, scaling, record, lost, tasks] = await Promise.all([
    imagesOf(service.taskDefinition, missing, context),
    targetsOf(service, missing, context),
    scalingOf(service, missing, context),
    inFlight ? recordOf(service, missing, context) : undefined,
    whole && !inFlight ? lostOf(service, missing, context) : undefined,
    whole ? readTasks(service, missing, context) : undefined,
  ])
  return {
    service: service.serviceName ?? '',
    cluster: nameIn(service.clusterArn),
    state: service.status ?? '',
    desired: service.desiredCount ?? 0,
    running: service.runningCount ?? 0,
    pending: service.pendingCount ?? 0,
    taskDefinition: nameIn(service.taskDefinition),
    images,
    deployments: deployments.map(deploymentStatus).toSorted((a, b) => b.since - a.since),
    ...defined({ stage: record?.lifecycleStage, scaling, lost }),
    pauses: pausesIn(record),
    targets,
    ...defined({ tasks }),
    events: events.slice(0, MOST_EVENTS).map(({ createdAt, message = '' }) => ({
      at: createdAt?.getTime() ?? 0,
      message: harmlessItem(message),
    })),
    missing: [...missing],
  }
}

function deploymentStatus(deployment: Deployment): DeploymentStatus {
  const { id = '', status = '', taskDefinition, rolloutState, rolloutStateReason, createdAt } = deployment
  const { desiredCount = 0, runningCount = 0, pendingCount = 0, failedTasks = 0 } = deployment
  return {
    id,
    status,
    taskDefinition: nameIn(taskDefinition),
    desired: desiredCount,
    running: runningCount,
    pending: pendingCount,
    failed: failedTasks,
    ...defined({
      rollout: rolloutState,
      reason: rolloutStateReason === undefined ? undefined : harmlessItem(rolloutStateReason),
    }),
    since: createdAt?.getTime() ?? 0,
  }
}

async function imagesOf(
  taskDefinition: string | undefined,
  missing: Set<string>,
  { aws }: AccountContext,
): Promise<Record<string, string>> {
  if (taskDefinition === undefined) return {}
  const answer = await unlessUnavailable('ecs:DescribeTaskDefinition', missing, () =>
    aws.ecs('DescribeTaskDefinition', { taskDefinition }),
  )
  const containers = answer?.taskDefinition?.containerDefinitions ?? []
  return Object.fromEntries(containers.map(({ name = '', image = '' }) => [name, harmlessItem(image)]))
}

async function targetsOf(
  { loadBalancers = [] }: Service,
  missing: Set<string>,
  { aws }: AccountContext,
): Promise<TargetStatus[]> {
  const arns = loadBalancers.flatMap(({ targetGroupArn, advancedConfiguration }) =>
    [targetGroupArn ?? [], advancedConfiguration?.alternateTargetGroupArn ?? []].flat(),
  )
  return Promise.all(
    [...new Set(arns)].map(async TargetGroupArn => {
      const answer = await unlessUnavailable('elasticloadbalancing:DescribeTargetHealth', missing, () =>
        unlessRefused(aws.elbv2('DescribeTargetHealth', { TargetGroupArn }), 'TargetGroupNotFoundException'),
      )
      const healths = (answer?.TargetHealthDescriptions ?? []).flatMap(({ TargetHealth }) => TargetHealth ?? [])
      const states: Record<string, number> = {}
      for (const { State = 'unknown' } of healths) states[State] = (states[State] ?? 0) + 1
      const reasons = healths.flatMap(({ Reason, Description }) =>
        Reason ? [harmlessItem([Reason, Description].filter(Boolean).join(': '))] : [],
      )
      const targetGroup = targetGroupName(TargetGroupArn)
      return { targetGroup, targetGroupArn: TargetGroupArn, states, reasons: [...new Set(reasons)] }
    }),
  )
}

const targetGroupName = (arn: string): string => arn.split('/').at(-2) ?? arn

async function scalingOf(
  { clusterArn, serviceName }: Service,
  missing: Set<string>,
  { aws }: AccountContext,
): Promise<ScalingStatus | undefined> {
  const answer = await unlessUnavailable('application-autoscaling:DescribeScalableTargets', missing, () =>
    aws.applicationAutoScaling('DescribeScalableTargets', {
      ServiceNamespace: 'ecs',
      ScalableDimension: 'ecs:service:DesiredCount',
      ResourceIds: [`service/${nameIn(clusterArn)}/${serviceName}`],
    }),
  )
  const [target] = answer?.ScalableTargets ?? []
  if (!target) return undefined
  const { MinCapacity: min = 0, MaxCapacity: max = 0, SuspendedState = {} } = target
  return { min, max, suspended: Object.values(SuspendedState).includes(true) }
}

/** What ECS keeps of the newest deployment of a service. */
async function recordOf(
  { clusterArn: cluster, serviceName: service }: Service,
  missing: Set<string>,
  context: AccountContext,
): Promise<ServiceDeployment | undefined> {
  const listed = await unlessUnavailable('ecs:ListServiceDeployments', missing, () =>
    context.aws.ecs('ListServiceDeployments', { cluster, service, status: ['PENDING', 'IN_PROGRESS'] }),
  )
  const arn = listed?.serviceDeployments?.[0]?.serviceDeploymentArn
  if (arn === undefined) return undefined
  return unlessUnavailable('ecs:DescribeServiceDeployments', missing, () => describeServiceDeployment(arn, context))
}

/** The last deployment, where it was stopped or rolled back. */
async function lostOf(service: Service, missing: Set<string>, context: AccountContext): Promise<ServiceStatus['lost']> {
  const last = await unlessUnavailable('ecs:ListServiceDeployments', missing, () => lastDeployment(service, context))
  if (!last || !isLost(last)) return undefined
  const { targetServiceRevisionArn: arn, status = '', statusReason, finishedAt, createdAt } = last
  const answer =
    arn === undefined
      ? undefined
      : await unlessUnavailable('ecs:DescribeServiceRevisions', missing, () =>
          context.aws.ecs('DescribeServiceRevisions', { serviceRevisionArns: [arn] }),
        )
  const tried = answer?.serviceRevisions?.[0]?.taskDefinition
  return {
    status,
    at: (finishedAt ?? createdAt)?.getTime() ?? 0,
    ...defined({
      taskDefinition: tried === undefined ? undefined : nameIn(tried),
      reason: statusReason === undefined ? undefined : harmlessItem(statusReason),
    }),
  }
}

function pausesIn(record: ServiceDeployment | undefined): DeploymentPause[] {
  const { lifecycleHookDetails = [], serviceDeploymentArn = '', lifecycleStage = '' } = record ?? {}
  return lifecycleHookDetails.flatMap(({ hookId, status }) =>
    hookId && status === 'AWAITING_ACTION' ? [{ serviceDeploymentArn, hookId, stage: lifecycleStage }] : [],
  )
}
