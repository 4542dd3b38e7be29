import type { LogGroupModel } from '../model/log-group.ts'
import type { NamespaceModel } from '../model/namespace.ts'
import type { Tags } from '../model/resource.ts'
import type { ConnectedPort, ConnectLog, ServiceConnectConfiguration } from '../model/service-connect.ts'
import type { TaskDefinitionModel } from '../model/task-definition.ts'
import type { Definition } from './definition.ts'
import { infrastructureRole } from './infrastructure-role.ts'

interface InNamespace {
  /** The namespace, or the name, id or ARN of one that exists. @default that of the cluster */
  readonly namespace?: Definition<NamespaceModel> | string
}

/** Logs each request. Query parameters can hold secrets: they are left out unless asked for. */
interface AccessLog {
  readonly format: 'TEXT' | 'JSON'
  readonly includeQueryParameters?: 'ENABLED' | 'DISABLED'
}

/** Where the proxy writes: no access log without a place for it. */
type Logs =
  | { readonly logConfiguration?: ProxyLog; readonly accessLogConfiguration?: undefined }
  | {
      /**
       * Where the log of the proxy goes: a driver with its options, or `'awslogs'` alone: the log group of the containers,
       * in streams that begin with `service-connect`.
       */
      readonly logConfiguration: ProxyLog
      /** Logs each request. @default no access log */
      readonly accessLogConfiguration: AccessLog
    }

type ProxyLog = ConnectLogOptions | 'awslogs'

/** A log driver with its options as the API writes them. */
export type ConnectLogOptions = Omit<ConnectLog, 'options'> & { readonly options?: Readonly<Record<string, string>> }

/** How a service takes part in Service Connect. */
export type ServiceConnectOptions = InNamespace & Logs

/** How others reach a port of the service. `N` and `A` are what the compiler checks of it. */
export interface ConnectedPortOptions<N = string, A = string> {
  /** The name in Cloud Map: up to 64 lower-case letters, digits, `_` and `-`. @default the name of the port */
  readonly discoveryName?: N
  /** The port, and the DNS name, that others use. @default the port of the container at `<discovery name>.<namespace>` */
  readonly clientAlias?: {
    readonly port: number
    readonly dnsName?: string
    /** While traffic shifts, requests with this header reach the new version. */
    readonly testHeader?: { readonly name: string; readonly exact?: string }
  }
  /** A port for the proxy to listen on, so that a security group can name it: 1 to 65535. */
  readonly ingressPortOverride?: number
  /** After so many seconds the proxy ends a connection, or a request. */
  readonly timeout?: { readonly idleTimeoutSeconds?: number; readonly perRequestTimeoutSeconds?: number }
  /** Encrypts the traffic with certificates of a private authority. */
  readonly tls?: {
    /** The ARN of the certificate authority. */
    readonly certificateAuthority: A
    /** The KMS key for the certificates' private keys. */
    readonly kmsKey?: string
    /** The ARN of a role that lets ECS manage the certificates. @default a role of the service, made for this */
    readonly role?: string
  }
}

/** What was called. */
export interface ConnectCalls {
  readonly options?: ServiceConnectOptions
  readonly ports: readonly { readonly portName: string; readonly options: ConnectedPortOptions }[]
}

/** What these calls refer to. */
export interface ConnectParts {
  readonly namespace: NamespaceModel | undefined
  /** Where the containers write. */
  readonly logGroup: LogGroupModel | undefined
}

interface PartsOfPorts extends ConnectParts {
  readonly taskDefinition: TaskDefinitionModel | undefined
}

/** The configuration that these calls are. */
export function connectOf(
  { options, ports }: ConnectCalls,
  { namespace, logGroup, taskDefinition }: PartsOfPorts,
  service: string,
  tags: Tags,
): ServiceConnectConfiguration {
  const { logConfiguration: given, accessLogConfiguration } = options ?? {}
  const own: ConnectLog | undefined = logGroup && { logDriver: 'awslogs', options: logGroup }
  const logConfiguration = given === 'awslogs' ? own : given
  return {
    enabled: true,
    ...(namespace && { namespace }),
    ...(ports.length > 0 && { services: ports.map(port => portOf(port, taskDefinition, service, tags)) }),
    ...(logConfiguration && { logConfiguration }),
    ...(accessLogConfiguration && { accessLogConfiguration }),
  }
}

/**
 * The port that clients use where the program says none: AWS asks for one, and has refused a port without.
 *
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectService.html,
 * https://github.com/hashicorp/terraform-provider-aws/issues/44027
 */
function ownAlias(portName: string, taskDefinition: TaskDefinitionModel | undefined) {
  const mappings = taskDefinition?.containers.flatMap(({ portMappings }) => portMappings)
  const port = mappings?.find(({ name }) => name === portName)?.containerPort
  return port === undefined ? undefined : { port }
}

function portOf(
  { portName, options }: ConnectCalls['ports'][number],
  taskDefinition: TaskDefinitionModel | undefined,
  service: string,
  tags: Tags,
): ConnectedPort {
  const { discoveryName, ingressPortOverride, timeout, tls } = options
  const clientAlias: ConnectedPortOptions['clientAlias'] = options.clientAlias ?? ownAlias(portName, taskDefinition)
  const { testHeader, ...alias } = clientAlias ?? {}
  return {
    portName,
    ...(discoveryName !== undefined && { discoveryName }),
    ...(clientAlias && {
      clientAliases: [
        {
          port: clientAlias.port,
          ...alias,
          ...(testHeader && {
            testTrafficRules: {
              header: {
                name: testHeader.name,
                ...(testHeader.exact !== undefined && { value: { exact: testHeader.exact } }),
              },
            },
          }),
        },
      ],
    }),
    ...(ingressPortOverride !== undefined && { ingressPortOverride }),
    ...(timeout && { timeout }),
    ...(tls && {
      tls: {
        issuerCertificateAuthority: { awsPcaAuthorityArn: tls.certificateAuthority },
        ...(tls.kmsKey !== undefined && { kmsKey: tls.kmsKey }),
        roleArn: tls.role ?? infrastructureRole(service, 'service-connect', tags),
      },
    }),
  }
}
