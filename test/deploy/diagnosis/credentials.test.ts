import { expect, it } from 'vitest'
import { explainChange } from '../../../src/deploy/diagnosis/explain.ts'
import { cluster, isPlanError, plan, stack } from '../../../src/index.ts'

const EXPIRED = 'The credentials expired'
const NONE = 'There are no credentials'

/** What the providers of the installed SDK say, and what can be done then. */
const SAID: readonly (readonly [name: string, message: string, cause: string, fix: string])[] = [
  [
    'CredentialsProviderError',
    'The SSO session associated with this profile has expired. To refresh this SSO session run aws sso login with the corresponding profile.',
    EXPIRED,
    'Sign in again (aws sso login',
  ],
  [
    'TokenProviderError',
    "Token is expired. To refresh this SSO session run 'aws sso login' with the corresponding profile.",
    EXPIRED,
    'Sign in again (aws sso login',
  ],
  [
    'TokenProviderError',
    "The SSO session token associated with profile=dev was not found or is invalid. To refresh this SSO session run 'aws sso login' with the corresponding profile.",
    EXPIRED,
    'Sign in again (aws sso login',
  ],
  ['CredentialsProviderError', 'UnauthorizedException: Session token not found or invalid', EXPIRED, 'Sign in again'],
  ['CredentialsProviderError', 'ForbiddenException: No access', NONE, 'sso_role_name'],
  [
    'CredentialsProviderError',
    'Failed to load a token for session arn:aws:sts::123456789012:assumed-role/dev/x, please re-authenticate using aws login',
    EXPIRED,
    'Sign in again (aws login)',
  ],
  ['CredentialsProviderError', 'Your session has expired. Please reauthenticate.', EXPIRED, 'Sign in again'],
  ['CredentialsProviderError', 'Could not load credentials from any providers', NONE, 'set AWS_PROFILE'],
  [
    'CredentialsProviderError',
    'Could not resolve credentials using profile: [prod] in configuration/credentials file(s).',
    NONE,
    'set AWS_PROFILE',
  ],
  [
    'CredentialsProviderError',
    'Profile prod could not be found in shared credentials file.',
    NONE,
    'Correct the profile that AWS_PROFILE names',
  ],
  ['ProviderError', 'TimeoutError from instance metadata service', NONE, 'has a role and gets to the endpoint'],
  ['ExpiredTokenException', 'The security token included in the request is expired', EXPIRED, 'AWS_ACCESS_KEY_ID'],
]

it.each(SAID)('says what is the matter with the credentials: %s: %s', async (name, message, cause, fix) => {
  const error = Object.assign(new Error(message), { name })
  const [first] = explainChange(error, cluster('prod').build())
  expect(first).toMatchObject({ code: 'credentials.expired', cause: expect.stringContaining(cause) })
  expect(first?.fix).toContain(fix)
  expect(first?.evidence.join()).toContain(message)

  const sts = { send: () => Promise.reject(error) }
  const before = await plan(stack('shop'), { region: 'us-east-1', clients: { sts } }).catch((thrown: unknown) => thrown)
  if (!isPlanError(before, 'credentials.missing')) throw before
  expect(before.message).toContain(message)
  expect(before.message).toContain(fix)
})
