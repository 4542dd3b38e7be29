import type { RawScheduleSettings } from '../model/raw-settings.ts'
import { scheduler } from './api/scheduler.ts'
import { BY_TASK, rawEcsParameters } from './raw-ecs-parameters.ts'
import type { RawKind } from './raw-kind.ts'

const ONLY_TASKS = 'remove it: a schedule of the stack starts a task of ECS'

export const RAW_SCHEDULE: RawKind<RawScheduleSettings> = {
  table: scheduler,
  structure: 'CreateScheduleInput',
  names: { KmsKeyArn: true, Target: true },
  instead: {
    ActionAfterCompletion: 'remove it: a schedule that AWS deletes would be made again by the next deploy',
    ClientToken: 'remove it: a repeated deploy finds the schedule by its name',
    Description: 'remove it: the description says whose the schedule is',
    GroupName: 'remove it: the schedules of a stack are a group, by which they are found',
  },
  parts: {
    Target: {
      table: scheduler,
      structure: 'Target',
      names: { EcsParameters: true },
      instead: {
        Arn: BY_TASK,
        Input: BY_TASK,
        RoleArn: 'remove it: a role is made for the schedule, which may start its task and nothing else',
        ...Object.fromEntries(
          [
            ...['EventBridgeParameters', 'EventBridgePutEventsV2Parameters', 'EventBridgePutRawEventsParameters'],
            ...['KinesisParameters', 'SageMakerPipelineParameters', 'SqsParameters'],
          ].map(name => [name, ONLY_TASKS]),
        ),
      },
      parts: {
        EcsParameters: rawEcsParameters(scheduler),
      },
    },
  },
}
