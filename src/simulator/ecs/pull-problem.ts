import type { TaskDefinition } from '@aws-sdk/client-ecs'
import { deniedWords } from './denied.ts'
import type { PullProblem } from './problem.ts'

interface Pull {
  /** As the registry is asked for it, for example `docker.io/library/nginx`. */
  readonly reference: string
  readonly definition: TaskDefinition
  readonly account: string
  readonly region: string
  /** What IAM says, when it is known. */
  readonly refusal?: string
}

/** What AWS says, and where it is documented or was reported. */
export const PULL_PROBLEMS: Readonly<
  Record<PullProblem, { readonly words: (pull: Pull) => string; readonly source: string }>
> = {
  missing: {
    words: ({ reference }) =>
      `pull image manifest has been retried 1 time(s): failed to resolve ref ${reference}: ${reference}: not found`,
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html',
  },
  denied: {
    words: ({ reference, definition, account, region, refusal }) => {
      const role = definition.executionRoleArn?.split('/').at(-1) ?? 'none'
      const repository = `arn:aws:ecr:${region}:${account}:repository/${reference.split('/').slice(1).join('/').split(':')[0]}`
      const denied = refusal ?? deniedWords({ account, role, session: 'task' }, 'ecr:BatchGetImage', repository)
      return `Check if image exists and role '${role}' has permissions to pull images from Amazon ECR. Error response from daemon: pull access denied for ${reference}, repository does not exist or may require 'docker login': denied: ${denied.replace(/^\w+: /, '')}`
    },
    source: 'https://github.com/aws/amazon-ecs-agent, ecs-agent/utils/errormessages',
  },
  'wrong architecture': {
    words: ({ definition: { runtimePlatform } }) =>
      `pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform 'linux/${runtimePlatform?.cpuArchitecture === 'ARM64' ? 'arm64' : 'amd64'}'`,
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html',
  },
  'rate limit': {
    words: () =>
      'inspect image has been retried 5 time(s): httpReaderSeeker: failed open: unexpected status code 429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating and upgrading',
    source: 'https://repost.aws/knowledge-center/ecs-pull-container-error-rate-limit',
  },
  unreachable: {
    words: ({ reference }) =>
      `pull image manifest has been retried 5 time(s): failed to resolve ref ${reference}: failed to do request: Head "https://${reference.split('/')[0]}/v2/": dial tcp 44.213.79.104:443: i/o timeout`,
    source: 'https://repost.aws/knowledge-center/ecs-fargate-pull-container-error',
  },
}
