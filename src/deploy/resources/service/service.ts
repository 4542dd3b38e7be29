import { randomUUID } from 'node:crypto'
import type { Service } from '../../../aws/shapes/ecs.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import { defined } from '../../../model/defined.ts'
import type { Model, Outputs } from '../../../model/index.ts'
import type { ServiceModel } from '../../../model/service.ts'
import { requestOf, resolved } from '../../../model/service-request.ts'
import type { Context } from '../../context.ts'
import { unlessNotThere } from '../../graph/not-there.ts'
import { comparedTags, creationTags, desiredTags, ownerOf } from '../../ownership.ts'
import { changedFields, diff } from '../../planning/diff.ts'
import { heedConflict } from '../../rollout/conflict.ts'
import { watchRollout } from '../../rollout/rollout.ts'
import { rolloutStateOf } from '../../rollout/rollout-state.ts'
import { fromEcsTags, toEcsTags } from '../ecs-tags.ts'
import { found } from '../found.ts'
import type { Live, ManagedHandler, Refs } from '../handler.ts'
import { ignoredOfService } from '../ignored-drift.ts'
import { isOurs } from '../is-ours.ts'
import { namespaceName } from '../namespace/namespaces.ts'
import { repeatable } from '../repeatable.ts'
import { setTags } from '../set-tags.ts'
import { valueText } from '../value-text.ts'
import { checkLoadBalancers } from './given-load-balancers.ts'
import { hourlyOfService } from './hourly-of-service.ts'
import { insideLimits, scalingMoves } from './scaling-moves.ts'
import { bridges, keepsTasks, leaving } from './service-bridge.ts'
import { type ApiService, canonicalConnect, canonicalService, type ServiceProps } from './service-canonical.ts'
import { asMade, comparedLaunchType, madeWithTag, unsaidOfService } from './service-capacity.ts'
import { effectOnTasks } from './service-effect.ts'
import { foreseeService } from './service-foreseen.ts'
import { AS_DEPLOYED, liveSettings, primaryOf, revisionOf, revisionTag, runsOf, withDeployed } from './service-live.ts'
import { removeService } from './service-removal.ts'
import { LIVE, sendToLive, trafficOf } from './service-traffic.ts'
import { updateInput } from './service-update.ts'
import { describeService } from './services.ts'

const APPEARS_MILLISECONDS = 60_000
const POLL_MILLISECONDS = 5_000

