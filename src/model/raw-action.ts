type Unauthenticated = 'deny' | 'allow' | 'authenticate'

interface Session {
  readonly SessionCookieName?: string
  readonly Scope?: string
  /** Seconds. @default 604800 */
  readonly SessionTimeout?: number
  readonly AuthenticationRequestExtraParams?: Record<string, string>
  /** @default 'authenticate' */
  readonly OnUnauthenticatedRequest?: Unauthenticated
}

/**
 * What a load balancer does with a request, as the API has it.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Action.html
 */
export interface RawAction {
  readonly Type:
    | 'forward'
    | 'authenticate-oidc'
    | 'authenticate-cognito'
    | 'redirect'
    | 'fixed-response'
    | 'jwt-validation'
  /** Which comes first, where there are several: the least. */
  readonly Order?: number
  readonly TargetGroupArn?: string
  readonly ForwardConfig?: {
    readonly TargetGroups?: { readonly TargetGroupArn: string; readonly Weight?: number }[]
    readonly TargetGroupStickinessConfig?: { readonly Enabled?: boolean; readonly DurationSeconds?: number }
  }
  readonly RedirectConfig?: {
    readonly Protocol?: string
    readonly Port?: string
    readonly Host?: string
    readonly Path?: string
    readonly Query?: string
    readonly StatusCode: 'HTTP_301' | 'HTTP_302'
  }
  readonly FixedResponseConfig?: {
    readonly StatusCode: string
    readonly ContentType?: string
    readonly MessageBody?: string
  }
  readonly AuthenticateOidcConfig?: Session & {
    readonly Issuer: string
    readonly AuthorizationEndpoint: string
    readonly TokenEndpoint: string
    readonly UserInfoEndpoint: string
    readonly ClientId: string
    /** AWS does not tell it: another one is sent with the next change of the action. */
    readonly ClientSecret?: string
    readonly UseExistingClientSecret?: boolean
  }
  readonly AuthenticateCognitoConfig?: Session & {
    readonly UserPoolArn: string
    readonly UserPoolClientId: string
    readonly UserPoolDomain: string
  }
  readonly JwtValidationConfig?: {
    readonly JwksEndpoint: string
    readonly Issuer: string
    readonly AdditionalClaims?: {
      readonly Format: 'single-string' | 'string-array' | 'space-separated-values'
      readonly Name: string
      readonly Values: string[]
    }[]
  }
}
