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
    handledBy: 'the executor, which does not rely on them: a scalable target belongs to its service',
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
  },
  {
    area: 'ecs UpdateService',
    moto: 'changes the task definition of the service and not that of its deployment, which keeps its id',
    aws: 'makes a new deployment',
    handledBy: 'the simulator, which makes a new deployment',
  },
  {
    area: 'ecs CreateService settings',
    moto: 'forgets capacity providers, deployment configuration, grace period, rebalancing and ECS Exec until an update',
    aws: 'gives them back',
    handledBy: 'repairs.ts, which gives them back',
  },
  {
    area: 'elbv2 DescribeListeners',
    moto: 'gives listeners of HTTP a TLS policy',
    aws: 'gives one to listeners of HTTPS only',
    handledBy: 'repairs.ts, which takes it away',
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
  },
  {
    area: 'ec2 DeleteSecurityGroup',
    moto: 'deletes a group that others refer to, or that a load balancer uses',
    aws: 'DependencyViolation',
    handledBy: 'the simulator, which refuses it',
  },
  {
    area: 'authorization, throttling, delay, consistency',
    moto: 'has none',
    aws: 'has all',
    handledBy: 'the simulator and the fault tests',
  },
]
