const EXPIRED = /^(ExpiredToken|ExpiredTokenException|RequestExpired|CredentialsProviderError)$/

const UNACCEPTED =
  /^(InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|InvalidSignatureException|RequestTimeTooSkewed|AuthFailure)$/

// EC2 says `AuthFailure` also of what others own: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
const OF_OTHERS = /not authorized for|does not own|not owned/i

/** AWS knows no such credentials, or the request was not signed with them now. */
export const isUnaccepted = ({ name, message }: Error): boolean => UNACCEPTED.test(name) && !OF_OTHERS.test(message)

/** The credentials have expired, or there are none. */
export const isExpired = (error: Error): boolean => EXPIRED.test(error.name)
