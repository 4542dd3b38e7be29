import { iamAction } from '../../src/aws/iam-action.ts'
import { STACK } from '../../src/deploy/ownership.ts'
import { operationsCalled } from '../sdk/calls.ts'

/** What AWS asks for beyond the call itself when something is created with tags. */
const TAGGING = ['application-autoscaling:TagResource']

/**
 * What only what bears our tags may be changed or deleted by: AWS knows `aws:ResourceTag` for these actions.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const BOUND: readonly string[] = [
  'application-autoscaling:DeleteScalingPolicy',
  'application-autoscaling:DeregisterScalableTarget',
  'application-autoscaling:UntagResource',
  'cloudwatch:UntagResource',
  'ec2:AuthorizeSecurityGroupEgress',
  'ec2:AuthorizeSecurityGroupIngress',
  'ec2:CreateTags',
  'ec2:DeleteSecurityGroup',
  'ec2:DeleteTags',
  'ec2:RevokeSecurityGroupEgress',
  'ec2:RevokeSecurityGroupIngress',
  'ec2:UpdateSecurityGroupRuleDescriptionsEgress',
  'ec2:UpdateSecurityGroupRuleDescriptionsIngress',
  'ecr:DeleteLifecyclePolicy',
  'ecr:DeleteRepository',
  'ecr:PutImageScanningConfiguration',
  'ecr:PutImageTagMutability',
  'ecr:PutLifecyclePolicy',
  'ecr:UntagResource',
  'ecs:DeleteCluster',
  'ecs:DeleteService',
  'ecs:DeleteTaskDefinitions',
  'ecs:PutClusterCapacityProviders',
  'ecs:TagResource',
  'ecs:UntagResource',
  'ecs:UpdateCluster',
  'ecs:UpdateClusterSettings',
  'ecs:UpdateService',
  'elasticloadbalancing:AddTags',
  'elasticloadbalancing:DeleteListener',
  'elasticloadbalancing:DeleteLoadBalancer',
  'elasticloadbalancing:DeleteRule',
  'elasticloadbalancing:DeleteTargetGroup',
  'elasticloadbalancing:ModifyListener',
  'elasticloadbalancing:ModifyLoadBalancerAttributes',
  'elasticloadbalancing:ModifyRule',
  'elasticloadbalancing:ModifyTargetGroup',
  'elasticloadbalancing:ModifyTargetGroupAttributes',
  'elasticloadbalancing:RemoveListenerCertificates',
  'elasticloadbalancing:RemoveTags',
  'elasticloadbalancing:SetIpAddressType',
  'elasticloadbalancing:SetSecurityGroups',
  'elasticloadbalancing:SetSubnets',
  'logs:AssociateKmsKey',
  'logs:DeleteLogGroup',
  'logs:DeleteRetentionPolicy',
  'logs:DisassociateKmsKey',
  'logs:PutRetentionPolicy',
  'logs:UntagResource',
]

/** Tags given when something is made: its service tells IAM which call makes it. */
const TAG_ON_CREATION = ['ec2:CreateTags', 'ecs:TagResource', 'elasticloadbalancing:AddTags']

/** Changes of a role that can give it rights: `iam:PermissionsBoundary` is known for these. */
export const GIVES_RIGHTS: readonly string[] = [
  'iam:AttachRolePolicy',
  'iam:CreateRole',
  'iam:PutRolePermissionsBoundary',
  'iam:PutRolePolicy',
  'iam:UpdateAssumeRolePolicy',
]

const OUR_ROLES = 'arn:aws:iam::*:role/fluent-ecs/*'
const OUR_BOUNDARY = 'arn:aws:iam::*:policy/fluent-ecs-boundary'

export interface Statement {
  readonly Sid: string
  readonly Effect: 'Allow'
  readonly Action: readonly string[]
  readonly Resource: string
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>
}

export interface Policy {
  readonly Version: '2012-10-17'
  readonly Statement: readonly Statement[]
}

const called = [...new Set([...operationsCalled().map(iamAction), ...TAGGING])]
  .filter(action => !action.startsWith('sts:'))
  .sort()
/** The calls of programs with things of one sort, which need a policy of their own: IAM has no room for all in one. */
interface Apart {
  /** What the statements call them. */
  readonly things: string
  isOf(action: string): boolean
  /** What AWS lets be bound to what bears our tags. */
  isBound(action: string): boolean
  readonly bound: 'ChangeWhatIsOurs' | 'DeleteWhatIsOurs'
  readonly alsoRead?: readonly string[]
  readonly alsoMake?: readonly string[]
  more?(changes: readonly string[]): readonly Statement[]
}

