const EXPIRED = /^(ExpiredToken|ExpiredTokenException|RequestExpired)$/

/**
 * The providers of the SDK have none to give: those of an access key, a profile, a role, a sign-in by IAM Identity Center
 * or `aws login`, and those of its bearer token. https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html
 */
const OF_A_PROVIDER = /^(CredentialsProvider|TokenProvider|Provider)Error$/
const OF_A_SESSION = /expired|token not found or invalid|re-?authenticate|refresh this SSO session/i

const OF_A_PROFILE =
  /\bprofile\b.*(not (be )?found|missing|not configured|(did|does) not contain|invalid SSO|cycle)|Unsupported credential source|Conflicting SSO|Sso session '/i

const UNACCEPTED =
  /^(InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|InvalidSignatureException|RequestTimeTooSkewed|AuthFailure)$/

// EC2 says `AuthFailure` also of what others own: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
const OF_OTHERS = /not authorized for|does not own|not owned/i

/** AWS knows no such credentials, or the request was not signed with them now. */
export const isUnaccepted = ({ name, message }: Error): boolean => UNACCEPTED.test(name) && !OF_OTHERS.test(message)

/** The credentials have expired, or there are none. */
export const isExpired = ({ name }: Error): boolean => EXPIRED.test(name) || OF_A_PROVIDER.test(name)

/** There are none, where it is not that what gave them has expired. */
export const areMissing = ({ name, message }: Error): boolean => OF_A_PROVIDER.test(name) && !OF_A_SESSION.test(message)

/** It was signed at another time than AWS has. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html */
export const isSkewed = ({ name, message }: Error): boolean =>
  /skewed|signature (?:expired|not yet current)/i.test(`${name} ${message}`)

/** How to have credentials that work: the SDK's own words name a machine, a profile or how to sign in. */
export function signIn({ name, message }: Error): string {
  if (isSkewed({ name, message })) return 'Set the clock of this machine right (its time service),'
  if (/signature/i.test(`${name} ${message}`))
    return 'See that the clock of this machine is right and the secret key is that of the access key,'
  if (!OF_A_PROVIDER.test(name))
    return 'Sign in again, or name other credentials (AWS_PROFILE, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY),'
  const command = /\baws login\b/i.test(message) ? 'aws login' : 'aws sso login, or aws login'
  if (!areMissing({ name, message })) return `Sign in again (${command})`
  if (/\bForbiddenException\b|^No access$/.test(message))
    return 'Name an account and a role that IAM Identity Center gives this user (sso_account_id and sso_role_name of the profile)'
  if (/metadata|credential provider|Server responded/i.test(message))
    return 'See that this machine, task or job has a role and gets to the endpoint that gives its credentials, or give AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY,'
  if (OF_A_PROFILE.test(message)) return 'Correct the profile that AWS_PROFILE names (~/.aws/config), or name another'
  return `Sign in (${command}), set AWS_PROFILE, or give AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY,`
}
