import { SERVICE_NAMES, type ServiceName } from '../../aws/service-name.ts'
import type { ReceivedRequest } from './http-server.ts'

/** What the signature of a request is for. */
export interface CredentialScope {
  readonly region: string
  /** The name that the service signs with. */
  readonly signingName: string
}

const SIGNING_NAMES: Readonly<Record<ServiceName, string>> = {
  acm: 'acm',
  applicationAutoScaling: 'application-autoscaling',
  ec2: 'ec2',
  ecr: 'ecr',
  ecs: 'ecs',
  elbv2: 'elasticloadbalancing',
  iam: 'iam',
  cloudWatchLogs: 'logs',
  route53: 'route53',
  serviceDiscovery: 'servicediscovery',
  sts: 'sts',
  resourceGroupsTaggingAPI: 'tagging',
}

/** The service that signs with this name. */
export const serviceOf = ({ signingName }: CredentialScope): ServiceName | undefined =>
  SERVICE_NAMES.find(name => SIGNING_NAMES[name] === signingName)

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html
export function credentialScope({ headers, query }: ReceivedRequest): CredentialScope | undefined {
  const credential =
    /Credential=([^\s,]{1,200})/.exec(headers.authorization ?? '')?.[1] ?? query['X-Amz-Credential'] ?? ''
  const [end, signingName, region] = credential.split('/').reverse()
  return end === 'aws4_request' && signingName && region ? { region, signingName } : undefined
}
