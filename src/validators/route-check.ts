import type { RouteCheck } from '../model/route-check.ts'
import { elbv2 } from './api/elbv2.ts'
import { quoted } from './quoted.ts'
import { checkRequest } from './raw-members.ts'
import { ELB, type Report } from './rule.ts'

const docs = `${ELB}/application/listener-authenticate-users.html`
const JWT = `${ELB}/application/listener-verify-jwt.html`
const POOL = /^arn:[\w-]+:cognito-idp:[\w-]+:\d{12}:userpool\/[\w-]+_[0-9A-Za-z]+$/

/** What the settings are to the model of the API, where they have the same names save for the first letter. */
const STRUCTURES: Readonly<Record<RouteCheck['type'], string>> = {
  'authenticate-oidc': 'AuthenticateOidcActionConfig',
  'authenticate-cognito': 'AuthenticateCognitoActionConfig',
  'jwt-validation': 'JwtValidationActionConfig',
}

/** Reports what a provider of identities cannot be. */
export function checkRouteCheck(check: RouteCheck, report: Report): void {
  const { type } = check
  const structure = STRUCTURES[type]
  checkRequest({ table: elbv2, structure }, requested(check), ({ path, ...found }) => {
    const names = path.map(key => (typeof key === 'string' ? lower(key) : key))
    report({ ...found, path: [type, ...names] })
  })
  const empty = (code: string, fields: Readonly<Record<string, unknown>>): void => {
    for (const [name, value] of Object.entries(fields)) {
      if (value) continue
      const hint = 'give what the provider gave'
      report({ code, path: [type, name], message: `${name} is empty`, hint, docs })
    }
  }
  if (check.type === 'authenticate-oidc') {
    const { issuer, authorizationEndpoint, tokenEndpoint, userInfoEndpoint, clientId, clientSecret } = check.config
    for (const [name, url] of Object.entries({ issuer, authorizationEndpoint, tokenEndpoint, userInfoEndpoint }))
      if (!isHttps(url)) report({ code: 'LS-OID-01', path: [type, name], ...noUrl(name, url), docs })
    empty('LS-OID-01', { clientId, clientSecret })
  } else if (check.type === 'authenticate-cognito') {
    const { userPoolArn, userPoolClientId, userPoolDomain } = check.config
    empty('LS-COG-01', { userPoolClientId, userPoolDomain })
    if (POOL.test(userPoolArn)) return
    const message = `${quoted(userPoolArn)} is not the ARN of a user pool`
    const hint = 'use arn:aws:cognito-idp:<region>:<account>:userpool/<id>'
    report({ code: 'LS-COG-01', path: [type, 'userPoolArn'], message, hint, docs })
  } else {
    const { jwksEndpoint, issuer, additionalClaims = [] } = check.config
    empty('LS-JWT-01', { issuer })
    if (!isHttps(jwksEndpoint)) {
      const found = noUrl('jwksEndpoint', jwksEndpoint)
      report({ code: 'LS-JWT-01', path: [type, 'jwksEndpoint'], ...found, docs: JWT })
    }
    if (additionalClaims.length > 10) {
      const message = `${additionalClaims.length} additional claims are asked for; AWS takes 10`
      report({ code: 'LS-JWT-01', path: [type, 'additionalClaims'], message, hint: 'ask for fewer', docs: JWT })
    }
  }
}

function requested(check: RouteCheck): object {
  const config = upper(check.config)
  return check.type === 'jwt-validation'
    ? { ...config, AdditionalClaims: check.config.additionalClaims?.map(upper) }
    : config
}

const upper = (settings: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name.replace(/^./, each => each.toUpperCase()), value]),
  )
const lower = (name: string): string => name.replace(/^./, each => each.toLowerCase())

const isHttps = (url: unknown): boolean =>
  typeof url === 'string' && url.length <= 256 && /^https:\/\/[^/?#]+/.test(url)

const noUrl = (name: string, url: unknown) => ({
  message: `${name} ${quoted(String(url))} is not a URL of HTTPS`,
  hint: 'use https://…, at most 256 characters',
})
