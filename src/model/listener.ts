import type { CertificateModel } from './certificate.ts'
import type { AttributeValues } from './elbv2-attributes.ts'
import type { LoadBalancerModel } from './load-balancer.ts'
import type { RawListenerSettings } from './raw-settings.ts'
import type { Resource } from './resource.ts'
import type { TargetGroupModel } from './target-group.ts'

/**
 * What AWS recommends, and its console chooses: TLS 1.2 and 1.3 with forward secrecy, and post-quantum key exchange.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 */
export const SSL_POLICY = 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09'

/** What a load balancer does with a request without asking any target. */
export type OwnAnswer =
  | ({ readonly type: 'redirect' } & Redirect)
  | ({ readonly type: 'fixed-response' } & FixedResponse)

/** What a listener does with a request that no rule matches. */
export type DefaultAction = OwnAnswer | ForwardAction

/** Sends to a target group, or where ECS shifts traffic to one of two. */
export interface ForwardAction {
  readonly type: 'forward'
  readonly targetGroup: TargetGroupModel
  /** The other of the two: ECS decides how much each of them gets. */
  readonly alternate?: TargetGroupModel
}

/**
 * Where a client is sent. What is not said stays as the request has it; `#{protocol}`, `#{host}`, `#{port}`, `#{path}`
 * (without the `/` at its beginning) and `#{query}` stand for that within a text. At least one of protocol, host, port and
 * path must differ.
 */
export interface Redirect {
  /** Permanent, or for now. */
  readonly statusCode: 'HTTP_301' | 'HTTP_302'
  /** Not from HTTPS to HTTP. */
  readonly protocol?: 'HTTP' | 'HTTPS' | '#{protocol}'
  /** `'1'` to `'65535'`, or `'#{port}'`. */
  readonly port?: string
  /** @example 'www.#{host}' */
  readonly host?: string
  /** Begins with `/`. @example '/shop/#{path}' */
  readonly path?: string
  /** Without the `?` at its beginning. @example '#{query}&from=old' */
  readonly query?: string
}

/** An answer that the load balancer gives itself. */
export interface FixedResponse {
  /** 2XX, 4XX or 5XX. */
  readonly statusCode: string
  /** @default 'text/plain' */
  readonly contentType?: 'text/plain' | 'text/css' | 'text/html' | 'application/javascript' | 'application/json'
  /** Up to 1024 characters. @default none */
  readonly messageBody?: string
}

/** What answers where the program does not say what. */
export const NOT_FOUND: FixedResponse = { statusCode: '404', messageBody: 'Not found' }

/** What listeners of Application Load Balancers speak, and then those of Network Load Balancers. */
export type ListenerProtocol = 'HTTP' | 'HTTPS' | 'TCP' | 'TLS' | 'UDP' | 'TCP_UDP'

/** Whether a listener has a certificate. */
export const isSecure = (protocol: string | undefined): boolean => protocol === 'HTTPS' || protocol === 'TLS'

export interface ListenerSettings {
  readonly port: number
  readonly protocol: ListenerProtocol
  /** For HTTPS and TLS: the certificate, looked up or by ARN. */
  readonly certificate?: CertificateModel | string
  /** Those for other names, which clients ask for by SNI. */
  readonly moreCertificates?: readonly (CertificateModel | string)[]
  readonly sslPolicy?: string
  /** It redirects to HTTPS, and has those routes alone that name it. */
  readonly onlyNamed?: true
  readonly defaultAction: DefaultAction
  readonly attributes?: AttributeValues
  readonly raw?: RawListenerSettings
}

/** A listener that sends to no target group by itself. */
export interface ServingListener extends ListenerSettings {
  readonly defaultAction: OwnAnswer
}

/** A listener of a Network Load Balancer before it is known where it sends to. */
export type NetworkListener = Omit<ListenerSettings, 'defaultAction' | 'raw'>

/** How a listener that exists is found: by its ARN, by its port, or as the one that serves the load balancer's requests. */
export type ExistingListener = { readonly arn: string } | { readonly port: number } | 'main'

/** A listener of a load balancer. `existing` means looked up: only rules of the stack are added and taken away. */
export interface ListenerModel extends Resource<'listener'> {
  readonly loadBalancer: LoadBalancerModel
  readonly existing?: ExistingListener
  /** Always there save for one that is looked up. */
  readonly settings?: ListenerSettings
}

/** A listener of a load balancer that is looked up. */
export function existingListener(loadBalancer: LoadBalancerModel, existing: ExistingListener): ListenerModel {
  const which = existing === 'main' ? existing : 'port' in existing ? existing.port : existing.arn.split('/').at(-1)
  return { kind: 'listener', id: `${loadBalancer.id}:${which}`, loadBalancer, existing }
}

/** The listener of a Network Load Balancer that sends to this target group, or to one of two. */
export function forwardingListener(
  loadBalancer: LoadBalancerModel,
  listener: NetworkListener,
  to: Omit<ForwardAction, 'type'>,
): ListenerModel {
  const settings: ListenerSettings = { ...listener, defaultAction: { type: 'forward', ...to } }
  return { kind: 'listener', id: `${loadBalancer.id}:${listener.port}`, loadBalancer, settings }
}

/** The listener resources of a load balancer. Those of a Network Load Balancer are made for what they send to. */
export function listenersOf(loadBalancer: LoadBalancerModel): readonly ListenerModel[] {
  return loadBalancer.listeners.map(settings => ({
    kind: 'listener',
    id: `${loadBalancer.id}:${settings.port}`,
    loadBalancer,
    settings,
  }))
}
