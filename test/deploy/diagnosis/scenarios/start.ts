import { type Scenario, SERVICE, TASK } from './scenario.ts'

export const START_SCENARIOS: readonly Scenario[] = [
  {
    code: 'role.not-assumable',
    failure: { how: 'cannot place', because: 'role not assumable' },
    cause: /^ECS may not assume arn:aws:iam::123456789012:role\//,
    evidence: 'service event: (service shop) failed to launch a task',
    fix: `.executionRole(…) or .taskRole(…) of ${TASK}`,
  },
  {
    code: 'log-group.missing',
    failure: { how: 'cannot start', because: 'log group missing' },
    cause: 'The log group /ecs/shop/shop does not exist',
    evidence: 'The specified log group does not exist',
    fix: `.logs(…) of ${TASK}`,
  },
  {
    code: 'log-group.denied',
    failure: { how: 'cannot start', because: 'log group denied' },
    cause: 'may not write to the log group /ecs/shop/shop',
    evidence: 'not authorized to perform: logs:CreateLogStream',
    fix: `.executionRole(…) of ${TASK}`,
  },
  {
    code: 'log-group.unreachable',
    failure: { how: 'cannot start', because: 'log group unreachable' },
    cause: 'The log group /ecs/shop/shop could not be reached from subnet-',
    evidence: 'connection issue between the task and Amazon CloudWatch',
    fix: `.network(…) of ${SERVICE}`,
  },
  {
    code: 'volume.unreachable',
    failure: { how: 'cannot start', because: 'volume not mounted' },
    cause: 'The file system does not answer from ',
    evidence: 'mount.nfs4: Connection timed out',
    fix: `.network(…) of ${SERVICE}`,
  },
  {
    code: 'subnet.full',
    failure: { how: 'cannot start', because: 'subnet full' },
    cause: /^No address is free in subnet-/,
    evidence: 'InsufficientFreeAddressesInSubnet',
    fix: `.network(…) of ${SERVICE}`,
  },
  {
    code: 'subnet.full',
    when: 'no task can be started at all',
    failure: { how: 'cannot place', because: 'subnet full' },
    cause: /^No address is free in subnet-/,
    evidence: 'service event: ',
    fix: `.network(…) of ${SERVICE}`,
  },
  {
    code: 'network-interface.failed',
    failure: { how: 'cannot start', because: 'no network interface' },
    cause: 'A task got no network interface in subnet-',
    evidence: 'Timeout waiting for network interface provisioning',
    fix: `.network(…) of ${SERVICE}`,
  },
  {
    code: 'environment-file.denied',
    failure: { how: 'cannot start', because: 'environment file denied' },
    cause: 'may not read the environment file of the task',
    evidence: 'failed to download env files',
    fix: `.executionRole(…) of ${TASK}`,
  },
]
