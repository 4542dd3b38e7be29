import { jsonKeyOf, networkOf, roleOf, secretOf } from '../names.ts'
import { ofService } from '../subject.ts'
import { type Cause, guide } from './cause.ts'

const RESOURCES = guide('resource-initialization-error')
const SECRETS = guide('secrets-envvar-secrets-manager')
const ABOUT = /secretsmanager|secrets manager|from asm|from ssm|ssm:|parameter store/.source

export const SECRET_CAUSES: readonly Cause[] = [
  {
    code: 'kms.denied',
    words: /Access to KMS is not allowed|ciphertext refers to|not authorized to perform: kms:|kms.*AccessDenied/is,
    hopeless: true,
    cause: clue => `${roleOf(clue)} may not decrypt ${secretOf(clue).name}`,
    fix: clue =>
      `Allow the execution role kms:Decrypt on the key of the secret, in the role's policy and in the key's policy; the secret is ${secretOf(clue).line}.`,
    docs: guide('task_execution_IAM_role'),
  },
  {
    code: 'secret.key-missing',
    words: /did not contain json key|invalid character .* looking for beginning of value|unable to parse.*json/is,
    hopeless: true,
    cause: clue => `The secret ${secretOf(clue).name} has no JSON key "${jsonKeyOf(clue)}"`,
    fix: clue => `Add the key to the secret, or correct the key after its name (…:KEY::): ${secretOf(clue).line}.`,
    docs: SECRETS,
  },
  {
    code: 'secret.denied',
    words: new RegExp(`(${ABOUT}).*(AccessDenied|not authorized to perform)`, 'is'),
    hopeless: true,
    cause: clue => `${roleOf(clue)} may not read ${secretOf(clue).name}`,
    fix: clue =>
      `Allow the execution role ${/ssm/i.test(clue.words) ? 'ssm:GetParameters' : 'secretsmanager:GetSecretValue'} on it; the secret is ${secretOf(clue).line}. A resource policy of the secret may refuse it, too.`,
    docs: guide('task_execution_IAM_role'),
  },
  {
    code: 'secret.missing',
    words: new RegExp(
      `(${ABOUT}|ResourceNotFoundException).*(can't find|ResourceNotFound|ParameterNotFound|exists in the specified|invalid (ssm )?parameters)`,
      'is',
    ),
    hopeless: true,
    cause: clue => `${secretOf(clue).name} does not exist, or has no value`,
    fix: clue =>
      `Create it in this Region, or correct its ARN (that of a secret ends in six random characters): ${secretOf(clue).line}.`,
    docs: guide('resource-not-found-error'),
  },
  {
    code: 'secret.unreachable',
    words:
      /(unable to retrieve secrets? from|pull (the )?secrets? from|failed to fetch secret).*(deadline|timeout|timed out|connection issue|RequestCanceled|i\/o|send request failed|network)/is,
    hopeless: false,
    cause: clue => `${secretOf(clue).name} could not be read: there is no way to its service from ${networkOf(clue)}`,
    fix: clue =>
      `Give the tasks a way out: a public IP in a public subnet, a NAT gateway, or VPC endpoints (secretsmanager, ssm, kms): ${ofService(clue, '.network(…)', 'networkConfiguration')}.`,
    docs: RESOURCES,
  },
]