export const service: ManagedHandler<'service', ServiceProps> = {
  turn: 'user',
  holdsData: false,
  uniqueName: ({ cluster, serviceName }) => `${cluster.clusterName}/${serviceName}`,
  judgedApart: true,
  identity: ({ arn }) => arn,
  orphans: {
    type: 'ecs:service',
    arn: /:service\/[^/]+\/[^/]+$/,
    async confirm(arn, { aws }) {
      const [, cluster = '', name = ''] = /:service\/([^/]+)\/([^/]+)$/.exec(arn) ?? []
      const answer = await unlessRefused(
        aws.ecs('DescribeServices', { cluster, services: [name], include: ['TAGS'] }),
        'ClusterNotFoundException',
      )
      const there = answer?.services?.[0]
      if (!there || there.status === 'INACTIVE') return undefined
      const { taskDefinition = '', clusterArn = cluster } = there
      const outputs = { arn, name, cluster: clusterArn, taskDefinition, deploymentId: '' }
      return found('service', name, outputs, fromEcsTags(there.tags))
    },
  },
  whileReplaced: 'none of its tasks runs until those of the new one do',
  back: { states: ['status', 'lastDeployment', 'runs', 'traffic'] },
  immutable: ['serviceName', 'status', 'cluster', 'schedulingStrategy', 'launchType'],
  // https://github.com/techservicesillinois/terraform-aws-ecs-service/issues/26
  irremovable: ['networkConfiguration'],
  // Those of the log driver of Service Connect can be credentials.
  hidden: ['options'],

  desired(model, refs, context, live) {
    const { launchType, ...settings } = wanted(model, refs)
    return {
      ...defined({
        ...settings,
        desiredCount: model.autoScaling ? insideLimits(live, model) : model.desiredCount,
      }),
      ...comparedLaunchType(launchType, settings, live),
      serviceName: model.serviceName,
      status: 'ACTIVE',
      cluster: refs(model.cluster).arn,
      taskDefinition: refs(model.taskDefinition).arn,
      lastDeployment: 'fine',
      runs: AS_DEPLOYED,
      traffic: LIVE,
      tags: {
        ...desiredTags(model, model.tags, context),
        ...revisionTag(model),
        ...madeWithTag(settings, live),
      },
    }
  },

  unsaid: unsaidOfService,

  async read(model, refs, context) {
    checkLoadBalancers(model, refs)
    const cluster = refs(model.cluster)
    const found = await describeService(cluster.arn, model.serviceName, context, 'TAGS')
    const wantedNow = unlessNotThere(() => wanted(model, refs).loadBalancers)
    const live = found && (await liveOf(found, cluster.arn, wantedNow, model, context))
    if (!live || !(await scalingMoves(found, cluster.name, model, context)))
      return live && { ...live, ignored: ignoredOfService(found, model, refs) }
    const { desiredCount } = found
    const ignored = ignoredOfService(found, model, refs).filter(({ path }) => path !== 'desiredCount')
    return { ...live, props: { ...live.props, ...(desiredCount !== undefined && { desiredCount }) }, ignored }
  },

  foresee: foreseeService,

  effect: effectOnTasks,
  hourly: hourlyOfService,

  async create(given, model, context) {
    const desired = asMade(given)
    const { status, lastDeployment, runs, traffic, tags, ...settings } = desired
    const clientToken = randomUUID()
    return repeatable(
      'InvalidParameterException',
      async () => {
        const { service: created } = await context.aws.ecs('CreateService', {
          ...settings,
          ...(model.desiredCount !== undefined && { desiredCount: model.desiredCount }),
          clientToken,
          tags: toEcsTags(withDeployed(creationTags(desired), desired.taskDefinition)),
        })
        return outputsOf(created ?? {}, desired.cluster)
      },
      refusal => goOnWith(desired, refusal, model, context),
    )
  },

  async update(desired, live, changed, model, context) {
    const settings = new Set(changed)
    const { arn } = live.outputs
    // New tags come first, and old ones go last: one of them tells the next plan to look at the revision.
    const all = { ...live.props.tags, ...desired.tags }
    const deploys = settings.delete('runs') || settings.has('taskDefinition')
    const ours = live.props.runs === AS_DEPLOYED ? live.props.taskDefinition : undefined
    const before = deploys ? withDeployed(all, desired.taskDefinition, ours) : all
    if (settings.delete('tags') || deploys) await setTags.ecs(arn, live.props.tags, before, context)
    // With requests that go elsewhere ECS would start no deployment.
    if (settings.delete('traffic')) await redirected(desired, model, context)
    const outputs = settings.size > 0 ? await updateSettings(desired, live, settings, context) : live.outputs
    if (changed.has('tags')) await setTags.ecs(arn, all, desired.tags, context)
    return outputs
  },

  retire({ cluster, serviceName, loadBalancers = [] }, { props }, context, model) {
    if (leaving(loadBalancers, props.loadBalancers ?? []).length === 0) return undefined
    return async () => {
      const found = await describeService(cluster, serviceName, context)
      if (!found || leaving(loadBalancers, found.loadBalancers ?? []).length === 0) return
      await heedConflict(outputsOf(found, cluster), context)
      const { service: updated } = await context.aws.ecs('UpdateService', {
        cluster,
        service: serviceName,
        loadBalancers: [...loadBalancers],
      })
      await watchRollout(outputsOf(updated ?? {}, cluster), model, context)
    }
  },

  remove: removeService,

  settle: (outputs, model, context) => watchRollout(outputs, model, context),
}

async function redirected(
  { cluster, serviceName }: ServiceProps,
  model: ServiceModel,
  context: Context,
): Promise<void> {
  const found = await describeService(cluster, serviceName, context)
  if (found) await sendToLive(found, model, context)
}

/** Changes settings of the service. */
async function updateSettings(
  desired: ServiceProps,
  live: Live<'service', ServiceProps>,
  settings: ReadonlySet<string>,
  context: Context,
): Promise<Outputs['service']> {
  await heedConflict(live.outputs, context)
  const { cluster, serviceName } = desired
  const serving = settings.has('loadBalancers')
    ? (await describeService(cluster, serviceName, context))?.loadBalancers
    : []
  const input = updateInput(desired, live.props, settings, serving)
  const { loadBalancers } = input
  const { service: updated } = await context.aws.ecs('UpdateService', {
    ...input,
    ...(loadBalancers &&
      keepsTasks(desired) && {
        loadBalancers: [...loadBalancers, ...(await bridges(loadBalancers, serving ?? [], context))],
      }),
    cluster,
    service: serviceName,
  })
  return outputsOf(updated ?? {}, cluster)
}

