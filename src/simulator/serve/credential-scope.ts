import type { ServiceName } from '../../aws/service-name.ts'
import type { ReceivedRequest } from './http-server.ts'

/** What the signature of a request is for. */
export interface CredentialScope {
  readonly region: string
  /** The name that the service signs with. */
  readonly signingName: string
}

const SIGNING_NAMES: ReadonlyMap<string, ServiceName> = new Map<string, ServiceName>([
  ['acm', 'acm'],
  ['application-autoscaling', 'applicationAutoScaling'],
  ['ec2', 'ec2'],
  ['ecr', 'ecr'],
  ['ecs', 'ecs'],
  ['elasticloadbalancing', 'elbv2'],
  ['iam', 'iam'],
  ['logs', 'cloudWatchLogs'],
  ['route53', 'route53'],
  ['servicediscovery', 'serviceDiscovery'],
  ['sts', 'sts'],
  ['tagging', 'resourceGroupsTaggingAPI'],
])

/** The service that signs with this name. */
export const serviceOf = ({ signingName }: CredentialScope): ServiceName | undefined => SIGNING_NAMES.get(signingName)

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html
export function credentialScope({ headers, query }: ReceivedRequest): CredentialScope | undefined {
  const credential =
    /Credential=([^\s,]{1,200})/.exec(headers.authorization ?? '')?.[1] ?? query['X-Amz-Credential'] ?? ''
  const [end, signingName, region] = credential.split('/').reverse()
  return end === 'aws4_request' && signingName && region ? { region, signingName } : undefined
}
