import type { Deferred } from '../model/deferred.ts'
import type { PolicyStatement, RoleModel } from '../model/role.ts'
import { SCHEDULES } from '../model/schedule-group.ts'
import type { TaskModel } from '../model/task.ts'
import { runRights } from './run-rights.ts'

/** A role that lets EventBridge Scheduler start a task, and nothing else. */
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
    statements: [
      ...runRights(task),
      ...(queue === undefined ? [] : [{ sid: 'KeepFailed', actions: ['sqs:SendMessage'], resources: [queue] }]),
      ...keyRights(key),
    ],
    managedPolicyArns: [],
    tags: task.tags,
  }
}

// Whether EventBridge Scheduler reads with this role what a key of the account encrypts is not recorded; the right is for
// that key alone. https://docs.aws.amazon.com/scheduler/latest/UserGuide/encryption-rest.html
function keyRights(key: string | undefined): readonly PolicyStatement[] {
  return key === undefined ? [] : [{ sid: 'ReadInput', actions: ['kms:Decrypt'], resources: [key] }]
}
