import type { TaskDefinition, TaskStopCode } from '@aws-sdk/client-ecs'
import type { World } from '../operation.ts'
import type { TaskState } from './account-state.ts'
import { deniedWords } from './denied.ts'
import { failureAmong } from './failure.ts'
import type { StartProblem } from './problem.ts'

interface Facts {
  readonly role: string
  readonly secret: string
  readonly key: string
  readonly logGroup: string
  readonly subnet: string
  readonly region: string
  readonly account: string
}

interface Words {
  readonly words: (facts: Facts) => string
  readonly code?: TaskStopCode
  /** Where AWS documents it, or where it was reported. */
  readonly source: string
}

const GUIDE = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide'
const RETRIEVAL =
  'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed:'
const ASM = `${RETRIEVAL} unable to retrieve secret from asm: service call has been retried 1 time(s):`
const SSM = `${RETRIEVAL} unable to retrieve secrets from ssm: service call has been retried 1 time(s):`

const denied = ({ account, role }: Facts, action: string, resource: string): string =>
  deniedWords({ account, role, session: 'task' }, action, resource)

export const START_PROBLEMS: Readonly<Record<StartProblem, Words>> = {
  'secret missing': {
    words: ({ secret }) =>
      `ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: The task can't retrieve the secret with ARN '${secret}' from AWS Secrets Manager. Check whether the secret exists in the specified Region. ResourceNotFoundException: Secrets Manager can't find the specified secret.`,
    source: `${GUIDE}/resource-not-found-error.html`,
  },
  'secret key missing': {
    words: ({ key }) => `${ASM} retrieved secret from Secrets Manager did not contain json key ${key}`,
    source: 'https://repost.aws/knowledge-center/ecs-unable-to-pull-secrets',
  },
  'secret denied': {
    words: facts => `${ASM} ${denied(facts, 'secretsmanager:GetSecretValue', facts.secret)} status code: 400`,
    source: 'https://repost.aws/knowledge-center/ecs-unable-to-pull-secrets',
  },
  'secret unreachable': {
    words: ({ secret }) =>
      `${RETRIEVAL} unable to retrieve secret from asm: service call has been retried 5 time(s): failed to fetch secret ${secret} from secrets manager: RequestCanceled: request context canceled caused by: context deadline exceeded. Please check your task network configuration.`,
    source: `${GUIDE}/resource-initialization-error.html`,
  },
  'parameter missing': {
    words: ({ secret }) => `${SSM} invalid ssm parameters: ${secret.replace(/^arn:.*:parameter/, '')}`,
    source: 'https://repost.aws/knowledge-center/ecs-unable-to-pull-secrets',
  },
  'parameter denied': {
    words: facts => `${SSM} ${denied(facts, 'ssm:GetParameters', facts.secret)} status code: 400`,
    source: 'https://github.com/aws/copilot-cli/issues/4504',
  },
  'key denied': {
    words: ({ secret }) =>
      `${ASM} failed to fetch secret ${secret} from secrets manager: AccessDeniedException: Access to KMS is not allowed status code: 400`,
    source: 'https://github.com/GiamPy5/terraform-aws-directus/issues/10',
  },
  'registry unreachable': {
    words: ({ region }) =>
      `ResourceInitializationError: unable to pull secrets or registry auth: The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration. operation error ECR: GetAuthorizationToken, exceeded maximum number of attempts, 3, https response error StatusCode: 0, RequestID: , request send failed, Post "https://api.ecr.${region}.amazonaws.com/": dial tcp 44.213.79.104:443: i/o timeout`,
    source: `${GUIDE}/resource-initialization-error.html`,
  },
  'log group missing': {
    words: () =>
      'ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist. : exit status 1',
    source: `${GUIDE}/resource-initialization-error.html`,
  },
  'log group denied': {
    words: facts =>
      `ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: operation error CloudWatch Logs: CreateLogStream, https response error StatusCode: 400, api error ${denied(facts, 'logs:CreateLogStream', `arn:aws:logs:${facts.region}:${facts.account}:log-group:${facts.logGroup}:log-stream:ecs`)} : exit status 1`,
    source: `${GUIDE}/resource-initialization-error.html`,
  },
  'log group unreachable': {
    words: () =>
      'ResourceInitializationError: failed to validate logger args: The task cannot find the Amazon CloudWatch log group defined in the task definition. There is a connection issue between the task and Amazon CloudWatch. Check your network configuration. : signal: killed',
    source: `${GUIDE}/resource-initialization-error.html`,
  },
  'subnet full': {
    words: ({ subnet }) =>
      `Unexpected EC2 error while attempting to Create Network Interface with public IP assignment enabled in subnet '${subnet}': InsufficientFreeAddressesInSubnet`,
    source: `${GUIDE}/failed-to-start-error.html`,
  },
  'no network interface': {
    words: () => 'Timeout waiting for network interface provisioning to complete.',
    source: 'https://github.com/dagster-io/dagster, dagster-aws ecs launcher',
  },
  'volume not mounted': {
    words: () =>
      'ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: mount.nfs4: Connection timed out : unsuccessful EFS utils command execution; code: 32',
    source: 'https://repost.aws/knowledge-center/fargate-unable-to-mount-efs',
  },
  'environment file denied': {
    words: () =>
      'ResourceInitializationError: failed to download env files: file download command: non empty error stream: service call has been retried 1 time(s): AccessDenied: Access Denied status code: 403',
    source: 'https://github.com/aws/copilot-cli/issues/6066',
  },
  'slow start': {
    words: () =>
      'ContainerRuntimeTimeoutError: Could not transition to running; timed out after waiting 1m: context deadline exceeded',
    source: `${GUIDE}/container-runtime-timeout-error.html`,
  },
  'spot interruption': {
    words: () => 'Your Spot Task was interrupted.',
    code: 'SpotInterruption',
    source: `${GUIDE}/spot-interruption-errors.html`,
  },
}