/** What only a network that is made is called with, beside what reads it. */
const OF_NETWORKS = /^ec2:(?!.*SecurityGroup).*(Vpc|Subnet|Route|InternetGateway|Address|NatGateway)/
/** What only programs call that have certificates of their own, or give listeners several. */
const OF_CERTIFICATES = [
  ...['acm:AddTagsToCertificate', 'acm:DeleteCertificate', 'acm:ListTagsForCertificate'],
  ...['acm:RemoveTagsFromCertificate', 'acm:RequestCertificate'],
  ...['elasticloadbalancing:AddListenerCertificates', 'elasticloadbalancing:DescribeListenerCertificates'],
]

/**
 * What Cloud Map does to hosted zones, which it asks its caller's rights for.
 * https://docs.aws.amazon.com/cloud-map/latest/dg/security-iam.html
 */
const ZONES_OF_NAMESPACES = [
  ...['ec2:DescribeRegions', 'ec2:DescribeVpcs', 'route53:ChangeResourceRecordSets', 'route53:CreateHostedZone'],
  ...['route53:DeleteHostedZone', 'route53:GetHostedZone', 'route53:ListHostedZonesByName'],
]

// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudmap.html
const BOUND_IN_CLOUD_MAP = ['servicediscovery:DeleteNamespace', 'servicediscovery:DeleteService']

// Schedules have no tags: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridgescheduler.html
const BOUND_IN_SCHEDULER = ['application-autoscaling:DeleteScheduledAction', 'scheduler:DeleteScheduleGroup']

/**
 * AWS knows `aws:ResourceTag` for these, and for no call that makes something.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2autoscaling.html
 */
const BOUND_IN_CAPACITY = [
  ...['autoscaling:CancelInstanceRefresh', 'autoscaling:DeleteAutoScalingGroup', 'autoscaling:DeleteTags'],
  ...['autoscaling:SetInstanceProtection', 'autoscaling:StartInstanceRefresh', 'autoscaling:UpdateAutoScalingGroup'],
  ...['ec2:CreateLaunchTemplateVersion', 'ec2:DeleteLaunchTemplate'],
  ...['ecs:DeleteCapacityProvider', 'ecs:UpdateCapacityProvider'],
]

/** What only a preflight asks. */
const OF_PREFLIGHT = [
  ...['ecr:DescribePullThroughCacheRules', 'ecr:GetDownloadUrlForLayer'],
  'elasticloadbalancing:DescribeAccountLimits',
  ...['iam:GetAccountSummary', 'iam:SimulatePrincipalPolicy'],
  ...['secretsmanager:DescribeSecret', 'ssm:DescribeParameters'],
]

const OUR_PROFILES = 'arn:aws:iam::*:instance-profile/fluent-ecs/*'

const isRead = (action: string): boolean => /:(Describe|Get|List|BatchGet|Simulate)/.test(action)
const isOfLogs = (action: string): boolean => action === 'logs:GetLogEvents'
const onRoles = (action: string): boolean => action.startsWith('iam:')

