import { advice, ofService, ofTask } from '../advice.ts'
import { roleOf } from '../names.ts'
import type { Clue } from '../subject.ts'
import { type Cause, guide } from './cause.ts'

const HOOK = /lifecycle hook/i
/** The names under which ECS itself works with a role that it was lent. */
const ECS_ITSELF =
  /ECS Infrastructure Role|unable to manage the ELB|assumed-role\/[^/\s]+\/(ecs-service-scheduler|ECSNetworking\w*|ECS\w*ManagedInstances|ecs-ebs\w*|ECSTaskVolume\w*)|Unable to launch instance|failed to (register|deregister|describe) target|hook\(s\) failed\W+AccessDenied|\bEBS\b/i
const DENIED = /not authorized|UnauthorizedOperation|AccessDenied|missing permissions/i

const INFRASTRUCTURE: Omit<Cause, 'words'> = {
  code: 'infrastructure-role.not-assumable',
  mends: 'role',
  cause: clue => `ECS may not assume the infrastructure role${named(clue)}`,
  fix: () =>
    'Let ecs.amazonaws.com assume it in its trust policy, make sure that it exists, and that who deploys may pass it (iam:PassRole).',
  docs: guide('infrastructure_IAM_role'),
}

/** The roles that ECS itself needs, told from those of the task. */
export const ROLE_CAUSES: readonly Cause[] = [
  {
    code: 'hook-role.not-assumable',
    about: HOOK,
    words: /unable to assume/i,
    mends: 'role',
    cause: clue => `ECS may not assume the role that calls the lifecycle hooks${named(clue)}`,
    fix: clue =>
      advice`Let ecs.amazonaws.com assume it in its trust policy, and make sure that it exists: ${ofService(clue, '{ hooks } of the deployment strategy', 'deploymentConfiguration.lifecycleHooks.roleArn')}.`,
    docs: guide('blue-green-permissions'),
  },
  {
    code: 'hook-role.denied',
    about: HOOK,
    words:
      /not authorized to perform: lambda:|ECS-Lambda-Execution.*(not authorized|AccessDenied)|invoke hook target.*(not authorized|AccessDenied)/is,
    mends: 'role',
    cause: clue => `The role that calls the lifecycle hooks${named(clue)} may not call ${hookOf(clue)}`,
    fix: clue =>
      advice`Allow it lambda:InvokeFunction on the function: ${ofService(clue, '{ hooks } of the deployment strategy', 'deploymentConfiguration.lifecycleHooks.roleArn')}.`,
    docs: guide('blue-green-permissions'),
  },
  {
    words: /unable to assume the (configured )?(ECS )?infrastructure role|AccessDenied\w* for ECSInfrastructureRole/i,
    calls: true,
    ...INFRASTRUCTURE,
  },
  {
    // The roles of a task are not what ECS makes volumes or shifts traffic with.
    words:
      /unable to assume (the )?role\b.*\b(EBS|volumes?|listeners?|rules?)\b|service deployment .*unable to assume (the )?role/is,
    ...INFRASTRUCTURE,
  },
  {
    code: 'infrastructure-role.denied',
    about: ECS_ITSELF,
    words: DENIED,
    when: ({ words }) => !/perform: (ecr|secretsmanager|ssm|logs|s3|kms):/i.test(words),
    mends: 'role',
    cause: clue =>
      `The infrastructure role of ECS${named(clue)} may not ${actionOf(clue) ?? 'do what this service needs'}`,
    fix: clue =>
      `Let ecs.amazonaws.com assume that role, and allow it ${actionOf(clue) ?? 'what is missing'}, best with the policy ${policyFor(clue)}. It is not a role of the task.`,
    docs: guide('infrastructure_IAM_role'),
  },
  {
    code: 'role.not-assumable',
    words: /unable to assume the service linked role|service.linked role does not exist|ECS service role/i,
    calls: true,
    mends: 'role',
    cause: ({ words }) =>
      `ECS may not assume ${/service linked/i.test(words) ? 'its service-linked role' : 'the role that the service names for its load balancer'}`,
    fix: ({ words }) =>
      /service linked/i.test(words)
        ? 'Make it, or wait some seconds where it was just made: aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com.'
        : 'Name no role, so that ECS uses AWSServiceRoleForECS; or let ecs.amazonaws.com assume it, and allow it what AmazonEC2ContainerServiceRole does.',
    docs: guide('using-service-linked-roles'),
  },
  {
    code: 'role.not-assumable',
    words: /(find|get) execution role credentials|execution role credentials not available/i,
    mends: 'role',
    cause: () => 'The agent of the container instance has no credentials of an execution role',
    fix: clue =>
      advice`Give the task definition an execution role that ecs-tasks.amazonaws.com may assume: ${ofTask(clue, '.executionRole(…)', 'executionRoleArn')}.`,
    docs: guide('task_execution_IAM_role'),
  },
  {
    code: 'role.not-assumable',
    words: /unable to assume (the )?role|sts:AssumeRole|trust relationship has been misconfigured/i,
    calls: true,
    mends: 'role',
    cause: clue => `ECS may not assume ${roleOf(clue)}`,
    fix: clue =>
      advice`Let ecs-tasks.amazonaws.com assume it in its trust policy, and make sure that it exists: ${ofTask(clue, '.executionRole(…) or .taskRole(…)', 'executionRoleArn', 'taskRoleArn')}.`,
    docs: guide('task-iam-roles'),
  },
]

/** The role that did it, else the one that it was done to: the role to be passed is not the one that may not pass it. */
function named({ words }: Clue): string {
  const role = /assumed-role\/([^/\s]+)\//.exec(words)?.[1] ?? /arn:[\w-]+:iam::\d*:role\/[\w+=,.@/-]+/.exec(words)?.[0]
  return role ? ` (${role})` : ''
}

const actionOf = ({ words }: Clue): string | undefined => /perform: ([\w-]+:\w+)/.exec(words)?.[1]

const hookOf = ({ words }: Clue): string =>
  /hook target (arn:\S+)/.exec(words)?.[1] ?? /arn:[\w-]+:lambda:\S+/.exec(words)?.[0] ?? 'the function'

function policyFor({ words }: Clue): string {
  if (/launch instance|PassRole/i.test(words)) return 'AmazonECSInfrastructureRolePolicyForManagedInstances'
  if (/vpc-lattice/i.test(words)) return 'AmazonECSInfrastructureRolePolicyForVpcLattice'
  return /\bEBS\b|volume/i.test(words)
    ? 'AmazonECSInfrastructureRolePolicyForVolumes'
    : 'AmazonECSInfrastructureRolePolicyForLoadBalancers'
}
