/** Where the simulator's answers are known to differ from the recorded ones: the member, or all below it, and why. */
export const differences: readonly (readonly [operation: string, path: string, why: string])[] = [
  [
    'ec2 DescribeNetworkInterfaces',
    'NetworkInterfaces[].Association',
    'both recorded interfaces have a public address; the simulator hands none out',
  ],
  [
    'ec2 DescribeNetworkInterfaces',
    'NetworkInterfaces[].PrivateIpAddresses[].Association',
    'both recorded interfaces have a public address; the simulator hands none out',
  ],
  [
    'ecs RegisterTaskDefinition',
    'taskDefinition.containerDefinitions[]',
    'the one recorded answer repeats what its request gave',
  ],
  ['ecs RegisterTaskDefinition', 'taskDefinition.taskRoleArn', 'the one recorded answer repeats what its request gave'],
  [
    'elbv2 DescribeRules',
    'Rules[].Actions[].Order',
    'both recorded rules were made with an order; that AWS adds one to a single action is not recorded',
  ],
]

/** Operations that were recorded and that the simulator does not have, or that the scenario cannot play, and why. */
export const unplayed: Readonly<Record<string, string>> = {}

/** Values that were recorded alone, where the scenario asks for another, and why. */
export const asksForOthers: readonly (readonly [operation: string, path: string, why: string])[] = [
  ...['enable', 'rollback'].map(
    member =>
      [
        'ecs DescribeServices',
        `services[].deploymentConfiguration.deploymentCircuitBreaker.${member}`,
        'its services have a circuit breaker',
      ] as const,
  ),
  ...['HealthCheckIntervalSeconds', 'HealthyThresholdCount', 'UnhealthyThresholdCount'].map(
    member =>
      [
        'elbv2 DescribeTargetGroups',
        `TargetGroups[].${member}`,
        'targets of a program have checks of their own',
      ] as const,
  ),
]
