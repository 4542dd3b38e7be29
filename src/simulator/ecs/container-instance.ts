import type {
  ContainerInstance,
  DescribeContainerInstancesRequest,
  Failure,
  ListContainerInstancesRequest,
  TaskDefinition,
} from '@aws-sdk/client-ecs'
import { networking } from '../ec2/state.ts'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import type { ClusterState, InstanceState, ServiceState } from './account-state.ts'
import { clusterOf } from './cluster.ts'
import { invalid } from './service-refusals.ts'
import { containers, ecsArn, now, shortName } from './state.ts'

/** An EC2 instance that runs the ECS agent. */
export interface ContainerInstanceSeed {
  /** The cluster's name. */
  readonly cluster: string
  /** CPU units: 1024 are one vCPU. */
  readonly cpu: number
  readonly memoryMiB: number
  /** Attributes that placement constraints ask for, such as `{ 'ecs.instance-type': 'c7g.large' }`. */
  readonly attributes?: Readonly<Record<string, string>>
  /**
   * Its security groups, which traffic to tasks in the network modes bridge and host has to pass. Without them everything
   * gets through to it.
   */
  readonly securityGroups?: readonly string[]
  /** The subnet that it is in. @default one of the VPC of its security groups */
  readonly subnetId?: string
}

/** Registers an instance with a cluster, as its agent does. Gives its ARN. */
export function addContainerInstance(world: World, { cluster: name, ...seed }: ContainerInstanceSeed): string {
  const cluster = containers(world).clusters.get(shortName(name))
  if (cluster?.status !== 'ACTIVE') throw new Error(`There is no active cluster ${name}.`)
  const id = world.id(32)
  const arn = ecsArn(world, `container-instance/${cluster.name}/${id}`)
  const { attributes = {}, cpu, memoryMiB } = seed
  const ec2InstanceId = `i-${world.id(17)}`
  cluster.instances.set(id, {
    arn,
    id,
    ec2InstanceId,
    networkInterfaceId: seed.securityGroups && placeInstance(world, ec2InstanceId, seed.securityGroups, seed.subnetId),
    registeredAt: now(world),
    status: 'ACTIVE',
    cpu,
    memoryMiB,
    attributes,
  })
  return arn
}

function placeInstance(world: World, instanceId: string, groups: readonly string[], asked?: string): string {
  const { securityGroups, subnets, attachInterface } = networking(world)
  const vpcs = groups.map(group => {
    const found = securityGroups.get(group)
    if (!found) throw new Error(`There is no security group ${group}.`)
    return found.vpcId
  })
  const subnetId = asked ?? [...subnets.values()].find(({ vpcId }) => vpcs.includes(vpcId))?.subnetId ?? ''
  const { account: requesterId } = world
  const description = 'Primary network interface'
  return attachInterface({ subnetId, groups, description, requesterId, instanceId }).networkInterfaceId
}

interface Needs {
  readonly cpu: number
  readonly memory: number
  readonly ports: readonly number[]
}

export function needsOf({ containerDefinitions = [], cpu, memory, networkMode }: TaskDefinition): Needs {
  const sum = (values: readonly (number | undefined)[]): number => values.reduce<number>((a, b) => a + (b ?? 0), 0)
  const ports = containerDefinitions.flatMap(({ portMappings = [] }) =>
    portMappings.map(({ hostPort }) => hostPort ?? 0),
  )
  return {
    cpu: cpu === undefined ? sum(containerDefinitions.map(each => each.cpu)) : Number(cpu),
    memory:
      memory === undefined
        ? sum(containerDefinitions.map(each => each.memoryReservation ?? each.memory))
        : Number(memory),
    ports: networkMode === 'awsvpc' ? [] : ports.filter(port => port > 0),
  }
}

/** What is left on an instance. */
function freeOn(cluster: ClusterState, instance: InstanceState): Needs {
  const taken = [...cluster.tasks.values()]
    .filter(task => task.instance === instance && task.lastStatus !== 'STOPPED')
    .map(task => needsOf(task.definition))
  return {
    cpu: taken.reduce((left, { cpu }) => left - cpu, instance.cpu),
    memory: taken.reduce((left, { memory }) => left - memory, instance.memoryMiB),
    ports: taken.flatMap(({ ports }) => ports),
  }
}

const NO_INSTANCE = 'was unable to place a task because no container instance met all of its requirements.'
const MORE = 'For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.'

/** An instance for one more task of the service, or why there is none, as the service event says it. */
export function placeOnInstance(
  service: ServiceState,
  definition: TaskDefinition,
  provider?: string,
): InstanceState | string {
  const { cluster, settings } = service
  const all = [...cluster.instances.values()].filter(
    each => each.status === 'ACTIVE' && (provider === undefined || each.capacityProviderName === provider),
  )
  if (all.length === 0) return `${NO_INSTANCE} Reason: No Container Instances were found in your cluster. ${MORE}`
  const constraints = [...(settings.placementConstraints ?? []), ...(definition.placementConstraints ?? [])]
  const own = new Set(
    [...cluster.tasks.values()].flatMap(task =>
      task.service === service && task.desiredStatus === 'RUNNING' ? [task.instance] : [],
    ),
  )
  const distinct =
    settings.schedulingStrategy === 'DAEMON' || constraints.some(({ type }) => type === 'distinctInstance')
  const fitting = all
    .filter(({ attributes }) => constraints.every(({ expression }) => satisfies(attributes, expression)))
    .filter(instance => !distinct || !own.has(instance))
  if (fitting.length === 0) {
    const which = distinct && own.size > 0 ? 'DistinctInstance' : 'MemberOf'
    return `${NO_INSTANCE} Reason: ${which} placement constraint unsatisfied. ${MORE}`
  }
  const needs = needsOf(definition)
  const shortages = fitting.map(instance => ({ instance, shortage: shortageOn(cluster, instance, needs) }))
  const free = shortages.find(({ shortage }) => shortage === undefined)
  if (free) return free.instance
  const [closest] = shortages
  return `${NO_INSTANCE} The closest matching (container-instance ${closest?.instance.id}) ${closest?.shortage && SHORTAGES[closest.shortage]}. ${MORE}`
}

