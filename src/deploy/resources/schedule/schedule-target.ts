import type { EcsParameters } from '../../../aws/shapes/scheduler.ts'
import type { RawScheduleSettings } from '../../../model/raw-settings.ts'
import type { TaskRequest } from '../task/task-request.ts'

/** What rules of EventBridge have, too, but for the type of tags. */
type AnyParameters = Omit<EcsParameters, 'Tags'> & { readonly Tags?: readonly object[] | undefined }

/** What EventBridge Scheduler says of the task that it starts, always written the same way: what is at its default is left out. */
export interface ScheduledTask {
  readonly taskDefinition: string
  readonly count: number
  readonly [setting: string]: unknown
}

/** The task of a request, with what is said of it in the terms of EventBridge Scheduler. */
export function scheduledTask(
  request: TaskRequest,
  count: number,
  { Group, ReferenceId, Tags }: NonNullable<RawScheduleSettings['Target']>['EcsParameters'] = {},
): ScheduledTask {
  const { subnets = [], securityGroups, assignPublicIp } = request.networkConfiguration?.awsvpcConfiguration ?? {}
  return canonicalTask({
    TaskDefinitionArn: request.taskDefinition,
    TaskCount: count,
    LaunchType: launchTypeOf(request),
    PlatformVersion: request.platformVersion,
    CapacityProviderStrategy: request.capacityProviderStrategy,
    PlacementConstraints: request.placementConstraints,
    PlacementStrategy: request.placementStrategy,
    EnableExecuteCommand: request.enableExecuteCommand,
    // As tasks of services have them: without tags no bill says whose they are.
    EnableECSManagedTags: true,
    PropagateTags: 'TASK_DEFINITION',
    Group,
    ReferenceId,
    // EventBridge Scheduler hands them to RunTask as they are: https://github.com/hashicorp/terraform-provider-aws/issues/45629
    Tags: Tags?.map(({ key, value = '' }) => ({ key, value })),
    ...(request.networkConfiguration && {
      NetworkConfiguration: {
        awsvpcConfiguration: { Subnets: subnets, SecurityGroups: securityGroups, AssignPublicIp: assignPublicIp },
      },
    }),
  })
}

/** Managed Instances have no launch type here: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_EcsParameters.html */
const launchTypeOf = ({ launchType }: TaskRequest) => (launchType === 'MANAGED_INSTANCES' ? undefined : launchType)

/** The task that a schedule has. */
export function canonicalTask({ TaskDefinitionArn = '', TaskCount = 1, ...rest }: AnyParameters): ScheduledTask {
  const { NetworkConfiguration: network, CapacityProviderStrategy: shares = [], ...others } = rest
  const { Subnets = [], SecurityGroups = [], AssignPublicIp = 'DISABLED' } = network?.awsvpcConfiguration ?? {}
  const settings: Record<string, unknown> = {
    ...others,
    // Only numbers are versions here; without one it is the latest.
    PlatformVersion: rest.PlatformVersion === 'LATEST' ? undefined : rest.PlatformVersion,
    CapacityProviderStrategy: shares.map(({ capacityProvider, weight = 0, base = 0 }) => ({
      capacityProvider,
      weight,
      base,
    })),
    NetworkConfiguration: network && {
      awsvpcConfiguration: {
        Subnets: [...Subnets].sort(),
        ...(SecurityGroups.length > 0 && { SecurityGroups: [...SecurityGroups].sort() }),
        AssignPublicIp,
      },
    },
  }
  const set = Object.entries(settings).filter(([, value]) => !isDefault(value))
  return { taskDefinition: TaskDefinitionArn, count: TaskCount, ...Object.fromEntries(set) }
}

const isDefault = (value: unknown): boolean =>
  value === undefined || value === false || value === '' || (Array.isArray(value) && value.length === 0)

/** The same, as it is sent. */
export const ecsParameters = ({ taskDefinition, count, ...settings }: ScheduledTask): EcsParameters => ({
  ...settings,
  TaskDefinitionArn: taskDefinition,
  TaskCount: count,
})
