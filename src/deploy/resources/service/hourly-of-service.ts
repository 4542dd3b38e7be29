import type { ServiceModel } from '../../../model/service.ts'
import { hasPublicAddress, requestOf } from '../../../model/service-request.ts'
import type { TaskDefinitionModel } from '../../../model/task-definition.ts'
import type { Hourly } from '../../cost/hourly.ts'
import { PER_HOUR } from '../../cost/prices.ts'
import { keyOf } from '../../ownership.ts'
import type { Actions, Live } from '../handler.ts'
import type { ServiceProps } from './service-canonical.ts'

/** The storage that comes with each task on Fargate: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-storage.html */
const STORAGE_GIB = 20

/** What says where tasks run. */
interface Capacity {
  readonly launchType?: unknown
  readonly capacityProviderStrategy?: readonly { readonly capacityProvider?: unknown }[] | undefined
}

/** What a task on Fargate is billed for, as the API writes it. */
interface Size {
  readonly cpu: unknown
  readonly memory: unknown
  readonly architecture: unknown
  readonly system: unknown
  readonly storage: unknown
}

/** What the tasks of a service cost an hour that run on Fargate with Linux. Those on instances are a part of these. */
export function hourlyOfService(
  model: ServiceModel,
  live: Live<'service', ServiceProps> | undefined,
  actions: Actions,
): Hourly {
  const wanted = sizeOf(model.taskDefinition)
  const was =
    live && runs(live.props, model.taskDefinition, actions) ? before(wanted, model.taskDefinition, actions) : undefined
  const whole = live?.whole
  const now = whole && 'desiredCount' in whole ? Number(whole.desiredCount) : 0
  const request = requestOf(model)
  const isPublic = model.network !== undefined && hasPublicAddress(model.network, model)
  const address = live?.props.networkConfiguration?.awsvpcConfiguration?.assignPublicIp
  const isAsWanted = live?.presumed || live?.props.networkConfiguration === undefined
  return {
    before:
      live && now > 0 && isOnFargate(live.props)
        ? was && now * dollars(was, isAsWanted ? isPublic : address === 'ENABLED')
        : 0,
    after: isOnFargate(request) ? wantedCount(model, live, now) * dollars(wanted, isPublic) : 0,
  }
}

/** As many as there are, where the plan leaves that; of a service that scales, within the limits. */
function wantedCount(
  { autoScaling, desiredCount = 0 }: ServiceModel,
  live: Live<'service', ServiceProps> | undefined,
  now: number,
): number {
  if (autoScaling)
    return Math.min(Math.max(live ? now : desiredCount, autoScaling.minCapacity), autoScaling.maxCapacity)
  return live?.ignored?.some(({ path }) => path === 'desiredCount') ? now : desiredCount
}

const isOnFargate = ({ launchType, capacityProviderStrategy = [] }: Capacity): boolean =>
  capacityProviderStrategy.length > 0
    ? capacityProviderStrategy.some(({ capacityProvider }) => String(capacityProvider).startsWith('FARGATE'))
    : launchType === 'FARGATE'

const sizeOf = (definition: TaskDefinitionModel): Size => ({
  cpu: definition.cpu,
  memory: definition.memory,
  architecture: definition.cpuArchitecture,
  system: definition.operatingSystemFamily,
  storage: definition.ephemeralStorageGiB,
})

/** Whether the newest of its task definition is what it runs: no other is read. */
function runs({ taskDefinition }: ServiceProps, definition: TaskDefinitionModel, actions: Actions): boolean {
  const newest = actions.get(keyOf(definition))?.live?.outputs
  return newest !== undefined && 'arn' in newest && newest.arn === taskDefinition
}

/** The size before the changes that the plan has of it. */
function before(wanted: Size, definition: TaskDefinitionModel, actions: Actions): Size {
  const changes = actions.get(keyOf(definition))?.changes ?? []
  const was = (path: string, value: unknown): unknown => {
    const change = changes.find(each => each.path === path)
    return change ? change.from : value
  }
  return {
    cpu: was('cpu', wanted.cpu),
    memory: was('memory', wanted.memory),
    architecture: was('runtimePlatform.cpuArchitecture', wanted.architecture),
    system: was('runtimePlatform.operatingSystemFamily', wanted.system),
    storage: was('ephemeralStorageGiB', wanted.storage),
  }
}

function dollars({ cpu, memory, architecture, system, storage }: Size, isPublic: boolean): number {
  if (typeof system === 'string' && system.startsWith('WINDOWS')) return 0
  const { vCpu, gigabyte } = PER_HOUR.fargate[architecture === 'ARM64' ? 'ARM64' : 'X86_64']
  const more = Math.max(Number(storage ?? STORAGE_GIB) - STORAGE_GIB, 0)
  return (
    (Number(cpu ?? 0) / 1024) * vCpu +
    (Number(memory ?? 0) / 1024) * gigabyte +
    more * PER_HOUR.taskStorage +
    (isPublic ? PER_HOUR.publicAddress : 0)
  )
}
