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
const isOfCloudMap = (action: string): boolean => action.startsWith('servicediscovery:')
/** What only a network that is made is called with, beside what reads it. */
const OF_NETWORKS = /^ec2:(?!.*SecurityGroup).*(Vpc|Subnet|Route|InternetGateway|Address|NatGateway)/
const isOfNetworks = (action: string): boolean =>
  OF_NETWORKS.test(action) && !['ec2:DescribeVpcs', 'ec2:DescribeSubnets'].includes(action)
/** What only programs with instances of their own call. */
const isOfCapacity = (action: string): boolean =>
  /^autoscaling:|^ec2:.*LaunchTemplate|^ecs:(?!Put).*CapacityProvider|InstanceProfile/.test(action)
const isOfScheduler = (action: string): boolean => /^scheduler:|:\w+ScheduledActions?$/.test(action)
/** What only programs call that have certificates of their own, or give listeners several. */
const OF_CERTIFICATES = [
  ...['acm:AddTagsToCertificate', 'acm:DeleteCertificate', 'acm:ListTagsForCertificate'],
  ...['acm:RemoveTagsFromCertificate', 'acm:RequestCertificate'],
  ...['elasticloadbalancing:AddListenerCertificates', 'elasticloadbalancing:DescribeListenerCertificates'],
]
const isOfCertificates = (action: string): boolean => OF_CERTIFICATES.includes(action)
const isApart = (action: string): boolean =>
  isOfCloudMap(action) ||
  isOfNetworks(action) ||
  isOfScheduler(action) ||
  isOfCertificates(action) ||
  isOfCapacity(action)
const actions = called.filter(action => !isApart(action))
const isRead = (action: string): boolean => /:(Describe|Get|List)/.test(action)
const isOfLogs = (action: string): boolean => action === 'logs:GetLogEvents'
const onRoles = (action: string): boolean => action.startsWith('iam:')

const READ: Statement = {
  Sid: 'Read',
  Effect: 'Allow',
  Action: actions.filter(action => isRead(action) && !isOfLogs(action)),
  Resource: '*',
}

const READ_CLOUD_MAP: Statement = {
  Sid: 'ReadNamespaces',
  Effect: 'Allow',
  Action: called.filter(action => isOfCloudMap(action) && isRead(action)),
  Resource: '*',
}

const READ_NETWORKS: Statement = {
  Sid: 'ReadNetworks',
  Effect: 'Allow',
  Action: [...called.filter(action => isOfNetworks(action) && isRead(action)), 'ec2:DescribeAvailabilityZones'],
  Resource: '*',
}

const READ_SCHEDULES: Statement = {
  Sid: 'ReadSchedules',
  Effect: 'Allow',
  Action: called.filter(action => isOfScheduler(action) && isRead(action)),
  Resource: '*',
}

const READ_CERTIFICATES: Statement = {
  Sid: 'ReadCertificates',
  Effect: 'Allow',
  Action: called.filter(action => isOfCertificates(action) && isRead(action)),
  Resource: '*',
}

const READ_CAPACITY: Statement = {
  Sid: 'ReadCapacity',
  Effect: 'Allow',
  Action: called.filter(action => isOfCapacity(action) && isRead(action)),
  Resource: '*',
}

/** What a plan needs: it reads, but no logs. */
export const planPolicy = (): Policy => ({
  Version: '2012-10-17',
  Statement: [READ, READ_CLOUD_MAP, READ_NETWORKS, READ_SCHEDULES, READ_CERTIFICATES, READ_CAPACITY],
})

/**
 * What a deployer needs beside that for certificates that are requested.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscertificatemanager.html
 */
export function certificatePolicy(): Policy {
  const changes = called.filter(action => isOfCertificates(action) && !isRead(action))
  const isMaking = (action: string): boolean => /:(Request|Add)/.test(action)
  return {
    Version: '2012-10-17',
    Statement: [
      READ_CERTIFICATES,
      allow('MakeCertificates', changes.filter(isMaking)),
      allow(
        'DeleteWhatIsOurs',
        changes.filter(action => !isMaking(action)),
        '*',
        { Null: { [`aws:ResourceTag/${STACK}`]: 'false' } },
      ),
    ],
  }
}

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

