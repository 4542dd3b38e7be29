import type { Deferred } from '../model/deferred.ts'
import type { PolicyResource, PolicyStatement, RoleModel } from '../model/role.ts'
import { SCHEDULES } from '../model/schedule-group.ts'
import type { TaskModel } from '../model/task.ts'

/**
 * A role that lets EventBridge Scheduler start a task, and nothing else.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/CWE_IAM_role.html
 */
export function scheduleRole(
  schedule: string,
  task: TaskModel,
  queue: string | Deferred | undefined,
  key: string | undefined,
): RoleModel {
  return {
    kind: 'role',
    id: `${schedule}-schedule`,
    description: `Starts task ${task.id} for schedule ${schedule}`,
    assumedBy: 'scheduler.amazonaws.com',
    assumedFor: SCHEDULES,
    statements: [...runRights(task, queue), ...keyRights(key)],
    managedPolicyArns: [],
    tags: task.tags,
  }
}

// Whether EventBridge Scheduler reads with this role what a key of the account encrypts is not recorded; the right is for
// that key alone. https://docs.aws.amazon.com/scheduler/latest/UserGuide/encryption-rest.html
function keyRights(key: string | undefined): readonly PolicyStatement[] {
  return key === undefined ? [] : [{ sid: 'ReadInput', actions: ['kms:Decrypt'], resources: [key] }]
}

/** What it takes to start a task, whatever revision of its definition, in its cluster. */
function runRights(task: TaskModel, queue: string | Deferred | undefined): readonly PolicyStatement[] {
  const { cluster, taskDefinition } = task
  const roles = [taskDefinition.executionRole, taskDefinition.taskRole].flatMap((role): PolicyResource[] => {
    if (role === undefined) return []
    return [typeof role === 'string' ? role : { role }]
  })
  return [
    {
      sid: 'RunTask',
      actions: ['ecs:RunTask'],
      resources: [{ revisionsOf: taskDefinition }],
      cluster,
    },
    ...(roles.length > 0
      ? [
          {
            sid: 'PassRoles',
            actions: ['iam:PassRole'],
            resources: roles,
            conditions: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
          },
        ]
      : []),
    // AWS knows no narrower resource for tags that a new task gets: its own page says it so.
    {
      sid: 'TagTasks',
      actions: ['ecs:TagResource'],
      resources: ['*'],
      conditions: { StringEquals: { 'ecs:CreateAction': 'RunTask' } },
    },
    ...(queue === undefined ? [] : [{ sid: 'KeepFailed', actions: ['sqs:SendMessage'], resources: [queue] }]),
  ]
}
