import type { CreateServiceRequest, LoadBalancer } from '../../../aws/shapes/ecs.ts'
import { defined } from '../../../model/defined.ts'
import type { Tags } from '../../../model/resource.ts'
import { canonicalDeployment } from './deployment-canonical.ts'

/** What CreateService, UpdateService and DescribeServices have in common. */
export type ApiService = Partial<Omit<CreateServiceRequest, 'tags' | 'clientToken' | 'role'>>

/** The settings of a service in canonical form: in the API's own shape, without what AWS takes anyway. */
export function canonicalService(api: ApiService): ApiService {
  const { awsvpcConfiguration: vpc } = api.networkConfiguration ?? {}
  return defined({
    schedulingStrategy: api.schedulingStrategy ?? 'REPLICA',
    desiredCount: api.desiredCount,
    launchType: api.launchType,
    capacityProviderStrategy: list(
      sorted(api.capacityProviderStrategy, ({ capacityProvider, weight = 0, base = 0 }) => ({
        capacityProvider,
        weight,
        base,
      })),
    ),
    platformVersion: api.platformVersion === 'LATEST' ? undefined : api.platformVersion,
    networkConfiguration: vpc && {
      awsvpcConfiguration: {
        subnets: [...(vpc.subnets ?? [])].sort(),
        securityGroups: [...(vpc.securityGroups ?? [])].sort(),
        assignPublicIp: vpc.assignPublicIp ?? 'DISABLED',
      },
    },
    loadBalancers: list(sorted(api.loadBalancers, plain)),
    healthCheckGracePeriodSeconds: api.healthCheckGracePeriodSeconds || undefined,
    deploymentController: { type: api.deploymentController?.type ?? 'ECS' },
    deploymentConfiguration: canonicalDeployment(api.deploymentConfiguration ?? {}),
    availabilityZoneRebalancing: api.availabilityZoneRebalancing ?? 'DISABLED',
    placementConstraints: list(sorted(api.placementConstraints, plain)),
    placementStrategy: list(api.placementStrategy?.map(canonicalPlacement)),
    serviceRegistries: list(api.serviceRegistries?.map(plain)),
    serviceConnectConfiguration: canonicalConnect(api.serviceConnectConfiguration),
    volumeConfigurations: list(api.volumeConfigurations?.map(canonicalVolume)),
    vpcLatticeConfigurations: list(sorted(api.vpcLatticeConfigurations, plain)),
    gatewayConnectors: list(api.gatewayConnectors?.map(plain)),
    monitoring: list(api.monitoring?.metricConfigurations) && plain(api.monitoring),
    enableExecuteCommand: api.enableExecuteCommand ?? false,
    enableECSManagedTags: api.enableECSManagedTags ?? false,
    propagateTags: api.propagateTags ?? 'NONE',
  }) as ApiService
}

/**
 * Ignored drift, hazard "traffic shifted by ECS": of two target groups that take turns, which one serves is for ECS to
 * say. So a pair is taken in the order in which it is wanted.
 */
export function inOrderOf(wanted: readonly LoadBalancer[] = [], live: readonly LoadBalancer[] = []): LoadBalancer[] {
  return live.map(each => {
    const { targetGroupArn, advancedConfiguration: advanced } = each
    const other = advanced?.alternateTargetGroupArn
    const swapped = wanted.some(
      pair => pair.targetGroupArn === other && pair.advancedConfiguration?.alternateTargetGroupArn === targetGroupArn,
    )
    if (!other || !swapped) return each
    const advancedConfiguration = { ...advanced, alternateTargetGroupArn: targetGroupArn }
    return { ...each, targetGroupArn: other, advancedConfiguration }
  })
}

// AWS answers MEMORY, CPU and instanceId: https://github.com/aws/amazon-ecs-cli/pull/586
const PLACEMENT_FIELDS: Readonly<Record<string, string>> = { memory: 'memory', cpu: 'cpu', instanceid: 'host' }

const canonicalPlacement = ({ type, field }: NonNullable<ApiService['placementStrategy']>[number]) =>
  plain({ type, field: field && (PLACEMENT_FIELDS[field.toLowerCase()] ?? field) })

// AWS adds an empty secretOptions to a logConfiguration without one: recorded in its developer guide, 2022.
export function canonicalConnect(connect: ApiService['serviceConnectConfiguration']) {
  if (!connect?.enabled) return undefined
  const { logConfiguration: log } = connect
  return plain({
    ...connect,
    logConfiguration: log && plain({ ...log, secretOptions: list(log.secretOptions) }),
    services: list(
      sorted(connect.services, ({ discoveryName, ...service }) => ({
        ...service,
        discoveryName: discoveryName === service.portName ? undefined : discoveryName,
      })),
    ),
  })
}

/** What AWS takes for a gp3 volume of which nothing is said. */
const VOLUME = { encrypted: false, filesystemType: 'xfs', iops: 3000, throughput: 125 } as const

function canonicalVolume({
  name,
  managedEBSVolume = { roleArn: '' },
}: NonNullable<ApiService['volumeConfigurations']>[number]) {
  const usual = managedEBSVolume.volumeType === 'gp3' ? VOLUME : { encrypted: false, filesystemType: 'xfs' }
  const told = Object.entries(managedEBSVolume).filter(
    ([field, value]) => value !== Object.entries(usual).find(([key]) => key === field)?.[1],
  )
  return plain({ name, managedEBSVolume: { ...Object.fromEntries(told), roleArn: managedEBSVolume.roleArn } })
}

/** Without what is undefined, at any depth. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

function list<T>(items: readonly T[] | undefined): readonly T[] | undefined {
  return items?.length ? items : undefined
}

function sorted<T, R>(items: readonly T[] = [], canonical: (item: T) => R): R[] {
  const key = (item: R) => JSON.stringify(item)
  return items.map(item => plain(canonical(item))).sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

export interface ServiceProps extends ApiService {
  readonly serviceName: string
  /** `DRAINING` after a delete: its tasks still run, and only when they are gone can there be a new one. */
  readonly status: string
  readonly cluster: string
  readonly taskDefinition: string
  /** ECS gives up on a deployment that failed with nothing to go back to: only a new one starts tasks again. */
  readonly lastDeployment: 'fine' | 'failed'
  /** What runs, where that is not what was deployed last: ECS went back, or somebody deployed something else. */
  readonly runs: string
  /** Where production requests go, of a service with two target groups that ECS uses in turn. */
  readonly traffic: string
  readonly tags: Tags
}
