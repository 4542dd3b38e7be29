import { IMAGE } from './program.ts'
import { APP, type Scenario, SERVICE, TASK } from './scenario.ts'

export const IMAGE_SCENARIOS: readonly Scenario[] = [
  {
    code: 'image.missing',
    failure: { how: 'cannot pull' },
    cause: `The image ${IMAGE} is not in its registry`,
    evidence: 'not found',
    fix: `.image(…) of ${APP}`,
  },
  {
    code: 'image.denied',
    failure: { how: 'cannot pull', because: 'denied' },
    cause: /^arn:aws:iam::123456789012:role\/\S+ may not pull the image ghcr\.io/,
    evidence: 'ecr:BatchGetImage',
    fix: `.executionRole(…) of ${TASK}`,
  },
  {
    code: 'image.architecture',
    failure: { how: 'cannot pull', because: 'wrong architecture' },
    cause: 'another CPU architecture or operating system than the task runs on (X86_64)',
    evidence: "descriptor matching platform 'linux/amd64'",
    fix: `.architecture(…) or .operatingSystem(…) of ${TASK}`,
  },
  {
    code: 'image.architecture',
    when: 'the image starts, and its program does not',
    failure: { how: 'exits', exitCode: 1, log: ['exec /app/start: exec format error'] },
    cause: 'another CPU architecture',
    evidence: 'log of app: exec /app/start: exec format error',
    fix: 'docker build --platform linux/amd64',
  },
  {
    code: 'image.rate-limit',
    failure: { how: 'cannot pull', because: 'rate limit' },
    cause: `The registry of the image ${IMAGE} limits`,
    evidence: 'toomanyrequests',
    fix: `.image(…) of ${APP}`,
  },
  {
    code: 'registry.unreachable',
    failure: { how: 'cannot pull', because: 'unreachable' },
    cause: /there is no way to its registry from subnet-/,
    evidence: 'i/o timeout',
    fix: `.network(…) of ${SERVICE}`,
  },
  {
    code: 'registry.unreachable',
    when: 'ECR cannot be reached',
    failure: { how: 'cannot start', because: 'registry unreachable' },
    cause: 'there is no way to its registry',
    evidence: 'connection issue between the task and Amazon ECR',
    fix: `.network(…) of ${SERVICE}`,
  },
]