/**
 * What a group asks its maker's rights for: to start instances from a template, to look up their image, and to tag them.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-launch-template-permissions.html
 */
const OF_LAUNCHES = ['ec2:RunInstances', 'ssm:GetParameters']

const OUR_PROFILES = 'arn:aws:iam::*:instance-profile/fluent-ecs/*'

/** What a deployer needs beside that for programs with instances. */
export function capacityPolicy(): Policy {
  const changes = called.filter(action => isOfCapacity(action) && !isRead(action))
  return {
    Version: '2012-10-17',
    Statement: [
      READ_CAPACITY,
      allow('MakeCapacity', [
        ...changes.filter(action => !onRoles(action) && !BOUND_IN_CAPACITY.includes(action)),
        ...OF_LAUNCHES,
      ]),
      allow('ChangeWhatIsOurs', BOUND_IN_CAPACITY, '*', { Null: { [`aws:ResourceTag/${STACK}`]: 'false' } }),
      allow('TagInstances', ['ec2:CreateTags'], '*', { StringEquals: { 'ec2:CreateAction': 'RunInstances' } }),
      allow('ProfilesOfInstances', changes.filter(onRoles), OUR_PROFILES),
      allow('HandRolesToInstances', ['iam:PassRole'], OUR_ROLES, {
        StringEquals: { 'iam:PassedToService': ['ec2.amazonaws.com'] },
      }),
      allow('FirstUseInAnAccount', ['iam:CreateServiceLinkedRole'], '*', {
        StringEquals: { 'iam:AWSServiceName': ['autoscaling.amazonaws.com'] },
      }),
    ],
  }
}

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

/** What a deployer needs beside that for programs with namespaces: IAM has no room for all in one policy. */
export function namespacePolicy(): Policy {
  const changes = called.filter(action => isOfCloudMap(action) && !isRead(action))
  return {
    Version: '2012-10-17',
    Statement: [
      READ_CLOUD_MAP,
      allow(
        'MakeNamespaces',
        changes.filter(action => !BOUND_IN_CLOUD_MAP.includes(action)),
      ),
      allow('DeleteWhatIsOurs', BOUND_IN_CLOUD_MAP, '*', { Null: { [`aws:ResourceTag/${STACK}`]: 'false' } }),
      allow('ZonesOfNamespaces', ZONES_OF_NAMESPACES),
    ],
  }
}

/** What a deployer needs beside that for networks that are made. */
export function networkPolicy(): Policy {
  const changes = called.filter(action => isOfNetworks(action) && !isRead(action))
  const isBound = (action: string): boolean => !/:(Create|Allocate)/.test(action)
  return {
    Version: '2012-10-17',
    Statement: [
      READ_NETWORKS,
      allow(
        'MakeNetworks',
        changes.filter(action => !isBound(action)),
      ),
      allow('ChangeWhatIsOurs', changes.filter(isBound), '*', {
        Null: { [`aws:ResourceTag/${STACK}`]: 'false' },
      }),
    ],
  }
}

// Schedules have no tags: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridgescheduler.html
const BOUND_IN_SCHEDULER = ['application-autoscaling:DeleteScheduledAction', 'scheduler:DeleteScheduleGroup']

/** What a deployer needs beside that for programs with schedules. */
export function schedulePolicy(): Policy {
  const changes = called.filter(action => isOfScheduler(action) && !isRead(action))
  return {
    Version: '2012-10-17',
    Statement: [
      READ_SCHEDULES,
      allow(
        'MakeSchedules',
        changes.filter(action => !BOUND_IN_SCHEDULER.includes(action)),
      ),
      allow('DeleteWhatIsOurs', BOUND_IN_SCHEDULER, '*', { Null: { [`aws:ResourceTag/${STACK}`]: 'false' } }),
      allow('HandRolesToSchedules', ['iam:PassRole'], OUR_ROLES, {
        StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' },
      }),
    ],
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
