const EXPIRED = /^(ExpiredToken|ExpiredTokenException|RequestExpired|CredentialsProviderError)$/

const UNACCEPTED =
  /^(InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|InvalidSignatureException|RequestTimeTooSkewed|AuthFailure)/

/** AWS knows no such credentials, or the request was not signed with them now. */
export const isUnaccepted = (error: Error): boolean => UNACCEPTED.test(error.name)

/** The credentials have expired, or there are none. */
export const isExpired = (error: Error): boolean => EXPIRED.test(error.name)
