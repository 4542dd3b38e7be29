import type { RawEventRuleSettings } from '../model/raw-settings.ts'
import { eventBridge } from './api/event-bridge.ts'
import { BY_TASK, rawEcsParameters } from './raw-ecs-parameters.ts'
import type { RawKind } from './raw-kind.ts'

const ONLY_TASKS = 'remove it: an event rule of the stack starts a task of ECS'

export const RAW_EVENT_RULE: RawKind<RawEventRuleSettings> = {
  table: eventBridge,
  structure: 'PutRuleRequest',
  names: { Description: true, State: true, Target: true },
  instead: {
    EventBusName: 'call .eventBus()',
    EventPattern: 'call .pattern()',
    Name: 'remove it: its name is that of the stack and its own, by which it is found',
    RoleArn: 'remove it: only rules that send to buses have a role of their own',
    ScheduleExpression: 'make a schedule: schedule()',
    Tags: 'call .tags()',
  },
  parts: {
    Target: {
      table: eventBridge,
      structure: 'Target',
      names: { EcsParameters: true },
      instead: {
        Arn: BY_TASK,
        Id: 'call .targetId()',
        Input: BY_TASK,
        InputPath: 'call .environmentFromEvent()',
        InputTransformer: 'call .environmentFromEvent()',
        RoleArn: 'remove it: a role is made for the rule, which may start its task and nothing else',
        ...Object.fromEntries(
          [
            ...[
              'AppSyncParameters',
              'BatchParameters',
              'HttpParameters',
              'KinesisParameters',
              'RedshiftDataParameters',
            ],
            ...['RunCommandParameters', 'SageMakerPipelineParameters', 'SqsParameters'],
          ].map(name => [name, ONLY_TASKS]),
        ),
      },
      parts: {
        EcsParameters: rawEcsParameters(eventBridge),
      },
    },
  },
}
