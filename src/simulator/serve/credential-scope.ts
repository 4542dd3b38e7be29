import { sdks } from '../../aws/sdk.ts'
import { SERVICE_NAMES, type ServiceName } from '../../aws/service-name.ts'
import type { ReceivedRequest } from './http-server.ts'

/** What the signature of a request is for. */
export interface CredentialScope {
  readonly region: string
  /** The name that the service signs with. */
  readonly signingName: string
}

/** The service that signs with this name. */
export const serviceOf = ({ signingName }: CredentialScope): ServiceName | undefined =>
  SERVICE_NAMES.find(name => (sdks[name].signingName ?? sdks[name].iam) === signingName)

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html
export function credentialScope({ headers, query }: ReceivedRequest): CredentialScope | undefined {
  const credential =
    /Credential=([^\s,]{1,200})/.exec(headers.authorization ?? '')?.[1] ?? query['X-Amz-Credential'] ?? ''
  const [end, signingName, region] = credential.split('/').reverse()
  return end === 'aws4_request' && signingName && region ? { region, signingName } : undefined
}