/** What keeps a task from starting, in AWS's words. */
export function startProblem(
  world: World,
  { definition, subnetId }: Pick<TaskState, 'definition' | 'subnetId'>,
): { readonly code: TaskStopCode; readonly reason: string } | undefined {
  const failure = failureAmong(world, 'cannot start', definition.containerDefinitions)
  if (!failure) return undefined
  if ('message' in failure) return { code: failure.stopCode ?? 'TaskFailedToStart', reason: failure.message }
  const { code = 'TaskFailedToStart' } = START_PROBLEMS[failure.because]
  return { code, reason: startWords(world, { definition, subnetId }, failure.because) }
}

/** What AWS says of a task that stops for this reason. */
export function startWords(
  world: World,
  { definition, subnetId }: Pick<TaskState, 'definition' | 'subnetId'>,
  problem: StartProblem,
): string {
  return START_PROBLEMS[problem].words(factsOf(world, definition, subnetId))
}

function factsOf({ region, account }: World, definition: TaskDefinition, subnet: string): Facts {
  const { containerDefinitions = [], executionRoleArn } = definition
  const asked = containerDefinitions.flatMap(({ secrets = [] }) => secrets)[0]?.valueFrom ?? ''
  const groups = containerDefinitions.flatMap(each => each.logConfiguration?.options?.['awslogs-group'] ?? [])
  const parts = asked.split(':')
  const parameter = `arn:aws:ssm:${region}:${account}:parameter/${asked.replace(/^\//, '')}`
  return {
    role: executionRoleArn?.split('/').at(-1) ?? 'none',
    secret: asked.startsWith('arn:') ? parts.slice(0, 7).join(':') : parameter,
    key: parts[7] ?? 'password',
    logGroup: groups[0] ?? '/ecs/app',
    subnet,
    region,
    account,
  }
}
