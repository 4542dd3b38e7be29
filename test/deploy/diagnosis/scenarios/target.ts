import type { Simulator } from '../../../../src/simulator/index.ts'
import { type Scenario, SERVICE } from './scenario.ts'

export const TARGET_SCENARIOS: readonly Scenario[] = [
  {
    code: 'target.wrong-code',
    when: 'the path is wrong',
    program: { behindLoadBalancer: true },
    failure: { how: 'unhealthy', answers: 404 },
    cause: '/health on port 3000 answers 404, and the load balancer wants 200-299',
    evidence: 'unhealthy due to Health checks failed with these codes: [404]',
    fix: `{ healthCheck } in .target(…) of ${SERVICE}`,
  },
  {
    code: 'target.wrong-code',
    when: 'the program fails',
    program: { behindLoadBalancer: true },
    failure: { how: 'unhealthy', answers: 503 },
    cause: '/health on port 3000 answers 503',
    evidence: '[503]',
    fix: 'Read the log of the container',
  },
  {
    code: 'target.refused',
    program: { behindLoadBalancer: true },
    failure: { how: 'unhealthy' },
    cause: 'Connections to port 3000 are refused or break',
    evidence: 'unhealthy due to Health checks failed',
    fix: `.target(…, 3000) of ${SERVICE}`,
  },
  {
    code: 'target.timeout',
    program: { behindLoadBalancer: true },
    failure: { how: 'unhealthy', answers: 'slowly' },
    cause: 'Nothing answered /health on port 3000 within 5 s',
    evidence: 'unhealthy due to Request timed out',
    fix: `{ healthCheck } in .target(…) of ${SERVICE}`,
  },
  {
    code: 'target.security-group',
    program: { behindLoadBalancer: true },
    failure: { how: 'unhealthy', answers: 'slowly' },
    meanwhile: closePort,
    cause: 'do not let the load balancer in on port 3000',
    evidence: 'unhealthy due to Request timed out',
    fix: `the security group of ${SERVICE}`,
  },
  {
    code: 'target.grace-period',
    program: { behindLoadBalancer: true, gracePeriod: 0 },
    failure: { how: 'unhealthy' },
    cause: 'the grace period is 0 s, and its checks give up after 45 s',
    evidence: /the task was stopped \d+ s after it started/,
    fix: `.healthCheckGracePeriod(…) of ${SERVICE}`,
  },
  {
    code: 'target.unhealthy',
    program: { behindLoadBalancer: true },
    failure: { how: 'unhealthy', message: 'Internal error of the load balancer' },
    cause: 'unhealthy',
    evidence: 'unhealthy due to Internal error of the load balancer',
    fix: SERVICE,
  },
]

/** Somebody removes the rule that lets the load balancer in. */
async function closePort(simulator: Simulator): Promise<void> {
  const { DescribeSecurityGroupsCommand, RevokeSecurityGroupIngressCommand } = await import('@aws-sdk/client-ec2')
  const { ec2 } = simulator.clients
  const { SecurityGroups = [] } = (await ec2.send(new DescribeSecurityGroupsCommand({}))) as {
    SecurityGroups?: { GroupId?: string; IpPermissions?: { FromPort?: number }[] }[]
  }
  for (const { GroupId, IpPermissions = [] } of SecurityGroups) {
    const open = IpPermissions.filter(({ FromPort }) => FromPort === 3000)
    if (open.length > 0) await ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions: open }))
  }
}
