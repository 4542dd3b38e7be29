import type { CertificateModel } from './certificate.ts'
import type { LoadBalancerModel } from './load-balancer.ts'
import type { Resource } from './resource.ts'

/**
 * What AWS recommends, and its console chooses: TLS 1.2 and 1.3 with forward secrecy, and post-quantum key exchange.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 */
export const SSL_POLICY = 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09'

/** What a listener does with a request that no rule matches. */
export type DefaultAction =
  | { readonly type: 'redirect'; readonly protocol: 'HTTPS'; readonly port: string; readonly statusCode: 'HTTP_301' }
  | { readonly type: 'fixed-response'; readonly statusCode: string; readonly messageBody: string }

export interface ListenerSettings {
  readonly port: number
  readonly protocol: 'HTTP' | 'HTTPS'
  /** For HTTPS: the certificate, looked up or by ARN. */
  readonly certificate?: CertificateModel | string
  readonly sslPolicy?: string
  readonly defaultAction: DefaultAction
}

/** A listener of a load balancer. */
export interface ListenerModel extends Resource<'listener'> {
  readonly loadBalancer: LoadBalancerModel
  readonly settings: ListenerSettings
}

/** The listener resources of a load balancer. */
export function listenersOf(loadBalancer: LoadBalancerModel): readonly ListenerModel[] {
  return loadBalancer.listeners.map(settings => ({
    kind: 'listener',
    id: `${loadBalancer.id}:${settings.port}`,
    loadBalancer,
    settings,
  }))
}
