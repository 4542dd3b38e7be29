const EXPIRED = /^(ExpiredToken|ExpiredTokenException|RequestExpired|CredentialsProviderError)$/

/** The credentials have expired, or there are none. */
export const isExpired = (error: Error): boolean => EXPIRED.test(error.name)