/** By the name of the policy, `<name>-policy.json`. */
const APART = {
  namespace: {
    things: 'Namespaces',
    isOf: action => action.startsWith('servicediscovery:'),
    isBound: action => BOUND_IN_CLOUD_MAP.includes(action),
    bound: 'DeleteWhatIsOurs',
    more: () => [allow('ZonesOfNamespaces', ZONES_OF_NAMESPACES)],
  },
  network: {
    things: 'Networks',
    isOf: action => OF_NETWORKS.test(action) && !['ec2:DescribeVpcs', 'ec2:DescribeSubnets'].includes(action),
    isBound: action => !/:(Create|Allocate)/.test(action),
    bound: 'ChangeWhatIsOurs',
    alsoRead: ['ec2:DescribeAvailabilityZones'],
  },
  schedule: {
    things: 'Schedules',
    isOf: action => /^scheduler:|:\w+ScheduledActions?$/.test(action),
    isBound: action => BOUND_IN_SCHEDULER.includes(action),
    bound: 'DeleteWhatIsOurs',
    more: () => [
      allow('HandRolesToSchedules', ['iam:PassRole'], OUR_ROLES, {
        StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' },
      }),
    ],
  },
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html
  'event-rule': {
    things: 'EventRules',
    isOf: action => action.startsWith('events:'),
    isBound: action => ['events:DeleteRule', 'events:RemoveTargets', 'events:UntagResource'].includes(action),
    bound: 'ChangeWhatIsOurs',
    more: () => [
      allow('HandRolesToEventRules', ['iam:PassRole'], OUR_ROLES, {
        StringEquals: { 'iam:PassedToService': 'events.amazonaws.com' },
      }),
    ],
  },
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscertificatemanager.html
  certificate: {
    things: 'Certificates',
    isOf: action => OF_CERTIFICATES.includes(action),
    isBound: action => !/:(Request|Add)/.test(action),
    bound: 'DeleteWhatIsOurs',
  },
  // What AWS WAF asks of its caller's rights on the load balancer, as the managed policy of ECS for Express gateway services has it:
  // https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonECSInfrastructureRoleforExpressGatewayServices.html
  'web-acl': {
    things: 'WebAcls',
    isOf: action => action.startsWith('wafv2:'),
    isBound: () => false,
    bound: 'ChangeWhatIsOurs',
    alsoRead: ['elasticloadbalancing:GetLoadBalancerWebACL'],
    more: () => [
      allow(
        'ChangeWhatIsOurs',
        [
          'elasticloadbalancing:CreateWebACLAssociation',
          'elasticloadbalancing:DeleteWebACLAssociation',
          'elasticloadbalancing:SetWebACL',
        ],
        'arn:aws:elasticloadbalancing:*:*:loadbalancer/app/*/*',
      ),
    ],
  },
  capacity: {
    things: 'Capacity',
    isOf: action => /^autoscaling:|^ec2:.*LaunchTemplate|^ecs:(?!Put).*CapacityProvider|InstanceProfile/.test(action),
    isBound: action => BOUND_IN_CAPACITY.includes(action),
    bound: 'ChangeWhatIsOurs',
    // What a group asks its maker's rights for: to start instances from a template, to look up their image, and to tag
    // them. https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-launch-template-permissions.html
    alsoMake: ['ec2:RunInstances', 'ssm:GetParameters'],
    more: changes => [
      allow('TagInstances', ['ec2:CreateTags'], '*', { StringEquals: { 'ec2:CreateAction': 'RunInstances' } }),
      allow('ProfilesOfInstances', changes.filter(onRoles), OUR_PROFILES),
      allow('HandRolesToInstances', ['iam:PassRole'], OUR_ROLES, {
        StringEquals: { 'iam:PassedToService': ['ec2.amazonaws.com'] },
      }),
      allow('FirstUseInAnAccount', ['iam:CreateServiceLinkedRole'], '*', {
        StringEquals: { 'iam:AWSServiceName': ['autoscaling.amazonaws.com'] },
      }),
    ],
  },
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html
  cache: {
    things: 'CacheRules',
    isOf: action => action.endsWith('PullThroughCacheRule') || action === 'ecr:DescribePullThroughCacheRules',
    isBound: () => false,
    bound: 'ChangeWhatIsOurs',
    // https://docs.aws.amazon.com/AmazonECR/latest/userguide/slr-pullthroughcache.html
    more: () => [
      allow('FirstUseInAnAccount', ['iam:CreateServiceLinkedRole'], '*', {
        StringEquals: { 'iam:AWSServiceName': ['pullthroughcache.ecr.amazonaws.com'] },
      }),
    ],
  },
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html
  repository: {
    things: 'PoliciesOfRepositories',
    isOf: action => action.endsWith('RepositoryPolicy'),
    isBound: action => !isRead(action),
    bound: 'ChangeWhatIsOurs',
  },
  preflight: {
    things: 'BeforeDeploys',
    isOf: action => OF_PREFLIGHT.includes(action),
    isBound: () => false,
    bound: 'ChangeWhatIsOurs',
    alsoRead: [
      ...['ec2:DescribeRouteTables', 'ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets', 'ec2:DescribeVpcEndpoints'],
      ...['ecr:BatchGetImage', 'iam:GetRole', 'logs:DescribeLogGroups'],
    ],
  },
  diagnosis: {
    things: 'WhatStartsTasks',
    isOf: action => action === 'cloudwatch:GetMetricData',
    isBound: () => false,
    bound: 'ChangeWhatIsOurs',
    alsoRead: [
      ...['ecs:DescribeClusters', 'ecs:DescribeTaskDefinition', 'ecs:DescribeTasks', 'ecs:ListTasks'],
      ...['events:DescribeRule', 'events:ListTargetsByRule', 'iam:GetRole', 'iam:SimulatePrincipalPolicy'],
      ...['logs:GetLogEvents', 'scheduler:GetSchedule', 'scheduler:ListSchedules'],
    ],
  },
} satisfies Readonly<Record<string, Apart>>

