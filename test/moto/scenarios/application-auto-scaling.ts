import {
  DeregisterScalableTargetCommand,
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
  PutScalingPolicyCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling'
import { CreateClusterCommand, CreateServiceCommand, RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs'
import { network, type Scenario, TASK } from './scenario.ts'

export const applicationAutoScalingScenarios: Readonly<Record<string, Scenario>> = {
  async 'application auto scaling'(api, ask) {
    const { applicationAutoScaling, ecs } = api
    const { subnets } = await network(api)
    await ecs.send(new CreateClusterCommand({ clusterName: 'prod' }))
    await ecs.send(new RegisterTaskDefinitionCommand(structuredClone(TASK) as never))
    const networkConfiguration = { awsvpcConfiguration: { subnets, securityGroups: [] } }
    const web = { cluster: 'prod', serviceName: 'web', taskDefinition: 'web', launchType: 'FARGATE' } as const
    await ecs.send(new CreateServiceCommand({ ...web, desiredCount: 1, networkConfiguration }))
    const target = {
      ServiceNamespace: 'ecs',
      ResourceId: 'service/prod/web',
      ScalableDimension: 'ecs:service:DesiredCount',
    } as const
    const describe = () => applicationAutoScaling.send(new DescribeScalableTargetsCommand({ ServiceNamespace: 'ecs' }))
    await ask('describe missing', describe())
    await ask('deregister missing', applicationAutoScaling.send(new DeregisterScalableTargetCommand(target)))
    const policy = new PutScalingPolicyCommand({
      ...target,
      PolicyName: 'cpu',
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 60,
        PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
      },
    })
    await ask('put a policy too early', applicationAutoScaling.send(policy))
    await ask(
      'register',
      applicationAutoScaling.send(new RegisterScalableTargetCommand({ ...target, MinCapacity: 1, MaxCapacity: 4 })),
    )
    await ask('describe', describe())
    await ask('put a policy', applicationAutoScaling.send(policy))
    await ask(
      'describe policies',
      applicationAutoScaling.send(new DescribeScalingPoliciesCommand({ ServiceNamespace: 'ecs' })),
    )
    await ask('deregister', applicationAutoScaling.send(new DeregisterScalableTargetCommand(target)))
    await ask(
      'policies of nothing',
      applicationAutoScaling.send(new DescribeScalingPoliciesCommand({ ServiceNamespace: 'ecs' })),
    )
  },
}
