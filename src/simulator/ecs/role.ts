import type { TaskDefinition } from '@aws-sdk/client-ecs'
import { identity } from '../iam/state.ts'
import { trusts } from '../iam/trust.ts'
import { AwsError, type World } from '../operation.ts'

/** Whether a role of the account is so new that no service can assume it yet. */
export function tooNew(world: World, arn: string | undefined): boolean {
  const { roleSeconds = 0 } = world.realism
  const role = arn === undefined ? undefined : identity(world).roleByArn(arn)
  return role !== undefined && world.clock.now() < role.createdAt + roleSeconds * 1000
}

/** The ARN of a role that is named by ARN or by its name, with its path. */
export const roleArnOf = ({ partition, account }: World, role: string): string =>
  role.startsWith('arn:') ? role : `arn:${partition}:iam::${account}:role/${role}`

/** Whether no task can be a role: it is too new, gone, or does not trust the tasks of ECS. One that was never made here can. */
function cannotBe(world: World, arn: string | undefined): boolean {
  if (arn === undefined) return false
  const { deleted, roleByArn } = identity(world)
  const role = roleByArn(arn)
  return (
    deleted.has(arn) || tooNew(world, arn) || (role !== undefined && !trusts(world, role, 'ecs-tasks.amazonaws.com'))
  )
}

/** Why a task cannot start with the roles of its definition, in AWS's words. */
export function roleRefusal(world: World, { executionRoleArn, taskRoleArn }: TaskDefinition): string | undefined {
  const role = [executionRoleArn, taskRoleArn].find(arn => cannotBe(world, arn))
  return role === undefined
    ? undefined
    : `ECS was unable to assume the role '${role}' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.`
}

/** Throws what CreateCluster answers while the service-linked role, which its first call makes, is not there yet. */
export function checkServiceLinkedRole(world: World): void {
  const { serviceLinkedRoleSeconds = 0 } = world.realism
  if (serviceLinkedRoleSeconds === 0) return
  const made = world.state('ecs service-linked role', () => ({ at: world.clock.now() }))
  if (world.clock.now() < made.at + serviceLinkedRoleSeconds * 1000)
    throw new AwsError(
      'InvalidParameterException',
      'Unable to assume the service linked role. Please verify that the ECS service linked role exists.',
    )
}
