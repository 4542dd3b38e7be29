import type { Statement } from './statement.ts'

const allow = (...actions: string[]): Statement[] => [{ Effect: 'Allow', Action: actions, Resource: '*' }]

const PULL = [
  'ecr:GetAuthorizationToken',
  'ecr:BatchCheckLayerAvailability',
  'ecr:GetDownloadUrlForLayer',
  'ecr:BatchGetImage',
]

/**
 * AWS's managed policies, by what stands behind `policy/` in their ARN, as far as they allow what ECS does for a task.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
const MANAGED: Readonly<Record<string, readonly Statement[]>> = {
  'service-role/AmazonECSTaskExecutionRolePolicy': allow(...PULL, 'logs:CreateLogStream', 'logs:PutLogEvents'),
  'service-role/AmazonEC2ContainerServiceforEC2Role': allow(...PULL, 'logs:CreateLogStream', 'logs:PutLogEvents'),
  AmazonECSInfrastructureRolePolicyForManagedInstances: [
    ...allow('ec2:CreateFleet', 'ec2:RunInstances', 'ec2:CreateLaunchTemplate', 'ec2:TerminateInstances'),
    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-instances-instance-profile.html
    { Effect: 'Allow', Action: ['iam:PassRole'], Resource: 'arn:aws:iam::*:role/ecsInstanceRole*' },
  ],
  AdministratorAccess: allow('*'),
  PowerUserAccess: [{ Effect: 'Allow', NotAction: ['iam:*', 'organizations:*', 'account:*'], Resource: '*' }],
  AmazonEC2ContainerRegistryReadOnly: allow(...PULL),
  AmazonEC2ContainerRegistryPullOnly: allow(...PULL, 'ecr:BatchImportUpstreamImage'),
  AmazonEC2ContainerRegistryPowerUser: allow(...PULL),
  AmazonEC2ContainerRegistryFullAccess: allow('ecr:*'),
  SecretsManagerReadWrite: allow('secretsmanager:*'),
  AmazonSSMReadOnlyAccess: allow('ssm:Describe*', 'ssm:Get*', 'ssm:List*'),
  AmazonSSMFullAccess: allow('ssm:*', 'logs:*'),
  CloudWatchLogsFullAccess: allow('logs:*'),
  AmazonS3ReadOnlyAccess: allow('s3:Get*', 's3:List*', 's3:Describe*'),
  AmazonS3FullAccess: allow('s3:*'),
}

/** What a managed policy says; nothing of one that is not in the table. */
export const managedStatements = (arn: string): readonly Statement[] =>
  MANAGED[/^arn:[a-z-]+:iam::aws:policy\/(.+)$/.exec(arn)?.[1] ?? ''] ?? []

export const isKnownPolicy = (arn: string): boolean => managedStatements(arn).length > 0