const SHORTAGES = {
  'RESOURCE:PORTS': 'is already using a port required by your task',
  'RESOURCE:CPU': 'has insufficient CPU units available',
  'RESOURCE:MEMORY': 'has insufficient memory available',
} as const

/** An instance for one task of its own, or why each of them has no place. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/api_failures_messages.html */
export function placeAlone(
  cluster: ClusterState,
  definition: TaskDefinition,
  constraints: readonly { type?: string | undefined; expression?: string | undefined }[],
  taken: readonly (InstanceState | undefined)[],
  instances: readonly InstanceState[] = [...cluster.instances.values()].filter(({ status }) => status === 'ACTIVE'),
): InstanceState | Failure[] {
  const all = [...constraints, ...(definition.placementConstraints ?? [])]
  const failures: Failure[] = []
  for (const instance of instances) {
    const reason = all.every(({ expression }) => satisfies(instance.attributes, expression))
      ? all.some(({ type }) => type === 'distinctInstance') && taken.includes(instance)
        ? 'DistinctInstance placement constraint unsatisfied.'
        : shortageOn(cluster, instance, needsOf(definition))
      : 'MemberOf placement constraint unsatisfied.'
    if (reason === undefined) return instance
    failures.push({ arn: instance.arn, reason })
  }
  return failures
}

function shortageOn(cluster: ClusterState, instance: InstanceState, needs: Needs): keyof typeof SHORTAGES | undefined {
  const free = freeOn(cluster, instance)
  if (needs.ports.some(port => free.ports.includes(port))) return 'RESOURCE:PORTS'
  if (needs.cpu > free.cpu) return 'RESOURCE:CPU'
  if (needs.memory > free.memory) return 'RESOURCE:MEMORY'
  return undefined
}

/** Of the query language only `attribute:name == value`, `!=` and both joined by `and` are known. */
function satisfies(attributes: Readonly<Record<string, string>>, expression: string | undefined): boolean {
  return (expression ?? '')
    .split(/\s+and\s+/i)
    .map(part => /^attribute:(\S+)\s*(==|!=)\s*(\S+)$/.exec(part.trim()))
    .every(match => !match || (attributes[match[1] ?? ''] === match[3]) === (match[2] === '=='))
}

export function listContainerInstances(input: ListContainerInstancesRequest, world: World): object {
  const arns = [...clusterOf(world, input.cluster).instances.values()].map(({ arn }) => arn)
  const { items, next } = page(arns, input.maxResults ?? 100, input.nextToken)
  return { containerInstanceArns: items, nextToken: next }
}

export function describeContainerInstances(input: DescribeContainerInstancesRequest, world: World): object {
  const cluster = clusterOf(world, input.cluster)
  const references = input.containerInstances ?? []
  if (references.length === 0) throw new AwsError('ClientException', 'Container Instances cannot be empty.')
  if (references.length > 100) throw invalid('Container instances cannot contain more than 100 elements.')
  const found = references.map(reference => [reference, cluster.instances.get(shortName(reference))] as const)
  return {
    containerInstances: found.flatMap(([, instance]) => (instance ? [view(cluster, instance)] : [])),
    failures: found.filter(([, instance]) => !instance).map(([arn]) => ({ arn, reason: 'MISSING' })),
  }
}

// AWS gives every resource all of the three.
const NO_VALUE = { doubleValue: 0, longValue: 0, integerValue: 0 }

function view(cluster: ClusterState, instance: InstanceState): ContainerInstance {
  const tasks = [...cluster.tasks.values()].filter(task => task.instance === instance)
  const resources = (
    cpu: number,
    memory: number,
    ports: readonly number[],
  ): ContainerInstance['registeredResources'] => [
    { name: 'CPU', type: 'INTEGER', ...NO_VALUE, integerValue: cpu },
    { name: 'MEMORY', type: 'INTEGER', ...NO_VALUE, integerValue: memory },
    {
      name: 'PORTS',
      type: 'STRINGSET',
      ...NO_VALUE,
      stringSetValue: ['22', '2375', '2376', '51678', '51679', ...ports.map(String)],
    },
  ]
  const free = freeOn(cluster, instance)
  return {
    containerInstanceArn: instance.arn,
    ec2InstanceId: instance.ec2InstanceId,
    status: instance.status,
    ...(instance.capacityProviderName && { capacityProviderName: instance.capacityProviderName }),
    agentConnected: true,
    registeredAt: instance.registeredAt,
    version: 1,
    versionInfo: { agentVersion: '1.99.0', agentHash: '9b2e1f3a', dockerVersion: 'DockerVersion: 25.0.8' },
    attachments: [],
    tags: [],
    registeredResources: resources(instance.cpu, instance.memoryMiB, []),
    remainingResources: resources(free.cpu, free.memory, free.ports),
    runningTasksCount: tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').length,
    pendingTasksCount: tasks.filter(({ lastStatus }) => lastStatus === 'PENDING').length,
    attributes: Object.entries(instance.attributes).map(([name, value]) => ({ name, value })),
  }
}
