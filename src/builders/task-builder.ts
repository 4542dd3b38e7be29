import type { CapacityProviderStrategyItem, ClusterModel } from '../model/cluster.ts'
import { capacityOf } from '../model/cluster-capacity.ts'
import type { Deferrable } from '../model/deferred.ts'
import type { NetworkModel } from '../model/network.ts'
import type { Tags } from '../model/resource.ts'
import type { SecurityGroupModel } from '../model/security-group.ts'
import type { ServiceModel } from '../model/service.ts'
import { hasPublicAddress, requestOf } from '../model/service-request.ts'
import type { ContainerOverrides, TaskModel } from '../model/task.ts'
import type { TaskDefinitionModel } from '../model/task-definition.ts'
import { strategyRules } from '../validators/capacity-provider-strategy.ts'
import { issuesOf } from '../validators/check.ts'
import { draftOfModel } from '../validators/draft.ts'
import type { Issue } from '../validators/issue.ts'
import { networkModeOf } from '../validators/launch.ts'
import { taskRules } from '../validators/task.ts'
import { call, type MethodCall, once, saying, taking } from './calls.ts'
import { type CapacityProviderShares, strategyOfShares } from './capacity-providers.ts'
import { COMMON_CALLS, TAGS } from './common-calls.ts'
import { type Definition, part } from './definition.ts'
import { data, definition, eachMember, isRecord, kind, listOf, maybe, number, text } from './kinds.ts'
import { offers } from './offered.ts'
import { OF_TASK } from './option-names.ts'
import type { BuiltSecurityGroup } from './security-group.ts'
import { fittingDefault, launchTypeOf } from './service-settings.ts'
import { TaggedSteps } from './steps.ts'
import { deferrable } from './value.ts'

/** What was called on the builder of a task. */
interface Settings {
  readonly name: string
  readonly service?: Definition<ServiceModel>
  readonly cluster?: Definition<ClusterModel>
  readonly taskDefinition?: Definition<TaskDefinitionModel>
  readonly network?: Definition<NetworkModel>
  readonly securityGroups?: readonly Definition<BuiltSecurityGroup>[]
  readonly overrides: TaskModel['overrides']
  readonly count: number
  readonly capacityProviderStrategy?: readonly CapacityProviderStrategyItem[]
  readonly platformVersion?: string
  readonly executeCommand?: true
  readonly tags: Tags
}

/** Makes the model of a task. */
export class TaskBuilder extends TaggedSteps<Settings, TaskModel> {
  service(service: Definition<ServiceModel>): this {
    return this.with({ service })
  }

  cluster(cluster: Definition<ClusterModel>): this {
    return this.with({ cluster })
  }

  taskDefinition(taskDefinition: Definition<TaskDefinitionModel>): this {
    return this.with({ taskDefinition })
  }

  network(network: Definition<NetworkModel>): this {
    return this.with({ network })
  }

  securityGroups(...groups: readonly Definition<BuiltSecurityGroup>[]): this {
    return this.with({ securityGroups: [...(this.settings.securityGroups ?? []), ...groups] })
  }

  override(container: string, { command, environment, ...sizes }: Deferrable<ContainerOverrides>): this {
    const copied = {
      ...sizes,
      ...(command && { command: [...command] }),
      ...(environment && { environment: { ...environment } }),
    }
    return this.with({ overrides: { ...this.settings.overrides, [container]: copied } })
  }

  count(count: number): this {
    return this.with({ count })
  }

  capacityProviderStrategy(shares: CapacityProviderShares): this {
    return this.with({ capacityProviderStrategy: strategyOfShares(shares) })
  }

  platformVersion(platformVersion: string): this {
    return this.with({ platformVersion })
  }

  executeCommand(): this {
    return this.with({ executeCommand: true })
  }

  protected get where(): readonly [string, string] {
    return ['task', this.settings.name]
  }

  protected make(issues: Issue[]): TaskModel | undefined {
    const { name, overrides, count, tags } = this.settings
    const like = part(this.settings.service, issues)
    const cluster = part(this.settings.cluster, issues) ?? like?.cluster
    const taskDefinition = part(this.settings.taskDefinition, issues) ?? like?.taskDefinition
    const network = part(this.settings.network, issues)
    const groups = (this.settings.securityGroups ?? []).flatMap(group => part(group, issues) ?? [])
    const place = this.#place(like, cluster, taskDefinition, network, groups)
    const missing = this.#missing(taskDefinition, place)
    issues.push(...issuesOf(this.where, taskRules, { id: name, overrides, count, place, taskDefinition, missing }))
    if (this.settings.capacityProviderStrategy?.length === 0) issues.push(...issuesOf(this.where, strategyRules, []))
    if (missing.length > 0 || !cluster || !taskDefinition) return undefined
    const [capacity] = capacityOf(cluster)
    const rules = groups.flatMap(each => (each.kind === 'security-group-rules' ? [each] : []))
    return {
      kind: 'task',
      id: name,
      cluster,
      ...(capacity && { capacity }),
      taskDefinition,
      place,
      overrides,
      count,
      tags,
      ...(rules.length > 0 && { securityGroupRules: rules }),
    }
  }

