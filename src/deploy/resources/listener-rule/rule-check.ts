import type { Action } from '../../../aws/shapes/elastic-load-balancing-v2.ts'
import type { ListenerRuleModel } from '../../../model/listener-rule.ts'
import type { RouteCheck } from '../../../model/route-check.ts'
import { hashOf } from '../../canonical.ts'
import { answerInput } from '../listener/default-action.ts'
import { forwardTo, type RuleTarget } from './rule-targets.ts'

/** What requests must pass, with every setting written out; empty where there is nothing. */
export type CanonicalCheck = Readonly<Record<string, unknown>>

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_AuthenticateOidcActionConfig.html
const SESSION = {
  SessionCookieName: 'AWSELBAuthSessionCookie',
  Scope: 'openid',
  SessionTimeout: 604_800,
  OnUnauthenticatedRequest: 'authenticate',
}

/** What a program asks for, in canonical form. */
export function wantedCheck({ check }: ListenerRuleModel): CanonicalCheck {
  if (!check) return {}
  const secret = secretHash(check)
  return { ...canonicalCheck([checkInput(check, false)]), ...(secret && { secret }) }
}

/** What the actions of a rule ask for; `secret` is the hash of what only AWS knows. */
export function canonicalCheck(actions: readonly Action[] = [], secret?: string): CanonicalCheck {
  const found = actions.find(
    ({ AuthenticateOidcConfig: oidc, AuthenticateCognitoConfig: cognito, JwtValidationConfig }) =>
      Boolean(oidc ?? cognito ?? JwtValidationConfig),
  )
  if (!found) return {}
  const { Type: type, AuthenticateOidcConfig: oidc, AuthenticateCognitoConfig: cognito } = found
  if (found.JwtValidationConfig) return { type, ...found.JwtValidationConfig }
  const { ClientSecret: _, UseExistingClientSecret: _kept, ...config } = oidc ?? {}
  return { type, ...SESSION, ...config, ...cognito, ...(oidc && secret && { secret }) }
}

/** What is hashed of the secret of a provider. */
export const clientSecretOf = ({ check }: ListenerRuleModel): object | undefined =>
  check?.type === 'authenticate-oidc' ? { secret: check.config.clientSecret } : undefined

function secretHash(check: RouteCheck): string | undefined {
  return check.type === 'authenticate-oidc' ? hashOf({ secret: check.config.clientSecret }) : undefined
}

/** The actions of a rule. With `keepsSecret`, the secret that AWS has stays. */
export function actionsOf(
  { answer, check, stickinessSeconds }: ListenerRuleModel,
  targets: readonly RuleTarget[],
  keepsSecret: boolean,
): Action[] {
  const last = answer ? answerInput(answer) : forwardTo(targets, stickinessSeconds)
  return check
    ? [
        { ...checkInput(check, keepsSecret), Order: 1 },
        { ...last, Order: 2 },
      ]
    : [last]
}

function checkInput(check: RouteCheck, keepsSecret: boolean): Action {
  if (check.type === 'jwt-validation') {
    const { jwksEndpoint: JwksEndpoint, issuer: Issuer, additionalClaims = [] } = check.config
    const claims = additionalClaims.map(({ format, name, values }) => ({
      Format: format,
      Name: name,
      Values: [...values],
    }))
    const AdditionalClaims = claims.length > 0 ? { AdditionalClaims: claims } : {}
    return { Type: check.type, JwtValidationConfig: { JwksEndpoint, Issuer, ...AdditionalClaims } }
  }
  const { config } = check
  const session = {
    ...(config.sessionCookieName !== undefined && { SessionCookieName: config.sessionCookieName }),
    ...(config.scope !== undefined && { Scope: config.scope }),
    ...(config.sessionTimeout !== undefined && { SessionTimeout: config.sessionTimeout }),
    ...(config.authenticationRequestExtraParams && {
      AuthenticationRequestExtraParams: { ...config.authenticationRequestExtraParams },
    }),
    ...(config.onUnauthenticatedRequest && { OnUnauthenticatedRequest: config.onUnauthenticatedRequest }),
  }
  if (check.type === 'authenticate-cognito') {
    const { userPoolArn, userPoolClientId, userPoolDomain } = check.config
    const pool = { UserPoolArn: userPoolArn, UserPoolClientId: userPoolClientId, UserPoolDomain: userPoolDomain }
    return { Type: check.type, AuthenticateCognitoConfig: { ...pool, ...session } }
  }
  const { issuer, authorizationEndpoint, tokenEndpoint, userInfoEndpoint, clientId, clientSecret } = check.config
  const provider = {
    Issuer: issuer,
    AuthorizationEndpoint: authorizationEndpoint,
    TokenEndpoint: tokenEndpoint,
    UserInfoEndpoint: userInfoEndpoint,
    ClientId: clientId,
  }
  const secret = keepsSecret ? { UseExistingClientSecret: true } : { ClientSecret: clientSecret }
  return { Type: check.type, AuthenticateOidcConfig: { ...provider, ...session, ...secret } }
}
