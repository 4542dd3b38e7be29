import type { PolicyResource, PolicyStatement } from '../model/role.ts'
import type { TaskModel } from '../model/task.ts'

/**
 * What it takes to start a task, whatever revision of its definition, in its cluster.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/CWE_IAM_role.html
 */
export function runRights({ cluster, taskDefinition }: TaskModel): readonly PolicyStatement[] {
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
  ]
}
