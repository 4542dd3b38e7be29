import { advice, ofService } from '../advice.ts'
import { jsonKeyOf, networkOf, roleOf, secretOf } from '../names.ts'
import { type Cause, guide } from './cause.ts'
import { REASONS } from './reasons.ts'

const RESOURCES = guide('resource-initialization-error')
const SECRETS = guide('secrets-envvar-secrets-manager')
const SECRET =
  /secretsmanager|secrets? manager|(from|in) (asm|ssm)\b|ssm:|asm fetching|(asm|ssm) secret resource|missing secret value|parameter store|SSM parameter:|staging label|json key|retriev(e|ed|ing) (the )?secret|(pull|fetch|retrieve) secrets(?! or registry)|(asm|ssm) client|domainless gMSA user|secret \S*( was)? not found|secret (does not|has no)|invalid (ssm )?parameters/i

/** Why a secret or a parameter does not reach its variable. */
export const SECRET_CAUSES: readonly Cause[] = [
  {
    code: 'kms.denied',
    about: SECRET,
    words: new RegExp(`${REASONS.kms.source}|not authorized to perform: kms:`, 'i'),
    mends: 'role',
    cause: clue => `${roleOf(clue)} may not decrypt ${secretOf(clue).name}`,
    fix: clue =>
      advice`Allow the execution role kms:Decrypt on the key of the secret, in the role's policy and in the key's policy, and see that the key is enabled; the secret is ${secretOf(clue).line}.`,
    docs: guide('task_execution_IAM_role'),
  },
  {
    code: 'aws.throttled',
    about: SECRET,
    words: REASONS.throttled,
    mends: 'itself',
    cause: clue => `AWS limits how often ${secretOf(clue).name} may be read: too many tasks start at the same time`,
    fix: () =>
      'Wait: ECS tries again. If it goes on, switch on higher throughput in Parameter Store, or start fewer tasks at once.',
    docs: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-throughput.html',
  },
  {
    code: 'secret.deleted',
    about: SECRET,
    words: /marked for deletion|scheduled for deletion/i,
    mends: 'secret',
    cause: clue => `${first(secretOf(clue).name)} is marked for deletion`,
    fix: clue => advice`Bring it back (aws secretsmanager restore-secret), or name another: ${secretOf(clue).line}.`,
    docs: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_restore-secret.html',
  },
  {
    code: 'secret.key-missing',
    words: /did not contain json key/i,
    mends: 'secret',
    cause: clue => `${first(secretOf(clue).name)} has no JSON key "${jsonKeyOf(clue)}"`,
    fix: clue =>
      advice`Add the key to the secret, or correct the key after its name (…:KEY::): ${secretOf(clue).line}.`,
    docs: SECRETS,
  },
  {
    code: 'secret.not-json',
    words:
      /invalid character .* (looking for|after|in)|cannot unmarshal|unexpected end of JSON|unable to parse.*json/is,
    when: ({ words }) => /secret|asm|ssm/i.test(words),
    mends: 'secret',
    cause: clue => `The value of ${secretOf(clue).name} is not a JSON object, though a key of it is asked for`,
    fix: clue =>
      advice`Let the secret hold a JSON object ({"key": "value"}), or ask for all of it, without a key after its ARN: ${secretOf(clue).line}.`,
    docs: SECRETS,
  },
  {
    code: 'secret.unreachable',
    about: SECRET,
    words: REASONS.unreachable,
    when: ({ words }) => !/access ?denied|not authorized/i.test(words),
    mends: 'network',
    cause: clue =>
      `${first(secretOf(clue).name)} could not be read: there is no way to its service from ${networkOf(clue)}`,
    fix: clue =>
      advice`Give the tasks a way out: a public IP in a public subnet, a NAT gateway, or VPC endpoints (secretsmanager, ssm, kms): ${ofService(clue, '.network(…)', 'networkConfiguration')}.`,
    docs: RESOURCES,
  },
  {
    code: 'secret.denied',
    about: SECRET,
    words: REASONS.denied,
    mends: 'role',
    cause: clue => `${roleOf(clue)} may not read ${secretOf(clue).name}`,
    fix: clue =>
      advice`Allow the execution role ${/ssm|parameter store/i.test(clue.words) ? 'ssm:GetParameters' : 'secretsmanager:GetSecretValue'} on it; the secret is ${secretOf(clue).line}. A resource policy of the secret may refuse it, too.`,
    docs: guide('task_execution_IAM_role'),
  },
  {
    code: 'secret.missing',
    about: SECRET,
    words: /invalid name\b|(invalid|unexpected) ARN|in an invalid format/i,
    mends: 'secret',
    cause: clue => `${first(secretOf(clue).name)} is no name or ARN that a secret or parameter can have`,
    fix: clue =>
      advice`Correct it: the ARN with the six random characters at its end, or with a key of its JSON (…-AbCdEf:KEY::), and nothing else behind it: ${secretOf(clue).line}.`,
    docs: SECRETS,
  },
  {
    // The secret is there: https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html
    code: 'secret.missing',
    about: SECRET,
    words: /value for (staging label|VersionId)|no value/i,
    mends: 'secret',
    cause: clue => `${first(secretOf(clue).name)} has no value, or none of the version that is asked for`,
    fix: clue =>
      advice`Put a value into it (aws secretsmanager put-secret-value), or correct the version that is asked for: ${secretOf(clue).line}.`,
    docs: guide('resource-not-found-error'),
  },
  {
    code: 'secret.missing',
    about: SECRET,
    words: REASONS.missing,
    mends: 'secret',
    cause: clue => `${first(secretOf(clue).name)} does not exist, or has no value`,
    fix: clue =>
      advice`Create it in this Region, or correct its ARN (that of a secret ends in six random characters): ${secretOf(clue).line}.`,
    docs: guide('resource-not-found-error'),
  },
  {
    code: 'secret.failed',
    about: SECRET,
    words: /./,
    when: ({ words }) => !/credentialsParameter/i.test(words),
    mends: 'itself',
    weight: 'symptom',
    cause: clue => `${first(secretOf(clue).name)} could not be read, and AWS's words do not say why`,
    fix: clue =>
      advice`See that it is there, that the execution role may read it, and that there is a way to its service from ${networkOf(clue)}: ${secretOf(clue).line}.`,
    docs: RESOURCES,
  },
]

/** At the start of a sentence. */
const first = (name: string): string => name.replace(/^a /, 'A ')
