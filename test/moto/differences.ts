import { DescribeScalingActivitiesCommand, ListTagsForResourceCommand } from '@aws-sdk/client-application-auto-scaling'
import {
  ListServiceDeploymentsCommand,
  RegisterTaskDefinitionCommand,
  UpdateClusterSettingsCommand,
} from '@aws-sdk/client-ecs'
import { clients } from './clients.ts'

/** Where moto does not behave as AWS does, and what makes the scenarios hold nevertheless. */
export interface Difference {
  readonly area: string
  readonly moto: string
  readonly aws: string
  readonly handledBy: string
  /** The answers of the scenarios, `scenario > call > path`, in which moto and the simulator differ for this reason. */
  readonly answers?: RegExp
  /** Tells whether moto still differs, where a call or two can tell. */
  readonly stillSo?: () => Promise<boolean>
}

/** The call is not implemented: the SDK cannot read the page that comes instead of an answer. */
const fails = (call: Promise<unknown>): Promise<boolean> =>
  call.then(
    () => false,
    (error: unknown) => error instanceof SyntaxError,
  )

const MISSING = 'is not implemented: answers HTTP 500 with a page of HTML'

export const differences: readonly Difference[] = [
  {
    area: 'ecs ListServiceDeployments, DescribeServiceDeployments, DescribeServiceRevisions, StopServiceDeployment',
    moto: MISSING,
    aws: 'name the deployment and the revision of a service',
    handledBy: 'the simulator, which has them; the executor asks for them only to stop a hopeless rollout',
    stillSo: () => fails(clients.ecs.send(new ListServiceDeploymentsCommand({ service: 'web' }))),
  },
  {
    area: 'ecs UpdateClusterSettings',
    moto: MISSING,
    aws: 'changes Container Insights',
    handledBy: 'the simulator, which has it; the scenarios do not change it',
    stillSo: () => fails(clients.ecs.send(new UpdateClusterSettingsCommand({ cluster: 'prod', settings: [] }))),
  },
  {
    area: 'application-autoscaling TagResource, UntagResource, ListTagsForResource',
    moto: MISSING,
    aws: 'keep the tags of a scalable target',
    handledBy: 'repairs.ts, which keeps them',
    stillSo: () => fails(clients.applicationAutoScaling.send(new ListTagsForResourceCommand({ ResourceARN: 'arn' }))),
  },
  {
    area: 'application-autoscaling DescribeScalingActivities',
    moto: MISSING,
    aws: 'lists what a scaling policy did',
    handledBy: 'nothing: the executor does not ask',
    stillSo: () =>
      fails(clients.applicationAutoScaling.send(new DescribeScalingActivitiesCommand({ ServiceNamespace: 'ecs' }))),
  },
  {
    area: 'ecs rollout',
    moto: 'a service has one deployment for life, with running tasks from birth (MOTO_ECS_SERVICE_RUNNING), no events, no tasks',
    aws: 'starts tasks, replaces them, and reports each step',
    handledBy: 'the simulator: only it can test a rollout',
    answers: /^ecs service > .+ > (runningCount|pendingCount|rolloutState|rolloutStateReason)$/,
  },
  {
    area: 'ecs DescribeServices, currentServiceRevisions',
    moto: 'are not there',
    aws: 'name the revisions that a service runs, and how many tasks of each',
    handledBy: 'the simulator, which has them; the executor asks only for services with settings that revisions tell',
    answers: /^ecs service > .+ > currentServiceRevisions > .+$/,
  },
  {
    area: 'ecs UpdateService',
    moto: 'changes the task definition of the service and not that of its deployment, which keeps its id',
    aws: 'makes a new deployment',
    handledBy: 'the simulator, which makes a new deployment',
    answers: /^ecs service > (create|describe|update|delete) > .+ > deployments > 0 > desiredCount$/,
  },
  {
    area: 'ecs CreateService settings',
    moto: 'forgets capacity providers, deployment configuration, grace period, rebalancing and ECS Exec until an update',
    aws: 'gives them back',
    handledBy: 'repairs.ts, which gives them back',
    answers: /^ecs service > .+ > (deploymentConfiguration > .+|availabilityZoneRebalancing|enableExecuteCommand)$/,
  },
  {
    area: 'elbv2 DescribeListeners',
    moto: 'gives listeners of HTTP a TLS policy',
    aws: 'gives one to listeners of HTTPS only',
    handledBy: 'repairs.ts, which takes it away',
    answers: /^load balancer > .+ > SslPolicy$/,
  },
  {
    area: 'ecs CreateCluster, CreateService repeated',
    moto: 'replaces what is there',
    aws: 'CreateCluster returns what is there; CreateService does so for equal settings and refuses others',
    handledBy: 'the executor, which reads before it creates',
  },
  {
    area: 'ecs CreateService checks',
    moto: 'accepts a target group without load balancer, an inactive task definition, any subnet',
    aws: 'refuses them',
    handledBy: 'the simulator, which refuses them',
  },
  {
    area: 'ecs RegisterTaskDefinition checks',
    moto: 'accepts any CPU and memory',
    aws: 'refuses pairs that Fargate does not have',
    handledBy: 'the validators and the simulator, which refuse them',
    stillSo: async () => {
      const containerDefinitions = [{ name: 'app', image: 'nginx' }]
      const sizes = { requiresCompatibilities: ['FARGATE' as const], cpu: '512', memory: '9999' }
      const { taskDefinition } = await clients.ecs.send(
        new RegisterTaskDefinitionCommand({ family: 'web', ...sizes, containerDefinitions }),
      )
      return taskDefinition?.memory === '9999'
    },
  },
  {
    area: 'ecs DeleteService, DeleteCluster',
    moto: 'are done at once, and a cluster goes with services in it',
    aws: 'drains first, and refuses a cluster that has services',
    handledBy: 'the simulator, which drains and refuses',
    answers: /^ecs service > delete > service > (status|desiredCount)$/,
  },
  {
    area: 'elbv2 load balancer',
    moto: 'is active at the first look',
    aws: 'takes minutes',
    handledBy: 'the simulator, which takes minutes of virtual time',
  },
  {
    area: 'elbv2 CreateTargetGroup repeated',
    moto: 'DuplicateTargetGroupName',
    aws: 'returns what is there, for equal settings',
    handledBy: 'the executor, which reads before it creates',
  },
  {
    area: 'elbv2 DescribeTargetHealth',
    moto: 'has no targets for tasks of a service',
    aws: 'has one for each running task',
    handledBy: 'the simulator, which registers tasks as targets',
  },
  {
    area: 'acm',
    moto: 'issues a certificate by itself (MOTO_ACM_VALIDATION_WAIT), whatever DNS says',
    aws: 'waits for the validation record',
    handledBy: 'nothing: certificates are only looked up',
  },
  {
    area: 'route53 ChangeResourceRecordSets',
    moto: 'is in sync at once, and accepts CREATE of a record that is there',
    aws: 'takes a minute, and refuses it',
    handledBy: 'the simulator, which takes a minute and refuses it',
    answers: /^records > (.+ > ChangeInfo > .+|create again > error|list > ResourceRecordSets > 3 > .+)$/,
  },
  {
    area: 'ec2 DeleteSecurityGroup',
    moto: 'deletes a group that others refer to, or that a load balancer uses',
    aws: 'DependencyViolation',
    handledBy: 'the simulator, which refuses it',
  },
  {
    area: 'ecs task definition defaults',
    moto: 'gives back what was registered',
    aws: 'fills in the host port, the protocol, the times of a health check, and who registered it when',
    handledBy: 'the simulator, which fills them in; the executor compares with and without them',
    answers:
      /^ecs task definition > .+ > (hostPort|protocol|interval|timeout|retries|registeredAt|deregisteredAt|registeredBy)$/,
  },
  {
    area: 'ecs RegisterTaskDefinition tags',
    moto: 'leaves them out of the answer',
    aws: 'has them beside the definition',
    handledBy: 'the executor, which reads them with DescribeTaskDefinition',
    answers: /^ecs task definition > register.* > tags > /,
  },
  {
    area: 'ecs requiresAttributes, resourceManagementType',
    moto: 'leaves them out',
    aws: 'answers what a definition asks of an instance, and CUSTOMER for a service (recorded, 2026-04)',
    handledBy: 'nothing: the executor does not read them',
    answers: /^ecs (task definition > .+ > requiresAttributes > .+|service > .+ > resourceManagementType)$/,
  },
  {
    area: 'ecs DescribeServices, missing service',
    moto: 'names it by an ARN without cluster',
    aws: 'has the cluster in the ARN of a service',
    handledBy: 'the executor, which does not read the ARN of what is missing',
    answers: /^ecs service > describe missing > failures > 0 > arn$/,
  },
  {
    area: 'ecs service defaults',
    moto: 'leaves them out',
    aws: 'has platform, service-linked role, creation and the public IP setting in every answer',
    handledBy: 'the simulator; the executor reads an absent setting as its default',
    answers:
      /^ecs service > .+ > (platformVersion|platformFamily|assignPublicIp|roleArn|createdAt|createdBy|enableECSManagedTags)$/,
  },
  {
    area: 'ecs UpdateService, DeleteService answers',
    moto: 'have the tags of the service',
    aws: 'are not documented to have them: DescribeServices gives them where they are asked for',
    handledBy: 'the executor, which does not read tags there',
    answers: /^ecs service > (update|delete) > service > tags > /,
  },
  {
    area: 'logs DescribeLogGroups',
    moto: 'leaves the class of the log group out',
    aws: 'has it',
    handledBy: 'nothing: the executor does not read it',
    answers: /^log group > describe > logGroups > 0 > logGroupClass$/,
  },
  {
    area: 'ec2 security group answers',
    moto: 'leave out the tags of a new group, the owner of a referenced group, and what DeleteSecurityGroup returns',
    aws: 'have them',
    handledBy: 'nothing: the executor reads groups with DescribeSecurityGroups',
    answers: /^security group > (create > Tags|authorize > .+ > (GroupOwnerId|SecurityGroupRuleArn)|delete > )/,
  },
  {
    area: 'elbv2 DescribeTargetGroupAttributes',
    moto: 'has its own order, and not all of them',
    aws: 'promises no order',
    handledBy: 'the executor, which reads attributes by key',
    answers: /^load balancer > attributes of the target group > /,
  },
  {
    area: 'elbv2 CreateLoadBalancer',
    moto: 'numbers DNS names, and gives no default security group',
    aws: 'has an id in the DNS name, and uses the default group of the VPC',
    handledBy: 'the executor, which names the security groups',
    answers: /^load balancer > create > LoadBalancers > 0 > (DNSName|SecurityGroups > 0)$/,
  },
  {
    area: 'elbv2 rules',
    moto: 'give conditions and actions as they were written',
    aws: 'gives both forms of each: Values and its Config, TargetGroupArn and ForwardConfig',
    handledBy: 'the executor, which reads either form',
    answers: /^load balancer > .+ > (Conditions > 0 > Values > 0|ForwardConfig > .+)$/,
  },
  {
    area: 'route53 hosted zone',
    moto: 'has made-up name servers, a malformed SOA record, and a delegation set with an id',
    aws: 'gives each zone its own name servers',
    handledBy: 'nothing: zones are only looked up',
    answers: /^records > (create a zone > DelegationSet|list > ResourceRecordSets > [01]) > /,
  },
  {
    area: 'route53 ChangeResourceRecordSets, DELETE of another value',
    moto: 'InvalidInput',
    aws: 'InvalidChangeBatch',
    handledBy: 'the simulator, which answers as AWS does',
    answers: /^records > delete another value > error$/,
  },
  {
    area: 'application-autoscaling policies without a scalable target',
    moto: 'takes a policy before its target is there, and keeps it after the target is gone; ValidationException for a missing target',
    aws: 'ObjectNotFoundException; deregistering a target deletes its policies',
    handledBy: 'the simulator, which answers as AWS does',
    answers:
      /^application auto scaling > (deregister missing > error|put a policy too early > .+|policies of nothing > .+)$/,
  },
  {
    area: 'application-autoscaling alarms',
    moto: 'names alarms with two ids',
    aws: 'names alarms by target and policy; their names are not promised',
    handledBy: 'nothing: the executor does not read them',
    answers: /^application auto scaling > (put a policy|describe policies) > .*Alarms > /,
  },
  {
    area: 'application-autoscaling DescribeScalableTargets',
    moto: 'leaves out the service-linked role and what is suspended',
    aws: 'has them',
    handledBy: 'nothing: the executor does not read them',
    answers: /^application auto scaling > describe > ScalableTargets > 0 > (RoleARN|SuspendedState > .+)$/,
  },
  {
    area: 'authorization, throttling, delay, consistency',
    moto: 'has none',
    aws: 'has all',
    handledBy: 'the simulator and the fault tests',
  },
]
