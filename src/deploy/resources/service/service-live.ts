import type { Service, ServiceRevision } from '../../../aws/shapes/ecs.ts'
import { isDeferred } from '../../../model/deferred.ts'
import type { NamespaceModel } from '../../../model/namespace.ts'
import type { Tags } from '../../../model/resource.ts'
import type { ServiceModel } from '../../../model/service.ts'
import { requestOf } from '../../../model/service-request.ts'
import type { Context } from '../../context.ts'
import { DEPLOYED } from '../../ownership.ts'
import { fromEcsTags } from '../ecs-tags.ts'
import { revisionName } from '../task-definition/revisions.ts'
import { type ApiService, inOrderOf } from './service-canonical.ts'
import { liveCapacity } from './service-capacity.ts'

/** Tells the next plan to read the revision, even if the program no longer asks for what only that shows. */
const REVISION = 'fluent-ecs:revision'

/** The tag for a service of which the program asks something that AWS tells of revisions only. */
export function revisionTag(model: ServiceModel): Tags {
  return asksOfRevision(model) ? { [REVISION]: 'settings' } : {}
}

const asksOfRevision = ({ raw }: ServiceModel): boolean => Boolean(raw?.monitoring || raw?.gatewayConnectors)

/** The revision that runs, where something is or was asked for that AWS tells of revisions only. */
export async function revisionOf(
  { currentServiceRevisions = [], tags }: Service,
  model: ServiceModel,
  { aws }: Context,
): Promise<ServiceRevision | undefined> {
  const arn = currentServiceRevisions[0]?.arn
  if (!arn || !(asksOfRevision(model) || REVISION in fromEcsTags(tags))) return undefined
  const { serviceRevisions = [] } = await aws.ecs('DescribeServiceRevisions', { serviceRevisionArns: [arn] })
  return serviceRevisions[0]
}

/** What `runs` is where the service runs what a deploy or rollback of the stack gave it. */
export const AS_DEPLOYED = 'what this stack deploys'

const LONGEST_TAG_VALUE = 256

/** Tells what a service runs. Tools copy the tags of revisions, but not those of services. */
export function runsOf({ taskDefinition = '', tags }: Service): string {
  const deployed = fromEcsTags(tags)[DEPLOYED]?.split(' ') ?? []
  const runs = shortName(taskDefinition)
  if (deployed.includes(runs)) return AS_DEPLOYED
  const [last] = deployed
  return last
    ? `${runs}, which a release or another tool deployed after ${last}`
    : `${runs}, and no tag says who deployed it`
}

/** The tags that say which revision is deployed, and to which other one of ours ECS may go back. */
export function withDeployed(tags: Tags, revision: string, before?: string): Tags {
  const last = shortName(revision)
  const both = `${last} ${shortName(before ?? '')}`
  return { ...tags, [DEPLOYED]: before && before !== revision && both.length <= LONGEST_TAG_VALUE ? both : last }
}

const shortName = (arn: string): string => revisionName(arn).slice(-LONGEST_TAG_VALUE)

/** The settings that AWS has, save those that something else than the program decides. */
export async function liveSettings(
  found: Service,
  revision: ServiceRevision | undefined,
  wanted: ApiService['loadBalancers'],
  model: ServiceModel,
  context: Context,
): Promise<ApiService> {
  const { serviceConnectConfiguration, volumeConfigurations, vpcLatticeConfigurations } = primaryOf(found) ?? {}
  const request = requestOf(model)
  const settings: { -readonly [F in keyof ApiService]: ApiService[F] | undefined } = {
    ...found,
    launchType: undefined,
    capacityProviderStrategy: undefined,
    ...(await liveCapacity(found, model, context)),
    loadBalancers: inOrderOf(wanted, found.loadBalancers),
    serviceConnectConfiguration,
    volumeConfigurations,
    vpcLatticeConfigurations,
    gatewayConnectors: revision?.gatewayConnectors,
    monitoring: revision?.monitoring,
    desiredCount: model.autoScaling || model.schedulingStrategy === 'DAEMON' ? undefined : (found.desiredCount ?? 0),
  }
  const said = request.serviceConnectConfiguration?.namespace
  const namespace = typeof said === 'object' && isDeferred(said) ? undefined : said && nameOf(said)
  const given = serviceConnectConfiguration?.namespace
  // AWS names the cluster's namespace where none was given, and may give the ARN for a name.
  const isOther = !said || (namespace !== undefined && given?.startsWith('arn:') && !namespace.startsWith('arn:'))
  if (serviceConnectConfiguration && isOther)
    settings.serviceConnectConfiguration = { ...serviceConnectConfiguration, namespace }
  return settings as ApiService
}

/** What ECS is told of a namespace, where that is not an ARN that only AWS knows. */
function nameOf(namespace: NamespaceModel | string): string | undefined {
  if (typeof namespace === 'string') return namespace
  return namespace.existing && 'name' in namespace.existing ? namespace.existing.name : undefined
}

export function primaryOf(found: Service) {
  return found.deployments?.find(({ status }) => status === 'PRIMARY')
}
