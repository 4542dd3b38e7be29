/** How a session of somebody who has logged in goes on. */
interface SessionSettings {
  /** @default 'AWSELBAuthSessionCookie' */
  readonly sessionCookieName?: string
  /** @default 'openid' */
  readonly scope?: string
  /** Seconds. @default 604800 */
  readonly sessionTimeout?: number
  /** Up to 10 further parameters of the request to the provider. */
  readonly authenticationRequestExtraParams?: Readonly<Record<string, string>>
  /** What becomes of a request without a session. @default 'authenticate' */
  readonly onUnauthenticatedRequest?: 'deny' | 'allow' | 'authenticate'
}

/**
 * An identity provider that speaks OpenID Connect. It has to allow `https://<host>/oauth2/idpresponse`.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html
 */
export interface OidcSettings extends SessionSettings {
  readonly issuer: string
  readonly authorizationEndpoint: string
  readonly tokenEndpoint: string
  readonly userInfoEndpoint: string
  readonly clientId: string
  /** AWS never tells it: a hash of it in a tag of the rule tells that it has changed. */
  readonly clientSecret: string
}

/** A user pool of Amazon Cognito, with an app client that has a secret. */
export interface CognitoSettings extends SessionSettings {
  readonly userPoolArn: string
  readonly userPoolClientId: string
  /** Its prefix, or its own domain. */
  readonly userPoolDomain: string
}

/**
 * What a token in the `Authorization` header must have.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-verify-jwt.html
 */
export interface JwtSettings {
  readonly jwksEndpoint: string
  readonly issuer: string
  /** At most 10. */
  readonly additionalClaims?: readonly {
    readonly format: 'single-string' | 'string-array' | 'space-separated-values'
    readonly name: string
    readonly values: readonly string[]
  }[]
}

/** What a request must pass before it is forwarded. */
export type RouteCheck =
  | { readonly type: 'authenticate-oidc'; readonly config: OidcSettings }
  | { readonly type: 'authenticate-cognito'; readonly config: CognitoSettings }
  | { readonly type: 'jwt-validation'; readonly config: JwtSettings }
