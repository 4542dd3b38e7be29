import * as z from 'zod/mini'
import { LISTENER_ATTRIBUTES } from '../model/elbv2-attributes.ts'
import { isSecure, type ListenerSettings, SSL_POLICY } from '../model/listener.ts'
import type { LoadBalancerModel } from '../model/load-balancer.ts'
import { checkAnswer } from './answer.ts'
import { elbv2 } from './api/elbv2.ts'
import { checkAttributes } from './elbv2-attributes.ts'
import { matching } from './fields.ts'
import { quoted } from './quoted.ts'
import { type ApiRequest, checkRequest } from './raw-members.ts'
import { ELB, type Finding, type Report } from './rule.ts'
import { isPolicyName, oldestTls } from './ssl-policies.ts'

const docs = `${ELB}/application/create-https-listener.html`

/** What a listener is asked for. */
export const CREATE_LISTENER: ApiRequest = { table: elbv2, structure: 'CreateListenerInput' }

const isCertificateArn = matching(() =>
  z.string().check(z.regex(/^arn:[\w-]+:(acm:[a-z0-9-]+:\d{12}:certificate\/.+|iam::\d{12}:server-certificate\/.+)$/)),
)
const isDomain = matching(() =>
  z.string().check(z.maxLength(253), z.regex(/^(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/i)),
)

const MODES = ['off', 'passthrough', 'verify']
const MUTUAL = `${ELB}/APIReference/API_MutualAuthenticationAttributes.html`

/** Reports what AWS refuses, or advises against, in a listener. */
export function checkListener(
  { port, protocol, certificate, sslPolicy, onlyNamed, defaultAction, attributes = {}, raw = {} }: ListenerSettings,
  { https, scheme }: { readonly https: boolean; readonly scheme: LoadBalancerModel['scheme'] },
  report: Report,
): void {
  const path = ['listeners', port]
  checkPort(port, path, report)
  checkCertificate({ protocol, certificate, sslPolicy }, path, report)
  if (defaultAction.type !== 'forward') checkAnswer(defaultAction, { port, protocol }, path, report)
  if (onlyNamed && !https) {
    const message = 'HTTP is redirected to HTTPS, but there is no HTTPS listener'
    report({ code: 'LS-RED-01', path, message, hint: 'call .https({ certificate })', docs })
  }
  if (protocol === 'HTTP' && defaultAction.type !== 'redirect' && scheme === 'internet-facing') {
    const message = 'An internet-facing load balancer serves plain HTTP'
    const hint = 'call .https({ certificate }) and .redirectHttpToHttps()'
    report({ code: 'LS-HTT-01', severity: 'warning', path, message, hint, docs })
  }
  checkAttributes(attributes, LISTENER_ATTRIBUTES, { code: 'LS-ATR-01', of: 'A listener', at: path }, report)
  checkRequest(CREATE_LISTENER, raw, finding => report({ ...finding, path: [...path, 'raw', ...finding.path] }))
  const { Mode, TrustStoreArn } = raw.MutualAuthentication ?? {}
  if (Mode !== undefined && !MODES.includes(Mode)) {
    const message = `${quoted(Mode)} is no mode of mutual TLS`
    const at = [...path, 'raw', 'MutualAuthentication', 'Mode']
    report({ code: 'LS-TLS-01', path: at, message, hint: `use ${MODES.join(', ')}`, docs: MUTUAL })
  } else if (Mode !== undefined && (Mode === 'verify') !== (TrustStoreArn !== undefined)) {
    const message = 'TrustStoreArn belongs to Mode verify, which needs it'
    const at = [...path, 'raw', 'MutualAuthentication']
    report({ code: 'LS-TLS-01', path: at, message, hint: 'give both, or neither', docs: MUTUAL })
  }
}

/** Reports a port that no listener has. */
export function checkPort(port: number, path: Finding['path'], report: Report): void {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    const message = `${port} is not the port of a listener`
    report({ code: 'LS-PRO-01', path, message, hint: 'use a whole number from 1 to 65535', docs })
  }
}

type Secured = { readonly [Field in 'protocol' | 'certificate' | 'sslPolicy']?: ListenerSettings[Field] | undefined }

/** Reports a certificate or TLS policy that AWS refuses, or advises against. */
export function checkCertificate(
  { protocol, certificate, sslPolicy }: Secured,
  path: Finding['path'],
  report: Report,
): void {
  if (isSecure(protocol) && !certificate) {
    const hint = 'give a domain name such as shop.example.com, or the ARN of a certificate'
    report({
      code: 'LS-CRT-01',
      path,
      message: `A certificate must be specified for ${protocol} listeners`,
      hint,
      docs,
    })
  }
  if (certificate && typeof certificate === 'string' && !isCertificateArn(certificate)) {
    const hint = 'use arn:aws:acm:<region>:<account>:certificate/<id>'
    report({ code: 'AUX-ACM-03', path, message: `"${certificate}" is not the ARN of a certificate`, hint, docs })
  }
  if (typeof certificate === 'object' && !isDomain(certificate.domain)) {
    const hint = 'use a domain name such as shop.example.com or *.example.com'
    report({ code: 'AUX-ACM-01', path, message: `"${certificate.domain}" is not a domain name`, hint, docs })
  }
  if (sslPolicy !== undefined && !sslPolicy.startsWith('ELBSecurityPolicy-')) {
    const message = `${quoted(sslPolicy)} is not a TLS policy of Elastic Load Balancing`
    report({ code: 'LS-SSL-01', path, message, hint: `leave it out, or use ${SSL_POLICY}`, docs })
  } else if (sslPolicy !== undefined && !isPolicyName(sslPolicy)) {
    const message = `${quoted(sslPolicy)} is called like no TLS policy that is known`
    const hint = `leave it out, or use ${SSL_POLICY}`
    report({ code: 'LS-SSL-01', severity: 'warning', path, message, hint, docs })
  }
  const oldest = sslPolicy === undefined ? undefined : oldestTls(sslPolicy)
  if (oldest !== undefined) {
    const hint = `leave it out, or use ${SSL_POLICY}`
    const message = `SSL policy ${sslPolicy} allows TLS ${oldest}, a version below 1.2`
    report({ code: 'LS-SSL-01', severity: 'warning', path, message, hint, docs })
  }
}
