import { AwsError } from '../operation.ts'
import { services } from '../services.ts'
import { awsJson } from '../wire/json.ts'
import type { HttpResponse } from '../wire/message.ts'
import type { Protocol } from '../wire/protocol.ts'
import { awsQuery } from '../wire/query.ts'
import { credentialScope, serviceOf } from './credential-scope.ts'
import type { ReceivedRequest } from './http-server.ts'
import { isRegion, type Regions } from './regions.ts'

/** Answers a call of an AWS client; undefined where the client gets no reply. */
export async function answerAws(
  request: ReceivedRequest,
  regions: Regions,
  signal: AbortSignal,
): Promise<HttpResponse | undefined> {
  const json = request.headers['x-amz-target'] !== undefined
  const unknown: Protocol = json ? awsJson : awsQuery
  const scope = credentialScope(request)
  if (!scope)
    return unknown.error(
      json
        ? new AwsError('MissingAuthenticationTokenException', 'Missing Authentication Token')
        : new AwsError('MissingAuthenticationToken', 'Request is missing Authentication Token', 403),
    )
  const service = serviceOf(scope)
  if (!service)
    return unknown.error(
      new AwsError('NotImplemented', `The simulator does not have the service ${scope.signingName}.`, 501),
    )
  if (!isRegion(scope.region))
    return services[service].protocol.error(
      new AwsError('SignatureDoesNotMatch', `Credential should be scoped to a valid region.`, 403),
    )
  try {
    const { requestHandler } = regions.in(scope.region).clientConfig(service)
    return (await requestHandler.handle(request, { abortSignal: signal })).response
  } catch (error) {
    if (signal.aborted || isCut(error)) return undefined
    return services[service].protocol.error(new AwsError('InternalFailure', String(error), 500))
  }
}

/** Whether it is what a client sees when its connection breaks. */
const isCut = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^E(?!RR_)[A-Z_]+$/.test(String(error.code))
