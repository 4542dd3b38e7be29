import { advice, ofContainer, ofService, ofTask } from '../advice.ts'
import { logGroupOf, networkOf, roleOf } from '../names.ts'
import type { Clue } from '../subject.ts'
import { type Cause, guide } from './cause.ts'
import { REASONS } from './reasons.ts'

const AWSLOGS = guide('using_awslogs')
const LOG =
  /logger args|logg(ing|er) driver|log driver|logger: |amazon cloudwatch\b|cloudwatch log|log ?(group|stream)|awslogs|log opt|\b(fluentd|gelf|splunk|syslog|gcp|gcplogs)-[a-z]|\b(fluentd|gelf|splunk|syslog)(: | (address|endpoint|facility|format|level))|\bmax-(file|size)\b/i
/** The words are about CloudWatch Logs, not about another driver. */
const CLOUDWATCH =
  /cloudwatch|awslogs|log ?(group|stream)|perform: logs:|\blogs\.[\w-]+\.amazonaws|logger args: ?:? ?signal/i

/** Why a container's log driver does not start. */
export const LOG_CAUSES: readonly Cause[] = [
  {
    code: 'firelens.failed',
    words:
      /firelens (container|resource|log config|s3 config|config|options?)|start firelens|config-file-(type|value)|firelens user|s3 config \S+ from bucket|firelens[^\n]*directory ownership/i,
    mends: 'never',
    cause: () => 'The log router (FireLens) could not be set up',
    fix: clue =>
      advice`Check the router's image and its configuration file, and that the execution role may read that file from S3: ${ofTask(clue, '.firelens(…)', 'firelensConfiguration')}.`,
    docs: guide('using_firelens'),
  },
  {
    code: 'firelens.failed',
    // https://github.com/aws/aws-for-fluent-bit/issues/659
    logs: /configuration file contains errors, aborting|^(?:\S{1,40}\s{1,3}){0,2}\[error\] \[config\]/i,
    mends: 'never',
    cause: clue =>
      `The log router does not accept its configuration${clue.failed ? `: container "${clue.failed}"` : ''}`,
    fix: clue =>
      advice`Correct what its log names, in the file of the router or in the options of the containers that log through it: ${ofTask(clue, '.firelens(…)', 'firelensConfiguration', 'logConfiguration')}.`,
    docs: guide('using_firelens'),
  },
  {
    code: 'log-driver.invalid',
    about: LOG,
    words:
      /is (a )?required|determine region|please (specify|provide)|could not parse|error parsing|cannot be true|out of range|needs to be|must be (a|an|at least|between|one of|positive)\b|expected format|invalid [\w-]* ?(address|facility|level|format)|unknown log opt|no log driver named|MissingEndpoint|no log configuration|-\w+ is expected|must be specified|invalid value|wrong log opt|is registered|cannot be (enabled|disabled|set|used|combined)|not (supported|allowed)|only supported|failed to satisfy constraint/i,
    mends: 'never',
    cause: () => 'The settings of the log driver are not complete, or not those of that driver',
    fix: clue => advice`Correct them: ${ofContainer(clue, '.logs(…)', 'logConfiguration')}.`,
    docs: guide('using_awslogs'),
  },
  {
    // The role is not asked, and CloudWatch Logs is not called: https://github.com/aws/amazon-ecs-agent/issues/3074
    code: 'log-driver.failed',
    about: LOG,
    words: /CredentialsEndpointError|169\.254\.170\.2\b/i,
    mends: 'itself',
    cause: clue => `The log driver${driver(clue)} gets no credentials from the ECS agent at 169.254.170.2`,
    fix: () =>
      'See that the agent of the instance runs, that ECS_ENABLE_AWSLOGS_EXECUTIONROLE_OVERRIDE is true there, and that the instance sends 169.254.170.2 to the agent (the service ecs sets that up; restart it), or replace the instance.',
    docs: AWSLOGS,
  },
  {
    code: 'log-group.denied',
    about: LOG,
    words: REASONS.denied,
    when: isCloudWatch,
    mends: 'role',
    cause: clue => `${roleOf(clue)} may not write to the log group ${logGroupOf(clue)}`,
    fix: clue =>
      advice`Allow the execution role ${actions(clue)} on it: ${ofTask(clue, '.executionRole(…)', 'executionRoleArn')}.`,
    docs: AWSLOGS,
  },
  {
    code: 'aws.throttled',
    about: LOG,
    words: REASONS.throttled,
    when: isCloudWatch,
    mends: 'itself',
    cause: clue => `CloudWatch Logs limits how fast log streams are made in ${logGroupOf(clue)}`,
    fix: () => 'Wait: ECS tries again. If it goes on, start fewer tasks at once, or ask for a higher quota.',
    docs: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html',
  },
  {
    code: 'log-group.unreachable',
    about: LOG,
    // AWS has one sentence that begins so, and it is about the way: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html
    words: new RegExp(`${REASONS.unreachable.source}|task can(?:not|['’]t) find the Amazon CloudWatch`, 'i'),
    when: isCloudWatch,
    mends: 'network',
    cause: clue => `The log group ${logGroupOf(clue)} could not be reached from ${networkOf(clue)}`,
    fix: clue =>
      advice`Give the tasks a way out: a public IP in a public subnet, a NAT gateway, or a VPC endpoint for logs that lets port 443 in: ${ofService(clue, '.network(…)', 'networkConfiguration')}.${REASONS.unreachable.test(clue.words) ? '' : ' See that it is there, too: the words end before they say more.'}`,
    docs: guide('resource-initialization-error'),
  },
  {
    code: 'log-group.missing',
    about: LOG,
    words: REASONS.missing,
    when: isCloudWatch,
    mends: 'never',
    cause: clue => `The log group ${logGroupOf(clue)} does not exist`,
    fix: clue => advice`Create it, or name another: ${ofContainer(clue, '.logs(…)', 'logConfiguration')}.`,
    docs: AWSLOGS,
  },
  {
    code: 'log-driver.failed',
    about: LOG,
    words: /(not enabled|not running|not available|not supported) on (this|the) (host|system)/i,
    mends: 'itself',
    cause: clue => `The container instance has nothing that the log driver${driver(clue)} writes to`,
    fix: clue =>
      advice`Start that on the instance, or take another driver, such as awslogs: ${ofContainer(clue, '.logs(…)', 'logConfiguration')}.`,
    docs: guide('using_awslogs'),
  },
  {
    // https://docs.docker.com/engine/logging/drivers/gcplogs/
    code: 'log-driver.invalid',
    about: LOG,
    words:
      /(google cloud logging|gcplogs|gcp-logging).*(PermissionDenied|Unauthenticated|insufficient|default credentials|\b40[13]\b)/is,
    mends: 'never',
    cause: () => 'Google Cloud Logging does not accept the credentials that the Docker daemon of the instance has',
    fix: clue =>
      advice`Give the daemon credentials of Google (GOOGLE_APPLICATION_CREDENTIALS in its environment) whose service account may write logs (roles/logging.logWriter, scope logging.write), or take another driver, such as awslogs: ${ofContainer(clue, '.logs(…)', 'logConfiguration')}.`,
    docs: guide('task_definition_parameters'),
  },
  {
    // https://github.com/moby/moby/blob/b985e2313a8676e18072b442911fc8f64f17d440/daemon/logger/splunk/splunk.go
    code: 'log-driver.invalid',
    about: LOG,
    words: /splunk: .*(verify connection - 40[13]\b|invalid token)/i,
    mends: 'never',
    cause: () => 'Splunk refuses the token of the log driver',
    fix: clue =>
      advice`Give splunk-token a token of the HTTP Event Collector that is enabled and may write to the index: ${ofContainer(clue, '.logs(…)', 'logConfiguration')}.`,
    docs: guide('task_definition_parameters'),
  },
  {
    code: 'log-driver.unreachable',
    about: LOG,
    words: new RegExp(
      `${REASONS.unreachable.source}|${REASONS.untrusted.source}|can't send logs|delivery error|client is connecting|verify connection|${REASONS.failing.source}`,
      'i',
    ),
    mends: 'itself',
    cause: clue => `The log driver${driver(clue)} does not reach the place that it sends to`,
    fix: clue =>
      advice`Start what receives the log before the container, and see that its address and certificate are right and a security group admits the task: ${ofContainer(clue, '.logs(…)', 'logConfiguration')}.`,
    docs: guide('task_definition_parameters'),
  },
  {
    code: 'log-driver.failed',
    about: LOG,
    words: /./,
    mends: 'itself',
    weight: 'symptom',
    cause: clue => `The log driver${driver(clue)} could not be started, and AWS's words do not say why`,
    fix: clue =>
      advice`See that its log group or receiver is there, can be reached, and may be written to by the execution role: ${ofContainer(clue, '.logs(…)', 'logConfiguration')}.`,
    docs: guide('resource-initialization-error'),
  },
]

// The driver of CloudWatch Logs always names it; so does ECS.
function isCloudWatch({ words }: Clue): boolean {
  return CLOUDWATCH.test(words)
}

const actions = ({ words }: Clue): string =>
  /CreateLogGroup|log group/i.test(words) && !/CreateLogStream/i.test(words)
    ? 'logs:CreateLogGroup, logs:CreateLogStream and logs:PutLogEvents'
    : 'logs:CreateLogStream and logs:PutLogEvents'

function driver({ words, container }: Clue): string {
  const name =
    /\b(fluentd?|splunk|syslog|gelf|journald|awslogs)\b/i.exec(words)?.[1] ?? container?.logConfiguration?.logDriver
  return name ? ` ${name.toLowerCase().replace(/^fluent$/, 'fluentd')}` : ''
}
