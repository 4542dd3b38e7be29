import { imageOf, networkOf, roleOf } from '../names.ts'
import { ofContainer, ofService, ofTask } from '../subject.ts'
import { type Cause, guide } from './cause.ts'

const PULL = guide('task_cannot_pull_image')

export const IMAGE_CAUSES: readonly Cause[] = [
  {
    code: 'image.architecture',
    words: /exec format error|descriptor matching platform|does not match the .*platform|no matching manifest/i,
    logs: /exec format error/i,
    hopeless: true,
    cause: clue =>
      `The image ${imageOf(clue)} was built for another CPU architecture than the task runs on (${architecture(clue)})`,
    fix: clue =>
      `Build it for that architecture (docker build --platform linux/${architecture(clue) === 'ARM64' ? 'arm64' : 'amd64'}), or change ${ofTask(clue, '.architecture(…)', 'runtimePlatform')}.`,
    docs: PULL,
  },
  {
    code: 'image.rate-limit',
    words: /CannotPull.*(toomanyrequests|too many requests|rate limit|pull rate)/is,
    hopeless: false,
    cause: clue => `The registry of the image ${imageOf(clue)} limits how often it may be pulled`,
    fix: clue =>
      `Pull from ECR (a pull-through cache fills itself): change ${ofContainer(clue, '.image(…)', 'image')}, or sign in to the registry with repositoryCredentials.`,
    docs: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html',
  },
  {
    code: 'image.denied',
    words:
      /CannotPull.*(not authorized to perform|forbidden|unauthorized|no basic auth|authentication required|token has expired)|(ecr registry auth|GetAuthorizationToken).*(AccessDenied|not authorized)/is,
    hopeless: true,
    cause: clue => `${roleOf(clue)} may not pull the image ${imageOf(clue)}`,
    fix: clue =>
      `Allow the execution role ecr:GetAuthorizationToken, ecr:BatchCheckLayerAvailability, ecr:GetDownloadUrlForLayer and ecr:BatchGetImage: ${ofTask(clue, '.executionRole(…)', 'executionRoleArn')}. For a repository of another account, its repository policy must allow it too.`,
    docs: PULL,
  },
  {
    code: 'image.missing',
    words:
      /CannotPull.*(not found|manifest unknown|does not exist|no such image|not exist|pull access denied|requested access to the resource is denied|name unknown)/is,
    hopeless: true,
    cause: clue => `The image ${imageOf(clue)} is not in its registry, or the registry is private`,
    fix: clue => `Push the image, or correct its name or tag: ${ofContainer(clue, '.image(…)', 'image')}.`,
    docs: PULL,
  },
  {
    code: 'registry.unreachable',
    words:
      /CannotPull|(ecr registry auth|registry auth from Amazon ECR|GetAuthorizationToken|api\.ecr).*(timeout|timed out|deadline|i\/o|connection issue|canceled|request failed|no such host)/is,
    hopeless: false,
    cause: clue =>
      `The image ${imageOf(clue)} could not be pulled: there is no way to its registry from ${networkOf(clue)}`,
    fix: clue =>
      `Give the tasks a way out: a public IP in a public subnet, a NAT gateway, or VPC endpoints (ecr.api, ecr.dkr, s3, logs): ${ofService(clue, '.network(…)', 'networkConfiguration')}.`,
    docs: PULL,
  },
]

const architecture = ({ subject }: Parameters<Cause['cause']>[0]): string =>
  subject.definition?.runtimePlatform?.cpuArchitecture ?? 'X86_64'
