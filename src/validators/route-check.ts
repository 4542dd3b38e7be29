import type { RouteCheck } from '../model/route-check.ts'
import { quoted } from './quoted.ts'
import type { Report } from './rule.ts'

const docs = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html'
const JWT = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-verify-jwt.html'
const POOL = /^arn:[\w-]+:cognito-idp:[\w-]+:\d{12}:userpool\/[\w-]+_[0-9A-Za-z]+$/

/** Reports what a provider of identities cannot be. */
export function checkRouteCheck({ type, config }: RouteCheck, report: Report): void {
  if (type === 'authenticate-oidc') {
    const { issuer, authorizationEndpoint, tokenEndpoint, userInfoEndpoint, clientId, clientSecret } = config
    for (const [name, url] of Object.entries({ issuer, authorizationEndpoint, tokenEndpoint, userInfoEndpoint }))
      if (!isHttps(url)) report({ code: 'LS-OID-01', path: [type, name], ...noUrl(name, url), docs })
    for (const [name, value] of Object.entries({ clientId, clientSecret })) {
      if (value) continue
      report({
        code: 'LS-OID-01',
        path: [type, name],
        message: `${name} is empty`,
        hint: 'give what the provider gave',
        docs,
      })
    }
  } else if (type === 'authenticate-cognito') {
    if (POOL.test(config.userPoolArn)) return
    const message = `${quoted(config.userPoolArn)} is not the ARN of a user pool`
    const hint = 'use arn:aws:cognito-idp:<region>:<account>:userpool/<id>'
    report({ code: 'LS-COG-01', path: [type, 'userPoolArn'], message, hint, docs })
  } else {
    const { jwksEndpoint, additionalClaims = [] } = config
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

const isHttps = (url: unknown): boolean =>
  typeof url === 'string' && url.length <= 256 && /^https:\/\/[^/?#]+/.test(url)

const noUrl = (name: string, url: unknown) => ({
  message: `${name} ${quoted(String(url))} is not a URL of HTTPS`,
  hint: 'use https://…, at most 256 characters',
})
