import { logGroupOf, networkOf, roleOf } from '../names.ts'
import { ofContainer, ofService, ofTask } from '../subject.ts'
import { type Cause, guide } from './cause.ts'

const RESOURCES = guide('resource-initialization-error')

/** What keeps a task from being set up, images and secrets aside. */
export const START_CAUSES: readonly Cause[] = [
  {
    code: 'log-group.denied',
    words: /not authorized to perform: logs:|log stream.*AccessDenied|log group.*AccessDenied/is,
    hopeless: true,
    cause: clue => `${roleOf(clue)} may not write to the log group ${logGroupOf(clue)}`,
    fix: clue =>
      `Allow the execution role logs:CreateLogStream and logs:PutLogEvents on it: ${ofTask(clue, '.executionRole(…)', 'executionRoleArn')}.`,
    docs: guide('using_awslogs'),
  },
  {
    code: 'log-group.unreachable',
    words: /(logger args|logging driver|CloudWatch).*(signal: killed|deadline|connection issue|timed? ?out)/is,
    hopeless: false,
    cause: clue => `The log group ${logGroupOf(clue)} could not be reached from ${networkOf(clue)}`,
    fix: clue =>
      `Give the tasks a way out: a public IP in a public subnet, a NAT gateway, or a VPC endpoint for logs that lets port 443 in: ${ofService(clue, '.network(…)', 'networkConfiguration')}.`,
    docs: RESOURCES,
  },
  {
    code: 'log-group.missing',
    words:
      /log group does not exist|cannot find the Amazon CloudWatch log group|failed to validate logger args|logging driver/i,
    hopeless: true,
    cause: clue => `The log group ${logGroupOf(clue)} does not exist`,
    fix: clue => `Create it, or name another: ${ofContainer(clue, '.logs(…)', 'logConfiguration')}.`,
    docs: guide('using_awslogs'),
  },
  {
    code: 'role.not-assumable',
    words:
      /unable to assume (the )?(role|service linked role)|sts:AssumeRole|trust relationship has been misconfigured/i,
    calls: true,
    hopeless: false,
    cause: clue => `ECS may not assume ${/service linked/.test(clue.words) ? 'its service-linked role' : roleOf(clue)}`,
    fix: clue =>
      `Let ecs-tasks.amazonaws.com assume it in its trust policy, and make sure that it exists: ${ofTask(clue, '.executionRole(…) or .taskRole(…)', 'executionRoleArn or taskRoleArn')}.`,
    docs: guide('task-iam-roles'),
  },
  {
    code: 'subnet.full',
    words:
      /InsufficientFreeAddresses|not enough free addresses|enough free (ip )?addresses|Network Interface with public IP assignment enabled/i,
    calls: true,
    hopeless: false,
    cause: clue => `No address is free in ${/subnet-\w+/.exec(clue.words)?.[0] ?? networkOf(clue)}`,
    fix: clue =>
      `Use larger or more subnets, or free addresses in these: ${ofService(clue, '.network(…)', 'networkConfiguration')}.`,
    docs: guide('failed-to-start-error'),
  },
  {
    code: 'volume.failed',
    words: /CannotCreateVolumeError|(failed to invoke EFS utils|mount\.nfs4|EFS).*(mount|timed out|denied)/is,
    hopeless: false,
    cause: () => 'A volume could not be mounted',
    fix: clue =>
      `Let the tasks reach the file system on port 2049, and let the task role mount it: ${ofTask(clue, '.taskRole(…)', 'volumes and taskRoleArn')}.`,
    docs: guide('cannot-create-volume'),
  },
  {
    code: 'network-interface.failed',
    words:
      /network interface provisioning|attempting to Create Network Interface|network interface.*(denied|AuthFailure)/i,
    hopeless: false,
    cause: clue => `A task got no network interface in ${networkOf(clue)}`,
    fix: clue =>
      `AWS tries again by itself; if it goes on, look at the limits for network interfaces and at ${ofService(clue, '.network(…)', 'networkConfiguration')}.`,
    docs: guide('failed-to-start-error'),
  },
]

/** What is left: AWS could not set the task up, and its words say no more that is known. */
export const INITIALIZATION: Cause = {
  code: 'task.initialization',
  words: /ResourceInitializationError|InternalError|Timeout waiting for EphemeralStorage/i,
  hopeless: false,
  cause: () => 'The task could not be set up',
  fix: clue =>
    `Read the evidence; check the way from ${networkOf(clue)} to AWS, and ${ofTask(clue, '.executionRole(…)', 'executionRoleArn')}.`,
  docs: RESOURCES,
}
