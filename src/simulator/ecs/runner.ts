import type { RunTaskRequest } from '@aws-sdk/client-ecs'
import { refusalOf } from '../iam/refusal.ts'
import { identity } from '../iam/state.ts'
import { AwsError, type World } from '../operation.ts'
import { clusterOf } from './cluster.ts'
import { deniedWords } from './denied.ts'
import { runTask } from './run-task.ts'
import { runnable } from './run-task-refusals.ts'
import { ecsArn } from './state.ts'

/** What a service of AWS has started with a role of the account. */
export interface Ran {
  readonly taskArns: readonly string[]
  readonly failures: readonly string[]
}

/** Runs tasks as a role does; what AWS says where it may not, or cannot. */
export function runner(world: World, roleArn: string, request: RunTaskRequest): Ran | string {
  try {
    const { taskDefinitionArn = '', executionRoleArn, taskRoleArn } = runnable(world, request.taskDefinition)
    const { arn, name } = clusterOf(world, request.cluster)
    const cluster = { 'ecs:cluster': arn }
    const passed = { 'iam:passedtoservice': 'ecs-tasks.amazonaws.com' }
    const roles = [...new Set([executionRoleArn, taskRoleArn])].flatMap(arn => arn ?? [])
    const refusal =
      denied(world, roleArn, 'ecs:RunTask', taskDefinitionArn, cluster) ??
      roles.map(arn => denied(world, roleArn, 'iam:PassRole', arn, passed)).find(why => why !== undefined) ??
      (isTagged(request)
        ? denied(world, roleArn, 'ecs:TagResource', ecsArn(world, `task/${name}/*`), MAKES)
        : undefined)
    if (refusal !== undefined) return refusal
    const { tasks, failures } = runTask(request, world)
    return {
      taskArns: tasks.flatMap(({ taskArn }) => taskArn ?? []),
      failures: failures.map(({ reason = '' }) => reason),
    }
  } catch (error) {
    if (error instanceof AwsError) return `${error.code}: ${error.message}`
    throw error
  }
}

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/supported-iam-actions-tagging.html
const MAKES = { 'ecs:createaction': 'RunTask' }

const isTagged = ({ tags = [], propagateTags, enableECSManagedTags }: RunTaskRequest): boolean =>
  tags.length > 0 || propagateTags !== undefined || enableECSManagedTags === true

/** What AWS says where a role may not do this; undefined where it may, or was never made here. */
export function denied(
  world: World,
  roleArn: string,
  action: string,
  resource: string,
  context: Readonly<Record<string, string>> = {},
): string | undefined {
  const role = identity(world).roleByArn(roleArn)
  const why = role && refusalOf(world, role, action, resource, context)
  return (
    role &&
    why &&
    deniedWords({ account: world.account, role: role.roleName, session: 'events' }, action, resource, why)
  )
}