const apart: readonly Apart[] = Object.values(APART)
const actions = called.filter(action => !apart.some(({ isOf }) => isOf(action)))

const READ = allow(
  'Read',
  actions.filter(action => isRead(action) && !isOfLogs(action)),
)

const readOf = ({ things, isOf, alsoRead = [] }: Apart): Statement =>
  allow(`Read${things}`, [...called.filter(action => isOf(action) && isRead(action)), ...alsoRead])

/** What a plan needs: it reads, but no logs. */
export const planPolicy = (): Policy => ({
  Version: '2012-10-17',
  Statement: [READ, ...apart.filter(each => each !== APART.diagnosis).map(readOf)],
})

export const APART_NAMES = Object.keys(APART) as (keyof typeof APART)[]

/** What a deployer needs beside the policy of all deployers for programs with these. */
export function policyFor(name: keyof typeof APART): Policy {
  const kind: Apart = APART[name]
  const { things, isOf, isBound, bound, alsoMake = [], more } = kind
  const changes = called.filter(action => isOf(action) && !isRead(action))
  const made = changes.filter(action => !onRoles(action) && !isBound(action))
  return {
    Version: '2012-10-17',
    Statement: [
      readOf(kind),
      allow(`Make${things}`, [...made, ...alsoMake]),
      allow(bound, changes.filter(isBound), '*', { Null: { [`aws:ResourceTag/${STACK}`]: 'false' } }),
      ...(more?.(changes) ?? []),
    ].filter(({ Action }) => Action.length > 0),
  }
}

/** The policy that a deployer needs: one action for every call in `src/deploy`, and the roles that it hands to ECS. */
export function deployerPolicy(): Policy {
  const changes = actions.filter(action => !isRead(action))
  return {
    Version: '2012-10-17',
    Statement: [
      READ,
      allow('ReadLogs', actions.filter(isOfLogs)),
      allow(
        'Make',
        changes.filter(action => !onRoles(action) && !BOUND.includes(action)),
      ),
      allow('ChangeWhatIsOurs', BOUND, '*', { Null: { [`aws:ResourceTag/${STACK}`]: 'false' } }),
      ...TAG_ON_CREATION.map(action =>
        allow(`TagWhat${sidOf(action)}Makes`, [action], '*', {
          Null: { [`${action.split(':', 1)}:CreateAction`]: 'false' },
        }),
      ),
      allow(
        'RulesOfSecurityGroups',
        ['ec2:AuthorizeSecurityGroupEgress', 'ec2:AuthorizeSecurityGroupIngress'],
        'arn:aws:ec2:*:*:security-group-rule/*',
      ),
      allow(
        'ChangeOurRoles',
        changes.filter(action => onRoles(action) && !GIVES_RIGHTS.includes(action)),
        OUR_ROLES,
      ),
      allow('GiveBoundRights', GIVES_RIGHTS, OUR_ROLES, {
        StringLike: { 'iam:PermissionsBoundary': OUR_BOUNDARY },
      }),
      allow('HandRolesToEcs', ['iam:PassRole'], OUR_ROLES, {
        StringEquals: { 'iam:PassedToService': ['ecs-tasks.amazonaws.com', 'ecs.amazonaws.com'] },
      }),
      allow('FirstUseInAnAccount', ['iam:CreateServiceLinkedRole'], '*', {
        StringEquals: {
          'iam:AWSServiceName': [
            'ecs.amazonaws.com',
            'ecs.application-autoscaling.amazonaws.com',
            'elasticloadbalancing.amazonaws.com',
          ],
        },
      }),
    ],
  }
}

/** IAM takes letters and digits in a Sid. */
const sidOf = (action: string): string =>
  action
    .split(':', 1)
    .join('')
    .replace(/^./, letter => letter.toUpperCase())

function allow(Sid: string, Action: readonly string[], Resource = '*', Condition?: Statement['Condition']): Statement {
  return { Sid, Effect: 'Allow', Action, Resource, ...(Condition && { Condition }) }
}
