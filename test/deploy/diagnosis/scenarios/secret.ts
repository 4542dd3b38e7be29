import { SECRET } from './program.ts'
import { APP, type Scenario, SERVICE } from './scenario.ts'

export const SECRET_SCENARIOS: readonly Scenario[] = [
  {
    code: 'secret.missing',
    failure: { how: 'cannot start', because: 'secret missing' },
    cause: `${SECRET} does not exist`,
    evidence: "Secrets Manager can't find the specified secret",
    fix: `.secret('DB_PASSWORD', …) of ${APP}`,
  },
  {
    code: 'secret.missing',
    when: 'a parameter',
    program: { parameter: true },
    failure: { how: 'cannot start', because: 'parameter missing' },
    cause: '/shop/db-password does not exist',
    evidence: 'invalid ssm parameters: /shop/db-password',
    fix: `.secret('DB_PASSWORD', …) of ${APP}`,
  },
  {
    code: 'secret.key-missing',
    failure: { how: 'cannot start', because: 'secret key missing' },
    cause: 'has no JSON key "password"',
    evidence: 'did not contain json key password',
    fix: `.secret('DB_PASSWORD', …) of ${APP}`,
  },
  {
    code: 'secret.denied',
    failure: { how: 'cannot start', because: 'secret denied' },
    cause: new RegExp(`^arn:aws:iam::123456789012:role/\\S+ may not read ${SECRET}$`),
    evidence: 'not authorized to perform: secretsmanager:GetSecretValue',
    fix: `.secret('DB_PASSWORD', …) of ${APP}`,
  },
  {
    code: 'secret.denied',
    when: 'a parameter',
    program: { parameter: true },
    failure: { how: 'cannot start', because: 'parameter denied' },
    cause: /^arn:aws:iam::123456789012:role\/\S+ may not read \S+\/shop\/db-password$/,
    evidence: 'not authorized to perform: ssm:GetParameters',
    fix: 'ssm:GetParameters',
  },
  {
    code: 'secret.unreachable',
    failure: { how: 'cannot start', because: 'secret unreachable' },
    cause: /could not be read: there is no way to its service from subnet-/,
    evidence: 'context deadline exceeded',
    fix: `.network(…) of ${SERVICE}`,
  },
  {
    code: 'kms.denied',
    failure: { how: 'cannot start', because: 'key denied' },
    cause: `may not decrypt ${SECRET}`,
    evidence: 'Access to KMS is not allowed',
    fix: 'kms:Decrypt',
  },
]
