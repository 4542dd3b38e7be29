import { cluster, loadBalancer, network, role, service, stack, taskDefinition } from '../../../src/index.ts'
import { instances } from '../given.ts'
import type { System } from '../system.ts'

export const fis: System = {
  async given(account) {
    await instances(account, 'ecs-blueprint-infra')
    account.simulator.namespace('default.core.local', 'DNS_PRIVATE')
    const AssumeRolePolicyDocument = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    })
    await account.aws.iam('CreateRole', { RoleName: 'core-infra-execution', AssumeRolePolicyDocument })
    await account.aws.iam('AttachRolePolicy', {
      RoleName: 'core-infra-execution',
      PolicyArn: 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy',
    })
  },
  program(tag) {
    const vpc = network.default()
    const app = taskDefinition('fis')
      .ec2()
      .pidMode('task')
      .executionRole(role.existing('core-infra-execution'))
      .taskRole({
        allow: [
          { actions: ['iam:PassRole'], resources: ['arn:aws:iam::123456789012:role/ssm-managed-instance'] },
          { actions: ['ssm:CreateActivation', 'ssm:AddTagsToResource'], resources: ['*'] },
        ],
      })
      .logs({ group: 'fis-service', retentionDays: 7 })
      .container('ecsdemo-frontend', c =>
        c.image(`public.ecr.aws/aws-containers/ecsdemo-frontend:${tag}`).cpu(256).memoryReservation(512).port(3000),
      )
      .container('amazon-ssm-agent', c =>
        c
          .image('public.ecr.aws/amazon-ssm-agent/amazon-ssm-agent:latest')
          .essential(false)
          .memoryReservation(64)
          .environment({ MANAGED_INSTANCE_ROLE_NAME: 'ssm-managed-instance' })
          .command('/bin/bash', '-c', 'set -e; yum upgrade -y; yum install jq procps awscli -y'),
      )
    return stack('fis').add(
      service('fis')
        .cluster(cluster.existing('ecs-blueprint-infra'))
        .taskDefinition(app)
        .network(vpc)
        .target(loadBalancer('fis').network(vpc).http(), 'ecsdemo-frontend', 3000)
        .discoverable('default.core.local')
        .desiredCount(1),
    )
  },
}