  #place(
    like: ServiceModel | undefined,
    cluster: ClusterModel | undefined,
    taskDefinition: TaskDefinitionModel | undefined,
    network: NetworkModel | undefined,
    groups: readonly BuiltSecurityGroup[],
  ): TaskModel['place'] {
    const { name, tags, capacityProviderStrategy: shares, platformVersion, executeCommand } = this.settings
    const service = like && requestOf(like)
    const strategy =
      shares ?? (like ? service?.capacityProviderStrategy : fittingDefault(cluster, taskDefinition, false))
    const launchType = launchTypeOf(taskDefinition)
    const given = groups.map(each => (each.kind === 'security-group-rules' ? each.group : each))
    const own = network && given.length === 0 ? [groupOf(name, network, tags)] : given
    const where = network
      ? { subnets: network, assignPublicIp: address(network, taskDefinition) }
      : service?.networkConfiguration?.awsvpcConfiguration
    const version = platformVersion ?? service?.platformVersion ?? (launchType === 'FARGATE' ? 'LATEST' : undefined)
    return {
      ...(service?.placementConstraints && { placementConstraints: service.placementConstraints }),
      ...(service?.placementStrategy && { placementStrategy: service.placementStrategy }),
      ...(where && {
        networkConfiguration: {
          awsvpcConfiguration: { ...where, ...(own.length > 0 && { securityGroups: own }) },
        },
      }),
      ...(strategy && strategy.length > 0
        ? { capacityProviderStrategy: strategy }
        : launchType !== 'MANAGED_INSTANCES' && { launchType }),
      ...(version !== undefined && { platformVersion: version }),
      ...((executeCommand ?? like?.enableExecuteCommand) && { enableExecuteCommand: true }),
    }
  }

  #missing(taskDefinition: TaskDefinitionModel | undefined, place: TaskModel['place']) {
    const { service, cluster, taskDefinition: definition } = this.settings
    const networked = taskDefinition && networkModeOf(draftOfModel(taskDefinition)) === 'awsvpc'
    return [
      ...(cluster || service ? [] : ['cluster' as const]),
      ...(definition || service ? [] : ['taskDefinition' as const]),
      ...(networked && !place.networkConfiguration ? ['network' as const] : []),
    ]
  }
}

const address = (network: NetworkModel, taskDefinition: TaskDefinitionModel | undefined): 'ENABLED' | 'DISABLED' =>
  hasPublicAddress(network, taskDefinition ? { taskDefinition } : {}) ? 'ENABLED' : 'DISABLED'

/** The group of a task that lets nobody in. */
function groupOf(task: string, network: NetworkModel, tags: Tags): SecurityGroupModel {
  return { kind: 'security-group', id: `${task}-task`, description: `Tasks of ${task}`, network, ingress: [], tags }
}

const words = listOf(deferrable, 'a list of strings')
const variables = eachMember(deferrable, 'an object of strings')
const overrides = kind(
  'an object of plain data (command: a list of strings, environment: an object of strings)',
  value => {
    if (!isRecord(value)) return false
    const { command, environment, ...sizes } = value
    return maybe(words).is(command) && maybe(variables).is(environment) && data.is(sizes)
  },
)

/** How the methods of a task are called. */
const TASK_CALLS = {
  ...COMMON_CALLS,
  service: call(definition("a service, such as service('web')", 'service')),
  cluster: call(definition("a cluster, such as cluster('prod')", 'cluster')),
  taskDefinition: call(definition('a task definition', 'task definition')),
  network: call(definition('a network, such as network.default()', 'network')),
  securityGroups: taking(definition('a security group', 'security group')),
  override: saying(([container, given]) => ({ [`overrides of ${String(container)}`]: given }), call(text, overrides)),
  count: call(number),
  capacityProviderStrategy: once('capacity provider strategy', call(eachMember(data, 'an object of shares'))),
  platformVersion: call(text),
  executeCommand: call(),
  tags: TAGS,
} as const satisfies Readonly<Record<string, MethodCall>>

offers(TaskBuilder, 'task', TASK_CALLS, OF_TASK)
