import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  DescribeLogGroupsCommand,
  FilterLogEventsCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import {
  AttachInternetGatewayCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateInternetGatewayCommand,
  CreateTagsCommand,
  CreateVpcCommand,
  DeleteInternetGatewayCommand,
  DeleteSecurityGroupCommand,
  DeleteSubnetCommand,
  DescribeAddressesCommand,
  DescribeInternetGatewaysCommand,
  DescribeLaunchTemplateVersionsCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  EC2Client,
  ReleaseAddressCommand,
} from '@aws-sdk/client-ec2'
import {
  CreateRepositoryCommand,
  ECRClient,
  GetLifecyclePolicyCommand,
  GetRepositoryPolicyCommand,
} from '@aws-sdk/client-ecr'
import {
  CreateLoadBalancerCommand,
  DeleteLoadBalancerCommand,
  ElasticLoadBalancingV2Client,
  ModifyLoadBalancerAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  DeleteInstanceProfileCommand,
  DetachRolePolicyCommand,
  GetRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
  RemoveRoleFromInstanceProfileCommand,
  SimulatePrincipalPolicyCommand,
} from '@aws-sdk/client-iam'
import {
  ChangeResourceRecordSetsCommand,
  DeleteHostedZoneCommand,
  GetHostedZoneCommand,
  Route53Client,
} from '@aws-sdk/client-route-53'
import { describe, expect, it } from 'vitest'
import { createSimulator } from '../../src/simulator/index.ts'
import { services } from '../../src/simulator/services.ts'
import { recordingsAreHere } from './recordings.ts'

const simulator = createSimulator()
const ec2 = new EC2Client(simulator.clientConfig('ec2'))
const ecr = new ECRClient(simulator.clientConfig('ecr'))
const elbv2 = new ElasticLoadBalancingV2Client(simulator.clientConfig('elbv2'))
const iam = new IAMClient(simulator.clientConfig('iam'))
const logs = new CloudWatchLogsClient(simulator.clientConfig('cloudWatchLogs'))
const route53 = new Route53Client(simulator.clientConfig('route53'))

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ecs-tasks.amazonaws.com' } }],
})

async function newVpc(): Promise<{ readonly VpcId: string }> {
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.9.0.0/16' }))
  return { VpcId: Vpc?.VpcId ?? '' }
}

interface Refusal {
  readonly operation: string
  readonly code: string
  readonly status: number
  readonly words: string
  /** Makes the call that is refused. */
  play(): Promise<unknown>
}

