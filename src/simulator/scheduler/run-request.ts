import type { RunTaskRequest, TaskOverride } from '@aws-sdk/client-ecs'
import type { Schedule } from './state.ts'

/** Recorded of running tasks: `chronos-schedule/` and the name, of which 36 characters in all are left. */
const LONGEST_STARTED_BY = 36

/** RunTask as EventBridge Scheduler calls it. */
export function runRequest({ name, settings: { Target: target } }: Schedule): RunTaskRequest {
  const { EcsParameters: parameters, Input: input } = target ?? {}
  const overrides: TaskOverride | undefined = input === undefined ? undefined : JSON.parse(input)
  const { Subnets, SecurityGroups, AssignPublicIp } = parameters?.NetworkConfiguration?.awsvpcConfiguration ?? {}
  return {
    cluster: target?.Arn,
    taskDefinition: parameters?.TaskDefinitionArn,
    count: parameters?.TaskCount,
    launchType: parameters?.LaunchType,
    platformVersion: parameters?.PlatformVersion,
    group: parameters?.Group,
    capacityProviderStrategy: parameters?.CapacityProviderStrategy,
    placementConstraints: parameters?.PlacementConstraints,
    placementStrategy: parameters?.PlacementStrategy,
    enableECSManagedTags: parameters?.EnableECSManagedTags,
    enableExecuteCommand: parameters?.EnableExecuteCommand,
    propagateTags: parameters?.PropagateTags,
    // As they are: https://github.com/hashicorp/terraform-provider-aws/issues/45629
    ...(parameters?.Tags && { tags: parameters.Tags }),
    ...(Subnets && {
      networkConfiguration: {
        awsvpcConfiguration: { subnets: Subnets, securityGroups: SecurityGroups, assignPublicIp: AssignPublicIp },
      },
    }),
    ...(overrides && { overrides }),
    startedBy: `chronos-schedule/${name}`.slice(0, LONGEST_STARTED_BY),
  }
}