/** Another run of this program has made the service meanwhile: goes on from what that one made. */
async function goOnWith(
  desired: ServiceProps,
  refusal: Error,
  model: ServiceModel,
  context: Context,
): Promise<Outputs['service'] | undefined> {
  const { cluster } = desired
  const found = await appeared(desired, refusal, context)
  if (found?.status !== 'ACTIVE' || !isOurs(fromEcsTags(found.tags), model, context)) return undefined
  const live = await liveOf(found, cluster, desired.loadBalancers, model, context)
  return live && service.update(desired, live, changedFields(diff(live.props, desired)), model, context)
}

/** The service, which ECS says is there but may show only later. */
async function appeared(desired: ServiceProps, refusal: Error, context: Context): Promise<Service | undefined> {
  const { clock, signal } = context
  const until = /not idempotent/i.test(refusal.message) ? clock.now() + APPEARS_MILLISECONDS : 0
  for (;;) {
    const found = await describeService(desired.cluster, desired.serviceName, context, 'TAGS')
    if (found?.status === 'ACTIVE' || clock.now() >= until) return found
    await clock.sleep(POLL_MILLISECONDS, signal)
  }
}

async function liveOf(
  found: Service,
  cluster: string,
  loadBalancers: ApiService['loadBalancers'],
  model: ServiceModel,
  context: Context,
): Promise<Live<'service', ServiceProps> | undefined> {
  // A deleted service can still be described, as INACTIVE.
  if (found.status === 'INACTIVE') return undefined
  const tags = fromEcsTags(found.tags)
  const primary = primaryOf(found)
  const connect = primary?.serviceConnectConfiguration
  return {
    outputs: outputsOf(found, cluster),
    props: {
      ...canonicalService(
        await liveSettings(found, await revisionOf(found, model, context), loadBalancers, model, context),
      ),
      serviceName: found.serviceName ?? '',
      status: found.status ?? '',
      cluster: found.clusterArn ?? '',
      taskDefinition: found.taskDefinition ?? '',
      lastDeployment: primary?.rolloutState === 'FAILED' ? 'failed' : 'fine',
      runs: runsOf(found),
      traffic: await trafficOf(found, model, context),
      tags: comparedTags(tags),
    },
    whole: defined({ serviceConnectConfiguration: canonicalConnect(connect), desiredCount: found.desiredCount }),
    owner: ownerOf(tags),
    unsettled:
      primary && rolloutStateOf(primary, found) === 'COMPLETED'
        ? (found.runningCount ?? 0) < (found.desiredCount ?? 0)
        : 'in flight',
  }
}

/** The settings that the program asks for, in canonical form. */
function wanted(model: ServiceModel, refs: Refs): ApiService {
  const outputOf = (resource: Model): unknown => {
    if (resource.kind === 'network') return refs(resource).subnets
    if (resource.kind === 'namespace') return namespaceName(resource, refs(resource))
    if (resource.kind === 'log-group') return connectLogOptions(refs(resource))
    if (resource.kind === 'security-group') return refs(resource).groupId
    if (resource.kind === 'alarm') return refs(resource).name
    return refs<'role'>(resource as never).arn
  }
  return canonicalService(resolved(requestOf(model), outputOf, valueText(refs)) as ApiService)
}

/** What lets the proxy of Service Connect write to a log group. */
function connectLogOptions({ arn, name }: Outputs['log-group']): Readonly<Record<string, string>> {
  const [, , , region = ''] = arn.split(':')
  return { 'awslogs-group': name, 'awslogs-region': region, 'awslogs-stream-prefix': 'service-connect' }
}

function outputsOf(found: Service, cluster: string): Outputs['service'] {
  return {
    arn: found.serviceArn ?? '',
    name: found.serviceName ?? '',
    cluster,
    taskDefinition: found.taskDefinition ?? '',
    deploymentId: primaryOf(found)?.id ?? '',
  }
}