/** What AWS was recorded to refuse, with the names that the simulator is asked for. */
const refusals: readonly Refusal[] = [
  {
    operation: 'ec2 AuthorizeSecurityGroupIngress',
    code: 'InvalidPermission.Duplicate',
    status: 400,
    words: 'the specified rule "peer: 0.0.0.0/0, TCP, from port: 22, to port: 22, ALLOW" already exists',
    async play() {
      const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand({}))
      const IpPermissions = [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }]
      const authorize = { GroupId: SecurityGroups?.[0]?.GroupId, IpPermissions }
      await ec2.send(new AuthorizeSecurityGroupIngressCommand(authorize))
      return ec2.send(new AuthorizeSecurityGroupIngressCommand(authorize))
    },
  },
  {
    operation: 'ec2 CreateTags',
    code: 'MissingParameter',
    status: 400,
    words: 'The request must contain the parameter resourceIdSet',
    play: () => ec2.send(new CreateTagsCommand({ Resources: [], Tags: [{ Key: 'a', Value: 'b' }] })),
  },
  {
    operation: 'ec2 DeleteSecurityGroup',
    code: 'InvalidGroup.NotFound',
    status: 400,
    words: "The security group 'sg-22992c53' does not exist",
    play: () => ec2.send(new DeleteSecurityGroupCommand({ GroupId: 'sg-22992c53' })),
  },
  {
    operation: 'ec2 DescribeLaunchTemplateVersions',
    code: 'InvalidLaunchTemplateId.NotFound',
    status: 400,
    words: 'The specified launch template, with template ID lt-0a49586208137d8de, does not exist.',
    play: () => ec2.send(new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateId: 'lt-0a49586208137d8de' })),
  },
  {
    operation: 'iam DeleteInstanceProfile',
    code: 'NoSuchEntityException',
    status: 404,
    words: 'Instance Profile test cannot be found.',
    play: () => iam.send(new DeleteInstanceProfileCommand({ InstanceProfileName: 'test' })),
  },
  {
    operation: 'iam RemoveRoleFromInstanceProfile',
    code: 'NoSuchEntityException',
    status: 404,
    words: 'The role with name test cannot be found.',
    play: () => iam.send(new RemoveRoleFromInstanceProfileCommand({ InstanceProfileName: 'test', RoleName: 'test' })),
  },
  {
    operation: 'ec2 DescribeAddresses',
    code: 'InvalidAllocationID.NotFound',
    status: 400,
    words: "The allocation ID 'eipalloc-bbaf95b2' does not exist",
    play: () => ec2.send(new DescribeAddressesCommand({ AllocationIds: ['eipalloc-bbaf95b2'] })),
  },
  {
    operation: 'ec2 ReleaseAddress',
    code: 'InvalidAllocationID.NotFound',
    status: 400,
    words: "The allocation ID 'eipalloc-bbaf95b2' does not exist",
    play: () => ec2.send(new ReleaseAddressCommand({ AllocationId: 'eipalloc-bbaf95b2' })),
  },
  {
    operation: 'ec2 DescribeSecurityGroups',
    code: 'InvalidGroup.NotFound',
    status: 400,
    words: "The security group 'sg-22992c53' does not exist",
    play: () => ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: ['sg-22992c53'] })),
  },
  {
    operation: 'ec2 DescribeNetworkInterfaces',
    code: 'InvalidNetworkInterfaceID.NotFound',
    status: 400,
    words: "The networkInterface ID 'eni-d834cdcf' does not exist",
    play: () => ec2.send(new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds: ['eni-d834cdcf'] })),
  },
  {
    operation: 'ec2 DescribeSubnets',
    code: 'InvalidSubnetID.NotFound',
    status: 400,
    words: "The subnet ID 'subnet-056d542a687f866ee' does not exist",
    play: () => ec2.send(new DescribeSubnetsCommand({ SubnetIds: ['subnet-056d542a687f866ee'] })),
  },
  {
    operation: 'ecr GetLifecyclePolicy',
    code: 'LifecyclePolicyNotFoundException',
    status: 400,
    words: "Lifecycle policy does not exist for the repository with name 'c7n' in the registry with id '123456789012'",
    async play() {
      await ecr.send(new CreateRepositoryCommand({ repositoryName: 'c7n' }))
      return ecr.send(new GetLifecyclePolicyCommand({ repositoryName: 'c7n' }))
    },
  },
  {
    operation: 'ecr GetRepositoryPolicy',
    code: 'RepositoryPolicyNotFoundException',
    status: 400,
    words:
      "Repository policy does not exist for the repository with name 'nginx' in the registry with id '123456789012'",
    async play() {
      await ecr.send(new CreateRepositoryCommand({ repositoryName: 'nginx' }))
      return ecr.send(new GetRepositoryPolicyCommand({ repositoryName: 'nginx' }))
    },
  },
  {
    operation: 'elbv2 DeleteLoadBalancer',
    code: 'OperationNotPermittedException',
    status: 400,
    words: "Load balancer 'arn:…' cannot be deleted because deletion protection is enabled",
    async play() {
      const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}))
      const { LoadBalancers } = await elbv2.send(
        new CreateLoadBalancerCommand({ Name: 'test-alb', Subnets: Subnets.map(({ SubnetId = '' }) => SubnetId) }),
      )
      const LoadBalancerArn = LoadBalancers?.[0]?.LoadBalancerArn
      const Attributes = [{ Key: 'deletion_protection.enabled', Value: 'true' }]
      await elbv2.send(new ModifyLoadBalancerAttributesCommand({ LoadBalancerArn, Attributes }))
      return elbv2.send(new DeleteLoadBalancerCommand({ LoadBalancerArn }))
    },
  },
  {
    operation: 'iam SimulatePrincipalPolicy',
    code: 'NoSuchEntityException',
    status: 404,
    words: 'Unable to retrieve specified IAM entity.',
    play() {
      const PolicySourceArn = 'arn:aws:iam::123456789012:role/nobodys'
      return iam.send(new SimulatePrincipalPolicyCommand({ PolicySourceArn, ActionNames: ['s3:GetObject'] }))
    },
  },
  {
    operation: 'iam GetRole',
    code: 'NoSuchEntityException',
    status: 404,
    words: 'The role with name test_role cannot be found.',
    play: () => iam.send(new GetRoleCommand({ RoleName: 'test_role' })),
  },
  {
    operation: 'iam DetachRolePolicy',
    code: 'NoSuchEntityException',
    status: 404,
    words: 'Policy arn:aws:iam::aws:policy/AdministratorAccessDoesNotExist was not found.',
    async play() {
      await iam.send(new CreateRoleCommand({ RoleName: 'test', AssumeRolePolicyDocument: trust }))
      const PolicyArn = 'arn:aws:iam::aws:policy/AdministratorAccessDoesNotExist'
      return iam.send(new DetachRolePolicyCommand({ RoleName: 'test', PolicyArn }))
    },
  },
  {
    operation: 'iam AttachRolePolicy',
    code: 'NoSuchEntityException',
    status: 404,
    words: 'Policy arn:aws:iam::123456789012:policy/nothing does not exist or is not attachable.',
    play: () =>
      iam.send(
        new AttachRolePolicyCommand({ RoleName: 'test', PolicyArn: 'arn:aws:iam::123456789012:policy/nothing' }),
      ),
  },
  {
    operation: 'iam PutRolePolicy',
    code: 'MalformedPolicyDocumentException',
    status: 400,
    words: 'This policy contains invalid Json',
    play: () => iam.send(new PutRolePolicyCommand({ RoleName: 'test', PolicyName: 'p', PolicyDocument: '{' })),
  },
  {
    operation: 'cloudWatchLogs CreateLogGroup',
    code: 'ResourceAlreadyExistsException',
    status: 400,
    words: 'The specified log group already exists',
    async play() {
      await logs.send(new CreateLogGroupCommand({ logGroupName: 'a' }))
      return logs.send(new CreateLogGroupCommand({ logGroupName: 'a' }))
    },
  },
  {
    operation: 'cloudWatchLogs PutRetentionPolicy',
    code: 'ResourceNotFoundException',
    status: 400,
    words: 'The specified log group does not exist.',
    play: () => logs.send(new PutRetentionPolicyCommand({ logGroupName: 'none', retentionInDays: 7 })),
  },
  {
    operation: 'ec2 DeleteInternetGateway',
    code: 'DependencyViolation',
    status: 400,
    words: "The internetGateway 'igw-0d6b3a79ec7460614' has dependencies and cannot be deleted.",
    async play() {
      const { VpcId } = await newVpc()
      const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}))
      const InternetGatewayId = InternetGateway?.InternetGatewayId ?? ''
      await ec2.send(new AttachInternetGatewayCommand({ InternetGatewayId, VpcId }))
      return ec2.send(new DeleteInternetGatewayCommand({ InternetGatewayId }))
    },
  },
  {
    operation: 'ec2 DeleteSubnet',
    code: 'InvalidSubnetID.NotFound',
    status: 400,
    words: "The subnet ID 'subnet-056d542a687f866ee' does not exist",
    play: () => ec2.send(new DeleteSubnetCommand({ SubnetId: 'subnet-056d542a687f866ee' })),
  },
  {
    operation: 'ec2 DescribeInternetGateways',
    code: 'InvalidInternetGatewayID.NotFound',
    status: 400,
    words: "The internetGateway ID 'igw-5bce113f' does not exist",
    play: () => ec2.send(new DescribeInternetGatewaysCommand({ InternetGatewayIds: ['igw-5bce113f'] })),
  },
  {
    operation: 'cloudWatchLogs FilterLogEvents',
    code: 'InvalidParameterException',
    status: 400,
    words:
      "1 validation error detected: Value '10001' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 10000",
    play: () => logs.send(new FilterLogEventsCommand({ logGroupName: 'a', limit: 10_001 })),
  },
  {
    operation: 'cloudWatchLogs DescribeLogGroups',
    code: 'InvalidParameterException',
    status: 400,
    words: 'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.',
    play: () => logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: 'a', logGroupNamePattern: 'b' })),
  },
  {
    operation: 'route53 GetHostedZone',
    code: 'NoSuchHostedZone',
    status: 404,
    words: 'No hosted zone found with ID: Z0123asdf1234',
    play: () => route53.send(new GetHostedZoneCommand({ Id: 'Z0123asdf1234' })),
  },
  {
    operation: 'route53 DeleteHostedZone',
    code: 'HostedZoneNotEmpty',
    status: 400,
    words: 'The specified hosted zone contains non-required resource record sets  and so cannot be deleted.',
    async play() {
      const HostedZoneId = simulator.hostedZone('example.com')
      const ResourceRecordSet = {
        ...{ Name: 'a.example.com', Type: 'A' as const, TTL: 60, ResourceRecords: [{ Value: '192.0.2.1' }] },
      }
      const ChangeBatch = { Changes: [{ Action: 'CREATE' as const, ResourceRecordSet }] }
      await route53.send(new ChangeResourceRecordSetsCommand({ HostedZoneId, ChangeBatch }))
      return route53.send(new DeleteHostedZoneCommand({ Id: HostedZoneId }))
    },
  },
]

