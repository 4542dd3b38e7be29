import type {
  AssociateKmsKeyRequest,
  CreateLogGroupRequest,
  DeleteLogGroupRequest,
  DescribeLogGroupsRequest,
  DisassociateKmsKeyRequest,
  PutRetentionPolicyRequest,
} from '@aws-sdk/client-cloudwatch-logs'
import { AwsError, type World } from '../operation.ts'
import { type LogGroup, logs } from './state.ts'

const NAME = /^[.\-_/#A-Za-z0-9]{1,512}$/
const DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653]

export function groupOf(world: World, name = ''): LogGroup {
  const group = logs(world).groups.get(name)
  if (!group) throw new AwsError('ResourceNotFoundException', 'The specified log group does not exist.')
  return group
}

export function createLogGroup(input: CreateLogGroupRequest, world: World): object {
  const { logGroupName = '', tags, kmsKeyId, logGroupClass } = input
  if (!NAME.test(logGroupName))
    throw new AwsError(
      'InvalidParameterException',
      `1 validation error detected: Value '${logGroupName}' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+`,
    )
  if (logs(world).groups.has(logGroupName))
    throw new AwsError('ResourceAlreadyExistsException', 'The specified log group already exists')
  if (kmsKeyId !== undefined) checkKey(logGroupName, kmsKeyId, world)
  const made = logs(world).add(logGroupName, tags, kmsKeyId)
  made.logGroupClass = logGroupClass ?? made.logGroupClass
  return {}
}

export function describeLogGroups(input: DescribeLogGroupsRequest, world: World): object {
  checkSelection(input)
  const names = input.logGroupIdentifiers?.map(nameOf)
  const found = [...logs(world).groups.values()]
    .filter(({ name }) => !names || names.includes(name))
    .filter(({ name }) => name.startsWith(input.logGroupNamePrefix ?? ''))
    .filter(({ name }) => name.includes(input.logGroupNamePattern ?? ''))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const from = Number(input.nextToken ?? 0)
  const to = from + (input.limit ?? 50)
  return {
    logGroups: found.slice(from, to).map(group => ({
      logGroupName: group.name,
      creationTime: group.createdAt,
      retentionInDays: group.retentionInDays,
      metricFilterCount: 0,
      arn: `${group.arn}:*`,
      logGroupArn: group.arn,
      storedBytes: group.events.reduce((sum, event) => sum + event.message.length, 0),
      kmsKeyId: group.kmsKeyId,
      logGroupClass: group.logGroupClass,
    })),
    ...(to < found.length ? { nextToken: String(to) } : {}),
  }
}

function checkSelection(input: DescribeLogGroupsRequest): void {
  const { logGroupIdentifiers: identifiers, logGroupNamePattern: pattern, logGroupNamePrefix: prefix } = input
  if (pattern !== undefined && prefix !== undefined)
    throw refused('LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.')
  if ([identifiers, pattern, prefix].filter(each => each !== undefined).length > 1)
    throw refused('LogGroup identifiers, name prefix and name pattern are mutually exclusive parameters.')
}

const refused = (message: string): AwsError => new AwsError('InvalidParameterException', message)

/** The name in a log group's name or ARN. */
export const nameOf = (identifier = ''): string => identifier.replace(/^arn:.*:log-group:/, '')

export function putRetentionPolicy({ logGroupName, retentionInDays }: PutRetentionPolicyRequest, world: World): object {
  const group = groupOf(world, logGroupName)
  if (!DAYS.includes(retentionInDays ?? 0))
    throw new AwsError(
      'InvalidParameterException',
      `1 validation error detected: Value '${retentionInDays}' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [${DAYS.join(', ')}]`,
    )
  group.retentionInDays = retentionInDays
  return {}
}

export function deleteRetentionPolicy({ logGroupName }: DeleteLogGroupRequest, world: World): object {
  groupOf(world, logGroupName).retentionInDays = undefined
  return {}
}

export function deleteLogGroup({ logGroupName }: DeleteLogGroupRequest, world: World): object {
  logs(world).groups.delete(groupOf(world, logGroupName).name)
  return {}
}

export function associateKmsKey({ logGroupName, kmsKeyId }: AssociateKmsKeyRequest, world: World): object {
  const group = groupOf(world, logGroupName)
  checkKey(group.name, kmsKeyId, world)
  group.kmsKeyId = kmsKeyId
  return {}
}

export function disassociateKmsKey({ logGroupName }: DisassociateKmsKeyRequest, world: World): object {
  groupOf(world, logGroupName).kmsKeyId = undefined
  return {}
}

/** Every key of the Region is there, and lets the service use it. */
function checkKey(logGroupName: string, key = '', world: World): void {
  const [, region] = KEY.exec(key) ?? []
  // https://github.com/hashicorp/terraform/issues/24194
  if (region === undefined) throw refused(`The specified KMS Key Id could not be found. '${logGroupName}'`)
  // https://github.com/hashicorp/terraform-provider-aws/issues/29282
  if (region !== world.region)
    throw new AwsError(
      'AccessDeniedException',
      `The specified KMS key does not exist or is not allowed to be used with Arn 'arn:${world.partition}:logs:${world.region}:${world.account}:log-group:${logGroupName}'`,
    )
}

const KEY = /^arn:[\w-]+:kms:([\w-]+):\d{12}:key\/[\w-]+$/
