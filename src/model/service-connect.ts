import type { LogGroupModel } from './log-group.ts'
import type { NamespaceModel } from './namespace.ts'
import type { RoleModel } from './role.ts'

/** A name and port that other services reach this one by. */
export interface ClientAlias {
  readonly port: number
  readonly dnsName?: string
  /** While traffic shifts, requests with this header reach the new version. */
  readonly testTrafficRules?: {
    readonly header: { readonly name: string; readonly value?: { readonly exact: string } }
  }
}

/** One port of a service that others reach through Service Connect. */
export interface ConnectedPort {
  readonly portName: string
  readonly discoveryName?: string
  readonly clientAliases?: readonly ClientAlias[]
  readonly ingressPortOverride?: number
  readonly timeout?: { readonly idleTimeoutSeconds?: number; readonly perRequestTimeoutSeconds?: number }
  readonly tls?: {
    readonly issuerCertificateAuthority: { readonly awsPcaAuthorityArn: string }
    readonly kmsKey?: string
    /** Made for the service, or the ARN of one that exists. */
    readonly roleArn?: RoleModel | string
  }
}

/** Where the proxy of Service Connect writes its log. */
export interface ConnectLog {
  readonly logDriver: 'awslogs' | 'awsfirelens' | 'fluentd' | 'gelf' | 'journald' | 'json-file' | 'splunk' | 'syslog'
  /** A log group of the stack stands for the options that write there. */
  readonly options?: LogGroupModel | Readonly<Record<string, string>>
  readonly secretOptions?: readonly { readonly name: string; readonly valueFrom: string }[]
}

/** The Service Connect settings of a service, in the shape of the AWS API. */
export interface ServiceConnectConfiguration {
  readonly enabled: boolean
  readonly namespace?: NamespaceModel | string
  readonly services?: readonly ConnectedPort[]
  readonly logConfiguration?: ConnectLog
  readonly accessLogConfiguration?: {
    readonly format: 'TEXT' | 'JSON'
    readonly includeQueryParameters?: 'ENABLED' | 'DISABLED'
  }
}