/** Recorded refusals of operations that the simulator has, which it does not give, and why. */
const notGiven: readonly (readonly [operation: string, code: string, why: string])[] = [
  [
    'ecr GetRepositoryPolicy',
    'InvalidParameterException',
    'the pattern of names in the model of the API is another now',
  ],
  ['ec2 DeleteSubnet', 'DependencyViolation', 'interfaces of the simulator do not hold subnets back'],
  ['acm DeleteCertificate', 'ResourceInUseException', 'listeners of the simulator do not hold certificates back'],
  ['iam DeleteRole', 'UnmodifiableEntity', 'an account of the simulator has no service-linked roles to delete'],
  ['cloudWatchLogs DescribeLogGroups', 'ThrottlingException', 'realism: { throttling } refuses by token buckets'],
]

const general = (words: string): string =>
  words
    .replace(/'?arn:[^\s']+'?/g, 'ARN')
    .replace(/(sg|eni|subnet|igw|eipalloc|lt)-[0-9a-f]+/g, '$1-ID')
    .replace(/(name|ID:) '?[\w-]+'?/g, '$1 NAME')
    .replace(/\d{12}/g, 'ACCOUNT')

describe('what was recorded to be refused is refused in the same words', () => {
  it.each(refusals)('$operation: $code', async ({ code, status, words, play }) => {
    const error = await play().then(
      () => undefined,
      (reason: { name: string; message: string; $metadata: { httpStatusCode?: number } }) => reason,
    )
    expect(error).toMatchObject({ name: code, $metadata: { httpStatusCode: status } })
    expect(general(error?.message ?? '')).toBe(general(words))
  })
})

interface RecordedError {
  readonly service: string
  readonly operation: string | null
  readonly status: number
  readonly code: string
  readonly message: string | null
}

const NAMES: Readonly<Record<string, string>> = { elasticloadbalancing: 'elbv2', logs: 'cloudWatchLogs' }

it.runIf(recordingsAreHere)('every recorded refusal of an operation that the simulator has is played or listed', () => {
  const file = fileURLToPath(new URL('../../../shared/recorded/errors.json', import.meta.url))
  const recorded = JSON.parse(readFileSync(file, 'utf8')) as RecordedError[]
  const missing = recorded.filter(({ service, operation, status, code, message }) => {
    const name = NAMES[service] ?? service
    const known = Object.entries(services).find(([each]) => each === name)?.[1]
    if (operation === null || !known || !(operation in known.operations)) return false
    const key = `${name} ${operation}`
    if (notGiven.some(([where, what]) => where === key && what === code)) return false
    return !refusals.some(
      each =>
        each.operation === key &&
        each.code.replace(/Exception$/, '') === code.replace(/Exception$/, '') &&
        each.status === status &&
        general(each.words) === general(message ?? ''),
    )
  })
  expect(missing).toEqual([])
})
